import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Airtable's client, pace") struct ClientPaceTests {
    /// The most requests that came within any second.
    private func densest(_ moments: [Timestamp]) -> Int {
        moments.map { start in
            moments.count { $0 >= start && $0 < start + .seconds(1) }
        }.max() ?? 0
    }

    @Test("One after the other, never more than five come within a second") func single()
        async throws
    {
        let desk = try ClientDesk(limit: AirtableLimit())
        let person = try desk.people(1)[0]
        for _ in 0..<25 { _ = try await desk.client.record(person, of: ClientDesk.talent) }
        #expect(desk.base.requests.count == 25)
        #expect(desk.base.requests.allSatisfy { !$0.isLimited })
        #expect(densest(desk.base.requests.map(\.moment)) <= 5)
    }

    @Test("After one too many nothing is asked for half a minute, and the pace is kept behind it")
    func afterLimit() async throws {
        let desk = try ClientDesk(limit: AirtableLimit(requestsPerSecond: 4))
        let person = try desk.people(1)[0]
        for _ in 0..<20 { _ = try await desk.client.record(person, of: ClientDesk.talent) }
        let requests = desk.base.requests
        #expect(densest(requests.map(\.moment)) <= 5)
        let refused = requests.indices.filter { requests[$0].isLimited }
        #expect(!refused.isEmpty)
        for index in refused where index + 1 < requests.count {
            #expect(requests[index + 1].moment - requests[index].moment >= .seconds(30))
        }
    }

    @Test("A wait that a request made once was given is kept by whoever asks next")
    func afterCreate() async throws {
        let desk = try ClientDesk()
        let turns = Turns()
        desk.base.setFault { request, _ in
            request.method == "PATCH" && turns.next() == 1
                ? .json(429, ["errors": [["error": "RATE_LIMIT_REACHED"]]]) : nil
        }
        let made = await desk.client.create(
            [try desk.fields(["Mail": "ada@example.org"])], in: ClientDesk.talent,
            key: try desk.field("Mail"))
        #expect(made.compactMap(\.record).count == 1)
        let requests = desk.base.requests
        #expect(requests.map(\.method) == ["GET", "GET", "PATCH", "GET", "PATCH"])
        #expect(requests[3].moment - requests[2].moment >= .seconds(30))
        #expect(try desk.base.records(of: ClientDesk.talent).count == 1)
    }

    @Test("Two clients that share the paces share the pace, and another base has its own")
    func shared() async throws {
        let clock = StillClock()
        let server = try LocalServer { _ in .json(200, ["tables": []]) }
        defer { server.stop() }
        let paces = LocalPaces()
        let clients = try ["appA", "appA", "appB"].map {
            try ClientDesk.client(server.address, base: $0, clock: clock, paces: paces)
        }
        var spans: [Duration] = []
        for client in clients {
            let start = clock.now
            _ = try await client.schema()
            spans.append(clock.now - start)
        }
        #expect(spans == [.zero, .milliseconds(225), .zero])
    }

    @Test("Many at once get moments of their own, also behind a rest") func together() async throws
    {
        let clock = StillClock()
        let turns = Turns()
        let server = try LocalServer { _ in
            turns.next() == 10
                ? .json(429, ["errors": [["error": "RATE_LIMIT_REACHED"]]])
                : .json(200, ["tables": []])
        }
        defer { server.stop() }
        let paces = NotedPaces()
        let client = try ClientDesk.client(server.address, clock: clock, paces: paces)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<40 { group.addTask { try await client.schema().tables.count } }
            for try await count in group { #expect(count == 0) }
        }
        #expect(server.requests.count == 41)
        let moments = await paces.moments
        #expect(densest(moments) <= 5)
        #expect(zip(moments, moments.dropFirst()).contains { $1 - $0 >= .seconds(29) })
    }

    @Test("Five hundred records take fifty requests, and nothing is asked twice") func batches()
        async throws
    {
        let desk = try ClientDesk(limit: AirtableLimit())
        let people = try desk.people(503)
        let field = try desk.field("Location")
        let outcomes = await desk.client.update(
            people.map { AirtableEdit($0, [field: "Bern"]) }, in: ClientDesk.talent)
        #expect(outcomes.map(\.record) == people)
        #expect(outcomes.allSatisfy { $0.isWhole })
        #expect(desk.base.requests.count == 51)
        #expect(densest(desk.base.requests.map(\.moment)) <= 5)
    }
}

/// Paces that remember the moments they gave.
private actor NotedPaces: PaceKeeping {
    private let inner = LocalPaces()
    private(set) var moments: [Timestamp] = []

    func reserve(
        _ service: String, every interval: Duration, now: Timestamp
    ) async throws -> Timestamp {
        let moment = await inner.reserve(service, every: interval, now: now)
        moments.append(moment)
        return moment
    }

    func postpone(_ service: String, until moment: Timestamp) async throws {
        await inner.postpone(service, until: moment)
    }

    func rest(of service: String) async throws -> Timestamp? { await inner.rest(of: service) }
}
