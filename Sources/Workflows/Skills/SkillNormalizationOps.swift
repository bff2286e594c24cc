internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipeline that puts names of skills that are in no bag into the bags they belong to, and gathers
/// others into new ones (seed: skill normalization). What is sure is filed, what is not is asked, and what
/// a model has looked at in vain rests for a while.
struct SkillNormalizationOps: Sendable {
    /// The pipeline's name.
    static let name = "skill_normalization"
    /// How many names one run looks at; those that wait longest come first.
    static let maximumNames = 20_000
    /// How many of them a model sees.
    static let maximumAsked = 6 * AssignSkills.batch
    /// How long a name is left alone that a model has looked at: the bags are others by then.
    static let patience = Duration.seconds(30 * 86_400)
    /// The parameter with which nothing is written.
    static let dryRun = "dry_run"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The pipeline.
    var pipeline: Pipeline {
        Pipeline(
            Self.name,
            summary:
                "Put names of skills into the bags they belong to, or ask; dry_run=true only tells."
        ) { pipeline in
            let waiting = pipeline.start(gathering)
            let sorted = pipeline.then(assigning, waiting)
            pipeline.then(applying, sorted)
        }
    }

    /// Every night, once somebody has started it.
    static func schedule(zone: String) -> Schedule? {
        guard let nightly = try? CronExpression("0 2 * * *") else { return nil }
        return Schedule("skill_normalization_daily", nightly, zone: zone, pipeline: name)
    }

    /// Finds out which names wait, and which of them a model may see.
    private var gathering: Op<NoValue, JSONValue> {
        Op("get_existing_bags_and_unprocessed_skills", limit: .seconds(60)) { _, context in
            let waiting = try await context.database.reading {
                try UnprocessedNames.waiting(limit: Self.maximumNames, on: $0)
            }
            return .done(SkillSortingStep.Names(waiting, now: context.now()).document)
        }
    }

    /// Sorts the names, by themselves and with a model.
    private var assigning: Op<JSONValue, JSONValue> {
        Op(
            "assign_unprocessed_skills_to_bags", pool: surroundings.reading, limit: .seconds(1800)
        ) { input, context in
            guard input["names"]?.elements?.isEmpty == false else {
                return .done(SkillSortingStep.Result().document)
            }
            let names = SkillSortingStep.Names(input)
            switch try await SkillSortingStep.sorted(names, surroundings, context) {
            case .later(let later): return .again(after: later.delay, because: later.reason)
            case .names(let result): return .done(result.document)
            }
        }
    }

    /// Files, asks, and notes what a model has looked at in vain.
    private var applying: Op<JSONValue, JSONValue> {
        Op("apply_skill_assignments", limit: .seconds(600)) { input, context in
            let result = SkillSortingStep.Result(input)
            let band = surroundings.asking.extractor
            let isDry = context.parameters[Self.dryRun]?.bool ?? false
            guard !isDry else {
                return .done(SkillFiling.Summary(planned: result, by: band).document)
            }
            let rules = try surroundings.knowledge().rules
            return .done { commit in
                let filing = SkillFiling(rules: rules, band: band)
                let summary = try filing.apply(result, &commit)
                commit.log(summary.line)
                return summary.document
            }
        }
    }
}
