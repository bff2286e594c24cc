import Connectors
import Prelude
import Synchronization
import TestSupport
import Testing
import Web

@Suite("Reading boards to their end") struct BoardReaderTests {
    private let credentials = BoardCredentials(
        adzuna: (Secret("app-1"), Secret("key-1")), usaJobs: ("ada@example.org", Secret("key-2")))

    private func reader(_ server: LocalServer) -> BoardReader {
        BoardReader(
            SourceClient(
                version: "1", rule: AddressRule(exceptions: ["127.0.0.1:\(server.port)"]),
                transport: CurlTransport(), paces: LocalPaces(),
                surroundings: NotedWaits().surroundings), credentials: credentials)
    }

    private func read(
        _ board: JobBoard, _ server: LocalServer, for words: [String] = ["Engineer"],
        known: Validators = Validators()
    ) async throws -> BoardReader.Reading {
        defer { server.stop() }
        return try await reader(server).read(
            board, on: try WebAddress(server.address), of: "tidewerk", for: words, known: known)
    }

    /// A job of a board of many companies.
    private static func job(_ number: Int) -> JSONValue {
        [
            "slug": .string("\(number)"), "title": "Engineer",
            "url": .string("https://jobs.example.org/\(number)"),
        ]
    }

    private static func page(_ jobs: Range<Int>, hasNext: Bool = true) -> LocalReply {
        .json(
            200,
            [
                "data": .array(jobs.map(job)), "links": ["next": JSONValue(hasNext ? "yes" : nil)],
            ])
    }

    private func number(_ request: ReceivedRequest) -> Int {
        request.query["page"].flatMap { Int($0) } ?? 0
    }

    @Test("Every page is read, and a job that stands on two is one") func pages() async throws {
        let server = try LocalServer { request in
            let page = number(request)
            return Self.page((page * 10 - 1)..<(page * 10 + 10), hasNext: page < 3)
        }
        let read = try await read(.arbeitnow, server)
        #expect(read.listings.count == 31 && !read.isCut && read.problem == nil)
        #expect(server.requests.compactMap { $0.query["page"] } == ["1", "2", "3"])
    }

    @Test("A page that breaks after the first keeps what was read, and says why there is no more")
    func brokenPage() async throws {
        let replies: [(LocalReply, String)] = [
            (.answer(500, [:], []), "fails"), (.answer(429, [:], []), "later"),
            (.reset, "broke off"),
            (.answer(200, [:], Array("<html>".utf8)), "expected JSON"),
            (.json(200, [:]), "another shape"),
            (.answer(404, [:], []), "no such board"),
        ]
        for (reply, words) in replies {
            let server = try LocalServer { number($0) == 1 ? Self.page(0..<5) : reply }
            let read = try await read(.arbeitnow, server)
            #expect(read.listings.count == 5 && read.isCut)
            let problem = try #require(read.problem)
            #expect("\(problem)".contains(words), "\(problem)")
        }
    }

    @Test("A first page that breaks is a problem, and says what was expected") func brokenFirst()
        async throws
    {
        for (reply, expected) in [
            (LocalReply.answer(404, [:], []), BoardReader.Problem.unanswered(.gone)),
            (.answer(200, [:], Array("no".utf8)), .garbled(.arbeitnow)),
            (.answer(500, [:], []), .unanswered(.failing(status: 500))),
        ] {
            let server = try LocalServer { _ in reply }
            await #expect(throws: expected) { try await read(.arbeitnow, server) }
        }
    }

    @Test("A board whose pages never end is left after so many") func endless() async throws {
        let server = try LocalServer { Self.page(number($0)..<(number($0) + 1)) }
        let read = try await read(.arbeitnow, server)
        #expect(server.requests.count == BoardReader.maximumPages)
        #expect(read.listings.count == BoardReader.maximumPages && read.isCut)
    }

    @Test("A board of more jobs than are kept is cut, and says so") func huge() async throws {
        let server = try LocalServer { _ in
            .json(200, ["jobs": .array((0..<12_000).map(Self.remote))])
        }
        let read = try await read(.remotive, server)
        #expect(read.listings.count == BoardReader.maximumListings && read.isCut)
    }

    private static func remote(_ number: Int) -> JSONValue { job(number) }

    @Test("Searched boards are asked for each kind of work") func searched() async throws {
        let words = ["Data Engineer", "R & D?", "Köchin"]
        let official = try LocalServer { _ in
            .json(200, ["SearchResult": ["SearchResultCountAll": 0, "SearchResultItems": []]])
        }
        _ = try await read(.usajobs, official, for: words)
        #expect(official.requests.compactMap { $0.query["Keyword"] } == words)
        let adzuna = try LocalServer { _ in
            .json(
                200,
                [
                    "count": 5000,
                    "results": [
                        ["id": "1", "title": "Cook", "redirect_url": "https://jobs.example.org/1"]
                    ],
                ])
        }
        let found = try await read(.adzuna, adzuna, for: words)
        #expect(adzuna.requests.compactMap { $0.query["what"] } == words)
        #expect(found.listings.count == 1 && found.isCut, "250 requests a day are not many")
        let open = try LocalServer { _ in Self.page(0..<0) }
        _ = try await read(.arbeitnow, open, for: words)
        #expect(open.requests.count == 1 && open.requests[0].query["what"] == nil)
    }

    @Test("A board that answers in one piece is asked for another answer only") func unchanged()
        async throws
    {
        let server = try LocalServer { request in
            request.headers["if-none-match"] == "\"a\""
                ? .answer(304, [:], [])
                : .answer(200, ["ETag": "\"a\""], Array("{\"jobs\": []}".utf8))
        }
        defer { server.stop() }
        let (reader, address) = (reader(server), try WebAddress(server.address))
        let first = try await reader.read(.greenhouse, on: address, of: "x", for: [])
        #expect(first.validators.entityTag == "\"a\"" && !first.isUnchanged)
        let second = try await reader.read(
            .greenhouse, on: address, of: "x", for: [], known: first.validators)
        #expect(second.isUnchanged && second.listings.isEmpty)
        // The first of many pages tells nothing of the others.
        _ = try? await reader.read(
            .smartrecruiters, on: address, of: "x", for: [], known: first.validators)
        #expect(server.requests.last?.headers["if-none-match"] == nil)
    }
}
