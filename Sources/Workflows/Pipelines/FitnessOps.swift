internal import Documents
internal import Engine
internal import Hashing
internal import LanguageModels
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
            "role_fitness", version: RoleRating.version, pool: surroundings.reading,
            limit: surroundings.modelCalls == nil ? .seconds(300) : .seconds(1800),
            inputState: { record, context in
                let knowledge = try surroundings.knowledge()
                let person = try await Self.person(record.id, context)
                return person.map {
                    let facts = RoleFacts($0)
                    let model = surroundings.models(context.database).reading
                    let rater = model.map { ModelRating.fingerprint($0) } ?? ""
                    let text = facts.text + knowledge.version + rater
                    // What the rules had to rate is rated by the model once it answers.
                    let isDegraded =
                        model != nil && $0.fitness.contains { $0.version == RoleRating.version }
                    return InputState(
                        subject: record.id, hash: SHA256.hex(Array(text.utf8)), isStale: isDegraded)
                }
            }
        ) { record, context in
            guard let person = try await Self.person(record.id, context) else {
                return .stop(because: "there is no candidate \(record.id)")
            }
            let rating = RoleRating(try surroundings.knowledge())
            let rated = try await blocking { _ in rating.rate(RoleFacts(person)) }
            let now = context.now()
            let facts = RoleFacts(person).masked(PersonalWords(of: person))
            let (byModel, problem) = try await self.byModel(rated, facts, person, context)
            @Sendable func save(_ commit: StepCommit) throws -> Int {
                let fitness = zip(rated, byModel).map { rules, model in
                    RoleFitness(
                        candidate: person.candidate.id, role: rules.role,
                        score: model?.rated.score ?? rules.score,
                        reasons: JSONValue(model?.rated.reasons ?? rules.reasons),
                        version: model?.version ?? RoleRating.version, computedAt: now)
                }
                try RoleFitness.replace(
                    fitness, of: person.candidate.id, on: commit.connection)
                return fitness.count
            }
            guard let problem else { return .done { try save($0) } }
            // What was rated is kept, so that nobody pays for it twice.
            return .again(after: problem.retryAfter ?? Self.rest, because: "\(problem)") {
                _ = try save($0)
            }
        }
    }

    /// How long a step rests that has rated some of the roles.
    private static let rest = Duration.seconds(5)

    private typealias ByModel = (rated: RoleRating.Rated, version: String)?

    /// The model's rating for each role that the rules could rate; nil where it gave none, which the
    /// run's log tells. The problem is why the others are to be asked about again.
    private func byModel(
        _ rated: [RoleRating.Rated], _ facts: RoleFacts, _ person: CandidateDossier,
        _ context: OpContext
    ) async throws -> (ratings: [ByModel], problem: ModelProblem?) {
        guard let model = surroundings.models(context.database).reading else {
            return (rated.map { _ in nil }, nil)
        }
        let rating = ModelRating(model: model, today: surroundings.today())
        var ratings: [ByModel] = []
        var gained = 0
        for rules in rated {
            if !context.isForced, let known = Self.rated(rules.role, by: rating.version, person) {
                ratings.append((known, rating.version))
                continue
            }
            do throws(ModelProblem) {
                let made = try await rating.rate(
                    facts, for: rules.role, run: context.run.text,
                    person: person.candidate.id.text)
                ratings.append((made, rating.version))
                gained += 1
            } catch {
                if error == .cancelled { throw error }
                if error.isTransient, gained > 0, !context.isForced {
                    return (ratings + rated.dropFirst(ratings.count).map { _ in nil }, error)
                }
                let isLast = context.attempt >= RetryPolicy.standard.attempts
                if error.isTransient, !isLast { throw error }
                context.report.warn("rated by the rules alone: \(error)")
                ratings.append(nil)
            }
        }
        return (ratings, nil)
    }

    /// What the model rated already, when nothing of the person has changed since.
    private static func rated(
        _ role: String, by version: String, _ person: CandidateDossier
    ) -> RoleRating.Rated? {
        person.fitness.first {
            $0.role == role && $0.version == version
                && $0.computedAt >= person.candidate.updatedAt
        }.map {
            RoleRating.Rated(
                role: role, score: $0.score,
                reasons: ($0.reasons.elements ?? []).compactMap(\.string))
        }
    }

    private static func person(
        _ id: String, _ context: OpContext
    ) async throws -> CandidateDossier? {
        try await context.database.reading { try CandidateDossier(ID(id), on: $0) }
    }
}
