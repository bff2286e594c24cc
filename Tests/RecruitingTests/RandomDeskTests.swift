import FoundationEssentials
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

/// Ten thousand decisions at random, and after each of them every rule of the desk: in two runs beside each
/// other, in one of `make chaos`.
@Suite("A generated run", .onEveryDatabase) struct RandomDeskTests {
    /// What is on the desk apart from the ledger, from counters that only count up, and from marks
    /// that say what is to be done again.
    private static let dumps: [(columns: [String], rest: String)] = [
        (
            [
                "id", "name", "headline", "city", "years", "status", "ranking", "overall_rating",
                "is_highlighted", "exclusion", "verification", "is_listed", "merged_into",
            ], "candidate ORDER BY id"
        ),
        (
            ["owner_id", "field", "value", "source", "is_locked", "proposed"],
            "candidate_field ORDER BY owner_id, field"
        ),
        (
            [
                "id", "stage", "status", "candidate_id", "reason", "decided_by", "decided_at",
                "parked_from",
            ], "match ORDER BY id"
        ),
        (["id", "bag_id", "review", "is_filed"], "skill WHERE bag_id IS NOT NULL ORDER BY id"),
        (
            ["candidate_id", "skill_id", "surface", "rating", "shown"],
            "candidate_skill ORDER BY candidate_id, skill_id"
        ),
        (["kind", "value", "candidate_id"], "identity ORDER BY kind, value, candidate_id"),
        (["id", "candidate_id"], "document WHERE candidate_id IS NOT NULL ORDER BY id"),
        (["id", "candidate_id", "text"], "note ORDER BY id"),
        (["id", "status", "answer"], "question ORDER BY id"),
        (["id", "status"], "job ORDER BY id"),
        (["rowid", "name", "place", "skills"], "candidate_search ORDER BY rowid"),
        (["entry_id", "is_undone"], "outcome ORDER BY entry_id"),
    ]

    private func dump(_ desk: RandomDesk) throws -> [String] {
        try desk.database.read { connection in
            try Self.dumps.map { columns, rest in
                let line: SQL = .dialect(
                    sqlite: .raw(columns.map { "COALESCE(\($0), '')" }.joined(separator: " || ")),
                    postgres: "concat(\(.raw(columns.joined(separator: ", "))))")
                let all: SQL = .dialect(
                    sqlite: "group_concat(line, '|')", postgres: "string_agg(line, '|')")
                return try connection.value(
                    "SELECT \(all) FROM (SELECT \(line) AS line FROM \(.raw(rest))) AS lines") ?? ""
            }
        }
    }

    /// Rows that break a rule; empty when all rules hold.
    private func violations(_ desk: RandomDesk) throws -> [String] {
        try desk.database.read { connection in
            var found: [String] = []
            func expectNone(_ rule: String, _ sql: SQL) throws {
                if try !connection.query(sql).isEmpty { found.append(rule) }
            }
            try expectNone(
                "one place per job",
                """
                SELECT job_id FROM match JOIN candidate ON candidate.id = candidate_id
                WHERE is_listed = 1 GROUP BY job_id, candidate_id HAVING count(*) > 1
                """)
            try expectNone(
                "a bag goes by a name that is its own bag",
                """
                SELECT skill.id FROM skill LEFT JOIN skill AS canonical
                ON canonical.id = skill.bag_id AND canonical.bag_id = canonical.id
                WHERE skill.bag_id IS NOT NULL AND canonical.id IS NULL
                """)
            try expectNone(
                "a name is filed once",
                "SELECT folded FROM skill GROUP BY folded HAVING count(*) > 1")
            for (first, second) in RandomDesk.neverMerge {
                try expectNone(
                    "\(first) and \(second) apart",
                    """
                    SELECT one.bag_id FROM skill AS one JOIN skill AS other
                    ON other.bag_id = one.bag_id WHERE one.folded = \(SkillFolding.fold(first))
                    AND other.folded = \(SkillFolding.fold(second))
                    """)
            }
            try expectNone(
                "whoever was merged is in no list and somebody is in their place",
                """
                SELECT candidate.id FROM candidate LEFT JOIN candidate AS winner
                ON winner.id = candidate.merged_into
                WHERE (candidate.merged_into IS NULL) = (candidate.is_listed = 0)
                OR (candidate.merged_into IS NOT NULL AND winner.id IS NULL)
                """)
            try expectNone(
                "the index of words has the people of the lists",
                """
                SELECT seq FROM candidate LEFT JOIN candidate_search ON candidate_search.rowid = seq
                WHERE (candidate_search.rowid IS NULL) = (is_listed = 1)
                """)
            try expectNone(
                "only who is parked has left a stage",
                """
                SELECT id FROM match WHERE (parked_from IS NOT NULL) <> (stage = \(Stage.considered))
                """)
            return found
        }
    }

