import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Engine

@Suite("A step that goes on in parts", .onEveryDatabase) struct CursorTests {
    /// An op that does one of its parts an attempt, and fails once at the parts named.
    private final class Parts: Sendable {
        private let failing: Mutex<Set<Int>>
        private let seen = Mutex<[JSONValue?]>([])
        let count: Int
        let failure: Failure

        init(_ count: Int, failingAt failing: Set<Int> = [], by failure: Failure = Failure("slow"))
        {
            self.count = count
            self.failing = Mutex(failing)
            self.failure = failure
        }

        /// The cursors that the attempts were given.
        var cursors: [JSONValue?] { seen.withLock { $0 } }

        func play(_ context: OpContext) throws -> Outcome<JSONValue> {
            seen.withLock { $0.append(context.cursor) }
            let part = context.cursor?.int ?? 0
            if failing.withLock({ $0.remove(part) }) != nil { throw failure }
            guard part + 1 < count else { return .done(JSONValue(part)) }
            return .again(after: .zero, because: "there is more", cursor: JSONValue(part + 1)) {
                _ in
            }
        }
    }

    @Test("Each attempt is given what the one before left, and the first nothing") func goesOn()
        async throws
    {
        let parts = Parts(4)
        let fixture = try EngineFixture.op { try parts.play($0) }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .done)
        #expect(parts.cursors == [nil, 1, 2, 3])
    }

    @Test("An attempt that fails leaves what the last good one left") func failure() async throws {
        let parts = Parts(3, failingAt: [0, 2])
        let fixture = try EngineFixture(
            Catalog(pipelines: [.single { try parts.play($0) }]))
        let run = try #require(try await fixture.runToItsEnd("single"))
        for _ in 0..<2 {
            fixture.clock.advance(.seconds(10))
            try await fixture.drain()
        }
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(parts.cursors == [nil, nil, 1, 2, 2])
    }

    @Test("A run that is started again goes on where it ended") func startedAgain() async throws {
        let parts = Parts(3, failingAt: [1], by: Failure("broken", isTransient: false))
        let fixture = try EngineFixture.op { try parts.play($0) }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .failed)
        try fixture.change { try $0.retry(run.id, by: "ada") }
        try await fixture.drain()
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(parts.cursors == [nil, 1, 1, 2])
    }

    @Test("Going on without a cursor begins from the start") func without() async throws {
        let script = Script([.again(.zero)])
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script)]))
        _ = try await fixture.runToItsEnd()
        #expect(script.attempts.map(\.cursor) == [nil, nil])
    }

    @Test("A cursor that cannot be kept fails the step, and nothing of the attempt is written")
    func hostile() async throws {
        let long = String(repeating: "a", count: KeptValue.maximumSize)
        let fixture = try EngineFixture.op { _ in
            .again(after: .zero, because: "more", cursor: .string(long)) {
                _ = try $0.effect("x", 1)
            }
        }
        let run = try #require(try await fixture.runToItsEnd("single"))
        #expect(run.status == .failed)
        #expect(run.reason?.contains("the cursor") == true)
        #expect(try fixture.effects().isEmpty)
    }
}
