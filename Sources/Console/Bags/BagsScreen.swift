internal import Prelude
internal import Recruiting
internal import Terminal

/// The bags as a list, with the names of the one under the cursor beside it.
struct BagsScreen: Sendable {
    /// The bags.
    var list = ListView<BagList.Line>()
    /// What the list is filtered by.
    private(set) var words = ""
    /// How many bags there are.
    private(set) var total = 0
    private(set) var isLoaded = false
    /// The bag whose names are shown, as far as they have arrived.
    private(set) var page: BagList.Page?
    /// The bag that was asked for and has not arrived, so that it is not asked for over and over.
    private var asked: ID<Bag>?
    /// Names of the lexicon that nobody has used on this desk yet.
    private(set) var lexicon: [String] = []
    /// The names as lines.
    var names = StyledLines()

    /// The bag under the cursor.
    var current: BagList.Line? { list.current }

    /// The names that can be split off or moved: all but the canonical.
    var aliases: [BagMember] {
        guard let page, page.line.id == current?.id else { return [] }
        return page.members.map(\.member).filter { !$0.isCanonical }
    }

    /// Takes a list over that answers a filter; cursor and view stay when it is the same one.
    mutating func take(_ lines: [BagList.Line], total: Int, words: String) {
        if words == self.words, isLoaded {
            list.refresh(lines)
        } else {
            list.reset(count: lines.count, rows: lines)
        }
        (self.words, self.total, isLoaded, asked) = (words, total, true, nil)
    }

    /// Takes the names of a bag over.
    mutating func take(_ page: BagList.Page, lexicon: [String]) {
        let isSame = page.line.id == self.page?.line.id
        (self.page, self.lexicon) = (page, lexicon)
        let lines = Self.lines(page, lexicon)
        if isSame { names.replace(lines) } else { names = StyledLines(lines) }
    }

    /// The bag whose names are to be asked for, nil when they are at hand.
    var missing: ID<Bag>? {
        guard let id = current?.id, id != page?.line.id, id != asked else { return nil }
        return id
    }

    /// Notes that a bag was asked for.
    mutating func ask(_ id: ID<Bag>) { asked = id }

    /// Whether the names at hand are those of the bag under the cursor.
    var isShown: Bool { current?.id == page?.line.id }

    private static func lines(_ page: BagList.Page, _ lexicon: [String]) -> [StyledLines.Line] {
        let line = page.line
        var lines = [
            StyledLines.Line(runs: [
                TextRun(SanitizedText(folding: line.canonical.name), Style(.text).bold),
                TextRun(SanitizedText("  \(line.canonical.family ?? "not in the lexicon")"), .dim),
            ]),
            .init(
                runs: [
                    TextRun(
                        SanitizedText(
                            "people \(grouped(line.candidates)) · jobs that ask \(grouped(line.jobs))"
                                + " · open matches \(grouped(page.matches))"), .dim)
                ], indent: 2), .init(runs: []),
            .init(runs: [TextRun("Names on this desk", .header)]),
        ]
        for member in page.members {
            let name = member.member
            let sign: TextRun =
                name.review == "pending" ? TextRun("  ? ", .warn) : TextRun("  ✓ ", .good)
            let source = name.filedHow ?? name.createdBy
            let canonical = name.isCanonical ? " · canonical" : ""
            lines.append(
                .init(
                    runs: [
                        sign, TextRun(SanitizedText(folding: name.name)),
                        TextRun(
                            SanitizedText(
                                "  \(grouped(member.candidates)) · \(source)\(canonical)"),
                            .dim),
                    ], indent: 4))
        }
        if !lexicon.isEmpty {
            lines += [
                .init(runs: []),
                .init(runs: [TextRun("Also read as this, by the lexicon", .header)]),
                .init(
                    runs: [
                        TextRun("  "),
                        TextRun(SanitizedText(folding: lexicon.joined(separator: " · ")), .dim),
                    ], indent: 2),
            ]
        }
        return lines
    }
}

extension BagsScreen {
    private static let columns = [
        Column("Skill", .share(4, least: 14)),
        Column("Names", .fixed(5), align: .right, dropOrder: 1),
        Column("People", .fixed(7), align: .right),
        Column("Jobs", .fixed(5), align: .right, dropOrder: 2),
        Column("", .fixed(1)),
    ]

    /// Draws the list with its heading.
    mutating func drawList(into frame: inout Frame, in area: Rect, isFocused: Bool) {
        let (heading, body) = area.split(top: 1)
        let gutter = ListView<BagList.Line>.gutter
        let columns = Columns(Self.columns, width: area.width - gutter)
        frame.draw(columns.header, in: heading.split(left: gutter).rest)
        list.draw(
            into: &frame, in: body, isFocused: isFocused,
            empty: !isLoaded ? "…" : words.isEmpty ? "No skills yet." : "Nothing matches."
        ) { line, _ in
            columns.line([
                TextRun(SanitizedText(folding: line.canonical.name)),
                TextRun(SanitizedText("\(line.aliases + 1)"), .dim),
                TextRun(SanitizedText(grouped(line.candidates)), .dim),
                TextRun(SanitizedText(grouped(line.jobs)), .dim),
                line.pending > 0 ? TextRun("?", .warn) : TextRun(" "),
            ])
        }
    }
}
