import Engine
import Prelude
import Storage
import Testing

@Suite("The breaker of an op") struct CircuitTests {
    private let refused = Failure("connection refused", isTransient: false)

    @Test("It opens at the fifth failure of one cause, and the fifth run says so") func opens()
        async throws
    {
        let fixture = try fixture(Script(Array(repeating: .fail(refused), count: 5)))
        let runs = try fixture.ask(5)
        try await fixture.drain(slots: 1)
        #expect(try fixture.circuits().map(\.state) == [.open])
        #expect(try fixture.circuits().map(\.failures) == [CircuitDecision.threshold])
        let warnings = try runs.map { try fixture.events($0).filter { $0.kind == .warning } }
        #expect(warnings.map(\.count) == [0, 0, 0, 0, 1])
        #expect(
            warnings.last?.first?.message
                == "5 failures of one cause in a row: the others of this op wait until it works again"
        )
    }

    @Test("It holds back what comes then, which loses no attempt and no place by it")
    func holdsBack() async throws {
        let script = Script(Array(repeating: .fail(refused), count: 5))
        let fixture = try fixture(script)
        _ = try fixture.ask(5)
        try await fixture.drain(slots: 1)
        let opened = try #require(try fixture.circuits().first?.openedAt)
        let late = try fixture.ask(3)
        try await fixture.drain()
        for run in late {
            let step = try #require(try fixture.steps(run).first)
            #expect(step.status == .ready)
            #expect(step.attempt == 0)
            #expect(step.leaseOwner == nil)
            #expect(step.readyAt == opened + CircuitDecision.pause)
            #expect(step.reason?.hasPrefix("held back") == true)
        }
        #expect(script.attempts.count == 5)
        // One goes first; when it has gone well the others follow in their old order.
        fixture.clock.advance(CircuitDecision.pause)
        let probes = try await fixture.claim()
        #expect(probes.map(\.run.id) == [late[0]])
        #expect(try fixture.circuits().map(\.state) == [.probing])
        #expect(try await fixture.claim().isEmpty)
        try await fixture.run(probes[0])
        #expect(try fixture.circuits().isEmpty)
        for run in late.dropFirst() {
            let step = try #require(try fixture.steps(run).first)
            #expect(step.readyAt == (try fixture.run(run)?.createdAt))
            #expect(step.reason == nil)
        }
        #expect(try await fixture.claim().map(\.run.id) == Array(late.dropFirst()))
    }

    @Test("A probe that fails keeps it open for twice as long, and says nothing again")
    func probeFails() async throws {
        let fixture = try fixture(Script(Array(repeating: .fail(refused), count: 6)))
        let runs = try fixture.ask(6)
        try await fixture.drain(slots: 1)
        fixture.clock.advance(CircuitDecision.pause)
        try await fixture.drain(slots: 1)
        let circuit = try #require(try fixture.circuits().first)
        #expect(circuit.state == .open)
        #expect(circuit.retryAt == fixture.clock.now + CircuitDecision.pause * 2)
        #expect(try fixture.events(runs[5]).filter { $0.kind == .warning }.isEmpty)
    }

    @Test("Many failures at once lengthen the first pause as little as five") func burst()
        async throws
    {
        let fixture = try fixture(Script(Array(repeating: .fail(refused), count: 31)))
        _ = try fixture.ask(31)
        // All of them run already when it opens.
        let claimed = try await fixture.claim(slots: 30)
        for step in claimed { try await fixture.run(step) }
        fixture.clock.advance(CircuitDecision.pause)
        try await fixture.drain(slots: 1)
        #expect(
            try fixture.circuits().first?.retryAt
                == fixture.clock.now + CircuitDecision.pause * 2)
    }

    @Test("What it holds back keeps no other op of the pool from running") func others()
        async throws
    {
        let fixture = try fixture(Script(Array(repeating: .fail(refused), count: 5)))
        _ = try fixture.ask(5)
        try await fixture.drain(slots: 1)
        _ = try fixture.ask(20)
        fixture.clock.advance(.seconds(1))
        let other = try fixture.request(RunRequest("three", by: "test"))
        let claimed = try await fixture.claim(slots: 2)
        #expect(claimed.map(\.run.id) == [other])
    }

    @Test("An op that got on with its work has closed it, though it is not done") func again()
        async throws
    {
        let script = Script(Array(repeating: .fail(refused), count: 5))
        let fixture = try fixture(script)
        _ = try fixture.ask(6)
        try await fixture.drain(slots: 1)
        script.then(.again(.seconds(600)))
        fixture.clock.advance(CircuitDecision.pause)
        try await fixture.drain()
        #expect(try fixture.circuits().isEmpty)
    }

    @Test("A success in between begins the count anew") func inBetween() async throws {
        let fails = Array(repeating: Script.Act.fail(refused), count: 4)
        let fixture = try fixture(Script(fails + [.done] + fails))
        _ = try fixture.ask(9)
        try await fixture.drain(slots: 1)
        #expect(try fixture.circuits().map(\.state) == [.closed])
        #expect(try fixture.circuits().map(\.failures) == [4])
    }

    private func fixture(_ script: Script) throws -> EngineFixture {
        try EngineFixture(
            Catalog(
                pipelines: [.scripted(script), EngineFixture.threeOps],
                channels: [Channel("door") { _, _ in }]))
    }
}

extension EngineFixture {
    /// Asks for runs, each a moment after the other.
    fileprivate func ask(_ count: Int) throws -> [ID<Run>] {
        try (0..<count).map { _ in
            clock.advance(.milliseconds(10))
            return try request(RunRequest("scripted", by: "test"))
        }
    }
}
