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

@Suite("Engines as programs", .serialized) struct EngineProgramTests {
    @Test(
        "An engine that is killed again and again loses nothing and does nothing twice",
        .onEveryDatabase)
    func killed() async throws {
        let (kills, runs) = (scale("MUSTER_KILLS", 6), scale("MUSTER_PARTITIONS", 30))
        let desk = try DrillDesk()
        try desk.ask(runs, waiting: 5)
        for _ in 0..<kills {
            let before = try desk.done()
            let engine = try desk.engine("--workers", "4")
            // Killed in the middle of the work, when it has done a little of it.
            if before < runs { try await desk.untilDone(before + 1) }
            #expect(engine.end(SIGKILL) == -SIGKILL)
        }
        let last = try desk.engine()
        try await desk.untilDone(runs)
        try await desk.untilDelivered()
        #expect(last.end(SIGTERM) == 0)
        let fault = try desk.fault(runs)
        #expect(fault == nil)
    }

    @Test(
        "Four engines share the work, and one that freezes past its lease cannot write any more",
        .onEveryDatabase)
    func frozen() async throws {
        let runs = scale("MUSTER_SHARED", 24)
        let desk = try DrillDesk()
        try desk.ask(runs, waiting: 20)
        let frozen = try desk.engine("--workers", "4", "--lease", "2")
        try await desk.untilDone(1)
        frozen.signal(SIGSTOP)
        let others = try (0..<3).map { _ in try desk.engine("--workers", "4", "--lease", "2") }
        try await desk.untilDone(runs)
        try await desk.untilDelivered()
        // It wakes with results in its hands that others have brought meanwhile.
        frozen.signal(SIGCONT)
        for engine in others + [frozen] { #expect(engine.end(SIGTERM) == 0) }
        let fault = try desk.fault(runs)
        #expect(fault == nil)
    }
}
