package import Prelude

/// A row of a table.
package struct AirtableRecord: Sendable, Hashable {
    /// Its id, `rec…`.
    package var id: String
    /// When it was made; nil when Airtable did not say.
    package var created: Timestamp?
    /// What its cells hold, by the columns' ids; empty cells are left out.
    package var cells: [String: JSONValue]

    /// A record from its parts.
    package init(id: String, created: Timestamp? = nil, cells: [String: JSONValue] = [:]) {
        self.id = id
        self.created = created
        self.cells = cells
    }

    /// A record from Airtable's answer.
    init(_ document: JSONValue) throws(AirtableProblem) {
        guard let id = document["id"]?.string, AirtableRecord.isID(id) else {
            throw .badAnswer(expected: "a record with its id")
        }
        let members = document["fields"]?.members ?? []
        self.init(
            id: id, created: document["createdTime"]?.string.flatMap(AirtableMoments.moment),
            cells: Dictionary(members.map { ($0.key, $0.value) }) { _, last in last })
    }

    /// What a cell holds, by the column's id; nil when it is empty.
    package subscript(field: String) -> JSONValue? { cells[field] }

    /// Whether a text has the form of a record's id: `rec` and 14 letters and digits.
    package static func isID(_ text: String) -> Bool { AirtableID.hasForm(text, "rec") }
}

/// Which records are wanted, and what of them.
package struct AirtableQuery: Sendable, Hashable {
    /// The ids of the columns to read; nil for all.
    package var fields: [String]?
    /// A formula that is true for the records to read; nil for all.
    package var formula: String?
    /// A limit to what changed lately.
    package var changed: AirtableChanged?

    /// A query for everything, or for less.
    package init(
        fields: [String]? = nil, formula: String? = nil, changed: AirtableChanged? = nil
    ) {
        self.fields = fields
        self.formula = formula
        self.changed = changed
    }

    /// The one formula that says all.
    var wholeFormula: String? {
        let parts = [formula, changed?.formula].compactMap(\.self)
        return parts.count == 2 ? AirtableFormula.all(parts) : parts.first
    }
}

/// Records that were made, or of which some columns changed, after a moment.
///
/// Only named columns count: what is written back into others must not look like news. Airtable's
/// clock is not ours, so that whoever asks from time to time lets the spans overlap.
package struct AirtableChanged: Sendable, Hashable {
    /// The ids of the columns that count; none: all of them.
    package var fields: [String]
    /// The moment, to the millisecond.
    package var since: Timestamp

    /// Changes of some columns after a moment.
    package init(in fields: [String], since: Timestamp) {
        self.fields = fields
        self.since = since
    }

    var formula: String {
        let moment = AirtableFormula.text(AirtableMoments.text(since))
        let columns = fields.map(AirtableFormula.field).joined(separator: ",")
        // A record that was made with these columns empty has no time of change.
        return AirtableFormula.any([
            "IS_AFTER(LAST_MODIFIED_TIME(\(columns)),\(moment))",
            "IS_AFTER(CREATED_TIME(),\(moment))",
        ])
    }
}
