import FoundationEssentials
import Glibc
import Prelude
import Synchronization
import TestSupport
import Testing

/// At how many requests of the cycle a program is killed: few, or all of them.
private let kills = ProcessInfo.processInfo.environment["MUSTER_KILLS"].flatMap(Int.init) ?? 2

@Suite("A program that is killed while it works with Airtable", .serialized)
struct KilledTeamTests {
    /// A desk and a base with three people and a position that asks to be matched.
    private struct Cycle {
        let muster: Muster
        let base: LocalAirtable
        let rows: [(table: String, row: String)]

        init() throws {
            muster = try Muster()
            base = try LocalAirtable.recruiting(
                clock: {
                    Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
                })
            var rows: [(String, String)] = []
            for (name, skills) in [
                ("Ada Example", "Rust and Python"), ("Bela Sample", "Rust and PostgreSQL"),
                ("Cleo Invented", "Watercolour"),
            ] {
                let row = try base.add(
                    to: RecruitingTable.talent,
                    [
                        "Full Name": .string(name), "Location": "Berlin, Germany",
                        "Mail": .string("\(name.prefix(3).lowercased())@example.org"),
                        "Work Experience":
                            "Engineer, Orbital Widgets GmbH, 2019-03 to 2023-05",
                        "Professional summary": .string("\(name) works in \(skills)."),
                    ])
                rows.append((RecruitingTable.talent, row))
            }
            let position = try base.add(
                to: RecruitingTable.positions,
                [
                    "Open Position (Job Title)": "Senior Rust Engineer",
                    "Job Description Text":
                        """
                    We look for a senior engineer who builds services in Rust for our platform.
                    Requirements
                    - 4+ years of Rust in production
                    - PostgreSQL
                    """, "Job Status": "Matchmaking Ready",
                ])
            rows.append((RecruitingTable.positions, position))
            self.rows = rows
        }

        /// What a recruiter does on the command line, one after the other.
        var commands: [[String]] {
            [
                ["airtable", "pull"],
                [
                    "pipeline", "run", "ats_matchmaking_pipeline", "--partition",
                    rows[rows.count - 1].row, "--wait",
                ], ["airtable", "push"],
            ]
        }

        /// Runs the commands; each that does not end well is said again, as often as that.
        func run() throws {
            for words in commands {
                var ends: [Int] = []
                repeat {
                    let program = try RunningMuster(
                        words, desk: muster.desk, home: muster.folder.path,
                        environment: [
                            "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": base.token,
                            "MUSTER_AIRTABLE_URL": base.address,
                        ])
                    running.set(program.pid)
                    ends.append(program.end())
                    running.set(nil)
                } while ends.last != 0 && ends.count < 3
                try #require(ends.last == 0, "\(words): \(ends)")
            }
        }

        private let running = Killing()

        /// Kills whichever program makes a request, before or after the request has been done.
        func kill(at request: Int, isDone: Bool) {
            let running = running
            let count = Counter()
            let strike: @Sendable () -> Void = { if count.next() == request { running.strike() } }
            if isDone {
                base.setAfterwards { _, _, reply in
                    strike()
                    return reply
                }
            } else {
                base.setFault { _, _ in
                    strike()
                    return nil
                }
            }
        }

        /// What stands in the base, without moments.
        func state() throws -> [String] {
            try rows.enumerated().flatMap { number, row in
                try base.cells(of: row.row, in: row.table).filter {
                    !$0.key.hasSuffix(" At") && $0.key != "Last Job Status Change"
                }
                .map { "\(number) \($0.key): \($0.value.text())" }.sorted()
            }
        }
    }

    /// Numbers requests.
    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    /// The program that runs now.
    private final class Killing: Sendable {
        private let pid = Mutex<pid_t?>(nil)

        func set(_ number: pid_t?) { pid.withLock { $0 = number } }

        func strike() {
            pid.withLock { if let number = $0 { _ = Glibc.kill(number, SIGKILL) } }
        }
    }

    @Test("Wherever in the cycle it is killed, said again it comes to the same end")
    func killed() throws {
        let reference = try Cycle()
        defer { reference.base.stop() }
        try reference.run()
        let expected = try reference.state()
        #expect(expected.contains { $0.contains("Matchmaking Done") })
        let requests = reference.base.requests.count
        let step = max(1, requests / kills)
        for request in stride(from: step, through: requests, by: step) {
            for isDone in [false, true] {
                let cycle = try Cycle()
                defer { cycle.base.stop() }
                cycle.kill(at: request, isDone: isDone)
                try cycle.run()
                let state = try cycle.state()
                let differences = Set(state).symmetricDifference(expected).sorted()
                #expect(differences.isEmpty, "request \(request), done: \(isDone)")
                guard isDone else { continue }
                let writes = cycle.base.writingRequestCount
                try cycle.run()
                #expect(cycle.base.writingRequestCount == writes)
            }
        }
    }
}
