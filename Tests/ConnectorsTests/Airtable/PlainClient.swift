import Prelude
import Synchronization
import TestSupport
import Web

/// A clock that moves only when a test moves it; it begins on 1 January 2026.
final class HandClock: Sendable {
    private let moment = Mutex(HandClock.start)

    static let start = Timestamp(microseconds: 1_767_225_600_000_000)

    var now: Timestamp { moment.withLock { $0 } }

    func pass(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

/// Asks a local base without knowing more than HTTP.
struct PlainClient: Sendable {
    private static let transport = CurlTransport()

    struct Answer: Sendable {
        var status: Int
        var document: JSONValue

        /// The kind of the error.
        var error: String? { document["error"]?["type"]?.string ?? document["error"]?.string }
        var message: String? { document["error"]?["message"]?.string }
        var records: [JSONValue] { document["records"]?.elements ?? [] }
        var ids: [String] { records.compactMap { $0["id"]?.string } }
        var offset: String? { document["offset"]?.string }
        var fields: JSONValue { document["fields"] ?? .null }
    }

    let base: LocalAirtable
    var token: String

    init(_ base: LocalAirtable, token: String? = nil) {
        self.base = base
        self.token = token ?? base.token
    }

    /// Asks for something below the base: a table and perhaps a record.
    func call(
        _ method: Request.Method, _ parts: [String], _ body: JSONValue? = nil,
        query: [(name: String, value: String)] = []
    ) async throws -> Answer {
        try await ask(method, [base.baseID] + parts, body, query: query)
    }

    /// Asks for something of the schema.
    func schema(
        _ method: Request.Method, _ parts: [String] = [], _ body: JSONValue? = nil
    ) async throws -> Answer {
        try await ask(method, ["meta", "bases", base.baseID, "tables"] + parts, body)
    }

    /// Asks for something of this version of the interface.
    func ask(
        _ method: Request.Method, _ parts: [String], _ body: JSONValue? = nil,
        query: [(name: String, value: String)] = []
    ) async throws -> Answer {
        var address = try WebAddress(base.address).appending(["v0"] + parts)
        if !query.isEmpty { address = address.asking(query) }
        var request = Request(method, address)
        request.authorize("Authorization", Secret("Bearer \(token)"))
        if let body { request.send(body) }
        let response = try await PlainClient.transport.send(request)
        return Answer(status: response.status, document: try response.json())
    }

    /// Fetches a file from its address.
    func fetch(_ url: String) async throws -> Response {
        try await PlainClient.transport.send(Request(.get, try WebAddress(url)))
    }

    /// The names of the records that a formula keeps.
    func names(_ table: String, where formula: String) async throws -> [String] {
        let answer = try await call(.get, [table], query: [("filterByFormula", formula)])
        return answer.records.compactMap { $0["fields"]?["Name"]?.string }
    }
}

/// A small base: people and the cities in which they live.
struct SmallBase: Sendable {
    let clock = HandClock()
    let base: LocalAirtable
    let client: PlainClient

    init(limit: AirtableLimit? = nil) throws {
        let clock = clock
        base = try LocalAirtable(limit: limit) { clock.now }
        client = PlainClient(base)
        try base.addTable("Cities", [.text("Name"), .number("Size")])
        try base.addTable(
            "People",
            [
                .text("Name"), .longText("Notes"), .number("Years"),
                .number("Share", precision: 2), .checkbox("Active"),
                .select("Level", ["junior", "senior"]), .selects("Skills", ["Rust", "Go"]),
                .date("Born"), .dateTime("Seen"), .plain("Stars", .rating(max: 5)), .files("CV"),
                .links("City", to: "Cities", inverse: .named("People")),
                .lookup("City names", through: "City", of: "Name"),
                .plain("Made", .createdTime), .lastModified("Changed"),
                .lastModified("Level changed", of: ["Level"]),
                .plain("Greeting", .formula("'Hello ' & {Name}")),
            ])
    }

    /// Adds people with nothing but names.
    @discardableResult
    func add(_ names: [String]) throws -> [String] {
        try names.map { try base.add(to: "People", ["Name": .string($0)]) }
    }
}
