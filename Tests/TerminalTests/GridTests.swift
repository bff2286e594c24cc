import Testing

@testable import Terminal

@Suite("Grid") struct GridTests {
    @Test("A wide character is never cut in half") func wide() {
        var frame = Frame(Size(4, 1))
        frame.draw("a日本", at: Point(0, 0))
        #expect(frame.description == "a日")
        frame.draw("x", at: Point(2, 0))
        #expect(frame.description == "a x")
    }

    @Test("A text is cut with an ellipsis") func cut() {
        var frame = Frame(Size(5, 1))
        frame.draw("recruiter", in: frame.bounds)
        #expect(frame.description == "recr…")
    }

    @Test("A box has its title in the upper edge") func box() {
        var frame = Frame(Size(12, 3))
        let inside = frame.box(frame.bounds, title: "Jobs")
        #expect(inside == Rect(x: 1, y: 1, width: 10, height: 1))
        #expect(
            frame.description == """
                ┌─ Jobs ───┐
                │          │
                └──────────┘
                """)
    }

    @Test("Only cells that differ are painted") func diff() {
        var before = Frame(Size(20, 3))
        before.draw("one 日本 two", at: Point(0, 1))
        var after = before
        #expect(after.changes(since: before) == [])
        after.draw("X", at: Point(5, 1))
        #expect(after.changes(since: before) == [Change(y: 1, columns: 4..<6)])
        #expect(after.changes(since: nil).count == 3)
    }

    @Test("Styles are told below the rows that have them") func styles() {
        var frame = Frame(Size(10, 2))
        frame.draw([TextRun("Name", .header), TextRun(" Ada")], in: frame.bounds)
        #expect(frame.styledDescription == "Name Ada\n~ header×4 text×6\n")
    }
}
