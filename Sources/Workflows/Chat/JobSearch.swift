internal import Language
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// Finds the jobs of the desk that fit a person: by words and by meaning, joined by their ranks, and then
/// ranked by what the person has of what they ask for.
struct JobSearch {
    /// A job that was found.
    struct Hit: Sendable {
        var job: Job
        /// How much what both texts mean is alike, 0...1.
        var cosine: Double
        /// What the ranks come to.
        var fused: Double
    }

    /// How many jobs are looked through.
    private static let maximumJobs = 5_000
    /// How many jobs the second look ranks.
    static let maximumRanked = 20
    /// The constant of reciprocal rank fusion (G. Cormack, C. Clarke and S. Büttcher, SIGIR 2009).
    private static let fusion = 60.0

    private let jobs: [Job]
    private let words: [[String]]
    private let vectors: [[Float]?]
    private let embeddings: EmbeddingTable

    /// The open jobs of a desk.
    init(_ embeddings: EmbeddingTable, on connection: any Connection) throws {
        self.embeddings = embeddings
        jobs = try connection.fetch(
            Job.self,
            """
            WHERE NOT status IN (\(list: StandingFields.archived.map(\.sqlValue)))
            ORDER BY seq DESC LIMIT \(Self.maximumJobs)
            """)
        var skills: [String: [String]] = [:]
        for row in try connection.query(
            """
            SELECT job_skill.job_id, skill.name FROM job_skill
            JOIN skill AS asked ON asked.id = job_skill.skill_id
            JOIN skill ON skill.id = asked.bag_id ORDER BY job_skill.job_id, job_skill.position
            """)
        {
            skills[try row.get(0), default: []].append(try row.get(1))
        }
        let texts = jobs.map { job in
            ([job.title] + (skills[job.id.text] ?? [])).joined(separator: ", ")
        }
        words = texts.map(Self.words)
        vectors = texts.map { embeddings.vector(for: $0) }
    }

    private static func words(_ text: String) -> [String] {
        Tokenizer.tokens(of: text).map(\.folded)
    }

    /// The jobs nearest to a person, the nearest first.
    func nearest(to person: CandidateDossier) -> [Hit] {
        let names = person.skills.map(\.bag.name)
        let text = ([person.candidate.headline].compactMap(\.self) + names).joined(separator: ", ")
        let lexical = BM25Index(words).scores(for: Self.words(text))
        let own = embeddings.vector(for: text)
        let dense = vectors.map { vector in
            own.flatMap { own in vector.flatMap { cosineSimilarity(own, $0) } } ?? 0
        }
        var fused = [Double](repeating: 0, count: jobs.count)
        for scores in [lexical, dense] {
            let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
            for (rank, index) in order.enumerated() where scores[index] > 0 {
                fused[index] += 1 / (Self.fusion + Double(rank + 1))
            }
        }
        return fused.indices.filter { fused[$0] > 0 }
            .sorted { (fused[$1], $0) < (fused[$0], $1) }.prefix(Self.maximumRanked)
            .map { Hit(job: jobs[$0], cosine: max(0, dense[$0]), fused: fused[$0]) }
    }
}

/// What speaks for a job that was found, each 0...1.
struct JobRank: Sendable, Hashable {
    /// The share of wanted skills that the person has.
    var overlap: Double
    /// How much what both texts mean is alike.
    var cosine: Double
    /// How well the skills that are there reach their levels; nil where none is there.
    var levelFit: Double?
    /// How new the post is.
    var recency: Double
    /// How well the place fits; nil where nobody said where the work is to be.
    var location: Double?

    private static let weights = (
        overlap: 0.4, cosine: 0.2, levelFit: 0.15, recency: 0.1, location: 0.15
    )
    /// After so many days a post counts as old.
    private static let oldAfterDays = 90.0

    /// What a report, a likeness, the age of a post and a place come to.
    init(
        _ analysis: GapAnalysis, cosine: Double, ageInDays: Double, place: String?, of job: Job
    ) {
        overlap = (analysis.coverage ?? 0) / 10
        self.cosine = cosine
        let there = analysis.terms.filter { $0.status != .missing }
        levelFit =
            there.isEmpty ? nil : there.reduce(0) { $0 + $1.credit } / Double(there.count)
        recency = max(0, 1 - max(0, ageInDays) / Self.oldAfterDays)
        location = Self.location(place, job.place)
    }

    /// 1 where the work is where it is wanted, 0 where it is elsewhere; nil where either is not known.
    static func location(_ wanted: String?, _ place: String?) -> Double? {
        guard let wanted, wanted != ChatPreferences.anywhere, let place else { return nil }
        let words = Set(Tokenizer.tokens(of: place).map(\.folded))
        return Tokenizer.tokens(of: wanted).allSatisfy { words.contains($0.folded) } ? 1 : 0
    }

    /// The weighed mean of what is known.
    var score: Double {
        let parts: [(value: Double?, weight: Double)] = [
            (overlap, Self.weights.overlap), (cosine, Self.weights.cosine),
            (levelFit, Self.weights.levelFit), (recency, Self.weights.recency),
            (location, Self.weights.location),
        ]
        let known = parts.compactMap { part in part.value.map { ($0, part.weight) } }
        return known.reduce(0) { $0 + $1.0 * $1.1 } / known.reduce(0) { $0 + $1.1 }
    }
}
