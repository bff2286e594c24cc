internal import Language
internal import Matching
package import Prelude
package import Recruiting
package import Storage

/// Matches a job to everybody on the desk and stores the best with their explanations.
package struct Matchmaking: Sendable {
    private let database: any Database
    private let knowledge: Knowledge
    private let zones: TimeZones

    /// A matchmaking over a desk; `zones` tells the offsets of the day.
    package init(on database: any Database, knowledge: Knowledge, zones: TimeZones) {
        self.database = database
        self.knowledge = knowledge
        self.zones = zones
    }

    /// How a matching ended.
    package enum Outcome: Sendable, Hashable {
        /// People were scored; the matches are stored.
        case matched(scored: Int, excluded: Int, matches: Int)
        /// The job cannot be matched, and why.
        case refused([String])
    }

    /// Why a matching cannot run.
    package enum Problem: Error, Sendable, Hashable {
        /// There is no such job.
        case noSuchJob
        /// There is no score profile of that name; the known ones follow.
        case noSuchProfile(known: [String])
    }

    /// Scores everybody for a job and replaces the job's undecided matches.
    ///
    /// - Throws: `Problem`, or what the desk throws.
    package func run(
        job id: ID<Job>, profile name: String, top: Int? = nil, now: Timestamp, ids: IDSource
    ) throws -> Outcome {
        guard var profile = ScoreProfile.named(name) else {
            throw Problem.noSuchProfile(known: ScoreProfile.all.map(\.name))
        }
        if let top { profile.topCount = top }
        _ = try Vectorizing(knowledge.embeddings).run(on: database)
        let model = knowledge.embeddings.model
        let (job, wanted, pool) = try database.read { connection in
            guard let job = try JobDossier(id, on: connection) else { throw Problem.noSuchJob }
            return (
                job, try JobProfiling(knowledge: knowledge).profile(of: job, on: connection),
                try CandidatePool(model: model, on: connection)
            )
        }
        let zones = zones
        let context = ScoringContext { zones.offset(of: $0, at: now) }
        switch Scoring.run(job: wanted, pool: pool.profiles, profile: profile, context: context) {
        case .refused(let refusals): return .refused(refusals.map(\.description))
        case .scored(let result):
            try store(result, of: job, pool: pool, profile: profile, now: now, ids: ids)
            return .matched(
                scored: result.scoredCount, excluded: result.excluded.count,
                matches: result.matches.count)
        }
    }

    private func store(
        _ result: ScoringResult, of job: JobDossier, pool: CandidatePool, profile: ScoreProfile,
        now: Timestamp, ids: IDSource
    ) throws {
        let run = MatchRun(
            job: job.job.id, profile: profile.name, model: knowledge.embeddings.model,
            scored: result.scoredCount,
            excluded: .array(
                result.excluded.map {
                    [
                        "candidate": .string($0.candidate),
                        "name": JSONValue(pool.names[$0.candidate]),
                        "reason": .string($0.reason.text),
                    ]
                }), matchedAt: now)
        try database.write { connection in
            var ids = ids
            let texts = try EvidenceTexts(
                of: result.matches.map { ID($0.candidate) }, on: connection)
            let proposals = result.matches.map { match in
                MatchStore.Proposal(
                    candidate: ID(match.candidate), score: match.total,
                    confidence: match.confidence,
                    explanation: MatchExplanation(
                        match: match, evidence: pool.evidence[match.candidate] ?? [:],
                        texts: texts
                    ).json)
            }
            try MatchStore.replace(proposals, of: run, ids: &ids, on: connection)
        }
    }
}
