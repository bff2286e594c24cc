import Prelude
import Testing

@testable import Terminal

@Suite("Input") struct InputParserTests {
    private func events(_ text: String) -> [InputEvent] { events(Array(text.utf8)) }

    private func events(_ bytes: [UInt8]) -> [InputEvent] {
        var parser = InputParser()
        parser.feed(bytes)
        return parser.take()
    }

    @Test(
        "Keys have their names",
        arguments: [
            ("a", "a"), ("A", "A"), ("é", "é"), ("日", "日"), (" ", "space"), ("\r", "enter"),
            ("\n", "enter"), ("\t", "tab"), ("\u{7F}", "backspace"), ("\u{8}", "backspace"),
            ("\u{1}", "ctrl-a"), ("\u{0}", "ctrl-space"), ("\u{1B}[A", "up"), ("\u{1B}OB", "down"),
            ("\u{1B}[1;5A", "ctrl-up"), ("\u{1B}[1;2D", "shift-left"), ("\u{1B}[1;3C", "alt-right"),
            ("\u{1B}[Z", "shift-tab"), ("\u{1B}[3~", "delete"), ("\u{1B}[5~", "pgup"),
            ("\u{1B}[6;5~", "ctrl-pgdn"), ("\u{1B}OP", "f1"), ("\u{1B}[24~", "f12"),
            ("\u{1B}[[A", "f1"), ("\u{1B}[H", "home"), ("\u{1B}[4~", "end"), ("\u{1B}x", "alt-x"),
            ("\u{1B}é", "alt-é"), ("\u{1B}\u{7F}", "alt-backspace"), ("\u{1B}[97;5u", "ctrl-a"),
            ("\u{1B}[27;5;13~", "ctrl-enter"), ("\u{1B}OM", "enter"), ("\u{9B}A", "up"),
        ])
    func keys(bytes: String, name: String) throws {
        #expect(events(bytes) == [.key(try #require(Key(name: name)))])
        #expect(Key(name: name)?.description == name)
    }

