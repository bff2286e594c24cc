internal import Documents
internal import Engine
internal import Hashing
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that rates how well a person fits the roles that they want.
struct FitnessOps: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Rates a person for each category of work that they asked for.
    var op: Op<TakenRecord, Int> {
        let surroundings = surroundings
        return Op(
            "role_fitness", version: RoleRating.version, pool: surroundings.cpu,
            inputState: { record, context in
                let knowledge = try surroundings.knowledge()
                let person = try await Self.person(record.id, context)
                return person.map {
                    let facts = RoleFacts($0)
                    let text = facts.text + knowledge.version
                    return InputState(subject: record.id, hash: SHA256.hex(Array(text.utf8)))
                }
            }
        ) { record, context in
            guard let person = try await Self.person(record.id, context) else {
                return .stop(because: "there is no candidate \(record.id)")
            }
            let rating = RoleRating(try surroundings.knowledge())
            let rated = try await blocking { _ in rating.rate(RoleFacts(person)) }
            let now = context.now()
            return .done { commit in
                let fitness = rated.map {
                    RoleFitness(
                        candidate: person.candidate.id, role: $0.role, score: $0.score,
                        reasons: JSONValue($0.reasons), version: RoleRating.version,
                        computedAt: now)
                }
                try RoleFitness.replace(
                    fitness, of: person.candidate.id, on: commit.connection)
                return fitness.count
            }
        }
    }

    private static func person(
        _ id: String, _ context: OpContext
    ) async throws -> CandidateDossier? {
        try await context.database.reading { try CandidateDossier(ID(id), on: $0) }
    }
}
