import Prelude
import Testing

@testable import Terminal

@Suite("Widgets") struct WidgetTests {
    private func drawn(_ width: Int, _ height: Int = 1, _ draw: (inout Frame) -> Void) -> String {
        var frame = Frame(Size(width, height))
        draw(&frame)
        return frame.description
    }

    @Test("Columns share what fixed ones leave, and drop the least important") func columns() {
        let all = [
            Column("Name", .share(2, least: 6)), Column("City", .share(1, least: 4), dropOrder: 1),
            Column("Score", .fixed(5), align: .right),
        ]
        func line(_ width: Int) -> String {
            let columns = Columns(all, width: width)
            return drawn(width, 2) { frame in
                frame.draw(columns.header, in: frame.bounds.row(0))
                frame.draw(
                    columns.line([TextRun("Ada Lovelace"), TextRun("東京都"), TextRun("0.91")]),
                    in: frame.bounds.row(1))
            }
        }
        #expect(line(30) == "Name           City      Score\nAda Lovelace   東京都     0.91")
        #expect(line(15) == "Name      Score\nAda Lov…   0.91")
        for width in 0..<60 {
            let columns = Columns(all, width: width)
            let total = columns.line([]).reduce(0) { $0 + $1.text.width }
            #expect(total <= max(width, 13))
        }
    }

    @Test("A bar grows by eighths and never lies about its ends") func bars() {
        #expect(Bar.text(0, width: 4).string == "    ")
        #expect(Bar.text(1, width: 4).string == "████")
        #expect(Bar.text(0.5, width: 4).string == "██  ")
        #expect(Bar.text(0.53, width: 4).string == "██▏ ")
        #expect(Bar.text(0.6, width: 5, glyphs: .ascii).string == "###  ")
        #expect(Bar.text(7, width: 2).string == "██")
        #expect(Bar.text(-1, width: 2, track: true).string == "··")
        #expect(Bar.text(.nan, width: 4).isEmpty)
    }

    @Test("Progress without a total invents none") func progress() {
        let known = ProgressBar("Matching", done: 30, total: 120)
        #expect(
            drawn(40) { known.draw(into: &$0, in: $0.bounds) }
                == "Matching  ████▎············  25%  30/120")
        let unknown = ProgressBar("Reading", done: 7, total: nil)
        #expect(drawn(40) { unknown.draw(into: &$0, in: $0.bounds) } == "Reading  7")
        #expect(ProgressBar("x", done: 0, total: 0).share == nil)
    }

    @Test("A menu is chosen from by number, by cursor and by mouse; Escape gives up") func menu() {
        var menu = Menu(
            "Why?",
            [
                .init("pay", "Too expensive", hint: "last time"), .init("skills", "Skills missing"),
                .init("twin", "Duplicate", unless: "there is no twin"),
            ])
        #expect(
            drawn(40, 5) { menu.draw(into: &$0, over: $0.bounds) } == """
                   ┌─ Why? ─────────────────────────┐
                   │▌1 Too expensive  last time     │
                   │ 2 Skills missing               │
                   │ 3 Duplicate  there is no twin  │
                   └────────────────────────────────┘
                """)
        func chosen(_ outcome: Menu<String>.Outcome) -> String {
            switch outcome {
            case .chosen(let value): value
            case .cancelled: "cancelled"
            case .handled: "handled"
            case .ignored: "ignored"
            }
        }
        #expect(
            [
                chosen(menu.handle(Key("2"))), chosen(menu.handle(Key("3"))),
                chosen(menu.handle(Key("9"))),
                chosen(menu.handle("k")), chosen(menu.handle("enter")), chosen(menu.handle("x")),
                chosen(menu.handle(Mouse(.press, at: Point(6, 1)))),
                chosen(menu.handle(Mouse(.press, at: Point(0, 0)))), chosen(menu.handle("esc")),
            ] == [
                "skills", "handled", "handled", "handled", "skills", "ignored", "pay", "cancelled",
                "cancelled",
            ])
    }

    @Test("Messages stack, are remembered and go") func toasts() {
        var toasts = Toasts()
        for number in 1...4 { _ = toasts.post("message \(number)", number == 4 ? .failure : .info) }
        #expect(toasts.current.map(\.text) == ["message 2", "message 3", "message 4"])
        #expect(toasts.history.count == 4)
        #expect(
            drawn(20, 4) { toasts.draw(into: &$0, over: $0.bounds) }
                == "\n        i message 2\n        i message 3\n        ✗ message 4")
        toasts.dismiss(3)
        #expect(toasts.current.map(\.id) == [2, 4])
    }

    @Test("Tabs show which is open and answer the mouse") func tabs() {
        var tabs = Tabs(["Jobs", "People"], selected: 1)
        #expect(drawn(24) { tabs.draw(into: &$0, in: $0.bounds) } == " 1 Jobs [2 People]")
        #expect(tabs.tab(at: Point(3, 0)) == 0)
        #expect(tabs.tab(at: Point(10, 0)) == 1)
        #expect(tabs.tab(at: Point(23, 0)) == nil)
    }
}

@Suite("Line editor") struct LineEditorTests {
    private func edited(_ text: String, _ keys: String...) -> String {
        var editor = LineEditor(text)
        for key in keys.compactMap(Key.init(name:)) { _ = editor.handle(key) }
        var text = Array(editor.text)
        text.insert("|", at: editor.position)
        return String(text)
    }

    @Test("Keys move and erase as in a shell") func keys() {
        #expect(edited("one two", "left", "x") == "one twx|o")
        #expect(edited("one two ", "ctrl-w") == "one |")
        #expect(edited("one two", "ctrl-a", "alt-f", "ctrl-k") == "one|")
        #expect(edited("one two", "alt-b", "ctrl-u") == "|two")
        #expect(
            edited("one", "home", "delete", "end", "backspace", "backspace", "backspace") == "|")
        #expect(edited("日本語", "left", "backspace") == "日|語")
    }

    @Test("A mark typed after its letter joins it") func marks() {
        var editor = LineEditor("e")
        _ = editor.handle(Key("\u{301}"))
        #expect(editor.text == "é" && editor.position == 1)
    }

    @Test("A paste is one line, and the line has a limit") func paste() {
        var editor = LineEditor()
        editor.paste("two\nlines\tand\u{7}")
        #expect(editor.text == "two lines and")
        editor.paste(String(repeating: "x", count: 2 * LineEditor.limit))
        #expect(editor.text.count == LineEditor.limit)
    }

    @Test("Up and down go through what was typed before, and back to the draft") func history() {
        var editor = LineEditor("first")
        let submitted = editor.submit()
        #expect(submitted == "first")
        editor.paste("second")
        _ = editor.submit()
        editor.paste("draft")
        var seen: [String] = []
        for key in ["up", "up", "up", "down", "down", "down"].compactMap(Key.init(name:)) {
            _ = editor.handle(key)
            seen.append(editor.text)
        }
        #expect(seen == ["second", "first", "first", "second", "draft", "draft"])
    }

    @Test("The end of a long line shows, with the cursor after it") func scrolled() {
        var frame = Frame(Size(10, 1))
        LineEditor("0123456789日本").draw(into: &frame, in: frame.bounds, prompt: "> ")
        #expect(frame.description == "> 789日本")
        #expect(frame.cursor == Point(9, 0))
    }
}
