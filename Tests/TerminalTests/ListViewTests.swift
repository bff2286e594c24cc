import Prelude
import Testing

@testable import Terminal

@Suite("Lists") struct ListViewTests {
    private typealias Person = Roster.Person

    private func drawn(_ list: inout ListView<Roster.Person>, height: Int = 10, width: Int = 20)
        -> String
    {
        var frame = Frame(Size(width, height))
        list.draw(into: &frame, in: frame.bounds) { person, _ in [TextRun("Person \(person.id)")] }
        return frame.description
    }

    @Test("Only rows in view are asked for, however long the list") func window() {
        var list = ListView<Person>()
        list.reset(count: 1_000_000, rows: [])
        var lines = 0
        var frame = Frame(Size(30, 10))
        list.draw(into: &frame, in: frame.bounds) { person, _ in
            lines += 1
            return [TextRun("\(person.id)")]
        }
        #expect(lines == 0)
        #expect(frame.line(0) == "▌ …")
        #expect(list.missing == 0..<60)
        list.load(Roster.rows(0..<60), from: 0)
        #expect(list.missing == nil)
        list.end()
        #expect(list.current == nil)
        #expect(list.targets == [])
        #expect(list.missing.map { $0.contains(999_999) && $0.count <= 100 } == true)
        list.load(Roster.rows(999_950..<1_000_000), from: 999_950)
        _ = drawn(&list)
        #expect(list.current?.id == 999_999)
    }

    @Test("Keys pressed faster than frames are drawn act on the right row") func burst() {
        var session = Session(Roster(), size: Size(80, 24))
        session.press("j", "a", "j", "j", "a")
        #expect(session.program.received == ["approved 1", "approved 3"])
        #expect(session.device.counts.frames == 2)
    }

    @Test("Rows that come in above move neither the cursor nor the view") func refresh() {
        var list = ListView(Roster.rows(100..<200))
        _ = drawn(&list)
        list.move(to: 40)
        let before = drawn(&list)
        list.refresh(Roster.rows(0..<200))
        #expect(list.current?.id == 140)
        #expect(drawn(&list) == before)
        list.refresh(Roster.rows(0..<140))
        #expect(list.current?.id == 139)
        list.refresh([])
        #expect(list.current == nil)
        #expect(drawn(&list) == "  Nothing here." + String(repeating: "\n", count: 9))
        list.refresh(Roster.rows(0..<3))
        #expect(list.current?.id == 0)
    }

    @Test("New rows are seen where a list begins with them, and the cursor keeps its row")
    func newFirst() {
        var list = ListView(Roster.rows(5..<25))
        _ = drawn(&list)
        list.refresh(Roster.rows(3..<25), stayingAtTop: true)
        #expect(list.top == 0 && list.current?.id == 5)
        list.move(to: 12)
        let top = list.top
        list.refresh(Roster.rows(1..<25), stayingAtTop: true)
        #expect(top > 0 && list.top == top + 2)
    }

    @Test("The cursor stays in the list and in view, whatever moves it", arguments: 0..<40)
    func invariants(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var list = ListView(Roster.rows(0..<Int.random(in: 0...60, using: &generator)))
        for _ in 0..<200 {
            switch Int.random(in: 0...7, using: &generator) {
            case 0: list.move(by: Int.random(in: -5...5, using: &generator))
            case 1: list.page(by: Int.random(in: -2...2, using: &generator))
            case 2: list.home()
            case 3: list.end()
            case 4: list.scroll(by: Int.random(in: -4...4, using: &generator))
            case 5: list.refresh(Roster.rows(0..<Int.random(in: 0...60, using: &generator)))
            case 6: list.toggleMark()
            default: _ = drawn(&list, height: Int.random(in: 1...12, using: &generator))
            }
            #expect(list.cursor >= 0 && list.cursor < max(1, list.count))
            guard list.height > 0, list.count > 0 else { continue }
            #expect(list.visible.contains(list.cursor), "seed \(seed)")
            #expect(list.top >= 0 && list.top <= max(0, list.count - list.height))
        }
    }

    @Test("A page leaves one row to go on from") func pages() {
        var list = ListView(Roster.rows(0..<100))
        _ = drawn(&list)
        list.page(by: 1)
        #expect((list.cursor, list.top) == (9, 9))
        list.page(by: -1)
        #expect((list.cursor, list.top) == (0, 0))
        list.page(by: 50)
        #expect((list.cursor, list.top) == (99, 90))
    }

    @Test("Marks are told in their order and shown by a sign") func marks() {
        var list = ListView(Roster.rows(0..<5))
        _ = drawn(&list, height: 3)
        list.move(to: 2)
        list.toggleMark()
        list.move(to: 0)
        list.toggleMark()
        #expect(list.targets == [2, 0])
        #expect(drawn(&list, height: 3) == "▌●Person 0\n  Person 1\n ●Person 2")
        list.toggleMark()
        #expect(list.targets == [2])
        list.move(to: 4)
        let unloaded = list.markRange(from: 1)
        #expect(unloaded == 0)
        #expect(list.targets == [2, 1, 3, 4])
        list.move(to: 0)
        list.clearMarks()
        #expect(list.targets == [0])
    }

    @Test("The mouse chooses and scrolls") func mouse() {
        var list = ListView(Roster.rows(0..<100))
        _ = drawn(&list)
        let pressed = list.handle(Mouse(.press, at: Point(5, 4)))
        #expect(pressed)
        #expect(list.cursor == 4)
        let scrolled = list.handle(Mouse(.wheelDown, .none, at: Point(5, 4)))
        #expect(scrolled)
        #expect((list.top, list.cursor) == (3, 4))
        let outside = list.handle(Mouse(.press, at: Point(50, 4)))
        #expect(!outside)
    }

    @Test("A cursor move repaints two rows and the place in the header") func budget() {
        var session = Session(Roster(), size: Size(80, 24))
        for _ in 0..<12 {
            session.press("j")
            #expect(session.device.last.rows <= 3)
            #expect(session.device.last.bytes <= 400)
        }
        session.press("ctrl-x")
        #expect(session.device.last.bytes == 0)
        let before = session.device.counts.frames
        session.send((0..<300).map { _ in .key("j") })
        #expect(session.device.counts.frames == before + 1)
    }
}
