import Prelude
import Recruiting
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// One job walked to the end in the real program on a real pseudo-terminal.
@Suite("The funnel on a terminal", .serialized) struct FunnelJourneyTests {
    private let folder: TemporaryFolder
    private let path: String
    private let database: SQLiteDatabase
    private let job = ID<Job>("job-1")
    private static let people = ["Ada", "Bela", "Cleo", "Dora", "Edda", "Frida"]

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/desk.sqlite"
        let now = Timestamp(microseconds: 1_790_000_000_000_000)
        database = try SQLiteDatabase.create(path: path)
        _ = try database.migrate(to: DeskSchema.schema, now: now)
        let job = job
        try database.write { connection in
            try connection.execute(
                """
                INSERT INTO job (id, title, sort_title, company, created_at, updated_at)
                VALUES (\(job), 'Ledger Engineer', 'ledger engineer', 'Kontor', \(now), \(now))
                """)
            var proposals: [MatchStore.Proposal] = []
            for (index, name) in Self.people.enumerated() {
                var intake = Intake(
                    on: connection, source: "rules", now: now, ids: IDSource(seed: UInt64(index)))
                var draft = CandidateDraft()
                draft.fields["full_name"] = ProposedValue(.string(name), confidence: 0.9)
                let outcome = try intake.take(
                    draft,
                    from: .init(
                        path: "/cvs/\(name).txt", part: nil, sha256: name, kind: "text",
                        text: name, warnings: []))
                proposals.append(
                    .init(
                        candidate: ID(outcome.id), score: 0.9 - Double(index) / 10, confidence: 1,
                        explanation: ["parts": ["skill_fit": ["value": 0.9, "weight": 1.0]]]))
            }
            var ids = IDSource(seed: 99)
            try MatchStore.replace(
                proposals,
                of: MatchRun(
                    job: job, profile: "seed", model: "test", scored: proposals.count,
                    excluded: [], matchedAt: now), ids: &ids, on: connection)
        }
    }

    private func stages() throws -> [String: Stage] {
        let job = job
        let lines = try database.read { try MatchStore.lines(of: job, on: $0) }
        return Dictionary(uniqueKeysWithValues: lines.map { ($0.name, $0.match.stage) })
    }

    /// Types keys and waits for the words that answer them.
    private func press(_ session: TerminalSession, _ keys: String, _ words: String) {
        session.type(keys)
        #expect(session.shows(words), "after \(keys): \(words)\n\(session.screen.text)")
    }

    @Test("One is hired, four are rejected in four ways, three steps are undone on the way")
    func walk() throws {
        let session = try TerminalSession(
            [],
            environment: [
                "TERM": "xterm-256color", "HOME": folder.path, "MUSTER_DESK": path, "USER": "ada",
                "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
            ], width: 120, height: 30)
        #expect(session.shows("1/6"))
        press(session, "2", "Ledger Engineer")
        press(session, "b", "Proposed 6")
        let right = "\u{1B}[C"
        let left = "\u{1B}[D"

        // Bela is not what was asked for.
        press(session, "j", "▌ Bela")
        press(session, "r1", "Rejected Bela")
        press(session, "k", "▌ Ada")
        for name in ["Ada", "Cleo", "Dora", "Edda"] {
            press(session, "a", "Moved \(name) to Shortlisted Talent")
        }
        press(session, right, "▸ Shortlisted 4")
        for (name, left) in [("Ada", 3), ("Cleo", 2), ("Dora", 1), ("Edda", 0)] {
            press(session, "a", "Moved \(name) to Client Introduction")
            #expect(session.shows("▸ Shortlisted \(left)"))
        }

        // Three steps in the middle are taken back, and taken again.
        press(session, "uuu", "Took back: move Cleo")
        #expect(session.shows("Introduced 1"))
        press(session, "UUU", "Brought back: move Edda")
        #expect(session.shows("▸ Introduced 4"))

        // The client does not want Ada; the others are interviewed.
        press(session, "\u{1B}[H", "▌ Ada")
        press(session, "r6", "Moved Ada to Introduction Rejected Talent")
        for (name, left) in [("Cleo", 2), ("Dora", 1), ("Edda", 0)] {
            press(session, "a", "Moved \(name) to In Interview 1")
            #expect(session.shows("▸ Introduced \(left)"))
        }
        press(session, right, "▸ Interview 1 3")
        press(session, "r2", "Moved Cleo to Interview Rejected Talent")
        press(session, ".2", "Moved Dora to Interview: Assignment")
        press(session, "a", "Moved Edda to In Interview 2")
        press(session, right, "▸ Assignment 1")
        press(session, "r7", "Moved Dora to Assignment Rejected Talent")
        press(session, right, "▸ Interview 2 1")
        press(session, ".3", "Moved Edda to In Negotiations")
        press(session, right, "▸ Negotiations 1")
        press(session, "a", "Moved Edda to Hired")
        press(session, left, "▸ ")
        session.type("q:quit\r")
        #expect(session.ends() == 0)
        #expect(session.isRestored)

        #expect(
            try stages() == [
                "Ada": .introductionRejected, "Bela": .rejected, "Cleo": .interviewRejected,
                "Dora": .assignmentRejected, "Edda": .hired, "Frida": .proposed,
            ])
        let replayed = try database.read { connection in
            #expect(try LedgerReplay.differences(on: connection) == [])
            return try LedgerReplay.states(on: connection).filter { $0.key.kind == "match" }
        }
        #expect(
            Set(replayed.values.compactMap { $0.state["stage"]?.string })
                == Set(
                    [
                        Stage.introductionRejected, .rejected, .interviewRejected,
                        .assignmentRejected, .hired,
                    ].map(\.rawValue)))
        let outcomes = try database.read { try $0.fetch(Outcome.self, "ORDER BY entry_id") }
        // Bela 1, Ada 3, Cleo 4, Dora 5, Edda 6; what was taken back was brought back again.
        #expect(outcomes.count { !$0.isUndone } == 19)
        #expect(outcomes.count == 19)
        #expect(outcomes.allSatisfy { $0.score > 0.3 && $0.who == "ada" })
    }
}
