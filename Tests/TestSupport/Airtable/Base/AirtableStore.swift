import Prelude

/// A row.
struct AirtableRecord: Sendable {
    var id: String
    var created: Timestamp
    /// What its cells hold, by the columns' ids.
    var cells: [String: AirtableCell] = [:]
    /// When each cell last changed, by the columns' ids.
    var modified: [String: Timestamp] = [:]
}

/// A table.
struct AirtableTable: Sendable {
    var id: String
    var name: String
    var description: String?
    var view: String
    var fields: [AirtableField] = []
    var records: [String: AirtableRecord] = [:]
    /// The records' ids in the order in which they were made.
    var order: [String] = []

    /// The place of a column, by its id or its exact name.
    func fieldIndex(_ name: String) -> Int? {
        fields.firstIndex { $0.name == name } ?? fields.firstIndex { $0.id == name }
    }

    /// The records in their order.
    var ordered: [AirtableRecord] { order.compactMap { records[$0] } }
}

/// What happened to a record in one transaction.
package struct AirtableChange: Sendable, Hashable {
    /// How a record changed.
    package enum Kind: Sendable, Hashable {
        case created, updated, deleted
        /// A link to it was made or undone from the other side.
        case followed
    }

    /// How it changed.
    package var kind: Kind
    /// The table's name.
    package var table: String
    /// The record's id.
    package var record: String
    /// The names of the columns whose cells hold something else than before.
    package var fields: [String]
}

/// Everything in a base.
///
/// A value, so that a transaction that fails leaves the old one as it was.
struct AirtableStore: Sendable {
    var ids: AirtableIDs
    var tables: [AirtableTable] = []
    var attachments: [String: AirtableAttachment] = [:]
    /// Files that stand at an address of the world outside.
    var published: [String: AirtableAttachment] = [:]
    /// What the transaction at hand has changed so far.
    var changes: [AirtableChange] = []

    init(seed: UInt64) {
        ids = AirtableIDs(seed: seed)
    }

    /// The place of a table, by its id or its exact name.
    func tableIndex(_ name: String) -> Int? {
        tables.firstIndex { $0.id == name } ?? tables.firstIndex { $0.name == name }
    }

    /// The column with a name or id in a table.
    func field(_ name: String, in table: Int) throws(AirtableRefusal) -> AirtableField {
        guard let index = tables[table].fieldIndex(name) else { throw .unknownField(name) }
        return tables[table].fields[index]
    }

    /// Makes an empty record and returns its id.
    mutating func insert(into table: Int, now: Timestamp) -> String {
        let id = ids.next("rec")
        tables[table].records[id] = AirtableRecord(id: id, created: AirtableMoment.kept(now))
        tables[table].order.append(id)
        note(.created, table, id, field: nil)
        return id
    }

    /// Fills or empties a cell.
    ///
    /// A cell that already holds the value has not been modified.
    mutating func put(
        _ cell: AirtableCell?, in field: AirtableField, of record: String, table: Int,
        now: Timestamp, as kind: AirtableChange.Kind = .updated
    ) {
        let old = tables[table].records[record]?.cells[field.id]
        guard old != cell else { return }
        tables[table].records[record]?.cells[field.id] = cell
        tables[table].records[record]?.modified[field.id] = AirtableMoment.kept(now)
        note(kind, table, record, field: field.name)
        guard kind != .followed, let link = field.type.link else { return }
        follow(link, from: record, old: old?.links ?? [], new: cell?.links ?? [], now: now)
    }

    /// Shows links from the other side too.
    private mutating func follow(
        _ link: AirtableLink, from record: String, old: [String], new: [String], now: Timestamp
    ) {
        guard let inverse = link.inverse, let other = tableIndex(link.table),
            let field = tables[other].fields.first(where: { $0.id == inverse })
        else { return }
        for id in old where !new.contains(id) {
            let links = tables[other].records[id]?.cells[inverse]?.links ?? []
            put(
                .linking(links.filter { $0 != record }), in: field, of: id, table: other,
                now: now, as: .followed)
        }
        for id in new where !old.contains(id) {
            let links = tables[other].records[id]?.cells[inverse]?.links ?? []
            put(
                .linking(links + [record]), in: field, of: id, table: other, now: now,
                as: .followed)
        }
    }

    /// Takes a record out of its table and out of every cell that links to it.
    mutating func delete(_ record: String, from table: Int, now: Timestamp) {
        let id = tables[table].id
        for other in tables.indices {
            for field in tables[other].fields where field.type.link?.table == id {
                for row in tables[other].ordered {
                    let links = row.cells[field.id]?.links ?? []
                    guard links.contains(record) else { continue }
                    put(
                        .linking(links.filter { $0 != record }), in: field, of: row.id,
                        table: other, now: now, as: .followed)
                }
            }
        }
        tables[table].records[record] = nil
        tables[table].order.removeAll { $0 == record }
        note(.deleted, table, record, field: nil)
    }

    private mutating func note(
        _ kind: AirtableChange.Kind, _ table: Int, _ record: String, field: String?
    ) {
        let name = tables[table].name
        let index = changes.lastIndex { $0.record == record && $0.table == name }
        if let index, kind == .updated || kind == .followed {
            if let field, !changes[index].fields.contains(field) {
                changes[index].fields.append(field)
            }
            if changes[index].kind == .followed { changes[index].kind = kind }
        } else {
            changes.append(
                AirtableChange(
                    kind: kind, table: name, record: record, fields: field.map { [$0] } ?? []))
        }
    }
}
