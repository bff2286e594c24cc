import Testing

@testable import Terminal

@Suite("Layout") struct LayoutTests {
    /// The panes of a screen, drawn one cell to eight columns and four rows.
    private func drawing(_ size: Size, zoomed: ScreenLayout.Pane? = nil) -> String {
        let layout = ScreenLayout(size, zoomed: zoomed)
        let panes = [
            ("h", layout.header), ("m", layout.main), ("d", layout.detail), ("s", layout.side),
            ("f", layout.footer),
        ]
        var rows = stride(from: 2, to: size.height, by: 4).map { $0 }
        rows = [0] + rows + [size.height - 1]
        return rows.map { y in
            stride(from: 4, to: size.width, by: 8).map { x in
                panes.first { $0.1.contains(Point(x, y)) }?.0 ?? "?"
            }.joined()
        }.joined(separator: "\n")
    }

    @Test("A narrow screen shows one pane at a time") func narrow() {
        let expected = """
            hhhhhhhhhh
            mmmmmmmmmm
            mmmmmmmmmm
            mmmmmmmmmm
            mmmmmmmmmm
            mmmmmmmmmm
            mmmmmmmmmm
            ffffffffff
            """
        #expect(drawing(Size(80, 24)) == expected)
        #expect(drawing(Size(80, 24), zoomed: .detail) == expected.replacing("m", with: "d"))
    }

    @Test("From a hundred columns two panes stand side by side") func medium() {
        #expect(
            drawing(Size(100, 14)) == """
                hhhhhhhhhhhh
                mmmmmddddddd
                mmmmmddddddd
                mmmmmddddddd
                ffffffffffff
                """)
        #expect(
            drawing(Size(140, 14)) == """
                hhhhhhhhhhhhhhhhh
                mmmmmmmdddddddddd
                mmmmmmmdddddddddd
                mmmmmmmdddddddddd
                fffffffffffffffff
                """)
        #expect(Breakpoint(Size(100, 30)) == .medium && Breakpoint(Size(140, 40)) == .wide)
    }

    @Test("A huge screen has a third pane") func huge() {
        #expect(
            drawing(Size(220, 10)) == """
                hhhhhhhhhhhhhhhhhhhhhhhhhhh
                mmmmmmmmddddddddddddsssssss
                mmmmmmmmddddddddddddsssssss
                fffffffffffffffffffffffffff
                """)
    }

    @Test("A tall one stacks them") func portrait() {
        #expect(
            drawing(Size(60, 50)) == """
                hhhhhhh
                mmmmmmm
                mmmmmmm
                mmmmmmm
                mmmmmmm
                mmmmmmm
                ddddddd
                ddddddd
                ddddddd
                ddddddd
                ddddddd
                ddddddd
                ddddddd
                fffffff
                """)
    }

    @Test("Parts add up to the whole, whatever its size", arguments: [0, 1, 3, 10, 33, 80, 221])
    func parts(total: Int) {
        let whole = Rect(x: 5, y: 7, width: total, height: total)
        let columns = whole.columns(.fixed(10), Part(1), Part(3, least: 4), .fixed(2))
        #expect(columns.reduce(0) { $0 + $1.width } <= total)
        if total >= 17 { #expect(columns.last?.maxX == whole.maxX) }
        for (left, right) in zip(columns, columns.dropFirst()) { #expect(left.maxX == right.x) }
        let rows = whole.rows(Part(1), Part(1))
        #expect(rows.reduce(0) { $0 + $1.height } <= total)
    }

    @Test(
        "A size is too small under forty by ten",
        arguments: [
            (Size(39, 10), true), (Size(40, 9), true), (Size(40, 10), false), (Size(20, 5), true),
        ])
    func tooSmall(size: Size, expected: Bool) {
        #expect((Breakpoint(size) == .tooSmall) == expected)
    }
}
