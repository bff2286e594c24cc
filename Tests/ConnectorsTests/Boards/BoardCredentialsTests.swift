import Prelude
import TestSupport
import Testing
import Web

@testable import Connectors

@Suite("Keys of boards") struct BoardCredentialsTests {
    private let own = BoardCredentials(
        adzuna: (Secret("planted-id"), Secret("planted-key")),
        usaJobs: ("planted@example.org", Secret("planted-two")))

    @Test(
        "A key goes over a safe connection or to this machine, and never over plain http elsewhere",
        arguments: [
            ("https://api.adzuna.com", true), ("http://127.0.0.1:9", true),
            ("http://localhost:9", true), ("http://api.adzuna.com", false),
            ("http://127.0.0.1.example.org", false), ("http://10.0.0.1", false),
            ("http://example.org", false),
        ])
    func plain(text: String, isSafe: Bool) throws {
        let address = try WebAddress(text)
        for board in [JobBoard.adzuna, .usajobs] {
            #expect((board.authorized(address, own) != nil) == isSafe, "\(board)")
            #expect(board.authorized(address, BoardCredentials()) == nil)
        }
        #expect(JobBoard.lever.authorized(address, own) == address)
    }

    @Test("Each board is told its own key alone", arguments: JobBoard.allCases)
    func each(board: JobBoard) throws {
        let address = try WebAddress("https://example.org/x?what=cook")
        let authorized = try #require(board.authorized(address, own))
        var request = Request(.get, authorized)
        board.authorize(&request, own)
        let headers = request.headers.map { "\($0.name)=\($0.value.revealed)" }
        #expect(authorized.query.contains("planted-key") == (board == .adzuna))
        #expect(authorized.query.hasPrefix("what=cook"))
        #expect(
            headers
                == (board == .usajobs
                    ? ["User-Agent=planted@example.org", "Authorization-Key=planted-two"] : []))
        #expect(request.headers.allSatisfy { $0.isCredential })
        #expect(!"\(request) \(authorized) \(String(reflecting: request))".contains("planted"))
    }

    @Test("A key that would go out unprotected is not sent, and the board says what it wants")
    func unsent() async throws {
        let server = try LocalServer { _ in .answer(200, [:], []) }
        defer { server.stop() }
        let reader = BoardReader(
            SourceClient(
                version: "1", rule: AddressRule(),
                transport: RoutedTransport(routes: ["jobs.example.org": server.address]),
                paces: LocalPaces(), surroundings: NotedWaits().surroundings), credentials: own)
        for board in [JobBoard.adzuna, .usajobs] {
            await #expect(throws: BoardReader.Problem.wantsKey(board)) {
                try await reader.read(
                    board, on: try WebAddress("http://jobs.example.org"), of: "gb", for: ["Cook"])
            }
        }
        #expect(server.connectionCount == 0)
    }

    @Test("No problem of a board tells a key", arguments: [401, 404, 429, 500])
    func silent(status: Int) async throws {
        let server = try LocalServer { request in
            .answer(status, [:], Array("\(request.target) planted".utf8))
        }
        defer { server.stop() }
        let reader = BoardReader(
            SourceClient(
                version: "1", rule: AddressRule(exceptions: ["127.0.0.1:\(server.port)"]),
                transport: CurlTransport(), paces: LocalPaces(),
                surroundings: NotedWaits().surroundings), credentials: own)
        for board in [JobBoard.adzuna, .usajobs] {
            do {
                _ = try await reader.read(
                    board, on: try WebAddress(server.address), of: "gb", for: ["Cook"])
                Issue.record("\(status) was read")
            } catch {
                #expect(!"\(error) \(String(reflecting: error))".contains("planted"))
            }
        }
    }
}
