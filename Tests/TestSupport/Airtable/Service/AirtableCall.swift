import Prelude

/// One request on its way through the base.
struct AirtableCall: Sendable {
    let request: ReceivedRequest
    let number: Int
    let now: Timestamp
    let baseID: String
    let baseName: String
    let access: AirtableAccess

    /// The address at which the client found us, for the addresses of files.
    var root: String { "http://" + (request.headers["host"] ?? "127.0.0.1") }

    /// The answer to a request that a token came with.
    func answer(_ state: inout AirtableState) throws(AirtableRefusal) -> JSONValue {
        let parts = request.pathParts
        guard parts.count >= 2, parts[0] == "v0" else { throw .notFound }
        if parts[1] == "meta" { return try metaAnswer(&state, Array(parts.dropFirst(2))) }
        try requireBase(parts[1])
        guard parts.count >= 3 else { throw .notFound }
        return try recordAnswer(&state, parts[2], Array(parts.dropFirst(3)))
    }

    private func metaAnswer(
        _ state: inout AirtableState, _ parts: [String]
    ) throws(AirtableRefusal) -> JSONValue {
        if parts == ["whoami"], request.method == "GET" {
            return ["id": "usrLocal000000001", "scopes": JSONValue(scopes)]
        }
        if parts == ["bases"], request.method == "GET" {
            try require(.readSchema)
            let level: JSONValue = access.contains(.writeSchema) ? "create" : "read"
            return [
                "bases": [
                    ["id": .string(baseID), "name": .string(baseName), "permissionLevel": level]
                ]
            ]
        }
        guard parts.count >= 3, parts[0] == "bases", parts[2] == "tables" else { throw .notFound }
        try requireBase(parts[1])
        return try schemaAnswer(&state, Array(parts.dropFirst(3)))
    }

    /// Whether the request counts against the base's limit.
    var isAboutBase: Bool {
        let parts = request.pathParts
        return parts.count >= 3 && parts[0] == "v0" && (parts[1] != "meta" || parts.count > 3)
    }

    func require(_ right: AirtableAccess) throws(AirtableRefusal) {
        guard access.contains(right) else { throw .forbidden }
    }

    /// The request's body, which has to be an object.
    func body() throws(AirtableRefusal) -> JSONValue {
        guard request.json.members != nil else { throw .unreadable }
        return request.json
    }

    /// A table by its id or name.
    func table(_ name: String, _ state: AirtableState) throws(AirtableRefusal) -> Int {
        guard let index = state.store.tableIndex(name) else { throw .forbidden }
        return index
    }

    private func requireBase(_ id: String) throws(AirtableRefusal) {
        guard AirtableIDs.isID(id, "app") else { throw .notFound }
        guard id == baseID else { throw .forbidden }
    }

    private var scopes: [String] {
        let names: [(AirtableAccess, String)] = [
            (.readRecords, "data.records:read"), (.writeRecords, "data.records:write"),
            (.readSchema, "schema.bases:read"), (.writeSchema, "schema.bases:write"),
        ]
        return names.filter { access.contains($0.0) }.map(\.1)
    }
}