    /// Takes the last decision back and brings it back; false when there was none to take back, or when a
    /// CV read since says something else where it stood.
    private func undoAndRedo(_ desk: RandomDesk, _ seed: UInt64) throws -> Bool {
        let now = Timestamp(microseconds: 1_795_000_000_000_000)
        do {
            return try desk.database.write { connection in
                var ledger = Ledger(on: connection, who: "bo", now: now, ids: IDSource(seed: seed))
                do { try ledger.undo() } catch LedgerError.nothingToUndo { return false }
                try ledger.redo()
                return true
            }
        } catch LedgerError.changedSince {
            // Refused as a whole: the transaction is over before it is caught.
            return false
        }
    }

    private static func asked<Number: LosslessStringConvertible>(_ name: String) -> Number? {
        ProcessInfo.processInfo.environment[name].flatMap(Number.init)
    }

    /// How many decisions a run has: enough on the second database to see that it decides alike, as one
    /// there costs a server a hundred answers.
    private var count: Int {
        DatabaseKind.current == .sqlite ? Self.asked("MUSTER_DECISIONS") ?? 5_000 : 200
    }

    /// The same runs every time, unless somebody asks for another.
    private static let seeds: [UInt64] = asked("MUSTER_SEED").map { [$0] } ?? [1, 3]

    @Test(
        "Random decisions keep every rule, and undo followed by redo is no change", arguments: seeds
    )
    func everything(seed: UInt64) async throws {
        var desk = try RandomDesk(seed: seed)
        var kinds: [String: Int] = [:]
        var last = try dump(desk)
        var checked = 0
        for number in 1...count {
            // The other tests go on meanwhile: this one would keep a thread from them for minutes.
            if number % 10 == 0 { await Task.yield() }
            let step = try desk.step()
            let before = try dump(desk)
            guard !step.isRefused else {
                #expect(before == last, "a refused \(step.kind) changed something; seed \(seed)")
                continue
            }
            last = before
            kinds[step.kind, default: 0] += 1
            let broken = try violations(desk)
            let here: Comment = "seed \(seed), step \(number), \(step.kind)"
            guard broken.isEmpty else {
                Issue.record("broken: \(broken.joined(separator: "; ")); \(here)")
                return
            }
            guard try undoAndRedo(desk, 9_000_000 + UInt64(number)) else {
                #expect(try dump(desk) == before, "a refused undo changed something; \(here)")
                continue
            }
            checked += 1
            let after = try dump(desk)
            guard before == after else {
                let table = zip(before, after).enumerated().first { $0.element.0 != $0.element.1 }
                Issue.record("undo and redo changed dump \(table?.offset ?? -1); \(here)")
                return
            }
            if number % 1_000 == 0 {
                let differences = try desk.database.read { try LedgerReplay.differences(on: $0) }
                #expect(differences.prefix(3).map(\.description) == [], here)
            }
        }
        // A run in which most was refused would show nothing.
        let done = kinds.values.reduce(0, +)
        #expect(done > count / 3, "seed \(seed): \(kinds)")
        #expect(checked > done * 9 / 10, "seed \(seed): \(checked) of \(done) taken back")
        for kind in ["edit", "standing", "move", "merge", "bag", "answer", "undo", "redo"] {
            #expect(kinds[kind, default: 0] > count / 1_000, "seed \(seed): \(kind) \(kinds)")
        }
    }
}
