import Prelude

extension AirtableCall {
    /// Answers below `/v0/meta/bases/{base}/tables`.
    func schemaAnswer(_ state: inout AirtableState, _ rest: [String]) throws(AirtableRefusal)
        -> JSONValue
    {
        switch (request.method, rest.count) {
        case ("GET", 0):
            try require(.readSchema)
            return state.store.schema
        case ("POST", 0): return try makeTable(&state)
        case ("PATCH", 1): return try changeTable(&state, rest[0])
        case ("POST", 2) where rest[1] == "fields": return try makeField(&state, rest[0])
        case ("PATCH", 3) where rest[1] == "fields":
            return try changeField(&state, rest[0], rest[2])
        default: throw .notFound
        }
    }

    private func makeTable(_ state: inout AirtableState) throws(AirtableRefusal) -> JSONValue {
        try require(.writeSchema)
        let body = try body()
        guard let name = body["name"]?.string else { throw .missing("name") }
        var columns: [AirtableColumn] = []
        for document in body["fields"]?.elements ?? [] {
            columns.append(try AirtableColumn(document: document))
        }
        return try state.transaction(request: number, now: now) {
            (store: inout AirtableStore) throws(AirtableRefusal) in
            _ = try store.addTable(
                name, id: nil, description: body["description"]?.string, columns: columns)
            return store.schema(of: store.tables.count - 1)
        }
    }

    private func changeTable(
        _ state: inout AirtableState, _ id: String
    ) throws(AirtableRefusal) -> JSONValue {
        try require(.writeSchema)
        let body = try body()
        let table = try table(id, state)
        if let name = body["name"]?.string {
            let taken = state.store.tables.contains {
                $0.id != state.store.tables[table].id && $0.name.lowercased() == name.lowercased()
            }
            guard !taken, !name.isEmpty else {
                throw AirtableRefusal(
                    422, "DUPLICATE_TABLE_NAME", "Table \"\(name)\" exists in this base")
            }
            state.store.tables[table].name = name
        }
        if let text = body["description"]?.string {
            state.store.tables[table].description = text.isEmpty ? nil : text
        }
        return state.store.schema(of: table)
    }

    private func makeField(
        _ state: inout AirtableState, _ id: String
    ) throws(AirtableRefusal) -> JSONValue {
        try require(.writeSchema)
        let column = try AirtableColumn(document: try body())
        let table = try table(id, state)
        return try state.transaction(request: number, now: now) {
            (store: inout AirtableStore) throws(AirtableRefusal) in
            store.schema(of: try store.addField(column, to: table))
        }
    }

    /// A name or a description may change; what a column holds may not.
    private func changeField(
        _ state: inout AirtableState, _ id: String, _ fieldID: String
    ) throws(AirtableRefusal) -> JSONValue {
        try require(.writeSchema)
        let body = try body()
        let table = try table(id, state)
        guard let index = state.store.tables[table].fields.firstIndex(where: { $0.id == fieldID })
        else { throw .forbidden }
        guard let members = body.members, !members.isEmpty,
            members.allSatisfy({ ["name", "description"].contains($0.key) })
        else { throw .invalid }
        if let name = body["name"] {
            guard let name = name.string, state.store.isFree(name, in: table, except: fieldID)
            else { throw .duplicateField }
            state.store.tables[table].fields[index].name = name
        }
        if let text = body["description"]?.string {
            state.store.tables[table].fields[index].description = text.isEmpty ? nil : text
        }
        return state.store.schema(of: state.store.tables[table].fields[index])
    }
}
