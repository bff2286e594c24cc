import Connectors
import Prelude
import TestSupport
import Web

/// A workspace of Notion made up for a test: which page and block holds which blocks.
struct NotionSpace: Sendable {
    /// What the integration may see, by id.
    var held: [String: [JSONValue]] = [:]
    var title = "Baker (all genders)"
    /// How many blocks come with one answer.
    var pageSize = 100

    /// The page of most tests.
    static let page = id(1)

    /// An id from a number.
    static func id(_ number: Int) -> String {
        let digits = String(number)
        return "393abc1e-edcd-81c3-a7e3-" + String(repeating: "0", count: 12 - digits.count)
            + digits
    }

    init(_ blocks: [JSONValue] = []) {
        held[NotionSpace.page] = blocks
    }

    /// The answer of Notion's interface.
    func reply(_ request: ReceivedRequest) -> LocalReply {
        let parts = request.path.split(separator: "/").map(String.init)
        guard parts.count >= 3, parts[0] == "v1", let blocks = held[parts[2]] else {
            return NotionSpace.error(404, "object_not_found")
        }
        switch parts[1] {
        case "pages": return .json(200, NotionSpace.pageObject(parts[2], title: title))
        case "blocks":
            let start = request.query["start_cursor"].flatMap(Int.init) ?? 0
            let end = min(start + pageSize, blocks.count)
            let next: JSONValue = end < blocks.count ? .string(String(end)) : .null
            return .json(200, NotionSpace.list(Array(blocks[start..<end]), next: next))
        default: return NotionSpace.error(404, "object_not_found")
        }
    }

    /// An error as Notion writes it, with a text that must not show up anywhere.
    static func error(_ status: Int, _ code: String) -> LocalReply {
        .json(
            status,
            [
                "object": "error", "status": .integer(Int64(status)), "code": .string(code),
                "message": "planted-text",
            ])
    }

    static func pageObject(_ id: String, title: String) -> JSONValue {
        [
            "object": "page", "id": .string(id), "archived": false,
            "properties": [
                "Salary": ["id": "a", "type": "number", "number": 70000],
                "Role": ["id": "title", "type": "title", "title": .array([piece(title)])],
            ],
        ]
    }

    static func list(_ blocks: [JSONValue], next: JSONValue = nil) -> JSONValue {
        [
            "object": "list", "results": .array(blocks), "next_cursor": next,
            "has_more": .bool(next != .null), "type": "block",
        ]
    }

    static func piece(_ text: String, _ target: String? = nil) -> JSONValue {
        [
            "type": "text", "text": ["content": .string(text)], "plain_text": .string(text),
            "href": JSONValue(target),
        ]
    }

    /// A block of a kind with text, holding others when it has a number.
    static func block(
        _ kind: String, _ text: String = "", holding number: Int? = nil,
        _ more: [JSONMember] = []
    ) -> JSONValue {
        let body = [JSONMember("rich_text", .array(text.isEmpty ? [] : [piece(text)]))] + more
        return block(kind, holding: number, .object(body))
    }

    /// A block of a kind with a body of its own.
    static func block(_ kind: String, holding number: Int? = nil, _ body: JSONValue) -> JSONValue {
        .object([
            JSONMember("object", "block"),
            JSONMember("id", .string(id(number ?? 99))),
            JSONMember("has_children", .bool(number != nil)),
            JSONMember("type", .string(kind)),
            JSONMember(kind, body),
        ])
    }
}

/// What a test reads with.
struct NotionReader {
    let waits = NotedWaits()
    let client: NotionClient

    init(
        _ server: LocalServer, token: String? = "planted-token", routes: [String: String] = [:],
        limits: NotionLimits = NotionLimits()
    ) throws {
        try self.init(at: server.address, token: token, routes: routes, limits: limits)
    }

    init(
        at address: String, token: String? = "planted-token", routes: [String: String] = [:],
        limits: NotionLimits = NotionLimits()
    ) throws {
        let transport = RoutedTransport(routes: routes)
        client = NotionClient(
            token: token.map { Secret($0) }, base: try WebAddress(address), limits: limits,
            transport: transport,
            pages: PageFetcher(
                version: "1.2", transport: transport, surroundings: waits.surroundings),
            surroundings: waits.surroundings)
    }

    /// The page of most tests.
    func page(_ id: String = NotionSpace.page) async throws(NotionProblem) -> NotionPage {
        guard let id = NotionID(id) else { throw .empty }
        return try await client.page(id)
    }
}
