import Prelude
import Testing

@Suite("Bytes within a text") struct ByteSearchTests {
    @Test(
        "A text holds what stands in it, at its ends too, and nothing longer",
        arguments: [
            ("a bee keeper", "bee", true), ("a bee keeper", "a b", true),
            ("a bee keeper", "keeper", true), ("a bee keeper", "keepers", false),
            ("bebee", "bee", true), ("bee", "bee", true), ("be", "bee", false), ("", "a", false),
            ("", "", true), ("bee", "", true), ("Zürich", "ür", true), ("Zürich", "ur", false),
            ("aaab", "aab", true),
        ])
    func holds(text: String, part: String, expected: Bool) {
        #expect(text.holds(part) == expected)
        // As `contains` says it, of texts whose characters are single scalars.
        #expect(text.contains(part) == expected)
    }
}
