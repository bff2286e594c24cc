import Connectors
import Prelude
import Synchronization
import TestSupport
import Testing

/// Pages that are long, deep or without end.
@Suite("Limits of Notion's pages") struct NotionLimitTests {
    private func read(
        _ space: NotionSpace, _ change: (inout NotionLimits) -> Void = { _ in }
    ) async throws -> (NotionPage, requests: Int) {
        let server = try LocalServer { space.reply($0) }
        defer { server.stop() }
        var limits = NotionLimits()
        change(&limits)
        return (try await NotionReader(server, limits: limits).page(), server.requests.count)
    }

    private func paragraphs(_ count: Int) -> [JSONValue] {
        (0..<count).map { NotionSpace.block("paragraph", "Line \($0).") }
    }

    @Test("A hundred parts of a hundred blocks are read whole when they may be")
    func parts() async throws {
        let space = NotionSpace(paragraphs(10_000))
        let (whole, requests) = try await read(space) { $0.blocks = 10_000 }
        #expect(whole.left.isEmpty)
        #expect(
            whole.text.split(separator: "\n").map(String.init) == (0..<10_000).map { "Line \($0)." }
        )
        #expect(requests == 101)
        let (half, fewer) = try await read(space)
        #expect(half.left == [.blocks(limit: 5000)])
        #expect(half.text.hasSuffix("Line 4999."))
        #expect(fewer == 52)
    }

    @Test("So much text as allowed, and whole characters") func text() async throws {
        let space = NotionSpace([
            NotionSpace.block("paragraph", String(repeating: "ü", count: 3000))
        ])
        let (page, _) = try await read(space) { $0.text = 1001 }
        #expect(page.text == String(repeating: "ü", count: 500))
        #expect(page.left == [.text(limit: 1001)])
        let (many, requests) = try await read(NotionSpace(paragraphs(500))) { $0.text = 200 }
        #expect(many.text.utf8.count <= 200)
        #expect(many.left == [.text(limit: 200)])
        #expect(requests == 2)
    }

    @Test("Blocks fifty deep are read to the limit") func deep() async throws {
        var space = NotionSpace([NotionSpace.block("toggle", "Level 1", holding: 2)])
        for level in 2...50 {
            let block = NotionSpace.block("toggle", "Level \(level)", holding: level + 1)
            space.held[NotionSpace.id(level)] = [block]
        }
        let (page, requests) = try await read(space)
        #expect(page.left == [.deeper(blocks: 1, limit: 8)])
        #expect(page.text.hasSuffix("Level 8"))
        #expect(requests == 9)
    }

    @Test("A block below itself is no endless page") func circle() async throws {
        var space = NotionSpace([NotionSpace.block("toggle", "One", holding: 2)])
        space.held[NotionSpace.id(2)] = [NotionSpace.block("toggle", "Two", holding: 3)]
        space.held[NotionSpace.id(3)] = [NotionSpace.block("toggle", "One again", holding: 2)]
        let (page, _) = try await read(space)
        #expect(page.text == "One\n\nTwo\n\nOne again")
        #expect(page.left == [.circles(1)])
    }

    @Test("The same block twice is read twice") func synced() async throws {
        let synced = NotionSpace.block("synced_block", holding: 2, [:])
        var space = NotionSpace([synced, synced])
        space.held[NotionSpace.id(2)] = [NotionSpace.block("paragraph", "Same")]
        let (page, _) = try await read(space)
        #expect(page.text == "Same\n\nSame")
        #expect(page.left.isEmpty)
    }

    /// A page whose list always has a further part.
    private func endless(_ mark: @escaping @Sendable (Int) -> String) async throws -> NotionPage {
        let count = Mutex(0)
        let server = try LocalServer { request in
            guard request.path.hasSuffix("children") else {
                return .json(200, NotionSpace.pageObject(NotionSpace.page, title: "T"))
            }
            let number = count.withLock { count in
                count += 1
                return count
            }
            let blocks = number == 1 ? [NotionSpace.block("paragraph", "Once")] : []
            return .json(200, NotionSpace.list(blocks, next: .string(mark(number))))
        }
        defer { server.stop() }
        var limits = NotionLimits()
        limits.requests = 20
        let page = try await NotionReader(server, limits: limits).page()
        #expect(server.requests.count <= 21)
        return page
    }

    @Test("A list without end ends") func cursors() async throws {
        #expect(try await endless { "mark \($0)" }.left == [.requests(limit: 20)])
        #expect(try await endless { _ in "same" }.left == [.repeatedParts])
        #expect(try await endless { "\($0 % 3)" }.left == [.repeatedParts])
        await #expect(throws: NotionProblem.self) {
            try await endless { _ in String(repeating: "x", count: 5000) }
        }
    }

    @Test("A block that may not be read is said to be missing, and the rest is there")
    func unread() async throws {
        let space = NotionSpace([
            NotionSpace.block("paragraph", "Before"),
            NotionSpace.block("synced_block", holding: 404, [:]),
            NotionSpace.block("synced_block", holding: 405, [:]),
            NotionSpace.block("paragraph", "After"),
        ])
        let (page, _) = try await read(space)
        #expect(page.text == "Before\n\nAfter")
        #expect(page.left == [.unread(blocks: 2, .notShared)])
    }

    @Test("Half a page is none when waiting can bring the whole") func half() async throws {
        let space = NotionSpace([
            NotionSpace.block("paragraph", "Before"), NotionSpace.block("toggle", "T", holding: 2),
        ])
        let server = try LocalServer { request in
            request.path.contains(NotionSpace.id(2))
                ? NotionSpace.error(503, "service_unavailable") : space.reply(request)
        }
        defer { server.stop() }
        await #expect(throws: NotionProblem.failing(status: 503)) {
            try await NotionReader(server).page()
        }
    }

    @Test("An id that is none is never asked for", arguments: ["../users", "", "x"])
    func badID(id: String) async throws {
        let block: JSONValue = [
            "id": .string(id), "type": "toggle", "has_children": true,
            "toggle": ["rich_text": [NotionSpace.piece("Text")]],
        ]
        let (page, requests) = try await read(NotionSpace([block]))
        #expect(page.left == [.unread(blocks: 1, .badAnswer(expected: "the id of a block"))])
        #expect(requests == 2)
    }

    @Test("What is left out is said in words") func words() {
        let all: [NotionOmission] = [
            .deeper(blocks: 1, limit: 8), .blocks(limit: 1), .requests(limit: 1), .text(limit: 1),
            .circles(1), .repeatedParts, .unread(blocks: 1, .notShared), .pages(1), .databases(1),
            .attachments(1), .unsupported(1),
        ]
        #expect(Set(all.map(\.description)).count == all.count)
    }
}
