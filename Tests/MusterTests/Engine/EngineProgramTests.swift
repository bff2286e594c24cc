import Engine
import FoundationEssentials
import Glibc
import Storage
import TestSupport
import Testing

/// Numbers that `make chaos` raises.
private func scale(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? usual
}

@Suite("Engines as programs", .serialized, .timeLimit(.minutes(10))) struct EngineProgramTests {
    @Test(
        "An engine that is killed again and again loses nothing and does nothing twice",
        .onEveryDatabase)
    func killed() async throws {
        let kills = scale("MUSTER_KILLS", 6)
        var runs = scale("MUSTER_PARTITIONS", 30)
        let desk = try DrillDesk()
        try desk.ask(runs, waiting: 40)
        for _ in 0..<kills {
            let before = try desk.done()
            // However late this test comes to it: every kill meets open work.
            if runs - before < 8 {
                try desk.ask(8, waiting: 40)
                runs += 8
            }
            let engine = try desk.engine("--workers", "2")
            // Killed in the middle of the work, when it has done a little of it.
            try await desk.untilDone(before + 1)
            #expect(engine.end(SIGKILL) == -SIGKILL)
        }
        // One run more, so that the last engine is known to be at work before it is asked to end.
        try desk.ask(1, waiting: 0)
        let last = try desk.engine()
        try await desk.untilDone(runs + 1)
        try await desk.untilDelivered()
        #expect(last.end(SIGTERM) == 0)
        let fault = try desk.fault(runs + 1)
        #expect(fault == nil)
    }

    @Test("An engine ends when it is asked to, however early that is")
    func endedEarly() async throws {
        let desk = try DrillDesk()
        for _ in 0..<5 {
            let engine = try desk.engine()
            try await desk.untilPresent(1)
            #expect(engine.end(SIGTERM) == 0)
            #expect(try desk.present().isEmpty)
        }
    }

    @Test(
        "Four engines share the work, and one that freezes past its lease cannot write any more")
    func frozen() async throws {
        let runs = scale("MUSTER_SHARED", 24)
        // A server lets go of a frozen program's transaction; a file's one lock stays with it.
        let desk = try DatabaseKind.$current.withValue(.postgres) { try DrillDesk() }
        try desk.ask(runs, waiting: 20)
        let frozen = try desk.engine("--workers", "4", "--lease", "2")
        try await desk.untilDone(1)
        let present = try desk.present()
        frozen.signal(SIGSTOP)
        let others = try (0..<3).map { _ in try desk.engine("--workers", "4", "--lease", "2") }
        // Who was not there yet would not be asked to end, but be ended.
        try await desk.untilPresent(others.count, beside: present)
        try await desk.untilDone(runs)
        try await desk.untilDelivered()
        // It wakes with results in its hands that others have brought meanwhile.
        frozen.signal(SIGCONT)
        for engine in others + [frozen] { #expect(engine.end(SIGTERM) == 0) }
        let fault = try desk.fault(runs)
        #expect(fault == nil)
    }

    @Test(
        "Four engines do at least three times the work of one, where the work is waiting",
        .enabled(if: scale("MUSTER_THROUGHPUT", 0) > 0, "it takes minutes: make chaos runs it"))
    func throughput() async throws {
        let runs = scale("MUSTER_THROUGHPUT", 0)
        let alone = try await perSecond(runs / 4, engines: 1)
        let together = try await perSecond(runs, engines: 4)
        print("one engine: \(alone) runs a second; four: \(together); \(together / alone) times")
        #expect(together >= 3 * alone)
    }

    /// Runs of three calls of 50 ms that engines of four workers each end in a second.
    private func perSecond(_ runs: Int, engines: Int) async throws -> Double {
        try await DatabaseKind.$current.withValue(.postgres) {
            let desk = try DrillDesk()
            try desk.ask(runs, waiting: 50)
            let start = ContinuousClock.now
            let started = try (0..<engines).map { _ in try desk.engine("--workers", "4") }
            try await desk.untilPresent(engines)
            try await desk.untilDone(runs)
            let took = ContinuousClock.now - start
            try await desk.untilDelivered()
            for engine in started { #expect(engine.end(SIGTERM) == 0) }
            let fault = try desk.fault(runs)
            #expect(fault == nil)
            return Double(runs) / (took / .seconds(1))
        }
    }
}
