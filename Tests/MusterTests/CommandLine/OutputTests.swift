import Testing

@testable import muster

@Suite("What is printed") struct OutputTests {
    @Test("Nothing that a document says steers the terminal") func harmless() {
        let text = Output.text(of: ["Ada \u{1B}[31mRed", "bell\u{07} and \u{9B}2J", "two\r\nlines"])
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control, "\(scalar.value)")
        }
        #expect(text.contains("Ada") && text.contains("Red") && text.contains("bell"))
    }
}
