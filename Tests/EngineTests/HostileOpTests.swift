import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("Ops that misbehave", .timeLimit(.minutes(1))) struct HostileOpTests {
    @Test("An op whose writes throw leaves nothing of them, and fails") func throwingWrites()
        async throws
    {
        struct Broken: Error {}
        let fixture = try EngineFixture.op { _ in
            .done { commit in
                _ = try commit.effect("only", 1)
                commit.request(RunRequest("single", by: "me"))
                commit.log("written")
                throw Broken()
            }
        }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .failed)
        #expect(run.reason == "only: Broken()")
        #expect(try fixture.effects().isEmpty)
        #expect(try fixture.count("run") == 1)
        #expect(try !fixture.events(run.id).map(\.message).contains("written"))
    }

    @Test("An op that asks for a pipeline nobody knows fails, with nothing written") func unknown()
        async throws
    {
        let fixture = try EngineFixture.op { _ in
            .done { commit in
                _ = try commit.effect("only", 1)
                commit.request(RunRequest("nothing", by: "me"))
                return 1
            }
        }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .failed)
        #expect(run.reason == "only: there is no pipeline nothing; known are single")
        #expect(try fixture.effects().isEmpty)
    }

    @Test("An op that cancels itself has failed, and nothing more") func cancelsItself()
        async throws
    {
        let fixture = try EngineFixture.op { _ in
            withUnsafeCurrentTask { $0?.cancel() }
            try Task.checkCancellation()
            return .done(1)
        }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .failed)
        #expect(run.reason == "only: CancellationError()")
    }

    @Test("An op that hears nothing of its cancelling keeps nobody waiting") func deaf()
        async throws
    {
        let entered = AsyncStream.makeStream(of: Void.self)
        let wall = Wall()
        let fixture = try EngineFixture.op { _ in
            entered.continuation.yield()
            await wall.stand()
            return .done(1)
        }
        try fixture.request(RunRequest("single", by: "test"))
        let step = try #require(try await fixture.claim().first)
        let task = Task { try await fixture.run(step) }
        for await _ in entered.stream { break }
        task.cancel()
        let isStored = try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            wall.fall()
        }
        #expect(!isStored)
        wall.fall()
    }

    @Test("An op that never returns is given up when its time is over") func never() async throws {
        let hung = Pipeline("hung", summary: "Hangs.", durability: .process) {
            _ = $0.start(
                Op<NoValue, Int>("only", retry: .never, limit: .seconds(7)) { _, _ in
                    await Gate().pass()
                    return .done(1)
                })
        }
        let fixture = try EngineFixture(Catalog(pipelines: [hung]))
        let run = try fixture.request(RunRequest("hung", by: "test"))
        let step = try #require(try await fixture.claim().first)
        let (clock, ids) = (fixture.clock, fixture.ids)
        let stepping = Stepping(
            catalog: fixture.catalog, database: fixture.database, now: { clock.now },
            sleep: { _ in }, ids: ids, draw: { 0.5 })
        #expect(try await stepping.run(step, report: StepReport()).isStored)
        #expect(try fixture.run(run)?.reason == "only: it took longer than 7 s")
        #expect(try fixture.steps(run).map(\.fingerprint) == ["took too long"])
    }

    @Test("An error that says very much is kept to its first words") func longError() async throws {
        struct Page: Error, CustomStringConvertible {
            let description = String(repeating: "<p>\0Ada</p>", count: 100_000)
        }
        let fixture = try EngineFixture.op { _ in throw Page() }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect((run.reason ?? "").count <= Failure.maximumMessage + 10)
        #expect(run.reason?.contains("\0") == false)
        #expect(try fixture.circuits().allSatisfy { $0.message.count <= Failure.maximumMessage })
    }

    @Test("Work in parts is given up after failures in a row, not after failures in all")
    func parts() async throws {
        let acts = Array(repeating: [Script.Act.fail(Failure("slow")), .again(.zero)], count: 6)
        let script = Script(acts.flatMap(\.self))
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script)]))
        let run = try #require(try await fixture.runToItsEnd())
        for _ in 0..<6 {
            fixture.clock.advance(.seconds(10))
            try await fixture.drain()
        }
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(script.attempts.count == 13)
    }
}

/// Something before which an op stands, deaf to everything, until it falls.
private final class Wall: Sendable {
    private let state = Mutex<(isDown: Bool, waiting: CheckedContinuation<Void, Never>?)>(
        (false, nil))

    func stand() async {
        await withCheckedContinuation { continuation in
            let isDown = state.withLock { state in
                if !state.isDown { state.waiting = continuation }
                return state.isDown
            }
            if isDown { continuation.resume() }
        }
    }

    func fall() {
        state.withLock { state in
            defer { state = (true, nil) }
            return state.waiting
        }?.resume()
    }
}
