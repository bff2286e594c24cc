import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Testing

/// What must not grow with the desk is read along indexes.
@Suite("Plans of queries") struct QueryPlanTests {
    /// Passes statements on and keeps how the database means to run each.
    private final class Explaining: Connection {
        private let connection: any Connection
        private(set) var plans: [String] = []

        init(_ connection: any Connection) { self.connection = connection }

        var dialect: Dialect { connection.dialect }

        func query(_ sql: SQL) throws -> [Row] {
            let steps = try connection.query("EXPLAIN QUERY PLAN \(sql)")
            plans.append(try steps.map { try $0.get(3, as: String.self) }.joined(separator: "\n"))
            return try connection.query(sql)
        }

        func forEach(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
            for row in try query(sql) where try !body(row) { return }
        }
    }

    private let desk: DeskFixture

    init() throws {
        desk = try DeskFixture()
        let person = try desk.candidate("Ada Lind", skills: ["K8s": 4, "Kubernetes": 5])
        let job = try desk.job("Operator", skills: ["Kubernetes"])
        try desk.propose([(person, 0.5)], for: job)
    }

    private func plans(_ body: @Sendable (any Connection) throws -> Void) throws -> [String] {
        try desk.database.read { connection in
            let explaining = Explaining(connection)
            try body(explaining)
            return explaining.plans
        }
    }

    @Test("The list by name is walked along its index, without those who are in no list")
    func list() throws {
        let list = CandidateList(try SearchClause(try SearchQuery("")))
        let plans = try plans { connection in
            _ = try list.rows(offset: 0, limit: 50, on: connection)
            _ = try list.count(on: connection)
        }
        #expect(plans.count == 2)
        #expect(plans[0].contains("INDEX candidate_by_name"))
        #expect(!plans[0].contains("TEMP B-TREE"))
        // Counting may take any index that holds only those who are listed.
        #expect(plans[1].contains("INDEX candidate_by_"))
    }

    @Test("What a change of bags touches is counted along indexes of skills") func bags() throws {
        let now = desk.now
        let plans = try plans { connection in
            var planning = BagPlanning(
                on: connection, rules: SkillRules(), now: now, ids: IDSource(seed: 1))
            _ = try planning.plan(.merge(bag: "K8s", into: "Kubernetes"))
        }
        let claims = plans.filter { $0.contains("candidate_skill") }
        #expect(claims.count == 2)
        #expect(claims.first?.contains("COVERING INDEX candidate_skill_by_skill") == true)
        #expect(plans.contains { $0.contains("INDEX job_skill_by_skill") })
        for plan in plans {
            // Those who are in no list are few, and have an index of their own.
            let others = plan.replacing(
                "SCAN candidate USING INDEX candidate_unlisted", with: "")
            #expect(!others.contains("SCAN candidate"), "\(plan)")
            #expect(!plan.contains("SCAN match"), "\(plan)")
            #expect(!plan.contains("SCAN skill"), "\(plan)")
        }
    }

    @Test("A person's timeline, history and matches are read along indexes") func person() throws {
        let id = try desk.person("Ada Lind").candidate.id
        let plans = try plans { connection in
            _ = try Timeline(of: id, on: connection)
            _ = try History(on: connection).items(ofCandidate: id)
            _ = try MatchStore.lines(ofCandidate: id, on: connection)
            _ = try QuestionStore.find("x", on: connection)
        }
        for plan in plans {
            let scans = plan.split(separator: "\n").filter {
                ["candidate", "match", "ledger", "note", "document", "question", "outcome"]
                    .map { "SCAN \($0)" }.contains(String($0))
            }
            #expect(scans == [], "\(plan)")
        }
    }
}
