/// A pool in columns, in memory: finds the best candidates for a job without reading most of them,
/// and finds exactly those that `Scoring.run` over the whole pool finds.
///
/// Every candidate first gets bounds from the cheap parts (skills, pay, location, seniority), where
/// the likeness of texts is between 0 and 1. From the highest upper bound downwards the vectors are
/// read in one byte a number, which narrows the bounds (`QuantizedRows`). Whoever can still reach
/// the top list is read whole through a closure and scored by the one scorer, so a total never
/// comes from here.
package struct MatchIndex: Sendable {
    /// What a search did; the same for the same pool and job.
    package struct Work: Sendable, Hashable {
        /// Rows of vectors that were compared in one byte a number.
        package var rowsRead = 0
        /// Candidates whose vectors were compared.
        package var narrowed = 0
        /// Candidates that were read whole and scored.
        package var reranked = 0

        /// No work yet.
        package init() {}
    }

    /// Distinct vectors of single skills that are kept; a claim beyond them has unknown likeness,
    /// which costs time and never a result.
    package static let skillRowLimit = 65_536

    var columns: IndexColumns

    /// An index over a pool; `dimensions` is the length of the model's vectors.
    package init(pool: some Sequence<CandidateProfile>, dimensions: Int) {
        columns = IndexColumns(dimensions: dimensions)
        for candidate in pool { columns.append(candidate) }
        columns.finish()
    }

    /// How many candidates the index holds.
    package var count: Int { columns.count }

    /// The bytes its columns hold.
    package var byteCount: Int { columns.byteCount }

    /// Scores the pool for a job. `read` gives the whole profiles of some candidates by id, as they
    /// were when the index was built; whoever it does not give is left out of the matches.
    ///
    /// - Throws: what `read` throws.
    package func run(
        job: JobProfile, profile: ScoreProfile = .seed, context: ScoringContext = ScoringContext(),
        read: ([String]) throws -> [CandidateProfile]
    ) rethrows -> (outcome: ScoringOutcome, work: Work) {
        let refusals = Scoring.refusals(of: job)
        guard refusals.isEmpty else { return (.refused(refusals), Work()) }
        var search = IndexSearch(columns, PreparedJob(job, profile, context))
        let result = try search.run(read)
        return (.scored(result), search.work)
    }
}
