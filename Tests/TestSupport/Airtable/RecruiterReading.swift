package import Prelude

extension LocalAirtable {
    /// The ids of a table's records in the order in which they were made.
    package func records(of table: String) throws(AirtableRefusal) -> [String] {
        try withState { (state, _) throws(AirtableRefusal) in
            state.store.tables[try state.store.place(of: table)].order
        }
    }

    /// What a record's cells hold, by the columns' names; empty ones are left out.
    package func cells(
        of record: String, in table: String
    ) throws(AirtableRefusal) -> [String: JSONValue] {
        let root = address
        let document = try withState { (state, now) throws(AirtableRefusal) in
            let table = try state.store.place(of: table)
            guard let row = state.store.tables[table].records[record] else {
                throw .unknownRow(record)
            }
            return state.rendered(row, of: table, root: root, now: now)
        }
        let members = document["fields"]?.members ?? []
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
    }

    /// What a cell holds; nil when it is empty.
    package func cell(
        _ column: String, of record: String, in table: String
    ) throws(AirtableRefusal) -> JSONValue? {
        // A column that is not there is a mistake of the test, not an empty cell.
        let name = try withState { (state, _) throws(AirtableRefusal) in
            try state.store.field(column, in: try state.store.place(of: table)).name
        }
        return try cells(of: record, in: table)[name]
    }

    /// What requests did to records, without what recruiters did.
    package var requestedWrites: [AirtableWrite] { writes.filter { $0.request != nil } }

    /// How many requests changed at least one record.
    package var writingRequestCount: Int { Set(requestedWrites.compactMap(\.request)).count }

    /// The columns that requests changed in a record, one list for each request that did.
    package func requestedWrites(to record: String) -> [[String]] {
        requestedWrites.filter { $0.change.record == record }.map(\.change.fields)
    }

    /// Does something to the base as a recruiter.
    func edit<Result: Sendable>(
        _ body: (inout AirtableStore, Timestamp) throws(AirtableRefusal) -> Result
    ) throws(AirtableRefusal) -> Result {
        try withState { (state, now) throws(AirtableRefusal) in
            try state.transaction(request: nil, now: now) {
                (store: inout AirtableStore) throws(AirtableRefusal) in
                try body(&store, now)
            }
        }
    }

    func change(
        _ column: String, of table: String, _ body: (inout AirtableField) -> Void
    ) throws(AirtableRefusal) {
        try edit { (store, _) throws(AirtableRefusal) in
            let table = try store.place(of: table)
            let id = try store.field(column, in: table).id
            guard let index = store.tables[table].fieldIndex(id) else { throw .unknownField(id) }
            body(&store.tables[table].fields[index])
        }
    }

    /// An object with its members in the order of their names, for the same run every time.
    static func document(_ fields: [String: JSONValue]) -> JSONValue {
        .object(fields.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
    }
}

extension AirtableStore {
    /// The place of a table that has to be there.
    func place(of table: String) throws(AirtableRefusal) -> Int {
        guard let index = tableIndex(table) else { throw .forbidden }
        return index
    }
}
