import Prelude
import Recruiting

extension Board {
    /// The shape of `job board`.
    var json: JSONValue {
        [
            "job": job.map { ["id": .string($0.id.text), "title": .string($0.title)] } ?? .null,
            "columns": .array(
                columns.map { column in
                    [
                        "stage": .string(column.stage.rawValue),
                        "name": .string(column.stage.shortName),
                        "count": JSONValue(column.count),
                        "cards": .array(column.cards.map(\.json)),
                    ]
                }),
        ]
    }

    /// The same for people: a table for every stage in which somebody is.
    func lines(now: Timestamp) -> [String] {
        let filled = columns.filter { $0.count > 0 }
        let title = job?.title ?? "All jobs that are worked on"
        guard !filled.isEmpty else { return [title, "Nobody is in the funnel yet"] }
        return [title]
            + filled.flatMap { column in
                let rest = column.count - column.cards.count
                return ["", "\(column.stage.rawValue) (\(column.count))"]
                    + table(column.cards, now).lines.dropFirst().map { "  \($0)" }
                    + (rest > 0 ? ["  and \(rest) more"] : [])
            }
    }

    private func table(_ cards: [Card], _ now: Timestamp) -> TextTable {
        TextTable(
            columns: [
                .init(title: "", isRight: true), .init(title: "", maximum: 28),
                .init(title: "", maximum: 34), .init(title: "", isRight: true), .init(title: ""),
                .init(title: "", maximum: 40),
            ],
            rows: cards.map { card in
                let remarks = [
                    card.isHighlighted ? "highlighted" : nil,
                    card.exclusion.map { "left out since: \($0)" },
                    card.parkedFrom.map { "from \($0.shortName)" },
                ].compactMap(\.self)
                return [
                    percent(card.score), card.name, job == nil ? card.jobTitle : "",
                    "\(max(0, now.days(since: card.since))) d", card.match.text,
                    remarks.joined(separator: ", "),
                ]
            })
    }
}

extension Board.Card {
    /// The shape of a card.
    fileprivate var json: JSONValue {
        [
            "match": .string(match.text),
            "candidate": ["id": .string(candidate.text), "name": .string(name)],
            "job": [
                "id": .string(job.text), "title": .string(jobTitle), "company": JSONValue(company),
            ],
            "score": .number(score), "since": .string(since.description),
            "parked_from": JSONValue(parkedFrom?.rawValue), "reason": JSONValue(reason),
            "excluded_since": JSONValue(exclusion), "highlighted": .bool(isHighlighted),
        ]
    }
}
