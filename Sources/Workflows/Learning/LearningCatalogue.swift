package import Documents
internal import Prelude

/// Something by which a person gets from one level of a skill to another.
package struct LearningItem: Sendable, Hashable {
    /// What sort of thing it is.
    package enum Kind: String, Sendable, CaseIterable {
        case course
        case book
        case project
        case certification
        case practice
        case mentoring
    }

    /// The skill, as the lexicon names it.
    package var skill: String
    /// The level that it begins at, 0...4.
    package var from: Double
    /// The level that it leads to, 0...4.
    package var to: Double
    /// Hours of effort.
    package var hours: Double
    /// Euros.
    package var cost: Double
    /// What sort of thing it is.
    package var kind: Kind
    /// What it is called.
    package var title: String
}

/// What can be learnt, and what has to be known before: ours, or a table that a team keeps itself.
package struct LearningCatalogue: Sendable {
    /// The items, in the order of the table.
    package let items: [LearningItem]
    /// What a skill needs first, with how much, 0...1.
    package let needs: [String: [(skill: String, share: Double)]]

    /// The most items of a catalogue.
    private static let maximumItems = 100_000

    /// Reads a table of items, whose columns are skill, from, to, hours, cost, kind and title, and one of
    /// relations: skill, needs, share.
    ///
    /// - Throws: `DocumentError` that tells the line for a value that cannot be.
    package init(
        items table: [UInt8], relations: [UInt8], named file: String
    ) throws(DocumentError) {
        let own = try DelimitedTable(table)
        guard own.rows.count <= Self.maximumItems else {
            throw DocumentError(
                .tooLarge, "\(file) has more than \(Self.maximumItems) lines",
                hint: "Keep what is offered today.")
        }
        let columns = (
            skill: try own.required("Skill", in: file), from: try own.required("From", in: file),
            to: try own.required("To", in: file), hours: try own.required("Hours", in: file),
            cost: try own.required("Cost", in: file), kind: try own.required("Kind", in: file),
            title: try own.required("Title", in: file)
        )
        var items: [LearningItem] = []
        for (index, row) in own.rows.enumerated() where row.contains(where: { !$0.isEmpty }) {
            func number(_ column: Int, _ range: ClosedRange<Double>) throws(DocumentError) -> Double
            {
                guard let value = Double(row[column]), range.contains(value) else {
                    throw Self.bad(
                        file, index, "a number from \(range.lowerBound) to \(range.upperBound)",
                        row[column])
                }
                return value
            }
            guard let kind = LearningItem.Kind(rawValue: row[columns.kind].lowercased()) else {
                throw Self.bad(
                    file, index,
                    "one of \(LearningItem.Kind.allCases.map(\.rawValue).joined(separator: ", "))",
                    row[columns.kind])
            }
            let item = LearningItem(
                skill: row[columns.skill], from: try number(columns.from, 0...4),
                to: try number(columns.to, 0...4), hours: try number(columns.hours, 0...10_000),
                cost: try number(columns.cost, 0...1_000_000), kind: kind,
                title: row[columns.title])
            guard item.from < item.to, !item.skill.isEmpty, !item.title.isEmpty else {
                throw Self.bad(
                    file, index, "a skill, a title, and a level to that is above from",
                    "\(item.from) to \(item.to)")
            }
            items.append(item)
        }
        self.items = items
        needs = try Self.relations(relations)
    }

    private static func relations(
        _ bytes: [UInt8]
    ) throws(DocumentError) -> [String: [(skill: String, share: Double)]] {
        let file = "relations.tsv"
        let table = try DelimitedTable(bytes)
        let skill = try table.required("Skill", in: file)
        let needed = try table.required("Needs", in: file)
        let share = try table.required("Share", in: file)
        var needs: [String: [(skill: String, share: Double)]] = [:]
        for (index, row) in table.rows.enumerated() {
            guard let value = Double(row[share]), (0...1).contains(value) else {
                throw bad(file, index, "a share from 0 to 1", row[share])
            }
            needs[row[skill], default: []].append((row[needed], value))
        }
        return needs
    }

    private static func bad(
        _ file: String, _ row: Int, _ expected: String, _ found: String
    ) -> DocumentError {
        // The headings are line 1.
        DocumentError(
            .unsupported, "\(file), line \(row + 2): expected \(expected), found \(found)",
            hint: "Mend the line; the others are read as soon as it is.")
    }
}
