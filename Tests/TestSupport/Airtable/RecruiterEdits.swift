package import Prelude

extension LocalAirtable {
    /// Makes a table and returns its id; its first column names the records.
    @discardableResult
    package func addTable(
        _ name: String, id: String? = nil, _ columns: [AirtableColumn]
    ) throws(AirtableRefusal) -> String {
        try edit { (store, _) throws(AirtableRefusal) in
            try store.addTable(name, id: id, columns: columns)
        }
    }

    /// Makes a column and returns its id.
    @discardableResult
    package func addColumn(
        _ column: AirtableColumn, to table: String
    ) throws(AirtableRefusal) -> String {
        try edit { (store, _) throws(AirtableRefusal) in
            try store.addField(column, to: try store.place(of: table)).id
        }
    }

    /// Gives a column another name.
    package func renameColumn(
        _ column: String, of table: String, to name: String
    ) throws(AirtableRefusal) {
        try change(column, of: table) { $0.name = name }
    }

    /// Takes a column away with what its cells hold, and the other side of its links.
    package func removeColumn(_ column: String, from table: String) throws(AirtableRefusal) {
        try edit { (store, _) throws(AirtableRefusal) in
            let table = try store.place(of: table)
            store.removeField(try store.field(column, in: table), from: table)
        }
    }

    /// Gives an option of a select another name; the cells that hold it show the new one.
    package func renameOption(
        _ option: String, of column: String, in table: String, to name: String
    ) throws(AirtableRefusal) {
        try change(column, of: table) { field in
            field.type.choices = field.type.choices?.map {
                AirtableChoice(id: $0.id, name: $0.name == option ? name : $0.name)
            }
        }
    }

    /// The options of a select in their order.
    package func options(
        of column: String, in table: String
    ) throws(AirtableRefusal) -> [String] {
        try withState { (state, _) throws(AirtableRefusal) in
            let field = try state.store.field(column, in: try state.store.place(of: table))
            return field.type.choices?.map(\.name) ?? []
        }
    }

    /// The columns of a table in their order.
    package func columns(of table: String) throws(AirtableRefusal) -> [AirtableField] {
        try withState { (state, _) throws(AirtableRefusal) in
            state.store.tables[try state.store.place(of: table)].fields
        }
    }

    /// Adds a record and returns its id.
    ///
    /// Options that a select lacks are added to it.
    @discardableResult
    package func add(
        to table: String, _ fields: [String: JSONValue]
    ) throws(AirtableRefusal) -> String {
        try edit { (store, now) throws(AirtableRefusal) in
            try store.create(
                LocalAirtable.document(fields), in: try store.place(of: table), .recruiter,
                now: now)
        }
    }

    /// Changes cells of a record; null empties one.
    package func edit(
        _ record: String, in table: String, _ fields: [String: JSONValue]
    ) throws(AirtableRefusal) {
        try edit { (store, now) throws(AirtableRefusal) in
            let table = try store.place(of: table)
            guard store.tables[table].records[record] != nil else { throw .unknownRow(record) }
            try store.update(
                record, LocalAirtable.document(fields), in: table,
                AirtableWriteRequest(leniency: .recruiter), now: now)
        }
    }

    /// Deletes a record.
    package func delete(_ record: String, from table: String) throws(AirtableRefusal) {
        try edit { (store, now) throws(AirtableRefusal) in
            let table = try store.place(of: table)
            guard store.tables[table].records[record] != nil else { throw .unknownRow(record) }
            store.delete(record, from: table, now: now)
        }
    }

    /// Adds records to a column of links.
    package func link(
        _ others: [String], to column: String, of record: String, in table: String
    ) throws(AirtableRefusal) {
        let linked = try links(column, of: record, in: table)
        let new = others.filter { !linked.contains($0) }
        try edit(record, in: table, [column: JSONValue(linked + new)])
    }

    /// Takes records out of a column of links.
    package func unlink(
        _ others: [String], from column: String, of record: String, in table: String
    ) throws(AirtableRefusal) {
        let linked = try links(column, of: record, in: table)
        try edit(record, in: table, [column: JSONValue(linked.filter { !others.contains($0) })])
    }

    /// The records in a column of links, in their order.
    package func links(
        _ column: String, of record: String, in table: String
    ) throws(AirtableRefusal) -> [String] {
        try cell(column, of: record, in: table)?.elements?.compactMap(\.string) ?? []
    }

    /// Adds a file to a cell and returns its id.
    @discardableResult
    package func attach(
        _ bytes: [UInt8], named filename: String, to column: String, of record: String,
        in table: String
    ) throws(AirtableRefusal) -> String {
        try edit { (store, now) throws(AirtableRefusal) in
            let table = try store.place(of: table)
            let field = try store.field(column, in: table)
            guard field.type == .multipleAttachments else { throw .badValue(field) }
            guard let row = store.tables[table].records[record] else { throw .unknownRow(record) }
            var files: [String] = []
            if case .attachments(let old) = row.cells[field.id] { files = old }
            let id = store.keep(
                bytes, named: filename, type: AirtableAttachment.mediaType(of: filename))
            store.put(.attachments(files + [id]), in: field, of: record, table: table, now: now)
            return id
        }
    }

    /// Puts a file at an address outside, from where writing the address takes a copy.
    package func publish(_ bytes: [UInt8], at url: String) throws(AirtableRefusal) {
        try edit { (store, _) throws(AirtableRefusal) in
            let path = url.prefix { $0 != "?" }
            let name = String(path.split(separator: "/").last ?? "file")
            store.published[url] = AirtableAttachment(
                id: "", filename: name, type: AirtableAttachment.mediaType(of: name), bytes: bytes)
        }
    }
}
