import Testing

@testable import Terminal

@Suite("Commands") struct CommandTests {
    private let keymap = Roster.keymap

    @Test("The table has no faults") func faultless() { #expect(keymap.faults == []) }

    @Test("Faults of a table are told") func faults() {
        let bad = Keymap<Int>([
            "All": [
                Command("One", keys: "a", title: "One", summary: "Does one.") { _ in },
                Command("two", keys: "a", "ctrl-m", title: "Two", summary: "does two") { _ in },
                Command(
                    "three", keys: "b", title: "Three", summary: "Does three.", danger: .undoable
                ) { _ in },
                Command("three", keys: "b c", title: "Four", summary: "Does four.") { _ in },
            ]
        ])
        #expect(
            bad.faults == [
                "One: the id is not kebab-case", "two: the summary is not a sentence",
                "a is bound to both One and two", "two: many terminals cannot send ctrl-m",
                "three: nothing says how it is undone", "three is there twice",
                "three: b c never completes, because b is three",
            ])
    }

    @Test("A chord waits for its second key and shows what may come") func chords() {
        var roster = Roster()
        var pending = PendingKeys()
        roster.list.move(to: 50)
        let first = keymap.press("g", pending: &pending, on: &roster)
        #expect(first == .pending)
        let hint = Footer.runs(after: pending, keymap.continuations(of: pending, on: roster))
        #expect(hint.map(\.text.string).joined() == " g …  g first")
        #expect(keymap.continuations(of: pending, on: roster).map(\.title) == ["First"])
        let second = keymap.press("g", pending: &pending, on: &roster)
        #expect(second == .ran("first"))
        #expect(roster.list.cursor == 0)
        let again = keymap.press("g", pending: &pending, on: &roster)
        #expect(again == .pending)
        let other = keymap.press("j", pending: &pending, on: &roster)
        #expect(other == .unbound)
        #expect(pending.isEmpty)
    }

    @Test("A command that cannot run says why; a hidden one is not there") func refusal() {
        var roster = Roster()
        var pending = PendingKeys()
        let refused = keymap.press("m", pending: &pending, on: &roster)
        #expect(refused == .refused(title: "Merge", because: "two people must be marked"))
        let hidden = keymap.press("x", pending: &pending, on: &roster)
        #expect(hidden == .unbound)
        roster.list.mark([1, 2])
        let merged = keymap.run("merge", on: &roster)
        #expect(merged == .ran("merge"))
        #expect(roster.received == ["merged"])
    }

    @Test("The footer shows what can run, as far as it fits") func footer() {
        let entries = keymap.entries(on: Roster())
        func text(_ width: Int) -> String {
            Footer.runs(entries, width: width).map(\.text.string).joined()
        }
        #expect(text(80) == " j next  a approve  q quit")
        #expect(text(26) == " j next  a approve  q quit")
        #expect(text(25) == " j next  a approve …")
        #expect(text(12) == " j next …")
        for width in 0..<30 { #expect(SanitizedText(text(width)).width <= width) }
    }

    @Test("A reader's own keys replace ours, and mistakes are told") func rebinding() {
        let (own, faults) = keymap.rebound([
            "next": ["n", "ctrl-n"], "quit": [], "approve": ["hyper-a"], "fly": ["f"],
        ])
        #expect(own["next"]?.keys.map(\.description) == ["n", "ctrl-n"])
        #expect(own["quit"]?.keys == [])
        #expect(own["approve"]?.keys == ["a"])
        #expect(
            faults == [
                "keys: approve: no key is called \"hyper-a\"", "keys: there is no command fly",
            ])
        #expect(
            keymap.rebound(["next": ["a"]]).keymap.faults == ["a is bound to both next and approve"]
        )
    }

    @Test("The palette ranks by title before summary and by use between equals") func palette() {
        let entries = keymap.entries(on: Roster())
        #expect(Ranking.palette("appr", entries).first?.id == "approve")
        #expect(Ranking.palette("lst", entries).first?.id == "last")
        #expect(Ranking.palette("zzz", entries) == [])
        #expect(Ranking.palette("", entries, frecency: ["quit": 2]).first?.id == "quit")
        #expect(Ranking.palette("person", entries, frecency: ["last": 1]).first?.id == "last")
    }

    @Test("What was used often and lately comes first, and fades") func frecency() {
        var use = Frecency()
        let start: Int64 = 1_000_000_000_000
        for _ in 0..<3 { use.note("often", at: start) }
        use.note("once", at: start)
        #expect(use.scores(at: start)["often"] == 3)
        let later = start + 3 * Frecency.halfLife
        use.note("late", at: later)
        let scores = use.scores(at: later)
        #expect((scores["late"] ?? 0) > (scores["often"] ?? 0))
        #expect(Frecency(entries: use.entries).scores(at: later) == scores)
        for number in 0..<2_000 { use.note("\(number)", at: later) }
        #expect(use.entries.count <= Frecency.limit)
        #expect(use.scores(at: .max)["late"].map { $0 >= 0 } ?? true)
    }

    @Test("Help is searched by name, by word and by key") func help() {
        let entries = keymap.entries(on: Roster())
        #expect(
            Ranking.help("G", entries).map(\.id) == ["last"]
                + Ranking.help("g", entries).map(\.id).filter { $0 != "last" })
        #expect(Ranking.help("down", entries).map(\.id) == ["next"])
        #expect(Ranking.help("MATCH", entries).map(\.id) == ["approve"])
    }

    @Test("The overlay finds, explains and runs") func overlay() {
        var roster = Roster()
        var overlay = CommandOverlay(.help, keymap.entries(on: roster))
        var frame = Frame(Size(60, 14))
        overlay.draw(into: &frame, over: frame.bounds)
        #expect(frame.line(1) == "  ┌─ Help ───────────────────────────────────────────────┐")
        #expect(frame.line(3).contains("Move"))
        #expect(frame.line(4).contains("▌ j down    Next  Move to the next person."))
        for character in "two" { #expect(overlay.handle(.key(Key(character))) == .handled) }
        #expect(overlay.current?.id == "merge")
        let blocked = overlay.handle(.key("enter"))
        #expect(blocked == .handled)
        frame = Frame(Size(60, 14))
        overlay.draw(into: &frame, over: frame.bounds)
        #expect(frame.description.contains("! Not now: two people must be marked"))
        roster.list.mark([1, 2])
        overlay = CommandOverlay(.palette, keymap.entries(on: roster))
        _ = overlay.handle(.paste("merge"))
        let runs = overlay.handle(.key("enter"))
        #expect(runs == .run("merge"))
        let closed = overlay.handle(.key("esc"))
        #expect(closed == .closed)
    }

    @Test("A keymap goes with its screen into a larger one") func lifting() {
        struct App {
            var roster = Roster()
        }
        let whole: Keymap<App> = keymap.lifted(\App.roster)
        var app = App()
        var pending = PendingKeys()
        let moved = whole.press("j", pending: &pending, on: &app)
        #expect(moved == .ran("next"))
        #expect(app.roster.list.cursor == 1)
    }

    @Test("The manual tells keys, what they do and how it is undone") func manual() {
        #expect(
            keymap.manual.contains(
                "### Decide\n\n- `a` **Approve**: Approve the match. Undo takes the approval back.")
        )
        #expect(keymap.manual.contains("- (palette) **Slow**: Work for a while."))
    }
}
