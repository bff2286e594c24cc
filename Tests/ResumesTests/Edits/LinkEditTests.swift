import Prelude
import Resumes
import Testing

@Suite("Edits of texts with links") struct LinkEditTests {
    private static let text =
        "Built the parser (https://github.com/wilma/Parser) in Go, described on www.wilma.example/p"

    private let resume = Resume(work: [
        ResumeWork(
            company: "Nordlicht",
            bullets: [text, "Wrote docs at https://docs.example.org/a for users"])
    ])

    private func outcome(_ text: String, of original: String = text) -> EditOutcome {
        EditGates.apply(
            [ResumeEdit(id: "work/0/bullets/0", change: .replace(original: original, text: text))],
            to: resume)
    }

    @Test(
        "A rewrite keeps an address, or leaves it out",
        arguments: [
            "Developed the parser (https://github.com/wilma/Parser) in Go, described on www.wilma.example/p",
            "In Go, built the parser (https://github.com/wilma/Parser)",
            "Built the parser https://github.com/wilma/Parser in Go",
            "Built the parser in Go",
        ]) func kept(text: String)
    {
        #expect(outcome(text).resume.work[0].bullets[0] == text)
    }

    @Test(
        "A rewrite neither makes, changes nor moves one",
        arguments: [
            "Built the parser (https://github.com/wilma/parser) in Go",
            "Built the parser (http://github.com/wilma/Parser) in Go",
            "Built the parser (https://github.com/wilma/Parser/) in Go",
            "Built the parser (https://github.com/wilma) in Go",
            "Built the parser (https://github.com) in Go",
            "Built the parser (HTTPS://github.com/wilma/Parser) in Go",
            "Built the parser (https://gitlab.com/wilma/Parser) in Go",
            "Built the parser (https://docs.example.org/a) in Go",
            "Built the parser (github.com/wilma/Parser) in Go",
            "Built the parser (https://github.com/wilma/Parser?x=1) in Go",
            "Built the parser (https://github.com/wilma/Parser https://github.com/wilma/Parser) in Go",
            "Built the parser in Go (https://github.com/wilma/Parser)",
            "Built the parser in Go, described on www.wilma.example",
            "Built the parser in Go, described on www.wilma.example/p/q",
            "Built the parser in Go, described on https://www.wilma.example/p",
            "Built the parser in Go, described on evil.example.org/p",
            "Built the parser (Google-https://github.com/wilma/Parser) in Go",
            "Built the parser (https://github.com/wilma/Parser-Google) in Go",
            "Built the parser (https://github.com/wilma/Parser) in Go, mail w@example.org",
            "Built the parser [link 3] in Go",
        ]) func changed(text: String)
    {
        #expect(outcome(text).accepted.isEmpty)
        #expect(outcome(text).resume == resume)
    }

    @Test(
        "The words of an address are no evidence",
        arguments: [
            "Built the github parser in Go", "Built the parser in Go for wilma",
            "Built the https parser in Go",
        ]) func words(text: String)
    {
        #expect(outcome(text).accepted.isEmpty)
    }

    @Test(
        "A model sees that there is a link, not where it leads, and its edit has the address again")
    func masked() {
        let shown = ResumeEditRequest(resume).json
        #expect(
            shown["pieces"]?[0]?["text"]?.string
                == "Built the parser ([link 1]) in Go, described on [link 2]")
        #expect(!shown.text().contains("wilma"))
        let outcome = outcome(
            "In Go, developed the parser ([link 1])",
            of: "Built the parser ([link 1]) in Go, described on [link 2]")
        #expect(
            outcome.resume.work[0].bullets[0]
                == "In Go, developed the parser (https://github.com/wilma/Parser)")
        let swapped = self.outcome("Built the parser ([link 2]) in Go, described on [link 1]")
        #expect(swapped.refused.map(\.reason) == [.address])
    }
}
