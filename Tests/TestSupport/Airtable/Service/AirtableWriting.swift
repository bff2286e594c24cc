import Prelude

/// What a client wants written to some records.
struct AirtableWriteRequest: Sendable {
    var leniency: AirtableLeniency
    /// Whether cells that are not named are emptied.
    var replacesAll = false
    /// Columns by which an existing record is told; nil when records are not looked for.
    var mergeOn: [String]?
}

extension AirtableStore {
    /// Reads the values of one record, by the columns' names or ids.
    mutating func cells(
        _ fields: JSONValue, of table: Int, _ leniency: AirtableLeniency, now: Timestamp
    ) throws(AirtableRefusal) -> [(field: AirtableField, cell: AirtableCell?)] {
        guard let members = fields.members else { throw .invalid }
        // Names are looked at before values, so that a wrong name is what is complained of.
        var named: [(AirtableField, JSONValue)] = []
        for member in members {
            named.append((try field(member.key, in: table), member.value))
        }
        var cells: [(field: AirtableField, cell: AirtableCell?)] = []
        for (field, value) in named {
            cells.append((field, try cell(for: value, in: field, of: table, leniency, now: now)))
        }
        return cells
    }

    /// Makes a record with its values and returns its id.
    mutating func create(
        _ fields: JSONValue, in table: Int, _ leniency: AirtableLeniency, now: Timestamp
    ) throws(AirtableRefusal) -> String {
        let cells = try cells(fields, of: table, leniency, now: now)
        let id = insert(into: table, now: now)
        for (field, cell) in cells { put(cell, in: field, of: id, table: table, now: now) }
        return id
    }

    /// Changes a record.
    mutating func update(
        _ id: String, _ fields: JSONValue, in table: Int, _ request: AirtableWriteRequest,
        now: Timestamp
    ) throws(AirtableRefusal) {
        let cells = try cells(fields, of: table, request.leniency, now: now)
        if request.replacesAll {
            let named = Set(cells.map(\.field.id))
            for field in tables[table].fields
            where !field.type.isComputed && !named.contains(field.id) {
                put(nil, in: field, of: id, table: table, now: now)
            }
        }
        for (field, cell) in cells { put(cell, in: field, of: id, table: table, now: now) }
    }

    /// The record that has the same values in some columns; nil when there is none.
    mutating func record(
        like fields: JSONValue, on names: [String], in table: Int, _ leniency: AirtableLeniency,
        now: Timestamp
    ) throws(AirtableRefusal) -> String? {
        guard (1...3).contains(names.count) else { throw .invalid }
        var keys: [(String, AirtableCell?)] = []
        for name in names {
            let field = try field(name, in: table)
            guard field.type.isFitForMerging else { throw .invalid }
            guard let value = fields[field.name] ?? fields[field.id] else { throw .invalid }
            let cell = try cell(for: value, in: field, of: table, leniency, now: now)
            keys.append((field.id, cell))
        }
        let found = tables[table].ordered.filter { row in
            keys.allSatisfy { row.cells[$0.0] == $0.1 }
        }
        guard found.count <= 1 else { throw .invalid }
        return found.first?.id
    }
}

extension AirtableFieldType {
    /// Whether records may be told apart by a column of this type.
    fileprivate var isFitForMerging: Bool {
        switch self {
        case .multipleRecordLinks, .multipleAttachments, .checkbox, .rating: false
        default: !isComputed
        }
    }
}
