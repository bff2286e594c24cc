package import Prelude
package import Storage

/// How well a person fits a kind of role that they want, with the reasons.
package struct RoleFitness: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// The role, as the person names it.
    package var role: String
    /// 0 to 100: 80 is strong, 60 good, 40 moderate, 20 weak (facts, matchmaking §4.4).
    package var score: Int
    /// Why, one sentence each, as a JSON array of texts.
    package var reasons: JSONValue
    /// Who reckoned it: the rules and their version, or a model.
    package var version: String
    /// When.
    package var computedAt: Timestamp

    /// A fitness from its parts.
    package init(
        candidate: ID<Candidate>, role: String, score: Int, reasons: JSONValue, version: String,
        computedAt: Timestamp
    ) {
        self.candidate = candidate
        self.role = role
        self.score = score
        self.reasons = reasons
        self.version = version
        self.computedAt = computedAt
    }

    /// The table.
    package static let table = Table(
        "role_fitness", RoleFitness.init, Column("candidate_id", \.candidate),
        Column("role", \.role), Column("score", \.score), Column("reasons", \.reasons),
        Column("version", \.version), Column("computed_at", \.computedAt))

    /// What is stored about a person, the best fit first.
    package static func all(
        of candidate: ID<Candidate>, on connection: any Connection
    ) throws -> [RoleFitness] {
        try connection.fetch(
            RoleFitness.self, "WHERE candidate_id = \(candidate) ORDER BY score DESC, role")
    }

    /// Puts what was reckoned in the place of what was there; roles that are no longer wanted go.
    package static func replace(
        _ fitness: [RoleFitness], of candidate: ID<Candidate>, on connection: any Connection
    ) throws {
        try connection.execute("DELETE FROM role_fitness WHERE candidate_id = \(candidate)")
        for each in fitness { try connection.execute(each.insert()) }
    }
}
