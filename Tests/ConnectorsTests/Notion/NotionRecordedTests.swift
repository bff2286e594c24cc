import Connectors
import Prelude
import TestSupport
import Testing
import Web

/// What Notion answered, replayed by a server of the test's own. The recordings are of programs that make
/// pages: the answer to making one has the form of the answer to asking for it, and adding blocks is
/// answered with a list of them.
@Suite(
    "Recorded pages of Notion",
    .enabled(
        if: SharedData.isPresent, "the evaluation data is not beside the project (../shared/data)"))
struct NotionRecordedTests {
    /// The recorded exchange that answers a page, its blocks, and the database under its id.
    private struct Roles {
        var page = "POST /v1/pages"
        var blocks = ""
        var database = ""
    }

    /// Reads a page where a recording answers in these roles.
    private func read(_ file: String, _ id: String, _ roles: Roles = Roles()) async throws
        -> NotionPage
    {
        let id = try #require(NotionID(id))
        let server = try RecordedServer(
            "notion/\(file).json", otherwise: NotionSpace.error(404, "object_not_found")
        ) { exchange in
            let recorded = "\(exchange.method) \(exchange.path ?? "")"
            return switch recorded {
            case roles.page: "/v1/pages/\(id.text)"
            case roles.blocks: "/v1/blocks/\(id.text)/children"
            case roles.database: "/v1/databases/\(id.text)"
            default: nil
            }
        }
        defer { server.stop() }
        return try await NotionReader(at: server.address).client.page(id)
    }

    @Test("A page and its blocks are read") func page() async throws {
        let id = "393abc1e-edcd-81cb-bb97-d6f7abcb41d6"
        let page = try await read(
            "test_blocks_update", id, Roles(blocks: "PATCH /v1/blocks/\(id)/children"))
        #expect(page.title == "Test 2026-07-04 11:08:32.632804")
        #expect(page.text == "I'm a paragraph.")
        #expect(page.left.isEmpty)
    }

    @Test(
        "A page without blocks is empty",
        arguments: [
            (
                "test_blocks_children_list", "393abc1e-edcd-81c3-a7e3-f719e1e1ec4b",
                "GET /v1/blocks/393abc1e-edcd-81c3-a7e3-f719e1e1ec4b/children"
            ), ("test_search", "393abc1e-edcd-81cd-8d54-d46164cfb59f", "POST /v1/search"),
            (
                "test_data_sources_query", "393abc1e-edcd-8169-85ce-c64d3d3f20fd",
                "POST /v1/data_sources/393abc1e-edcd-81a2-8d0b-000bae7f15dc/query"
            ),
        ]) func empty(file: String, id: String, blocks: String) async throws
    {
        await #expect(throws: NotionProblem.empty) {
            try await read(file, id, Roles(blocks: blocks))
        }
    }

    @Test("A database is no page") func database() async throws {
        let id = "e234cdc8-4ad2-4371-a97e-999a238bf8f5"
        await #expect(
            throws: NotionProblem.notAPage(database: "Test Database - 2026-07-04 11:08:57.449785")
        ) {
            try await read(
                "test_databases_retrieve", id,
                Roles(page: "", database: "GET /v1/databases/\(id)"))
        }
    }

    @Test(
        "What is no page is told as that",
        arguments: [
            (
                "test_pages_create",
                "DELETE /v1/blocks/393abc1e-edcd-8181-8d59-e30a27148c69"
            ), ("test_search", "POST /v1/search"),
            ("test_data_sources_query", "POST /v1/data_sources"),
        ]) func noPage(file: String, answer: String) async throws
    {
        await #expect(throws: NotionProblem.badAnswer(expected: "a page")) {
            try await read(file, NotionSpace.page, Roles(page: answer))
        }
    }

    @Test("A page whose blocks cannot be had is told, and nothing of it is taken for the whole")
    func halfThere() async throws {
        await #expect(throws: NotionProblem.self) {
            try await read("test_pages_create", "393abc1e-edcd-8181-8d59-e30a27148c69")
        }
    }

    @Test(
        "Refusals are states",
        arguments: [
            (
                "test_api_response_error_additional_data", "GET /v1/users",
                NotionProblem.unauthorized
            ),
            ("test_api_async_request_bad_request_error", "GET /400", .refused(status: 400)),
        ]) func refused(file: String, answer: String, expected: NotionProblem) async throws
    {
        await #expect(throws: expected) {
            try await read(file, NotionSpace.page, Roles(page: answer))
        }
    }
}
