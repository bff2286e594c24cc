import Prelude
import Recruiting

/// Two people side by side, as commands show them.
struct ComparisonShape {
    private let comparison: Comparison
    private let merged: [String: String]

    /// The shape of a comparison; `taking` names the (N) fields that a merge takes from the second.
    init(_ comparison: Comparison, taking: [String] = []) {
        self.comparison = comparison
        let titles = Set(taking.compactMap { CandidateFields.named($0)?.title })
        merged = Dictionary(
            comparison.rows.compactMap { row in
                (titles.contains(row.label) ? row.second : row.merged).map { (row.label, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The shape of `candidate compare`.
    var json: JSONValue {
        func person(_ dossier: CandidateDossier) -> JSONValue {
            [
                "id": .string(dossier.candidate.id.text), "name": .string(dossier.candidate.name),
            ]
        }
        return [
            "first": person(comparison.first), "second": person(comparison.second),
            "rows": .array(
                comparison.rows.map {
                    [
                        "label": .string($0.label), "first": JSONValue($0.first),
                        "second": JSONValue($0.second), "differs": .bool($0.differs),
                        "first_by_human": .bool($0.isFirstHuman),
                        "second_by_human": .bool($0.isSecondHuman),
                        "merged": JSONValue(merged[$0.label]),
                    ]
                }),
        ]
    }

    /// The same for people: differing rows are marked, and what a person wrote has a star. With
    /// `showsMerged` a last column says what a merge keeps.
    func lines(showsMerged: Bool) -> [String] {
        let (first, second) = (comparison.first.candidate, comparison.second.candidate)
        let columns: [TextTable.Column] =
            [
                .init(title: "", maximum: 1), .init(title: "", maximum: 30),
                .init(title: first.name, maximum: 40), .init(title: second.name, maximum: 40),
            ] + (showsMerged ? [.init(title: "Kept", maximum: 40)] : [])
        let rows = comparison.rows.map { row in
            [
                row.differs ? "≠" : "", row.label,
                (row.first ?? "—") + (row.isFirstHuman ? " *" : ""),
                (row.second ?? "—") + (row.isSecondHuman ? " *" : ""),
            ] + (showsMerged ? [merged[row.label] ?? ""] : [])
        }
        let ids = ["", "id", first.id.text, second.id.text] + (showsMerged ? [""] : [])
        return TextTable(columns: columns, rows: [ids] + rows).lines
            + ["", "≠ differs   * written by a person"]
    }
}
