import Language
import Prelude
import Testing

@Suite("Quotations") struct QuoteFinderTests {
    private let text =
        "Led a team of 4 — “rewrote”\n  the ingest\u{00A0}service in C++ at Zoë's. Scala, not Java."

    private func found(_ quotation: String) -> String? {
        QuoteFinder(text).span(of: quotation).map { $0.text(in: Array(text.utf8)) }
    }

    @Test(
        "A copy is found whatever became of blanks, case, accents, dashes and marks",
        arguments: [
            (
                "led a team of 4 - \"rewrote\" the ingest service",
                "Led a team of 4 — “rewrote”\n  the ingest\u{00A0}service"
            ),
            ("“in C++ at Zoe’s.”", "in C++ at Zoë's"),
            ("scala", "Scala"),
        ]) func copies(quotation: String, expected: String)
    {
        #expect(found(quotation) == expected)
    }

    @Test(
        "What is no copy is not found",
        arguments: [
            "led a team of 5", "rewrote the ingest", "Scal", "Java Script", "", "  ",
            String(repeating: "x", count: 9000),
        ]) func others(quotation: String)
    {
        #expect(found(quotation) == nil)
    }

    @Test("A quotation ends where words do") func edges() {
        #expect(found("Sca") == nil)
        #expect(found("ava") == nil)
        #expect(found("team of") == "team of")
        #expect(found("Java") == "Java")
    }
}
