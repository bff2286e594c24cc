import Prelude
import Recruiting
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// A desk as an earlier version left it, brought up to date.
@Suite("A desk of an earlier version") struct SchemaMigrationTests {
    private let folder: TemporaryFolder
    private let database: SQLiteDatabase
    private let now = Timestamp(microseconds: 1_700_000_000_000_000)

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase.create(path: folder.path + "/desk.sqlite")
        let old = Schema(Array(DeskSchema.schema.migrations.prefix(3)))
        _ = try database.migrate(to: old, now: now)
        try database.write { connection in
            for statement in Self.records { try connection.execute(statement) }
            var entries = Entries(connection: connection)
            try entries.add("g0", "reject", nil, "rejected", reason: "too \"junior\"")
            try entries.add("g1", "edit", nil, "1", reason: "on the phone")
            try entries.add("g2", "edit", "1", "2")
            try entries.add("u2", "undo", "2", "1", reverts: "g2", reason: "by mistake")
            try entries.add("r2", "redo", "1", "2", reverts: "g2")
            try entries.add("g3", "edit", "2", "3")
            try entries.add("u3", "undo", "3", "2", reverts: "g3")
            try entries.add("g4", "edit", "2", "4")
            try entries.add("g5", "edit", "4", "5")
            try entries.add("u5", "undo", "5", "4", reverts: "g5")
        }
        _ = try database.migrate(to: DeskSchema.schema, now: now)
    }

    /// Rows as the earlier version wrote them.
    private static let records: [SQL] = [
        """
        INSERT INTO candidate (id, name, sort_name, created_at, updated_at)
        VALUES ('c1', 'Ada', 'ada', 1, 1), ('c2', 'Bea', 'bea', 1, 1)
        """,
        "INSERT INTO job (id, title, sort_title, created_at, updated_at) VALUES ('j1', 'J', 'j', 1, 1)",
        """
        INSERT INTO skill (id, name, folded, family, kind, created_by, review, created_at)
        VALUES ('s1', 'Kubernetes', 'kubernetes', 'ops', 'tool', 'lexicon', 'approved', 1),
        ('s2', 'Rust', 'rust', 'software', 'tool', 'lexicon', 'approved', 1)
        """,
        """
        INSERT INTO skill_alias (folded, alias, skill_id, added_by, added_at)
        VALUES ('k8s', 'K8s', 's1', 'manual', 2), ('rust', 'rust', 's1', 'manual', 2)
        """,
        """
        INSERT INTO candidate_skill (candidate_id, skill_id, surface, rating, shown, source, position)
        VALUES ('c1', 's1', 'kubernetes', 7, 1, 'rules', 1), ('c2', 's2', 'Rust', 5, 1, 'rules', 1)
        """,
        """
        INSERT INTO match (id, job_id, candidate_id, position, score, confidence, explanation,
        profile, model, stage, status, reason, decided_by, decided_at, matched_at, is_stale)
        VALUES ('m1', 'j1', 'c1', 1, 0.5, 0.5, '{}', 'seed', 'static',
        'Recruiter AI Result Rejection', 'rejected', 'too "junior"', 'ada', 5, 1, 0),
        ('m2', 'j1', 'c2', 2, 0.4, 0.5, '{}', 'seed', 'static', 'Potential Talent Fit AI',
        'matched', NULL, NULL, NULL, 1, 0)
        """,
        """
        INSERT INTO candidate_field (owner_id, field, value, source, is_locked, version, updated_at)
        VALUES ('c1', 'phone', '"4"', 'human:ada', 1, 9, 1)
        """,
    ]

    /// Writes entries as the earlier version did: the reason stands in the entry itself.
    private struct Entries {
        let connection: any Connection
        private var count = 0

        init(connection: any Connection) { self.connection = connection }

        mutating func add(
            _ group: String, _ action: String, _ before: String?, _ after: String,
            reverts: String? = nil, reason: String? = nil
        ) throws {
            let (old, new) = (try value(before, action), try value(after, action))
            count += 1
            let (kind, subject, field) =
                action == "reject" ? ("match", "m1", "") : ("candidate_field", "c1", "phone")
            try connection.execute(
                """
                INSERT INTO ledger (id, at, who, action, kind, subject, field, before_value,
                after_value, reason, group_id, reverts) VALUES (\("e\(count)"), \(count), 'ada',
                \(action), \(kind), \(subject), \(field), \(old), \(new), \(reason), \(group),
                \(reverts))
                """)
        }

        private mutating func value(_ text: String?, _ action: String) throws -> String {
            count += 1
            let id = "v\(count)"
            let state: JSONValue =
                if action == "reject" {
                    [
                        "stage": .string(
                            (text == nil ? Stage.proposed : .rejected).rawValue),
                        "status": text == nil ? "matched" : "rejected",
                        "reason": text == nil ? nil : "too \"junior\"",
                        "by": text == nil ? nil : "ada", "at": text == nil ? nil : 5,
                    ]
                } else {
                    text.map { FieldStore.decided(.string($0), by: "ada") } ?? .null
                }
            try connection.execute(
                """
                INSERT INTO ledger_value (id, candidate_id, value) VALUES (\(id), 'c1', \(state))
                """)
            return id
        }
    }

    private func decide(_ body: @Sendable (inout Ledger) throws -> Void) throws {
        let now = now
        try database.write { connection in
            let seed = try connection.value("SELECT count(*) FROM ledger", as: Int.self) ?? 0
            var ledger = Ledger(
                on: connection, who: "ada", now: now, ids: IDSource(seed: UInt64(seed)))
            try body(&ledger)
        }
    }

    private func phone() throws -> JSONValue? {
        try database.read { try CandidateDossier(ID("c1"), on: $0)?.value("phone") }
    }

    @Test("Every group of decisions stands, was taken back or is forgotten, as the ledger says")
    func groups() throws {
        let groups = try database.read { try $0.fetch(LedgerGroup.self, "ORDER BY seq") }
        #expect(groups.map(\.id) == ["g0", "g1", "g2", "g3", "g4", "g5"])
        #expect(
            groups.map(\.state) == [.standing, .standing, .standing, .dropped, .standing, .undone])
        #expect(groups.allSatisfy { !$0.isErased })
        #expect(try database.read { try LedgerReplay.differences(on: $0) } == [])
    }

    @Test("Undo and redo go on where the earlier version stopped") func goOn() throws {
        try decide { _ = try $0.redo() }
        #expect(try phone() == "5")
        for expected in ["4", "2", "1"] {
            try decide { _ = try $0.undo() }
            #expect(try phone() == .string(expected))
        }
        try decide { _ = try $0.undo() }
        #expect(try phone() == .null)
        try decide { _ = try $0.undo() }
        let match = try database.read { try $0.first(Match.self, "WHERE id = 'm1'") }
        #expect(match?.stage == .proposed && match?.reason == nil)
        #expect(throws: LedgerError.nothingToUndo) { try decide { _ = try $0.undo() } }
        #expect(try database.read { try LedgerReplay.differences(on: $0) } == [])
    }

    @Test("Reasons are read as before, and belong to whom they are about") func reasons() throws {
        let items = try database.read { try History(on: $0).items(ofCandidate: ID("c1")) }
        #expect(items.count == 10)
        #expect(
            items.compactMap(\.reason) == ["too \"junior\"", "on the phone", "by mistake"])
        #expect(items.filter(\.isUndone).map(\.entry.group) == ["g3", "g5"])
        let now = now
        try database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: now, ids: IDSource(seed: 1))
            _ = try Erasure.erase(ID("c1"), ledger: &ledger, on: connection)
        }
        #expect(try database.read { try $0.value("SELECT count(*) FROM ledger_value") } == 0)
        let erased = try database.read { try History(on: $0).items(ofCandidate: ID("c1")) }
        #expect(erased.count == 11 && erased.allSatisfy { $0.reason == nil })
    }

    @Test("Every skill is a bag of its own, an alias a name in its bag") func bags() throws {
        let names = try database.read { try $0.fetch(BagMember.self, "ORDER BY folded") }
        #expect(names.map(\.name) == ["K8s", "Kubernetes", "Rust"])
        #expect(names.map(\.bag?.text) == ["s1", "s1", "s2"])
        #expect(names.map(\.isFiled) == [true, false, false])
        let list = CandidateList(try SearchClause(try SearchQuery("skill:k8s>=7")))
        let found = try database.read { try list.rows(offset: 0, limit: 9, on: $0) }
        #expect(found.map(\.name) == ["Ada"])
    }

    @Test("Everybody is listed, unranked and in nobody's merge") func people() throws {
        let list = CandidateList(try SearchClause(try SearchQuery("")))
        let people = try database.read { try list.rows(offset: 0, limit: 9, on: $0) }
        #expect(people.map(\.name) == ["Ada", "Bea"])
        #expect(people.allSatisfy { $0.isListed && $0.ranking == nil && $0.mergedInto == nil })
        let lines = try database.read { try MatchStore.lines(of: ID("j1"), on: $0) }
        #expect(lines.map(\.match.id.text) == ["m1", "m2"])
        #expect(lines.allSatisfy { $0.match.parkedFrom == nil })
    }
}
