internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipeline that has a model look for the bag of each name of a skill that nobody has filed and no
/// lexicon knows, and then for names among the others that are one skill. What it finds becomes a
/// question: a wrong merge hides people, so a recruiter decides.
struct SkillNormalizationOps: Sendable {
    /// How long a name is left alone that a model has looked at: the bags are others by then.
    static let patience = Duration.seconds(30 * 86_400)
    /// How many names one run looks at; those that wait longest come first.
    static let maximumNames = 2 * AssignSkills.batch
    /// How many bags the model sees, those with most people first.
    static let maximumBags = 800
    /// How many aliases of a bag the model sees.
    private static let maximumAliases = 8

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The pipeline, under the name of the original desk's operation.
    var pipeline: Pipeline {
        Pipeline(
            "skill_normalization",
            summary:
                "Ask a model which unfiled names of skills are another name of a bag, or of each other."
        ) { pipeline in
            let proposed = pipeline.start(assigning)
            pipeline.then(clustering, proposed)
        }
    }

    /// Every night, once somebody has started it.
    static func schedule(zone: String) -> Schedule? {
        guard let nightly = try? CronExpression("30 3 * * *") else { return nil }
        return Schedule(
            "skill_normalization_daily", nightly, zone: zone, pipeline: "skill_normalization")
    }

    /// Looks among the bags that are there.
    private var assigning: Op<NoValue, JSONValue> {
        Op("propose_bags", pool: surroundings.reading, limit: .seconds(1800)) { _, context in
            let unseen = Self.unseen(before: context.now() - Self.patience)
            let (names, bags) = try await context.database.reading {
                (try Self.names(unseen, on: $0), try Self.bags(on: $0))
            }
            guard !names.isEmpty, !bags.isEmpty else {
                return .done(Self.result(names, [], others: names))
            }
            let found = try await SkillAsking(surroundings, context).answers(
                about: Self.portions(names), AssignSkills.prompt, AssignSkills.shape
            ) { AssignSkills.material(bags: bags, names: Array($0)) }
            switch found {
            case .later(let outcome): return outcome
            case .answers(let answers, let asker):
                let whole = AssignSkills.Answer(
                    assignments: answers.flatMap(\.assignments),
                    others: answers.flatMap(\.others))
                let checked = AssignSkills.checked(
                    whole, names: names, bags: bags, conflict: try conflict())
                return .done { commit in
                    try Self.ask(checked.accepted, asker, &commit)
                    return Self.result(names, checked.accepted, others: checked.others)
                }
            }
        }
    }

    /// Looks among the names that belong to none of them.
    private var clustering: Op<JSONValue, JSONValue> {
        Op("propose_groups", pool: surroundings.reading, limit: .seconds(1800)) {
            proposed, context in
            func list(_ key: String) -> [String] {
                (proposed[key]?.elements ?? []).compactMap(\.string)
            }
            let (looked, others) = (list("names"), list("others"))
            // A new name may be another name of one that was looked at before.
            let before = try await context.database.reading { connection in
                others.isEmpty ? [] : try Self.names("looked_at IS NOT NULL", on: connection)
            }
            let known = Set(others)
            let names =
                others
                + before.filter { !known.contains($0) }.prefix(Self.maximumNames - others.count)
            guard names.count > 1 else {
                return .done { commit in
                    try Self.look(at: looked, &commit)
                    return Self.result(looked, [], others: [])
                }
            }
            let found = try await SkillAsking(surroundings, context).answers(
                about: ClusterSkills.portions(names), ClusterSkills.prompt, ClusterSkills.shape
            ) { ClusterSkills.material(names: Array($0)) }
            switch found {
            case .later(let outcome): return outcome
            case .answers(let answers, let asker):
                let accepted = ClusterSkills.checked(
                    answers.flatMap(\.self), names: names, conflict: try conflict())
                return .done { commit in
                    try Self.ask(accepted, asker, &commit)
                    try Self.look(at: looked, &commit)
                    return Self.result(looked, accepted, others: [])
                }
            }
        }
    }

    /// Notes that names were looked at, so that the next run looks at others.
    private static func look(at names: [String], _ commit: inout StepCommit) throws {
        for name in names {
            try commit.connection.execute(
                "UPDATE skill SET looked_at = \(commit.now) WHERE name = \(name)")
        }
    }

    private static func portions(_ names: [String]) -> [[String]] {
        stride(from: 0, to: names.count, by: AssignSkills.batch).map {
            Array(names[$0..<min($0 + AssignSkills.batch, names.count)])
        }
    }

    /// Why two names are never one skill.
    private func conflict() throws -> (String, String) -> String? {
        let conflict = try surroundings.knowledge().rules.conflict
        return { name, canonical in
            // What cannot be told is not said.
            do { return try conflict(name, canonical) } catch { return "\(error)" }
        }
    }

    private static func ask(
        _ assignments: [AssignSkills.Assignment], _ asker: String, _ commit: inout StepCommit
    ) throws {
        var ids = commit.ids
        for assignment in assignments {
            try QuestionStore.askWhich(
                assignment.name, options: [assignment.canonical], by: asker, now: commit.now,
                ids: &ids, on: commit.connection)
        }
        commit.ids = ids
    }

    private static func result(
        _ names: [String], _ asked: [AssignSkills.Assignment], others: [String]
    ) -> JSONValue {
        [
            "names": JSONValue(names), "asked": JSONValue(asked.count),
            "others": JSONValue(others),
        ]
    }

    /// The condition of names that no model has looked at since a moment.
    private static func unseen(before moment: Timestamp) -> SQL {
        "(looked_at IS NULL OR looked_at <= \(moment))"
    }

    /// Names that stand alone, that no lexicon knows, about which nobody was asked, and that somebody
    /// claims who may leave the desk, or a job asks for.
    private static func names(
        _ condition: SQL, on connection: any Connection
    ) throws -> [String] {
        try connection.query(
            """
            SELECT name FROM skill WHERE review = 'pending' AND is_filed = 0 AND family IS NULL
            AND bag_id = id AND \(condition)
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
