import Matching
import Prelude

/// Times the columnar index on a pool in memory: vectors of `BENCH_DATA` (`cand.f32`, `jobs.f32`,
/// `meta.json` as the peers' script writes them), or vectors of its own around seeded topics.
struct ScoreBench {
    /// How many jobs are timed.
    private static let jobs = 16
    /// How many distinct skills the pool claims, and how many each person does.
    private static let skills = 500
    private static let skillsEach = 8

    /// Where vectors lie in a row of `cand.f32`: role, domain, culture side by side.
    private let rows: [Float]
    private let jobRows: [Float]
    private let dimensions: Int
    private let count: Int
    private var generator: SeededGenerator

    /// The pool of a folder that the peers' script wrote.
    ///
    /// - Throws: `Failure` when the files do not fit together.
    init(folder: String, seed: UInt64) throws {
        let data = DataFolder(path: folder)
        let meta = try JSONParser.parse(try data.bytes("meta.json"))
        guard let count = meta["n"]?.int, let dimensions = meta["dim"]?.int, dimensions > 0 else {
            throw Failure(.failed, "bad_data", "\(folder)/meta.json has no n and dim")
        }
        self.count = count
        self.dimensions = dimensions
        rows = try Self.floats(try data.bytes("cand.f32"), atLeast: count * dimensions * 3)
        jobRows = try Self.floats(try data.bytes("jobs.f32"), atLeast: Self.jobs * dimensions * 3)
        generator = SeededGenerator(seed: seed)
    }

    /// A pool of its own, the same for the same seed.
    init(count: Int, dimensions: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let topics = (0..<300).map { _ in
            (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
        }
        func vectors(_ number: Int) -> [Float] {
            var values: [Float] = []
            values.reserveCapacity(number * dimensions)
            for _ in 0..<number {
                let topic = topics[Int.random(in: topics.indices, using: &generator)]
                let noisy = topic.map { $0 + Float.random(in: -0.7...0.7, using: &generator) }
                let length = noisy.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
                values += noisy.map { $0 / max(length, 1e-9) }
            }
            return values
        }
        self.count = count
        self.dimensions = dimensions
        rows = vectors(count * 3)
        jobRows = vectors(Self.jobs * 3)
        self.generator = generator
    }

    private static func floats(_ bytes: [UInt8], atLeast count: Int) throws -> [Float] {
        guard bytes.count >= count * 4 else {
            throw Failure(.failed, "bad_data", "a file of vectors is shorter than meta.json says")
        }
        return bytes.withUnsafeBytes { buffer in
            (0..<count).map { buffer.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        }
    }

    private func vector(_ values: [Float], _ row: Int, _ part: Int) -> [Float] {
        let start = (row * 3 + part) * dimensions
        return Array(values[start..<start + dimensions])
    }

    private func profile(_ index: Int, _ claims: [(Int, Double)]) -> CandidateProfile {
        var profile = CandidateProfile(id: "c\(index)")
        profile.vectors.positions = [vector(rows, index, 0)]
        profile.vectors.domain = vector(rows, index, 1)
        profile.vectors.culture = vector(rows, index, 2)
        for (skill, rating) in claims {
            profile.skills["s\(skill)"] = HeldSkill(
                name: "Skill \(skill)", rating: rating, proof: .shown)
        }
        return profile
    }

    /// Times every job under a score profile.
    mutating func run(_ profile: ScoreProfile) -> JSONValue {
        let claims = (0..<count).map { _ in
            (0..<Self.skillsEach).map { _ in
                (
                    Int.random(in: 0..<Self.skills, using: &generator),
                    Double(Int.random(in: 1...10, using: &generator))
                )
            }
        }
        let start = Session.now()
        let index = MatchIndex(
            pool: (0..<count).lazy.map { [self] in self.profile($0, claims[$0]) },
            dimensions: dimensions)
        let built = Session.now()
        var milliseconds: [JSONValue] = []
        var work = MatchIndex.Work()
        for number in 0..<Self.jobs {
            var job = JobProfile(id: "j\(number)")
            job.role = vector(jobRows, number, 0)
            job.domain = vector(jobRows, number, 1)
            job.culture = vector(jobRows, number, 2)
            job.requirements = (0..<8).map { _ in
                let skill = Int.random(in: 0..<Self.skills, using: &generator)
                return Requirement(skill: "s\(skill)", name: "Skill \(skill)", minLevel: 5)
            }
            let from = Session.now()
            let result = index.run(job: job, profile: profile) { ids in
                ids.compactMap { Int($0.dropFirst()) }.map { self.profile($0, claims[$0]) }
            }
            milliseconds.append(
                .number(Double(Session.now().microseconds - from.microseconds) / 1000))
            work.rowsRead += result.work.rowsRead
            work.reranked += result.work.reranked
        }
        return [
            "case": .string("\(profile.name), \(count) candidates, dim \(dimensions)"),
            "ms": .array(milliseconds),
            "build_ms": .number(Double(built.microseconds - start.microseconds) / 1000),
            "index_bytes": JSONValue(index.byteCount),
            "rows_read_per_job": JSONValue(work.rowsRead / Self.jobs),
            "reranked_per_job": JSONValue(work.reranked / Self.jobs),
        ]
    }
}
