import FoundationEssentials
import TestSupport
import Testing

/// At how many points of each kind the programs are killed: few, or all of them.
private let kills = ProcessInfo.processInfo.environment["MUSTER_KILLS"].flatMap(Int.init) ?? 1

@Suite("Programs that are killed while they work with Airtable") struct KilledTeamTests {
    /// How many cycles go on beside each other: each mostly waits for Airtable's pace.
    private static let cyclesAtOnce = 8

    /// Points of one kind, spread over the whole cycle.
    private func points(_ count: Int, _ point: (Int) -> TeamCycle.Point) -> [TeamCycle.Point] {
        let step = max(1, count / (kills + 1))
        return stride(from: step, through: count, by: step).prefix(kills).map(point)
    }

    @Test("Wherever in the cycle everything is killed, it comes to the same end")
    func killed() async throws {
        let reference = try TeamCycle()
        defer { reference.stop() }
        try await reference.run()
        let expected = try reference.state()
        for found in [
            "Matchmaking Done", "Ada Example Senior Rust Engineer Shortlisted Talent",
            "Cleo Invented Senior Rust Engineer Shortlisted Talent", "Dora Fiction Fraud",
            "Introduction Rejected", "field_conflict current_role open", "\"Physics\"",
            "Principal Engineer",
        ] {
            #expect(expected.contains { $0.contains(found) }, "\(found)")
        }
        let counts = reference.counts
        #expect(counts.calls > 0)
        #expect(try await reference.quiet() == (0, 0))
        var points =
            points(counts.requests) { .request($0, isDone: false) }
            + points(counts.requests) { .request($0, isDone: true) }
            + points(counts.calls) { .call($0) } + points(counts.writes) { .write($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<min(Self.cyclesAtOnce, points.count) {
                let point = points.removeLast()
                group.addTask { try await comesToTheSameEnd(expected, killedAt: point) }
            }
            while try await group.next() != nil {
                guard let point = points.popLast() else { continue }
                group.addTask { try await comesToTheSameEnd(expected, killedAt: point) }
            }
        }
    }

    private func comesToTheSameEnd(
        _ expected: [String], killedAt point: TeamCycle.Point
    ) async throws {
        let cycle = try TeamCycle(killedAt: point)
        defer { cycle.stop() }
        try await cycle.run()
        let differences = Set(try cycle.state()).symmetricDifference(expected).sorted()
        #expect(differences.isEmpty, "\(point)")
        #expect(try cycle.untold() == 0, "\(point)")
        #expect(try await cycle.quiet() == (0, 0), "\(point)")
        // How much is written depends on how long it takes, as programs say that they are there.
        if kills < 10, !point.isWrite { #expect(cycle.wasKilled, "\(point)") }
    }
}
