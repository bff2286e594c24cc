import Language
import Prelude
import Recruiting
import Storage
import Workflows

/// Fills a desk with generated people, the same for the same seed, to measure on.
struct GeneratedDesk {
    /// How many people one transaction makes.
    private static let batch = 2000
    /// How many skills each of them claims.
    private static let skillsEach = 8
    /// The directions in which their vectors lie, as real ones lie in few.
    private static let topics = 300

    private let skills: [(id: ID<Bag>, name: String)]
    private let vectors: [[Float]]
    private let model: String
    private var generator: SeededGenerator
    private var ids: IDSource
    private let now: Timestamp

    /// Prepares a desk's skills and the directions of the vectors.
    init(on desk: any Database, knowledge: Knowledge, seed: UInt64, now: Timestamp) throws {
        var generator = SeededGenerator(seed: seed)
        var ids = IDSource(seed: seed)
        let chosen = knowledge.lexicon.skills.filter { $0.kind == .tool }.prefix(1000)
        let names = chosen.map { knowledge.skillName($0.name) }
        let start = ids
        let made = try desk.write { connection in
            var ids = start
            var bags = Bags(on: connection, rules: SkillRules(), now: now)
            return (
                try names.map { ($0.name, try bags.obtain($0, surface: $0.name, ids: &ids)) }, ids
            )
        }
        ids = made.1
        skills = made.0.map { (id: $0.1, name: $0.0) }
        vectors = (0..<Self.topics).map { _ in Self.direction(256, &generator) }
        model = knowledge.embeddings.model
        self.generator = generator
        self.ids = ids
        self.now = now
    }

    /// Makes people until there are `count`.
    mutating func fill(
        _ desk: any Database, count: Int, progress: (Int) -> Void
    ) throws {
        for start in stride(from: 0, to: count, by: Self.batch) {
            var batch = self
            let end = min(start + Self.batch, count)
            let people = (start..<end).map { batch.person($0) }
            self = batch
            try desk.write { connection in
                for person in people { try person.insert(on: connection) }
            }
            progress(end)
        }
        try desk.write { try $0.execute("ANALYZE") }
    }

    private mutating func person(_ number: Int) -> GeneratedPerson {
        let given = Self.pick(GeneratedPerson.givenNames, &generator)
        let family = Self.pick(GeneratedPerson.familyNames, &generator)
        let place = Self.pick(GeneratedPerson.places, &generator)
        let role = Self.pick(GeneratedPerson.roles, &generator)
        let id: ID<Candidate> = ids.next(at: now)
        let years = Double(Int.random(in: 0...30, using: &generator))
        var claims: [GeneratedPerson.Claim] = []
        for _ in 0..<Self.skillsEach {
            let skill = Self.pick(skills, &generator)
            guard !claims.contains(where: { $0.skill == skill.id }) else { continue }
            claims.append(
                .init(
                    skill: skill.id, name: skill.name,
                    rating: Int.random(in: 1...10, using: &generator)))
        }
        let stored = ["position_0", "domain", "personality"].map {
            (kind: $0, vector: noisy(Self.pick(vectors, &generator)))
        }
        return GeneratedPerson(
            number: number, id: id, name: "\(given) \(family)", city: place.city,
            country: place.country, zone: place.zone, role: role, years: years, claims: claims,
            vectors: stored, model: model, now: now)
    }

    private mutating func noisy(_ vector: [Float]) -> [Float] {
        Self.normalized(
            vector.map { $0 + Float.random(in: -0.03...0.03, using: &generator) })
    }

    private static func direction(_ count: Int, _ generator: inout SeededGenerator) -> [Float] {
        normalized((0..<count).map { _ in Float.random(in: -1...1, using: &generator) })
    }

    private static func normalized(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }

    private static func pick<Value>(_ values: [Value], _ generator: inout SeededGenerator) -> Value
    {
        values[Int.random(in: values.indices, using: &generator)]
    }
}
