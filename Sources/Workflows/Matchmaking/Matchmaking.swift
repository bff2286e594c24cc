internal import Language
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// Matches a job to everybody on the desk and stores the best with their explanations.
struct Matchmaking: Sendable {
    private let database: any Database
    private let knowledge: Knowledge
    private let zones: TimeZones
    private let model: String

    /// A matchmaking over a desk; `zones` tells the offsets of the day, `model` whose vectors count.
    init(
        on database: any Database, knowledge: Knowledge, zones: TimeZones, model: String
    ) {
        self.database = database
        self.knowledge = knowledge
        self.zones = zones
        self.model = model
    }

    /// How a matching ended.
    enum Outcome: Sendable, Hashable {
        /// People were scored; the matches are stored.
        case matched(scored: Int, excluded: Int, matches: Int)
        /// The job cannot be matched, and why.
        case refused([String])
    }

    /// Why a matching cannot run.
    enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// There is no such job.
        case noSuchJob
        /// There is no score profile of that name; the known ones follow.
        case noSuchProfile(known: [String])

        /// What was asked for and what there is.
        var description: String {
            switch self {
            case .noSuchJob: "there is no such job"
            case .noSuchProfile(let known):
                "there is no such score profile; known are \(known.joined(separator: ", "))"
            }
        }
    }

    /// What everybody's scores for a job came to, not stored yet.
    enum Scored: Sendable {
        /// People were scored.
        case scored(Result)
        /// The job cannot be matched, and why.
        case refused([String])
    }

    /// Scores with what is stored beside them.
    struct Result: Sendable {
        var job: ID<Job>
        var profile: ScoreProfile
        var outcome: ScoringResult
        var now: Timestamp
        /// The records as they were scored.
        var seen: ScoredRecords
    }

    /// Makes the vectors that are missing, scores everybody for a job and replaces the job's undecided
    /// matches.
    ///
    /// - Throws: `Problem`, or what the desk or the making of vectors throws.
    func run(
        job id: ID<Job>, profile name: String, top: Int? = nil, now: Timestamp, ids: IDSource,
        embed: ([String]) throws -> [[Float]?]
    ) throws -> Outcome {
        try Vectorizing(model: model).run(on: database, embed: embed)
        switch try score(id, profile: name, top: top, now: now) {
        case .refused(let refusals): return .refused(refusals)
        case .scored(let result):
            try database.write { connection in
                var ids = ids
                try store(result, ids: &ids, on: connection)
            }
            return .matched(
                scored: result.outcome.scoredCount, excluded: result.outcome.excluded.count,
                matches: result.outcome.matches.count)
        }
    }

    /// Scores everybody for a job as the desk is now.
    ///
    /// - Throws: `Problem`, or what the desk throws.
    func score(_ id: ID<Job>, profile name: String, top: Int?, now: Timestamp) throws -> Scored {
        try database.read { connection in
            let book = try ProfileBook(on: connection)
            guard let named = book.named(name) else {
                throw Problem.noSuchProfile(known: book.names)
            }
            let profile = top.map(named.proposing) ?? named
            guard let job = try JobDossier(id, on: connection) else { throw Problem.noSuchJob }
            switch try score(job, profile: profile, now: now, on: connection) {
            case .refused(let refusals): return Scored.refused(refusals.map(\.description))
            case .scored(let result):
                let seen = try ScoredRecords(
                    job: id, candidates: result.matches.map(\.candidate), on: connection)
                return .scored(
                    Result(job: id, profile: profile, outcome: result, now: now, seen: seen))
            }
        }
    }

    /// Scores everybody; a job that cannot be matched is refused before anybody is read.
    private func score(
        _ job: JobDossier, profile: ScoreProfile, now: Timestamp, on connection: any Connection
    ) throws -> ScoringOutcome {
        let wanted = try JobProfiling(knowledge: knowledge, model: model)
            .profile(of: job, on: connection)
        let refusals = Scoring.refusals(of: wanted)
        guard refusals.isEmpty else { return .refused(refusals) }
        let pool = try CandidatePool(model: model, on: connection)
        let index = MatchIndex(pool: pool, dimensions: try dimensions(on: connection))
        try pool.check()
        let zones = zones
        let context = ScoringContext { zones.offset(of: $0, at: now) }
        return try index.run(job: wanted, profile: profile, context: context) {
            try pool.profiles(of: $0)
        }.outcome
    }

    /// How long the model's vectors are; what the shipped table's are when the desk has none yet.
    private func dimensions(on connection: any Connection) throws -> Int {
        for table in ["candidate_vector", "job_vector"] {
            let row = try connection.query(
                "SELECT value FROM \(.raw(table)) WHERE model = \(model) LIMIT 1"
            ).first
            if let vector = row?.bytes(0).flatMap(StoredVector.vector) { return vector.count }
        }
        return knowledge.embeddings.dimensions
    }

    /// Puts scores in the place of the job's undecided matches. What was scored from a record that
    /// has changed since is stale from the beginning.
    func store(_ result: Result, ids: inout IDSource, on connection: any Connection) throws {
        let excluded = try result.outcome.excluded.map { exclusion -> JSONValue in
            let name: String? = try connection.value(
                "SELECT name FROM candidate WHERE id = \(exclusion.candidate)")
            return [
                "candidate": .string(exclusion.candidate), "name": JSONValue(name),
                "reason": .string(exclusion.reason.text),
            ]
        }
        let run = MatchRun(
            job: result.job, profile: result.profile.name, model: model,
            scored: result.outcome.scoredCount, excluded: .array(excluded), matchedAt: result.now)
        let texts = try EvidenceTexts(
            of: result.outcome.matches.map { ID($0.candidate) }, on: connection)
        let present = try ScoredRecords(
            job: result.job, candidates: result.outcome.matches.map(\.candidate), on: connection)
        let proposals = result.outcome.matches.map { match in
            MatchStore.Proposal(
                candidate: ID(match.candidate), score: match.total,
                confidence: match.confidence,
                explanation: MatchExplanation(match: match, texts: texts).json,
                isStale: present.isChanged(match.candidate, since: result.seen))
        }
        try MatchStore.replace(proposals, of: run, ids: &ids, on: connection)
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