    @Test("The mouse is read in both encodings") func mouse() {
        #expect(events("\u{1B}[<0;250;10M") == [.mouse(Mouse(.press, .left, at: Point(249, 9)))])
        #expect(events("\u{1B}[<0;5;5m") == [.mouse(Mouse(.release, .left, at: Point(4, 4)))])
        #expect(events("\u{1B}[<34;1;1M") == [.mouse(Mouse(.drag, .right, at: Point(0, 0)))])
        #expect(events("\u{1B}[<64;2;3M") == [.mouse(Mouse(.wheelUp, .none, at: Point(1, 2)))])
        #expect(
            events("\u{1B}[<20;2;3M")
                == [.mouse(Mouse(.press, .left, at: Point(1, 2), modifiers: [.shift, .ctrl]))])
        #expect(
            events([0x1B, 0x5B, 0x4D, 32, 32 + 200, 33])
                == [.mouse(Mouse(.press, .left, at: Point(199, 0)))])
        #expect(events("\u{1B}[<35;2;3M") == [])
    }

    @Test("A paste is one event without control characters") func paste() {
        #expect(
            events("\u{1B}[200~a\u{1B}[2Jb\r\nc\rd\u{7}\te\u{1B}[201~x")
                == [.paste("a[2Jb\nc\nd\te"), .key("x")])
        var parser = InputParser()
        parser.feed("\u{1B}[200~".utf8)
        for _ in 0..<1_200 { parser.feed(Array(repeating: UInt8(ascii: "a"), count: 1_024)) }
        parser.feed("\u{1B}[201~q".utf8)
        let events = parser.take()
        guard case .paste(let text) = events.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputParser.pasteLimit)
        #expect(events.last == .key("q"))
    }

    @Test(
        "Replies and unknown sequences type nothing",
        arguments: [
            "\u{1B}]11;rgb:ffff/0000/ffff\u{7}", "\u{1B}]52;c;QUJD\u{1B}\\", "\u{1B}[?62;22c",
            "\u{1B}[24;80R", "\u{1B}P1+r544e=787465726d\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\",
            "\u{1B}[?2026;2$y", "\u{1B}[?997;1n", "\u{1B}[99;99;99A", "\u{1B}[999~", "\u{1B}OZ",
            "\u{1B}[1;5\u{18}", "\u{1B}[57399u", "\u{1B}[5 q", "\u{1B}^private\u{1B}\\",
        ])
    func unknown(bytes: String) {
        var parser = InputParser()
        parser.feed(bytes.utf8)
        #expect(parser.take() == [])
        #expect(parser.unknown == 1)
        parser.feed("j".utf8)
        #expect(parser.take() == [.key("j")])
    }

    @Test("An escape byte that nothing follows is the Escape key") func escape() {
        var parser = InputParser()
        parser.feed([0x1B])
        #expect(parser.isWaiting)
        #expect(parser.take() == [])
        parser.flush()
        #expect(parser.take() == [.key("esc")])
        #expect(!parser.isWaiting)
    }

    @Test("A sequence that comes late after its escape byte types no letters") func late() {
        var parser = InputParser()
        parser.feed([0x1B])
        parser.flush()
        parser.feed("[1;5A".utf8)
        #expect(parser.take() == [.key("esc"), .key("ctrl-up")])
        parser.feed("[".utf8)
        #expect(parser.take() == [.key("[")])
    }

    @Test("A sequence may begin where another broke off") func broken() {
        #expect(events("\u{1B}[12\u{1B}[A") == [.key("up")])
        #expect(events("\u{1B}]0;title\u{1B}[B") == [.key("down")])
        #expect(events([0xE6, 0x97, 0x41]) == [.key("A")])
        #expect(events([0xC0, 0xAF, 0xF5, 0x42]) == [.key("B")])
        #expect(events([0xED, 0xA0, 0x80, 0x43]) == [.key("C")])
    }

    /// Pieces of input that a terminal could send, and noise.
    private static let pieces = [
        "j", "A", "é", "日本", "😀", "\u{1B}[1;5A", "\u{1B}OP", "\u{1B}[<0;12;7M", "\u{1B}[M !!",
        "\u{1B}[200~pa\u{1B}ste\u{1B}[201~", "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}P$q\u{1B}\\",
        "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[O", "\r", "\u{3}", "\u{1B}x", "\u{1B}[24~", "\u{9B}B",
    ]

    @Test("The pieces input arrives in change nothing", arguments: 0..<150)
    func splits(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var bytes: [UInt8] = []
        for _ in 0..<40 {
            bytes += Array((Self.pieces.randomElement(using: &generator) ?? "").utf8)
        }
        if seed % 2 == 1 {
            for _ in 0..<30 {
                let place = Int.random(in: bytes.indices, using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
        }
        var parser = InputParser()
        var pieces: [InputEvent] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...7, using: &generator)
            parser.feed(rest.prefix(count))
            rest = rest.dropFirst(count)
            pieces += parser.take()
        }
        #expect(pieces == events(bytes), "seed \(seed)")
    }

    @Test("No sequence of any shape lets a letter out", arguments: 0..<100)
    func leaks(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            var bytes: [UInt8] = [0x1B, 0x5B]
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                bytes.append(UInt8.random(in: 0x30...0x3B, using: &generator))
            }
            bytes.append(UInt8.random(in: 0x40...0x7E, using: &generator))
            // A paste or an old mouse report goes on after its sequence; they are told elsewhere.
            guard bytes != Array("\u{1B}[200~".utf8) else { continue }
            for event in events(bytes) {
                guard case .key(let key) = event, let typed = key.typed else { continue }
                #expect(
                    bytes.last == UInt8(ascii: "u") || bytes.starts(with: Array("\u{1B}[27;".utf8)),
                    "\(bytes) typed \(typed)")
            }
        }
    }
}
