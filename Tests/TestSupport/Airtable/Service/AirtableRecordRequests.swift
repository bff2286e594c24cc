import Prelude

extension AirtableCall {
    /// No request may write more records than this.
    private static let maximumBatch = 10

    /// Answers below `/v0/{base}/{table}`.
    func recordAnswer(
        _ state: inout AirtableState, _ name: String, _ rest: [String]
    ) throws(AirtableRefusal) -> JSONValue {
        try require(
            request.method == "GET" || rest == ["listRecords"] ? .readRecords : .writeRecords)
        let table = try table(name, state)
        switch (request.method, rest.count) {
        case ("GET", 0):
            return try list(&state, table, AirtableQuery.document(request.queryItems))
        case ("POST", 1) where rest[0] == "listRecords":
            return try list(&state, table, try body())
        case ("GET", 1):
            let record = try record(rest[0], table, state)
            let byID = AirtableQuery.isTrue(
                AirtableQuery.document(request.queryItems)["returnFieldsByFieldId"])
            return state.rendered(record, of: table, byID: byID, root: root, now: now)
        case ("POST", 0): return try create(&state, table)
        case ("PATCH", 0), ("PUT", 0): return try update(&state, table)
        case ("PATCH", 1), ("PUT", 1): return try updateOne(&state, table, rest[0])
        case ("DELETE", 0): return try delete(&state, table)
        case ("DELETE", 1):
            let record = try record(rest[0], table, state)
            return try delete([record.id], &state, table)[0] ?? .null
        default: throw .notFound
        }
    }

    private func list(
        _ state: inout AirtableState, _ table: Int, _ document: JSONValue
    ) throws(AirtableRefusal) -> JSONValue {
        try state.list(try AirtableQuery(document: document), of: table, root: root, now: now)
    }

    private func record(
        _ id: String, _ table: Int, _ state: AirtableState
    ) throws(AirtableRefusal) -> AirtableRecord {
        guard AirtableIDs.isID(id, "rec") else { throw .notFound }
        guard let record = state.store.tables[table].records[id] else { throw .forbidden }
        return record
    }

    private func writing(_ body: JSONValue) -> AirtableWriteRequest {
        AirtableWriteRequest(
            leniency: AirtableQuery.isTrue(body["typecast"]) ? .typecast : .strict,
            replacesAll: request.method == "PUT",
            mergeOn: body["performUpsert"].map { merge in
                merge["fieldsToMergeOn"]?.elements?.compactMap(\.string) ?? []
            })
    }

    private func rendered(
        _ ids: [String], _ state: inout AirtableState, _ table: Int, _ body: JSONValue
    ) -> [JSONValue] {
        let byID = AirtableQuery.isTrue(body["returnFieldsByFieldId"])
        let rows = ids.compactMap { state.store.tables[table].records[$0] }
        return rows.map { state.rendered($0, of: table, byID: byID, root: root, now: now) }
    }

    private func batch(_ body: JSONValue) throws(AirtableRefusal) -> [JSONValue] {
        guard let records = body["records"] else { throw .missing("records") }
        guard let elements = records.elements, !elements.isEmpty,
            elements.count <= AirtableCall.maximumBatch,
            elements.allSatisfy({ $0["fields"]?.members != nil })
        else { throw .invalid }
        return elements
    }

    private func create(
        _ state: inout AirtableState, _ table: Int
    ) throws(AirtableRefusal) -> JSONValue {
        let body = try body()
        let leniency = writing(body).leniency
        let isSingle = body["records"] == nil
        if isSingle, body["fields"]?.members == nil { throw .missing("fields") }
        let records = isSingle ? [body] : try batch(body)
        let now = now
        let ids = try state.transaction(request: number, now: now) {
            (store: inout AirtableStore) throws(AirtableRefusal) in
            var ids: [String] = []
            for record in records {
                ids.append(
                    try store.create(record["fields"] ?? .null, in: table, leniency, now: now))
            }
            return ids
        }
        let answers = rendered(ids, &state, table, body)
        return isSingle ? answers[0] : ["records": .array(answers)]
    }

    private func updateOne(
        _ state: inout AirtableState, _ table: Int, _ id: String
    ) throws(AirtableRefusal) -> JSONValue {
        let body = try body()
        let record = try record(id, table, state)
        guard let fields = body["fields"], fields.members != nil else { throw .missing("fields") }
        let (writing, now) = (writing(body), now)
        try state.transaction(request: number, now: now) {
            (store: inout AirtableStore) throws(AirtableRefusal) in
            try store.update(record.id, fields, in: table, writing, now: now)
        }
        return rendered([id], &state, table, body)[0]
    }

    private func update(
        _ state: inout AirtableState, _ table: Int
    ) throws(AirtableRefusal) -> JSONValue {
        let body = try body()
        let records = try batch(body)
        let (writing, now) = (writing(body), now)
        let named = records.compactMap { $0["id"]?.string }
        guard Set(named).count == named.count else { throw .invalid }
        let (ids, created) = try state.transaction(request: number, now: now) {
            (store: inout AirtableStore) throws(AirtableRefusal) in
            var (ids, created): ([String], [String]) = ([], [])
            for record in records {
                let (id, isNew) = try write(record, table, writing, &store, now: now)
                ids.append(id)
                if isNew { created.append(id) }
            }
            return (ids, created)
        }
        var members = [JSONMember("records", .array(rendered(ids, &state, table, body)))]
        if writing.mergeOn != nil {
            members.append(JSONMember("createdRecords", JSONValue(created)))
            members.append(
                JSONMember("updatedRecords", JSONValue(ids.filter { !created.contains($0) })))
        }
        return .object(members)
    }

    /// Writes one record of a batch: the one with its id, one that is like it, or a new one.
    private func write(
        _ record: JSONValue, _ table: Int, _ writing: AirtableWriteRequest,
        _ store: inout AirtableStore, now: Timestamp
    ) throws(AirtableRefusal) -> (id: String, isNew: Bool) {
        let fields = record["fields"] ?? .null
        var id = record["id"]?.string
        if let id {
            guard AirtableIDs.isID(id, "rec") else { throw .malformedRow(id) }
            guard store.tables[table].records[id] != nil else { throw .unknownRow(id) }
        } else {
            guard let names = writing.mergeOn else { throw .invalid }
            id = try store.record(
                like: fields, on: names, in: table, writing.leniency, now: now)
        }
        guard let id else {
            return (try store.create(fields, in: table, writing.leniency, now: now), true)
        }
        try store.update(id, fields, in: table, writing, now: now)
        return (id, false)
    }

    private func delete(
        _ state: inout AirtableState, _ table: Int
    ) throws(AirtableRefusal) -> JSONValue {
        let document = AirtableQuery.document(request.queryItems)
        let ids = document["records"]?.elements?.compactMap(\.string) ?? []
        guard !ids.isEmpty, ids.count <= AirtableCall.maximumBatch else { throw .invalid }
        for id in ids { _ = try record(id, table, state) }
        return ["records": try delete(ids, &state, table)]
    }

    private func delete(
        _ ids: [String], _ state: inout AirtableState, _ table: Int
    ) throws(AirtableRefusal) -> JSONValue {
        let now = now
        try state.transaction(request: number, now: now) {
            (store: inout AirtableStore) throws(AirtableRefusal) in
            for id in ids { store.delete(id, from: table, now: now) }
        }
        return .array(ids.map { ["id": .string($0), "deleted": true] })
    }
}
