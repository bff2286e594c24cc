internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// Asks which skills a job means by names that are in no bag, before everybody is scored for it, and waits
/// for the answers: what a name stands for decides who can do the job.
///
/// It does for the names of one job what the nightly normalization does for all, and what it asks is asked
/// in the transaction in which it begins to wait. A name that nothing speaks for is not asked about.
struct DemandQuestionsOp: Sendable {
    /// The parameter of a run that says whether it asks, whatever is set.
    static let parameter = "ask"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The op, with which a matching begins.
    var op: Op<NoValue, NoValue> {
        let surroundings = surroundings
        // In no pool of readings: whoever does not ask waits for none of them.
        return Op("ask_about_demands", limit: .seconds(600)) { _, context in
            let isWanted =
                context.parameters[Self.parameter]?.bool ?? surroundings.asking.isMatchingAsking
            guard isWanted, let known = try await JobPartition.job(context) else {
                return .done(NoValue())
            }
            return try await Self.outcome(of: ID(known), surroundings, context)
        }
    }

    private static func outcome(
        of job: ID<Job>, _ surroundings: DeskSurroundings, _ context: OpContext
    ) async throws -> Engine.Outcome<NoValue> {
        let now = context.now()
        let (open, waiting) = try await context.database.reading { connection in
            (
                try DemandQuestions.open(of: job, now: now, on: connection).map(\.name),
                try UnprocessedNames.waiting(
                    limit: SkillNormalizationOps.maximumNames, of: job, on: connection)
            )
        }
        guard !open.isEmpty || !waiting.isEmpty else { return .done(NoValue()) }
        let names = SkillSortingStep.Names(waiting, now: now)
        switch try await SkillSortingStep.sorted(names, surroundings, context) {
        case .later(let later): return .again(after: later.delay, because: later.reason)
        case .names(let result):
            let band = surroundings.asking.extractor
            let rules = try surroundings.knowledge().rules
            let filing = SkillFiling(rules: rules, band: band)
            let asked = result.proposals.filter { band.verdict($0.confidence) == .ask }
            return outcome(of: job, asking: open + asked.map(\.name), result, filing)
        }
    }

    /// Files and asks, and waits where anything is asked.
    private static func outcome(
        of job: ID<Job>, asking names: [String], _ result: SkillSortingStep.Result,
        _ filing: SkillFiling
    ) -> Engine.Outcome<NoValue> {
        @Sendable func apply(_ commit: inout StepCommit) throws {
            let summary = try filing.apply(result, &commit)
            if !result.proposals.isEmpty { commit.log(summary.line) }
        }
        guard !names.isEmpty else {
            return .done { commit in
                try apply(&commit)
                return NoValue()
            }
        }
        return .wait(because: "waits to be told which skill is meant by \(Self.shown(names))") {
            commit in
            try apply(&commit)
            let open = try DemandQuestions.open(of: job, now: commit.now, on: commit.connection)
            guard let next = open.first else {
                throw Failure("somebody answered meanwhile", isTransient: true)
            }
            return next.question.text
        }
    }

    /// How many names are told.
    private static let maximumShown = 3

    private static func shown(_ names: [String]) -> String {
        names.prefix(maximumShown).joined(separator: ", ")
            + (names.count > maximumShown ? " and \(names.count - maximumShown) more" : "")
    }
}
