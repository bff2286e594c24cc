import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("The outbox") struct OutboxTests {
    @Test("A message goes out after its step has held, and once") func delivers() async throws {
        let door = Door()
        let fixture = try door.fixture()
        let run = try #require(try await fixture.runToItsEnd("knocking"))
        #expect(door.arrived.isEmpty)
        for _ in 0..<2 { try await fixture.perform(fixture.delivery()) }
        #expect(door.arrived == ["k"])
        #expect(door.tries == 1)
        #expect(try fixture.messages().map(\.status) == [.sent])
        #expect(try fixture.run(run.id)?.status == .done)
    }

    @Test("A message with a key that was sent is not sent again") func keys() async throws {
        let door = Door()
        let fixture = try door.fixture()
        for _ in 0..<2 {
            _ = try await fixture.runToItsEnd("knocking")
            try await fixture.perform(fixture.delivery())
        }
        #expect(door.tries == 1)
    }

    @Test("What an op that failed wanted to send is not sent") func notSent() async throws {
        struct Broken: Error {}
        let door = Door()
        let fixture = try EngineFixture(
            Catalog(
                pipelines: [
                    .single(retry: .never) { _ in
                        .done { commit in
                            commit.send("knock", through: "door", key: "k")
                            throw Broken()
                        }
                    }
                ], channels: [door.channel]))
        #expect(try await fixture.runToItsEnd("single")?.status == .failed)
        #expect(try fixture.count("outbox") == 0)
    }

    @Test("A delivery that fails comes back by its channel's policy, or as the other side asks")
    func retries() async throws {
        let door = Door([Failure("busy"), Failure("busy", retryAfter: .seconds(90))])
        let fixture = try door.fixture()
        _ = try await fixture.runToItsEnd("knocking")
        try await fixture.perform(fixture.delivery())
        #expect(try fixture.messages().first?.readyAt == fixture.clock.now + .seconds(1))
        #expect(try fixture.messages().first?.reason == "busy")
        try await fixture.perform(fixture.delivery())
        #expect(door.tries == 1)
        fixture.clock.advance(.seconds(1))
        try await fixture.perform(fixture.delivery())
        #expect(try fixture.messages().first?.readyAt == fixture.clock.now + .seconds(90))
        fixture.clock.advance(.seconds(90))
        try await fixture.perform(fixture.delivery())
        #expect(door.arrived == ["k"])
    }

    @Test("A pause is reckoned from the moment at which the delivery failed") func slow()
        async throws
    {
        let fixture = try Door([Failure("busy", retryAfter: .seconds(90))]).fixture()
        _ = try await fixture.runToItsEnd("knocking")
        let end = fixture.clock.now + .seconds(50)
        let delivery = OutboxDelivery(
            fixture.catalog.channels[0], owner: ID("courier"), draw: { 0.5 },
            sleep: { _ in try await Task.never() }, clock: { end })
        try await fixture.perform(delivery)
        #expect(try fixture.messages().first?.readyAt == end + .seconds(90))
    }

    @Test("No other side can put a message off for longer than a month, or break the clock")
    func longest() async throws {
        let fixture = try Door([Failure("busy", retryAfter: .seconds(Int64.max))]).fixture()
        _ = try await fixture.runToItsEnd("knocking")
        try await fixture.perform(fixture.delivery())
        #expect(
            try fixture.messages().first?.readyAt
                == fixture.clock.now + OutboxDelivery.longestPause)
    }

    @Test("A message is given up after its attempts, the log says so, and a retry sends it again")
    func givenUp() async throws {
        let door = Door([Failure("no such door", isTransient: false, retryAfter: .seconds(60))])
        let fixture = try door.fixture()
        let run = try #require(try await fixture.runToItsEnd("knocking"))
        try await fixture.perform(fixture.delivery())
        #expect(try fixture.messages().map(\.status) == [.failed])
        let warning = try #require(try fixture.events(run.id).last)
        #expect(warning.kind == .warning)
        #expect(warning.message == "door gave up: no such door")
        #expect(warning.at == fixture.clock.now)
        // The run itself is done: its retry is about the message alone.
        try fixture.change { try $0.retry(run.id, by: "ada") }
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(try fixture.messages().map(\.status) == [.pending])
        try await fixture.perform(fixture.delivery())
        #expect(door.arrived == ["k"])
        #expect(throws: EngineProblem.cannotRetry(run: run.id.text, status: .done)) {
            try fixture.change { try $0.retry(run.id, by: "ada") }
        }
    }

    @Test("A run that sends what was given up before sends it anew") func anew() async throws {
        let door = Door([Failure("no such door", isTransient: false)])
        let fixture = try door.fixture()
        _ = try await fixture.runToItsEnd("knocking")
        try await fixture.perform(fixture.delivery())
        let second = try #require(try await fixture.runToItsEnd("knocking"))
        #expect(try fixture.messages().map(\.status) == [.pending])
        #expect(try fixture.messages().map(\.run) == [second.id])
        try await fixture.perform(fixture.delivery())
        #expect(door.arrived == ["k"])
    }

    @Test("A message of a channel that this program does not have waits, and holds up no other")
    func unknownChannel() async throws {
        let door = Door()
        let fixture = try door.fixture()
        _ = try await fixture.runToItsEnd("knocking")
        try fixture.database.write {
            try $0.execute("UPDATE outbox SET channel = 'x', message_key = 'a', ready_at = 0")
        }
        _ = try await fixture.runToItsEnd("knocking")
        try await fixture.perform(fixture.delivery())
        #expect(door.arrived == ["k"])
        #expect(try fixture.messages().map(\.status) == [.pending, .sent])
    }
}
