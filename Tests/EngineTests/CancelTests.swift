import Engine
import Prelude
import Storage
import Testing

@Suite("Cancelling, retrying and stopping") struct CancelTests {
    @Test("A run is cancelled wherever it stands: queued, running or waiting") func cancel()
        async throws
    {
        let script = Script()
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script)]))
        let queued = try fixture.request(RunRequest("scripted", by: "test"))
        try fixture.change { try $0.cancel(queued, by: "ada") }
        script.then(.wait(key: "q"))
        let waiting = try #require(try await fixture.runToItsEnd()).id
        try fixture.change { try $0.cancel(waiting, by: "ada") }
        let running = try fixture.request(RunRequest("scripted", by: "test"))
        let step = try #require(try await fixture.claim().first)
        try fixture.change { try $0.cancel(running, by: "ada") }
        for run in [queued, waiting, running] {
            #expect(try fixture.run(run)?.status == .cancelled)
            #expect(try fixture.run(run)?.reason == "cancelled by ada")
            #expect(try fixture.run(run)?.finishedAt == fixture.clock.now)
            #expect(try fixture.steps(run).map(\.status) == [.cancelled])
        }
        // Whoever was at it can write nothing of it any more.
        #expect(try await fixture.run(step) == false)
        #expect(try fixture.effects().isEmpty)
        #expect(throws: EngineProblem.hasEnded(run: running.text, status: .cancelled)) {
            try fixture.change { try $0.cancel(running, by: "ada") }
        }
        #expect(throws: EngineProblem.noSuchRun("x")) {
            try fixture.change { try $0.cancel(ID("x"), by: "ada") }
        }
    }

    @Test("A retry starts where the run failed: what is done stays done") func retry()
        async throws
    {
        let script = Script([.fail(Failure("no", isTransient: false))])
        let fixture = try EngineFixture(Catalog(pipelines: [Self.twoOps(script)]))
        let run = try #require(try await fixture.runToItsEnd("two"))
        #expect(run.status == .failed)
        #expect(run.reason == "only: no")
        #expect(try fixture.effects() == ["first=1"])
        let failed = try fixture.steps(run.id)
        #expect(failed.map(\.status) == [.done, .failed])
        #expect(failed[1].failures == 1)
        try fixture.change { try $0.retry(run.id, by: "ada") }
        #expect(try fixture.run(run.id)?.attempt == 2)
        #expect(try fixture.steps(run.id)[1].failures == 0)
        try await fixture.drain()
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(try fixture.run(run.id)?.reason == nil)
        #expect(try fixture.effects() == ["first=1", "only=1"])
        #expect(throws: EngineProblem.cannotRetry(run: run.id.text, status: .done)) {
            try fixture.change { try $0.retry(run.id, by: "ada") }
        }
    }

    @Test("A retry gives a step all its attempts again") func attempts() async throws {
        let policy = RetryPolicy(attempts: 2, base: .zero, cap: .zero, jitter: 0)
        let script = Script(Array(repeating: .fail(Failure("no")), count: 3))
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script, retry: policy)]))
        let run = try #require(try await fixture.runToItsEnd())
        #expect(run.status == .failed)
        #expect(script.attempts.count == 2)
        try fixture.change { try $0.retry(run.id, by: "ada") }
        try await fixture.drain()
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(script.attempts.map(\.attempt) == [1, 2, 3, 4])
    }

    @Test("A failure ends the whole run: what else of it was open is cancelled") func siblings()
        async throws
    {
        let script = Script([.fail(Failure("no", isTransient: false))])
        let fork = Pipeline("fork", summary: "Two beside each other.") { pipeline in
            _ = pipeline.start(Op<NoValue, Int>("bad") { try script.play($1) })
            _ = pipeline.start(Op<NoValue, Int>("good") { _, _ in .done(1) })
        }
        let fixture = try EngineFixture(Catalog(pipelines: [fork]))
        let run = try fixture.request(RunRequest("fork", by: "test"))
        let claimed = try await fixture.claim()
        try await fixture.run(claimed[0])
        #expect(try await fixture.run(claimed[1]) == false)
        #expect(try fixture.steps(run).map(\.status) == [.failed, .cancelled])
        try fixture.change { try $0.retry(run, by: "ada") }
        try await fixture.drain()
        #expect(try fixture.run(run)?.status == .done)
    }

    @Test("An op that stops ends its run without failure, and says why") func stop() async throws {
        let fixture = try EngineFixture(Catalog(pipelines: [Self.twoOps(Script([.stop]))]))
        let run = try #require(try await fixture.runToItsEnd("two"))
        #expect(run.status == .stopped)
        #expect(run.reason == "there is nothing to do")
        #expect(try fixture.steps(run.id).map(\.status) == [.done, .stopped])
        #expect(try fixture.circuits().isEmpty)
        try fixture.change { try $0.retry(run.id, by: "ada") }
        try await fixture.drain()
        #expect(try fixture.run(run.id)?.status == .done)
    }

    private static func twoOps(_ script: Script) -> Pipeline {
        Pipeline("two", summary: "One op, then a script.", durability: .process) { pipeline in
            let first = pipeline.start(
                Op<NoValue, Int>("first") { _, _ in .done { try $0.effect("first", 1) } })
            pipeline.then(Op<Int, Int>("only") { try script.play($1) }, first)
        }
    }
}
