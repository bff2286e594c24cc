internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// Files names of skills where it is sure that they belong, and asks where it is not. One run is one step
/// of undo, and what was taken back once is never filed again by a machine.
struct SkillFiling {
    /// Who the ledger says it was.
    static let who = SkillNormalizationOps.name

    private let rules: SkillRules
    private let band: ConfidenceBand

    init(rules: SkillRules, band: ConfidenceBand) {
        self.rules = rules
        self.band = band
    }

    /// What a run came to.
    struct Summary: Sendable {
        /// What was filed, or would be.
        var filed: [SkillSorting.Proposal] = []
        /// What was asked, or would be.
        var asked: [SkillSorting.Proposal] = []
        /// What does not hold, with the reason.
        var rejected: [(name: String, reason: String)]
        /// Names that the model passed over.
        var forgotten: [String]
        /// Names that a model looked at and that belong to no bag.
        var apart: [String]
        /// Why no model helped; nil where one did, or none is set.
        var degraded: String?
        /// Whether nothing was written.
        var isDry: Bool

        /// What would be done.
        init(planned result: SkillSortingStep.Result, by band: ConfidenceBand) {
            self.init(result, isDry: true)
            filed = result.proposals.filter { band.verdict($0.confidence) == .decide }
            asked = result.proposals.filter { band.verdict($0.confidence) == .ask }
        }

        fileprivate init(_ result: SkillSortingStep.Result, isDry: Bool) {
            (rejected, forgotten, apart) = (result.rejected, result.forgotten, result.looked)
            (degraded, self.isDry) = (result.degraded, isDry)
        }

        /// The summary as the run keeps it.
        var document: JSONValue {
            [
                "dry_run": .bool(isDry), "applied": JSONValue(filed.count),
                "asked": JSONValue(asked.count), "apart": JSONValue(apart.count),
                "skipped": JSONValue(rejected.count), "forgotten": JSONValue(forgotten.count),
                "degraded": JSONValue(degraded),
                "assignments": .array(filed.map(\.document)),
                "questions": .array(asked.map(\.document)),
                "rejected": .array(
                    rejected.map { ["skill_name": .string($0.name), "reason": .string($0.reason)] }
                ),
            ]
        }

        /// The same in a line for the run's log.
        var line: String {
            "filed \(filed.count), asked about \(asked.count), left \(apart.count) apart;"
                + " \(rejected.count) answers did not hold, \(forgotten.count) names were passed over"
        }
    }

    /// Writes what follows from a result.
    ///
    /// - Throws: what the desk throws.
    func apply(
        _ result: SkillSortingStep.Result, _ commit: inout StepCommit
    ) throws -> Summary {
        var summary = Summary(result, isDry: false)
        var ledger = Ledger(
            on: commit.connection, who: Self.who, now: commit.now, ids: commit.ids)
        var decisions: [Ledger.Decision] = []
        let sure = result.proposals.filter { band.verdict($0.confidence) == .decide }
        let groups = Dictionary(grouping: sure) { $0.options[0] }
        for (canonical, proposals) in groups.sorted(by: { $0.key < $1.key }) {
            decisions += try file(proposals, into: canonical, &summary, ledger, commit.connection)
        }
        try ledger.decide("file", decisions)
        commit.ids = ledger.ids
        for proposal in result.proposals where band.verdict(proposal.confidence) == .ask {
            try QuestionStore.askWhich(
                proposal.name, options: proposal.options, by: proposal.source, now: commit.now,
                ids: &commit.ids, on: commit.connection)
            summary.asked.append(proposal)
        }
        if let trial = result.trial {
            try Planner.note(trial, now: commit.now, ids: &commit.ids, on: commit.connection)
        }
        try UnprocessedNames.look(at: result.looked, now: commit.now, on: commit.connection)
        return summary
    }

    /// The decisions that put names into one bag, those that may be together.
    private func file(
        _ proposals: [SkillSorting.Proposal], into canonical: String, _ summary: inout Summary,
        _ ledger: Ledger, _ connection: any Connection
    ) throws -> [Ledger.Decision] {
        var planning = BagPlanning(
            on: connection, rules: rules, now: ledger.now, ids: ledger.ids)
        var (plan, names) = (BagPlan?.none, [String]())
        for proposal in proposals {
            // Somebody may have filed it while the model was being asked.
            let member = try BagList.member(named: proposal.name, on: connection)
            guard let member, !member.isFiled, member.isCanonical else { continue }
            do {
                plan = try planning.plan(filing: names + [proposal.name], into: canonical)
                names.append(proposal.name)
                summary.filed.append(proposal)
            } catch let error as BagError {
                summary.rejected.append((proposal.name, "\(error)"))
            }
        }
        guard let plan else { return [] }
        let sources = Dictionary(
            proposals.map { (SkillFolding.fold($0.name), ($0.source, $0.confidence)) },
            uniquingKeysWith: { first, _ in first })
        return try plan.allDecisions(by: ledger, on: connection) { member in
            sources[member.folded] ?? (Self.who, 0)
        }
    }
}
