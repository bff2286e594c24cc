/// The one scorer: console, command line, pipelines and tests all score here.
package enum Scoring {
    /// Scores everybody in a pool for a job. The same whatever the order of the pool, to the bit;
    /// ties go to the smaller id.
    package static func run(
        job: JobProfile, pool: [CandidateProfile], profile: ScoreProfile = .seed,
        context: ScoringContext = ScoringContext()
    ) -> ScoringOutcome {
        let refusals = refusals(of: job)
        guard refusals.isEmpty else { return .refused(refusals) }
        let scorer = Scorer(prepared: PreparedJob(job, profile, context))
        var top = TopList(limit: profile.topCount)
        var excluded: [Exclusion] = []
        for (position, candidate) in pool.enumerated() {
            if let reason = exclusion(of: candidate, from: job) {
                excluded.append(Exclusion(candidate: candidate.id, reason: reason))
                continue
            }
            let scored = scorer.score(candidate)
            if isBelowGate(scored.skills.fit, profile) {
                excluded.append(Exclusion(candidate: candidate.id, reason: .belowSkillGate))
                continue
            }
            top.insert(
                .init(
                    total: scored.parts.total, id: candidate.id,
                    isPinned: pins(candidate.isHighlighted, profile), position: position))
        }
        return .scored(
            result(
                scorer: scorer, top: top, scoredCount: pool.count - excluded.count,
                excluded: excluded
            ) { pool[$0.position] })
    }

    /// Why a job cannot be matched; empty when it can.
    package static func refusals(of job: JobProfile) -> [Refusal] {
        guard job.requirements.isEmpty else { return [] }
        return job.role == nil ? [.noRequirements, .noDescription] : [.noRequirements]
    }

    static func exclusion(of candidate: CandidateProfile, from job: JobProfile) -> Exclusion.Reason?
    {
        candidate.exclusion
            ?? (job.rejectedCandidates.contains(candidate.id) ? .rejectedBefore : nil)
    }

    static func isBelowGate(_ fit: Double, _ profile: ScoreProfile) -> Bool {
        profile.skillGate.map { fit < $0 } ?? false
    }

    static func pins(_ isHighlighted: Bool, _ profile: ScoreProfile) -> Bool {
        isHighlighted && profile.formulas == .repaired
    }

    /// Explains the best and puts the result together.
    static func result(
        scorer: Scorer, top: TopList, scoredCount: Int, excluded: [Exclusion],
        candidate: (TopList.Entry) -> CandidateProfile?
    ) -> ScoringResult {
        let explainer = Explainer(scorer: scorer, top: top)
        var matches: [ScoredMatch] = []
        for (index, entry) in top.entries.enumerated() {
            guard let candidate = candidate(entry) else { continue }
            matches.append(explainer.match(candidate, rank: index + 1, isPinned: entry.isPinned))
        }
        return ScoringResult(
            job: scorer.prepared.job.id, profile: scorer.prepared.profile.name,
            scoredCount: scoredCount,
            excluded: excluded.sorted { $0.candidate < $1.candidate }, matches: matches)
    }
}
