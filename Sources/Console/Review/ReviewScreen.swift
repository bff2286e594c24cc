internal import Prelude
internal import Recruiting
internal import Terminal

/// A match as a row of the review.
struct MatchRow: Identifiable, Sendable {
    var line: MatchStore.Line
    var id: ID<Match> { line.match.id }

    /// Whether it waits for a decision.
    var isOpen: Bool { line.match.stage == .proposed && !line.isErased }
}

/// The matches of one job, and why each of them is where it is.
struct ReviewScreen: Sendable {
    /// The job, nil until one was opened.
    private(set) var job: ID<Job>?
    private(set) var title = ""
    private(set) var matching: MatchRun?
    /// The matches.
    var list = ListView<MatchRow>()
    /// The explanation of the match under the cursor.
    var explanation = StyledLines()
    private var explained: ID<Match>?
    /// Matches whose decision is on its way, which no key takes a second time.
    var inFlight: Set<ID<Match>> = []

    /// The match under the cursor.
    var current: MatchRow? { list.current }

    /// The match under the cursor when it waits for a decision, else why not.
    var decidable: Result<ID<Match>, Refusal> {
        guard let row = current else { return .failure(Refusal("there is no match")) }
        if inFlight.contains(row.id) { return .failure(Refusal("it is being decided")) }
        guard row.isOpen else {
            return .failure(
                Refusal("it is in \(row.line.match.stage.rawValue); . moves it on from there"))
        }
        return .success(row.id)
    }

    /// Why a key does nothing.
    struct Refusal: Error {
        var reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// Begins with another job.
    mutating func open(_ id: ID<Job>, title: String) {
        guard id != job else { return }
        self = ReviewScreen()
        job = id
        self.title = title
    }

    /// Takes the matches over. Cursor and view stay; their order is that of the ranks.
    mutating func take(_ review: JobReview) {
        guard review.job.id == job else { return }
        title = review.job.title
        matching = review.matching
        list.refresh(review.lines.map { MatchRow(line: $0) })
        explain(anew: true)
    }

    /// Moves to the next match that waits for a decision, in a direction; stays when there is none.
    mutating func moveToOpen(_ step: Int) {
        var index = list.cursor + step
        while let row = list[index] {
            if row.isOpen, !inFlight.contains(row.id) { return move { $0.move(to: index) } }
            index += step
        }
    }

    /// Moves to a match by its id.
    mutating func move(to id: String) {
        guard let index = (0..<list.count).first(where: { list[$0]?.id.text == id }) else { return }
        move { $0.move(to: index) }
    }

    /// Moves the cursor and shows the explanation of where it is.
    mutating func move(_ change: (inout ListView<MatchRow>) -> Void) {
        change(&list)
        explain()
    }

    private mutating func explain(anew: Bool = false) {
        let isSame = current?.id == explained && current != nil
        guard anew || !isSame else { return }
        explained = current?.id
        let lines = Explanation(current?.line, matching).lines
        if isSame { explanation.replace(lines) } else { explanation = StyledLines(lines) }
    }

    /// How many matches wait for a decision.
    var openCount: Int { list.atHand.rows.count { $0.isOpen } }

    /// "scored 40 of 43 · 3 left out · profile seed".
    var summary: String {
        guard let matching else { return "not matched yet" }
        let excluded = matching.excluded.elements?.count ?? 0
        let left = excluded == 0 ? "" : " · \(grouped(excluded)) left out"
        return "scored \(grouped(matching.scored)) of \(grouped(matching.scored + excluded))\(left)"
            + " · profile \(matching.profile)"
    }
}

extension ReviewScreen {
    /// Draws the list with its heading.
    mutating func drawList(into frame: inout Frame, in area: Rect, isFocused: Bool) {
        let parts = area.rows(.fixed(2), Part(1))
        frame.frameTitle(
            [TextRun(SanitizedText(title), isFocused ? .focusBorder : .dim)], in: parts[0].row(0),
            isFocused: isFocused)
        frame.draw([TextRun("  "), TextRun(SanitizedText(summary), .dim)], in: parts[0].row(1))
        let columns = Columns(
            [
                Column("#", .fixed(3), align: .right), Column("Score", .fixed(5), align: .right),
                Column("", .fixed(8), dropOrder: 3), Column("", .fixed(1)),
                Column("Name", .share(3, least: 15)),
                Column("Role", .share(3, least: 8), dropOrder: 2),
            ], width: parts[1].width - ListView<MatchRow>.gutter)
        let inFlight = inFlight
        list.draw(
            into: &frame, in: parts[1], isFocused: isFocused,
            empty: matching == nil ? "Press m to match this job." : "Nobody was proposed."
        ) { row, _ in columns.line(Self.cells(row, isMoving: inFlight.contains(row.id))) }
    }

    private static func cells(_ row: MatchRow, isMoving: Bool) -> [TextRun] {
        let match = row.line.match
        let sign: TextRun =
            switch match.stage {
            case _ where isMoving: TextRun("…", .dim)
            case .hired: TextRun("★", .good)
            case let stage where stage.isActive: TextRun("✓", .good)
            case let stage where stage.isRejection: TextRun("✗", .bad)
            case .considered: TextRun("‖", .dim)
            default: TextRun(" ")
            }
        return [
            TextRun(SanitizedText(match.rank.map { "\($0)" } ?? "–"), .dim),
            TextRun(SanitizedText(Explanation.percent(match.score))),
            TextRun(Bar.text(match.score, width: 8, track: true), .accent), sign,
            TextRun(SanitizedText(folding: row.line.name), row.isOpen ? .text : .dim),
            TextRun(SanitizedText(folding: row.line.headline ?? ""), .dim),
        ]
    }
}
