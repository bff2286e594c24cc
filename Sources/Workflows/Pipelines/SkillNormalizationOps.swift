internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipeline that has a model look for the bag of each name of a skill that nobody has filed and no
/// lexicon knows. What it finds becomes a question: a wrong merge hides people, so a recruiter decides.
struct SkillNormalizationOps: Sendable {
    /// The version of what turns answers into questions.
    private static let version = "1"
    /// How many names one run looks at; those that wait longest come first.
    static let maximumNames = 2 * AssignSkills.batch
    /// How many bags the model sees, those with most people first.
    static let maximumBags = 800
    /// How many aliases of a bag the model sees.
    private static let maximumAliases = 8
    /// How long a step rests while another run asks about the same names.
    private static let patience = Duration.seconds(2)

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The pipeline, under the name of the original desk's operation.
    var pipeline: Pipeline {
        Pipeline(
            "skill_normalization",
            summary: "Ask a model which unfiled names of skills are another name of a bag."
        ) { _ = $0.start(op) }
    }

    /// Every night, once somebody has started it.
    static func schedule(zone: String) -> Schedule? {
        guard let nightly = try? CronExpression("30 3 * * *") else { return nil }
        return Schedule(
            "skill_normalization_daily", nightly, zone: zone, pipeline: "skill_normalization")
    }

    private var op: Op<NoValue, JSONValue> {
        Op("propose_bags", pool: surroundings.reading, limit: .seconds(1800)) { _, context in
            let (names, bags) = try await context.database.reading {
                (try Self.names(on: $0), try Self.bags(on: $0))
            }
            guard !names.isEmpty, !bags.isEmpty else { return .done(["names": 0, "asked": 0]) }
            guard let model = surroundings.models(context.database).reading else {
                return .stop(because: "\(names.count) names are not filed, and no model is set")
            }
            let found: ExtractionCache.Found
            do {
                found = try await answers(names, bags, model, context)
            } catch let problem as ModelProblem where problem != .cancelled {
                return .stop(because: "the model was not asked: \(problem)")
            }
            switch found {
            case .ready(let result, _): return try outcome(result, names, bags, model)
            case .generating, .resting:
                return .again(
                    after: Self.patience, because: "generating: the same names are asked about")
            case .failed(let reason): return .stop(because: reason)
            }
        }
    }

    /// What the model says of the names, asked once for the same names and bags.
    private func answers(
        _ names: [String], _ bags: [AssignSkills.Bag], _ model: LanguageModel,
        _ context: OpContext
    ) async throws -> ExtractionCache.Found {
        let material = AssignSkills.material(bags: bags, names: names)
        let key = ExtractionKey(
            type: "skills", text: material.map(\.text).joined(separator: "\n\n"),
            extractor: Self.version, model: model.name,
            prompt: AssignSkills.prompt.fingerprint(AssignSkills.shape.schema))
        guard let key else { return .ready(["parts": []], corrections: [:]) }
        let cache = ExtractionCache(
            on: context.database, owner: context.run.text, now: context.now,
            sleep: surroundings.sleep, ids: surroundings.ids)
        let (run, today) = (context.run.text, surroundings.today())
        return try await cache.value(key, documents: [], run: run, again: context.isForced) {
            () throws(ModelProblem) in
            let purpose = CallPurpose(
                operation: AssignSkills.prompt.name, promptVersion: AssignSkills.prompt.version,
                run: run, fields: LeavingFields.skills)
            do {
                let parts = try await Bisecting.answers(names, size: AssignSkills.batch) {
                    (portion) async throws(ModelProblem) in
                    let filled = AssignSkills.prompt.filled(
                        today: today,
                        material: AssignSkills.material(bags: bags, names: Array(portion)))
                    return try await model.ask(
                        filled, for: AssignSkills.shape, purpose: purpose
                    ).document
                }
                return ["parts": .array(parts)]
            } catch let problem as ModelProblem {
                throw problem
            } catch {
                throw .cancelled
            }
        }
    }

    private func outcome(
        _ result: JSONValue, _ names: [String], _ bags: [AssignSkills.Bag],
        _ model: LanguageModel
    ) throws -> Engine.Outcome<JSONValue> {
        let answers = (result["parts"]?.elements ?? []).compactMap {
            try? AssignSkills.shape.value(of: $0)
        }
        let whole = AssignSkills.Answer(
            assignments: answers.flatMap(\.assignments), others: answers.flatMap(\.others))
        let conflict = try surroundings.knowledge().rules.conflict
        let checked = AssignSkills.checked(whole, names: names, bags: bags) { name, canonical in
            // What cannot be told is not said.
            do { return try conflict(name, canonical) } catch { return "\(error)" }
        }
        return .done { commit in
            var ids = commit.ids
            for assignment in checked.accepted {
                try QuestionStore.askWhich(
                    assignment.name, options: [assignment.canonical], by: "model:\(model.name)",
                    now: commit.now, ids: &ids, on: commit.connection)
            }
            commit.ids = ids
            return [
                "names": JSONValue(names.count), "asked": JSONValue(checked.accepted.count),
                "rejected": JSONValue(checked.rejected.count),
            ]
        }
    }

    /// Names that stand alone, that no lexicon knows, about which nobody was asked, and that somebody
    /// claims who may leave the desk, or a job asks for.
    private static func names(on connection: any Connection) throws -> [String] {
        try connection.query(
            """
            SELECT name FROM skill WHERE review = 'pending' AND is_filed = 0 AND family IS NULL
            AND bag_id = id
            AND NOT EXISTS (SELECT 1 FROM skill AS other
                WHERE other.bag_id = skill.id AND other.id <> skill.id)
            AND NOT EXISTS (SELECT 1 FROM question WHERE question.skill_id = skill.id)
            AND (EXISTS (SELECT 1 FROM job_skill WHERE job_skill.skill_id = skill.id)
                OR EXISTS (SELECT 1 FROM candidate_skill
                    JOIN candidate ON candidate.id = candidate_id AND is_kept_home = 0
                    WHERE candidate_skill.skill_id = skill.id))
            ORDER BY created_at, id LIMIT \(maximumNames)
            """
        ).map { try $0.get(0) }
    }

    /// The bags that may hold them.
    private static func bags(on connection: any Connection) throws -> [AssignSkills.Bag] {
        let rows = try connection.query(
            """
            SELECT skill.id, skill.name FROM skill
            WHERE skill.bag_id = skill.id AND (skill.review = 'approved' OR skill.is_filed = 1)
            ORDER BY (SELECT count(*) FROM candidate_skill WHERE skill_id = skill.id) DESC, skill.folded
            LIMIT \(maximumBags)
            """)
        return try rows.map { row in
            let aliases = try connection.query(
                """
                SELECT name FROM skill WHERE bag_id = \(try row.get(0, as: String.self))
                AND bag_id <> id ORDER BY folded LIMIT \(maximumAliases)
                """)
            return AssignSkills.Bag(
                canonical: try row.get(1), aliases: try aliases.map { try $0.get(0) })
        }
    }
}
