import Prelude

extension AirtableStore {
    /// Makes a table with its columns, the first of which names its records.
    mutating func addTable(
        _ name: String, id: String?, description: String? = nil, columns: [AirtableColumn]
    ) throws(AirtableRefusal) -> String {
        guard !name.isEmpty, !tables.contains(where: { $0.name.lowercased() == name.lowercased() })
        else {
            throw AirtableRefusal(
                422, "DUPLICATE_TABLE_NAME", "Table \"\(name)\" exists in this base")
        }
        guard !columns.isEmpty else { throw .invalid }
        let id = id ?? ids.next("tbl")
        tables.append(
            AirtableTable(id: id, name: name, description: description, view: ids.next("viw")))
        for column in columns { _ = try addField(column, to: tables.count - 1) }
        guard tables[tables.count - 1].fields[0].type.isFitForPrimary else {
            throw AirtableRefusal(
                422, "INVALID_PRIMARY_FIELD_TYPE",
                "The type of \"\(columns[0].name)\" does not fit a primary field")
        }
        return id
    }

    /// Makes a column, and for links the column on the other side.
    mutating func addField(
        _ column: AirtableColumn, to table: Int
    ) throws(AirtableRefusal) -> AirtableField {
        guard isFree(column.name, in: table) else { throw .duplicateField }
        let id = column.id ?? ids.next("fld")
        let kind = try type(of: column, id: id, in: table)
        let field = AirtableField(
            id: id, name: column.name, description: column.description, type: kind,
            look: column.look)
        tables[table].fields.append(field)
        return field
    }

    /// Whether a name may be given to a column of a table, in which it is not told by its capitals.
    func isFree(_ name: String, in table: Int, except id: String? = nil) -> Bool {
        !name.allSatisfy(\.isWhitespace)
            && !tables[table].fields.contains {
                $0.name.lowercased() == name.lowercased() && $0.id != id
            }
    }

    /// A column's type with the ids of what it speaks of.
    private mutating func type(
        of column: AirtableColumn, id: String, in table: Int
    ) throws(AirtableRefusal) -> AirtableFieldType {
        switch column.kind {
        case .plain(let type): return type
        case .select(let names, let isMultiple):
            guard Set(names).count == names.count else { throw .badOptions(column.name) }
            let choices = names.map { AirtableChoice(id: ids.next("sel"), name: $0) }
            return isMultiple ? .multipleSelects(choices) : .singleSelect(choices)
        case .links(let target, let inverse):
            guard let other = tableIndex(target) else { throw .badOptions(column.name) }
            var link = AirtableLink(table: tables[other].id)
            if other != table {
                link.inverse = try addInverse(inverse, of: id, from: table, to: other)
            }
            return .multipleRecordLinks(link)
        case .lastModified(let names):
            return .lastModifiedTime(
                of: try names.map { name throws(AirtableRefusal) in
                    try field(name, in: table).id
                })
        case .lookup(let link, let name):
            let links = try field(link, in: table)
            guard let target = links.type.link?.table, let other = tableIndex(target) else {
                throw .badOptions(column.name)
            }
            return .multipleLookupValues(link: links.id, field: try field(name, in: other).id)
        }
    }

    /// Makes the column that shows links from the other side and returns its id.
    private mutating func addInverse(
        _ inverse: AirtableColumn.Inverse, of id: String, from table: Int, to other: Int
    ) throws(AirtableRefusal) -> String? {
        let name: String
        switch inverse {
        case .absent: return nil
        case .named(let given):
            guard isFree(given, in: other) else { throw .duplicateField }
            name = given
        case .automatic:
            let own = tables[table].name
            var (candidate, count) = (own, 1)
            while !isFree(candidate, in: other) {
                count += 1
                candidate = "\(own) \(count)"
            }
            name = candidate
        }
        let field = AirtableField(
            id: ids.next("fld"), name: name, description: nil,
            type: .multipleRecordLinks(
                AirtableLink(table: tables[table].id, inverse: id, isReversed: true)),
            look: nil)
        tables[other].fields.append(field)
        return field.id
    }

    /// Takes a column away with what its cells hold, and the other side of its links.
    mutating func removeField(_ field: AirtableField, from table: Int) {
        drop(field.id, from: table)
        if let link = field.type.link, let inverse = link.inverse,
            let other = tableIndex(link.table)
        {
            drop(inverse, from: other)
        }
    }

    private mutating func drop(_ id: String, from table: Int) {
        tables[table].fields.removeAll { $0.id == id }
        for record in tables[table].order {
            tables[table].records[record]?.cells[id] = nil
            tables[table].records[record]?.modified[id] = nil
        }
    }
}
