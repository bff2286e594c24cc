import Prelude
import TestSupport
import Testing

@testable import Terminal

@Suite("Pager") struct TextPagerTests {
    private func drawn(_ pager: inout TextPager, _ width: Int, _ height: Int) -> Frame {
        var frame = Frame(Size(width, height))
        pager.draw(into: &frame, in: frame.bounds)
        return frame
    }

    @Test("Words wrap at spaces, long ones where they must") func wrapping() {
        var pager = TextPager("one two three\n\nabcdefghijkl 日本語日本語\n\tend")
        #expect(
            drawn(&pager, 8, 9).description == """
                one two
                three

                abcdefgh
                ijkl
                日本語日
                本語
                    end

                """)
    }

    @Test("A span of bytes is highlighted where its characters stand") func highlights() {
        let text = "né 日本 Swift developer"
        var pager = TextPager(text)
        let bytes = Array(text.utf8)
        let start = bytes.firstIndex(of: UInt8(ascii: "S")) ?? 0
        pager.highlights = [TextHighlight(TextSpan(start, start + 5))]
        let frame = drawn(&pager, 12, 2)
        #expect(frame.description == "né 日本\nSwift")
        #expect(frame.styledDescription.contains("Swift\n~ text/highlight×5 text×7"))
    }

    @Test("A span out of view is brought into it, one in view moves nothing") func reveal() {
        let text = (0..<200).map { "line \($0)" }.joined(separator: "\n")
        var pager = TextPager(text)
        _ = drawn(&pager, 20, 10)
        let offset = Array(text.utf8).count / 2
        pager.reveal(offset)
        let first = drawn(&pager, 20, 10).line(0)
        #expect(first != "line 0")
        pager.reveal(offset)
        #expect(drawn(&pager, 20, 10).line(0) == first)
        pager.end()
        #expect(drawn(&pager, 20, 10).line(9) == "line 199")
        pager.scroll(by: 5)
        #expect(drawn(&pager, 20, 10).line(9) == "line 199")
        pager.page(by: -1)
        #expect(drawn(&pager, 20, 10).line(9) == "line 190")
        pager.home()
        pager.scroll(by: -3)
        #expect(drawn(&pager, 20, 10).line(0) == "line 0")
    }

    @Test("A search goes from place to place and around") func search() {
        var pager = TextPager(
            (0..<100).map { $0 % 40 == 7 ? "here is Swift" : "nothing" }.joined(separator: "\n"))
        _ = drawn(&pager, 20, 10)
        pager.search("SWIFT")
        #expect(pager.found.count == 3)
        #expect(pager.foundIndex == 0)
        #expect(drawn(&pager, 20, 10).styledDescription.contains("~ text×8 match/selection×5"))
        pager.next(-1)
        #expect(pager.foundIndex == 2)
        #expect(drawn(&pager, 20, 10).description.contains("here is Swift"))
        pager.search("")
        #expect(pager.found == [] && pager.foundIndex == nil)
        pager.search("absent")
        pager.next(1)
        #expect(pager.foundIndex == nil)
    }

    @Test("Hidden text is pointed at, ordinary joiners are not") func hidden() {
        var pager = TextPager(
            "Ada\u{200B}\u{200B}\u{E0041} 👩🏽‍💻 ok e\u{301}\u{301}\u{301}\u{301}")
        let frame = drawn(&pager, 30, 1)
        #expect(frame.description.hasPrefix("Ada! 👩💻 ok "))
        #expect(frame[3, 0]?.style == Style.warn.bold)
        #expect(frame.description.filter { $0 == "!" }.count == 2)
    }

    @Test(
        "Odd texts are shown without harm",
        arguments: NamedText.each([
            "", "\n", "\n\n\n", String(repeating: "x", count: 100_000), "\u{1B}[2J\u{202E}evil",
            "e" + String(repeating: "\u{301}", count: 10_000), String(repeating: "日", count: 9_999),
        ]))
    func odd(text: NamedText) {
        let text = text.value
        var pager = TextPager(text)
        for size in [Size(1, 1), Size(2, 3), Size(80, 24), Size(0, 0)] {
            _ = drawn(&pager, size.width, size.height)
            pager.end()
            pager.scroll(by: -3)
            pager.page(by: 1)
            pager.reveal(text.utf8.count)
            let frame = drawn(&pager, size.width, size.height)
            #expect(
                !frame.description.unicodeScalars.contains {
                    $0.value == 0x1B || $0.value == 0x202E
                })
        }
    }

    @Test(
        "Broken bytes keep their place and shift no highlight by more than a character",
        arguments: 0..<40)
    func broken(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
        bytes += Array(" MARK ".utf8)
        var pager = TextPager(bytes)
        pager.search("MARK")
        #expect(pager.found.count == 1)
        _ = drawn(&pager, 30, 10)
    }
}
