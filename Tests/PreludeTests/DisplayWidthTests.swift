import Prelude
import Testing

@Suite("Display width") struct DisplayWidthTests {
    @Test(
        "A text takes the cells a terminal gives it",
        arguments: [
            ("plain", 5), ("Zoë", 3), ("Zoe\u{308}", 3), ("東京", 4), ("한국", 4), ("🎉", 2),
            ("a\u{200B}b", 2), ("שלום", 4), ("ａ", 2),
        ])
    func cells(text: String, width: Int) {
        #expect(DisplayWidth.cells(of: text) == width)
    }
}
