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
        guard let named = ScoreProfile.named(name) else {
            throw Problem.noSuchProfile(known: ScoreProfile.all.map(\.name))
        }
        let profile = top.map(named.proposing) ?? named
        _ = try Vectorizing(knowledge.embeddings).run(on: database)
        let (job, outcome) = try database.read { connection in
            guard let job = try JobDossier(id, on: connection) else { throw Problem.noSuchJob }
            return (job, try self.score(job, profile: profile, now: now, on: connection))
        }
        switch outcome {
        case .refused(let refusals): return .refused(refusals.map(\.description))
        case .scored(let result):
            try store(result, of: job, profile: profile, now: now, ids: ids)
            return .matched(
                scored: result.scoredCount, excluded: result.excluded.count,
                matches: result.matches.count)
        }
    }

    /// Scores everybody; a job that cannot be matched is refused before anybody is read.
    private func score(
        _ job: JobDossier, profile: ScoreProfile, now: Timestamp, on connection: any Connection
    ) throws -> ScoringOutcome {
        let wanted = try JobProfiling(knowledge: knowledge).profile(of: job, on: connection)
        let refusals = Scoring.refusals(of: wanted)
        guard refusals.isEmpty else { return .refused(refusals) }
        let pool = try CandidatePool(model: knowledge.embeddings.model, on: connection)
        let index = MatchIndex(pool: pool, dimensions: knowledge.embeddings.dimensions)
        try pool.check()
        let zones = zones
        let context = ScoringContext { zones.offset(of: $0, at: now) }
        return try index.run(job: wanted, profile: profile, context: context) {
            try pool.profiles(of: $0)
        }.outcome
    }

    private func store(
        _ result: ScoringResult, of job: JobDossier, profile: ScoreProfile, now: Timestamp,
        ids: IDSource
    ) throws {
        let names = try database.read { connection in
            try result.excluded.map { exclusion in
                try connection.value(
                    "SELECT name FROM candidate WHERE id = \(exclusion.candidate)",
                    as: String.self)
            }
        }
        let run = MatchRun(
            job: job.job.id, profile: profile.name, model: knowledge.embeddings.model,
            scored: result.scoredCount,
            excluded: .array(
                zip(result.excluded, names).map { exclusion, name in
                    [
                        "candidate": .string(exclusion.candidate), "name": JSONValue(name),
                        "reason": .string(exclusion.reason.text),
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
                    explanation: MatchExplanation(match: match, texts: texts).json)
            }
            try MatchStore.replace(proposals, of: run, ids: &ids, on: connection)
        }
    }
}

extension ScoreProfile {
    /// The same profile with another number of proposals.
    fileprivate func proposing(_ count: Int) -> ScoreProfile {
        var profile = self
        profile.topCount = count
        return profile
    }
}
