internal import Prelude

/// What a backup holds.
package struct AirtableBackedUp: Sendable, Hashable {
    /// How many tables.
    package var tables = 0
    /// How many records of all tables together.
    package var records = 0
}

extension AirtableClient {
    /// Writes the schema and all records as one JSON document, piece by piece: no more than a page of
    /// records is held.
    ///
    /// `{"base": …, "schema": {…}, "tables": [{"id", "name", "records": [{"id", "createdTime",
    /// "fields"}]}]}`; cells stand under the columns' ids. Files are named and not copied, and their
    /// addresses are left out, as they let anybody in and die soon.
    ///
    /// - Parameters:
    ///   - tables: The ids of the tables; nil: all of them.
    ///   - write: Takes the next piece of the document.
    /// - Throws: `AirtableProblem`, and what the closure throws; the document is not whole then.
    @discardableResult
    package func backUp(
        tables: [String]? = nil, write: (String) async throws -> Void
    ) async throws -> AirtableBackedUp {
        let schema = try await schema()
        let chosen = schema.tables.filter { tables?.contains($0.id) ?? true }
        guard chosen.count == tables.map({ Set($0).count }) ?? chosen.count else {
            throw AirtableProblem.notFound
        }
        var done = AirtableBackedUp()
        let base = JSONValue.string(baseID).text()
        try await write("{\"base\":\(base),\"schema\":\(schema.document.text()),\"tables\":[")
        for table in chosen {
            let (id, name) = (JSONValue.string(table.id), JSONValue.string(table.name))
            let comma = done.tables == 0 ? "" : ","
            try await write("\(comma)\n{\"id\":\(id.text()),\"name\":\(name.text()),\"records\":[")
            var isFirst = true
            let files = Set(table.fields.filter { $0.kind == .files }.map(\.id))
            let listed = try await records(of: table.id) { page in
                let texts = page.map { AirtableClient.backedUp($0, files).text() }
                try await write((isFirst ? "\n" : ",\n") + texts.joined(separator: ",\n"))
                isFirst = false
            }
            try await write("]}")
            done.tables += 1
            done.records += listed.records
        }
        try await write("]}\n")
        return done
    }

    private static func backedUp(_ record: AirtableRecord, _ files: Set<String>) -> JSONValue {
        let cells = record.cells.sorted { $0.key < $1.key }.map { field, value in
            // Looked-up files stand in columns of other kinds, so files are told by their form too.
            let isFiles = files.contains(field) || value[0]?["url"] != nil
            return JSONMember(field, isFiles ? withoutAddresses(value) : value)
        }
        var members = [JSONMember("id", .string(record.id))]
        if let created = record.created {
            members.append(JSONMember("createdTime", .string(AirtableMoments.text(created))))
        }
        return .object(members + [JSONMember("fields", .object(cells))])
    }

    private static func withoutAddresses(_ value: JSONValue) -> JSONValue {
        .array(
            (value.elements ?? []).map { file in
                guard let members = file.members else { return file }
                return .object(members.filter { $0.key != "url" && $0.key != "thumbnails" })
            })
    }
}
