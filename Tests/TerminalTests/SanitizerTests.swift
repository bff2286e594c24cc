import Prelude
import TestSupport
import Testing

@testable import Terminal

@Suite("Sanitizing") struct SanitizerTests {
    /// What may never come out, whatever went in.
    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    private func check(_ text: String) {
        let safe = SanitizedText(text)
        let shown = safe.string.unicodeScalars
        #expect(!shown.contains(where: isForbidden), "\(text.debugDescription)")
        #expect(safe.width == shown.reduce(0) { $0 + DisplayWidth.cells(of: $1) })
        #expect(safe.width <= 2 * text.unicodeScalars.count)
        let again = SanitizedText(safe.string)
        #expect(
            again.string == safe.string && again.width == safe.width, "\(text.debugDescription)")
        #expect(!again.hadHidden)
        #expect(safe.cells.reduce(0) { $0 + Int($1.width) } == safe.width)
        for width in [0, 1, 2, 5] { #expect(safe.truncated(to: width).width <= width) }
        var frame = Frame(Size(10, 1))
        frame.draw(safe, in: frame.bounds)
        #expect(DisplayWidth.cells(of: frame.description) <= 10)
    }

    @Test("Escape sequences become pictures") func escapes() {
        #expect(SanitizedText("\u{1B}[2J\u{7}").string == "␛[2J␇")
        #expect(SanitizedText("a\tb\u{7F}").string == "a␉b␡")
        #expect(SanitizedText("\u{9B}31m").string == "\u{FFFD}31m")
        #expect(SanitizedText(utf8: [0x41, 0xFF, 0x42]).string == "A\u{FFFD}B")
    }

    @Test("Hidden characters go and are told of") func hidden() {
        let tags = SanitizedText("Ada\u{E0041}\u{E0042} \u{202E}evil\u{202C}")
        #expect(tags.string == "Ada evil")
        #expect(tags.hadHidden)
        #expect(SanitizedText("An\u{200B}na").hadHidden)
        #expect(SanitizedText("Mo\u{200D}ller").hadHidden)
        let smuggled =
            "ok😀"
            + String(String.UnicodeScalarView((0..<9).compactMap { Unicode.Scalar(0xFE00 + $0) }))
        #expect(SanitizedText(smuggled).hadHidden)
    }

    @Test(
        "Ordinary writing hides nothing",
        arguments: [
            "❤️‍🔥 1️⃣ ☎️", "نمی‌خواهم", "क्‍ष", "co\u{AD}operate", "\u{FEFF}start", "👩🏽‍💻🇩🇪", "José",
        ])
    func ordinary(text: String) {
        #expect(!SanitizedText(text).hadHidden)
        check(text)
    }

    @Test("At most two marks stay on a character") func marks() {
        let zalgo = "a" + String(repeating: "\u{301}", count: 100) + "b"
        #expect(SanitizedText(zalgo).string.unicodeScalars.count == 4)
        #expect(
            SanitizedText("\u{301}x").string.unicodeScalars.elementsEqual(
                " \u{301}x".unicodeScalars))
    }

    @Test("Line ends fold to one space") func folding() {
        #expect(SanitizedText(folding: "  Senior\r\n\t engineer \n").string == "Senior engineer")
    }

    @Test("Whatever random characters there are, nothing unsafe comes out", arguments: 0..<60)
    func random(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let ranges: [ClosedRange<UInt32>] = [
            0...0x2FF, 0x300...0x36F, 0x590...0x700, 0x1100...0x11FF, 0x2000...0x206F,
            0x2600...0x27BF, 0xFE00...0xFEFF, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF,
            0xE0000...0xE01EF, 0...0x10FFFF,
        ]
        for _ in 0..<40 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...30, using: &generator) {
                let range = ranges.randomElement(using: &generator) ?? 0...0x2FF
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                    scalars.append(scalar)
                }
            }
            check(String(scalars))
        }
    }

    @Test(
        "The hostile texts of the evaluation data are harmless",
        .enabled(if: SharedData.isPresent, "../shared/data is not beside the project"),
        arguments: ["hostile/terminal_hostile.json", "hostile/blns.json"])
    func hostile(path: String) throws {
        let texts = try JSONParser.parse(SharedData.bytes(path)).elements ?? []
        #expect(texts.count > 20)
        for text in texts { check(try #require(text.string ?? text["value"]?.string)) }
    }
}
