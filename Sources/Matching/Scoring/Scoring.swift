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
        return .scored(
            ScoringResult(
                job: job.id, profile: profile.name, scoredCount: 0, excluded: [], matches: []))
    }

    /// Why a job cannot be matched; empty when it can.
    package static func refusals(of job: JobProfile) -> [Refusal] {
        guard job.requirements.isEmpty else { return [] }
        return job.role == nil ? [.noRequirements, .noDescription] : [.noRequirements]
    }
}
