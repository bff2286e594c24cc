import Engine
import FoundationEssentials
import Prelude
import Storage
import TestSupport
import Testing

@Suite("Two workers in any order", .onEveryDatabase) struct InterleavingTests {
    /// Ten thousand by `make chaos`; the number that `make test` has time for otherwise.
    private static let seeds = UInt64(
        ProcessInfo.processInfo.environment["MUSTER_SEEDS"].flatMap(Int.init) ?? 1000)

    @Test("Whatever two workers do, and whoever freezes or dies, every effect is there once")
    func interleavings() async throws {
        let fixture = try EngineFixture()
        // A server's transactions cost more than a file's, and the decisions are the same.
        // Whoever names a number gets all of it.
        let isNamed = ProcessInfo.processInfo.environment["MUSTER_SEEDS"] != nil
        let share: UInt64 = DatabaseKind.current == .postgres && !isNamed ? 8 : 1
        for seed in 1...max(1, Self.seeds / share) {
            try fixture.clear()
            var play = Play(fixture: fixture, seed: seed)
            let fault = try await play.fault()
            #expect(fault == nil, "seed \(seed): \(fault ?? "")")
            if fault != nil { return }
        }
    }
}

/// One interleaving: what is done next is drawn from a seed.
private struct Play {
    /// What can happen.
    private enum Move: CaseIterable {
        case claim, settle, renew, wait, freeze, die, rescue, cancelAndRetry
    }

    private let fixture: EngineFixture
    private let stepping: Stepping
    private var generator: SeededGenerator
    private var hands: [String: [ClaimedStep]] = ["a": [], "b": []]

    init(fixture: EngineFixture, seed: UInt64) {
        self.fixture = fixture
        generator = SeededGenerator(seed: seed)
        stepping = fixture.stepping(seed: seed)
    }

    /// Plays, lets another worker end what is left, and says what is wrong then, if anything is.
    mutating func fault() async throws -> String? {
        let runs = try [
            fixture.request(RunRequest("three", by: "test")),
            fixture.request(RunRequest("diamond", by: "test")),
        ]
        for _ in 0..<Int.random(in: 10...40, using: &generator) { try await move(runs) }
        // The ones that froze wake at last, and write what they still may.
        fixture.clock.advance(.seconds(11))
        for hand in hands.values {
            for step in hand where try await stepping.run(step, report: StepReport()).isStored {
                return "a lease that had run out was good for \(step.step.id)"
            }
        }
        try fixture.rescue()
        try await fixture.drain(stepping, owner: "last")
        return try fixture.fault(in: runs)
    }

    private mutating func move(_ runs: [ID<Run>]) async throws {
        let worker = Bool.random(using: &generator) ? "a" : "b"
        switch Move.allCases.randomElement(using: &generator) ?? .wait {
        case .claim:
            let slots = Int.random(in: 1...2, using: &generator)
            let claimed = try await stepping.claim(fixture.terms(worker, slots: slots))
            hands[worker]?.append(contentsOf: claimed)
        case .settle:
            guard let hand = hands[worker], !hand.isEmpty else { return }
            let step = hand[Int.random(in: 0..<hand.count, using: &generator)]
            hands[worker]?.removeAll { $0.step.id == step.step.id }
            let isHandedOver = Bool.random(using: &generator)
            let place = isHandedOver ? Stepping.Place(fixture.terms(worker), isFull: false) : nil
            let settled = try await stepping.run(step, report: StepReport()) { place }
            if case .stored(let next?) = settled { hands[worker]?.append(next) }
        case .renew:
            let now = fixture.clock.now
            try fixture.database.write(.transition) {
                _ = try Leases(on: $0, owner: ID(worker), now: now).renew(for: .seconds(10))
            }
        case .wait: fixture.clock.advance(.seconds(2))
        case .freeze: fixture.clock.advance(.seconds(11))
        case .die: hands[worker] = []
        case .rescue: try fixture.rescue()
        case .cancelAndRetry:
            let run = runs[Int.random(in: 0..<runs.count, using: &generator)]
            guard try fixture.run(run)?.status.isFinal == false else { return }
            try fixture.change { queue in
                try queue.cancel(run, by: "test")
                try queue.retry(run, by: "test")
            }
        }
    }
}

extension EngineFixture {
    /// What is wrong with runs that should be done, or nil.
    fileprivate func fault(in runs: [ID<Run>]) throws -> String? {
        for run in runs {
            let found = try self.run(run)
            guard found?.status == .done else {
                return "a run is \(found?.status.rawValue ?? "gone")"
            }
        }
        let expected = [
            "first=1", "left=1", "second=2", "top=2", "bottom=3", "third=3", "join=5",
        ]
        let effects = try effects().sorted()
        guard effects == expected.sorted() else { return "the effects are \(effects)" }
        let messages = try database.read {
            try $0.value("SELECT count(*) FROM outbox", as: Int.self)
        }
        return messages == 1 ? nil : "\(messages ?? 0) messages"
    }
}
