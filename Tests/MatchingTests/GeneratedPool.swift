import Prelude

@testable import Matching

/// Candidates and jobs drawn from a seed: skills by popularity, vectors around topics, and every
/// kind of gap.
struct GeneratedPool {
    var generator: SeededGenerator
    let dimensions: Int
    let skillCount: Int
    private let topics: [[Float]]

    init(seed: UInt64, dimensions: Int = 16, skillCount: Int = 60, topicCount: Int = 12) {
        generator = SeededGenerator(seed: seed)
        self.dimensions = dimensions
        self.skillCount = skillCount
        var topics: [[Float]] = []
        for _ in 0..<topicCount {
            topics.append(Self.noise(dimensions, &generator))
        }
        self.topics = topics
    }

    static func noise(_ count: Int, _ generator: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in
            // Sum of uniforms: near enough to normal, and cheap.
            let bits = generator.next()
            let parts = (0..<4).map { Float((bits >> ($0 * 16)) & 0xFFFF) / 65_536 }
            return parts.reduce(0, +) - 2
        }
    }

    static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }

    mutating func chance(_ share: Double) -> Bool {
        Double.random(in: 0..<1, using: &generator) < share
    }

    mutating func vector() -> [Float] {
        let topic = topics[Int.random(in: 0..<topics.count, using: &generator)]
        let noise = Self.noise(dimensions, &generator)
        return Self.unit(zip(topic, noise).map { $0 + 0.6 * $1 + 0.25 })
    }

    mutating func skill() -> Int {
        // Popular skills have small numbers.
        let draw = Double.random(in: 0..<1, using: &generator)
        return min(skillCount - 1, Int(draw * draw * Double(skillCount)))
    }

    mutating func pay() -> PayRange {
        guard chance(0.7) else { return PayRange() }
        let low = Double(Int.random(in: 40...200, using: &generator)) * 1000
        let high = low + Double(Int.random(in: 0...60, using: &generator)) * 1000
        return PayRange(
            low, chance(0.9) ? high : nil, currency: chance(0.5) ? "USD" : chance(0.5) ? "EUR" : nil
        )
    }

    static let zones = ["UTC-5", "UTC+1", "Asia/Kolkata", "UTC+9", "EST", "UTC-8"]
    static let places = [
        Locality(city: "Berlin", country: "Germany"), Locality(city: "Munich", country: "Germany"),
        Locality(country: "Spain"), Locality(city: "Austin", country: "United States"),
    ]
    static let context = ScoringContext(currencyRates: ["EUR": 1.1, "USD": 1]) {
        $0 == "Asia/Kolkata" ? 330 : nil
    }

    mutating func candidate(_ number: Int) -> CandidateProfile {
        var candidate = CandidateProfile(id: "c\(1_000_000 + number)")
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            candidate.vectors.positions.append(vector())
            if chance(0.8) { candidate.vectors.titles.append(vector()) }
        }
        if chance(0.6) { candidate.vectors.experience = vector() }
        if chance(0.8) { candidate.vectors.domain = vector() }
        if chance(0.6) { candidate.vectors.culture = vector() }
        for _ in 0..<Int.random(in: 0...14, using: &generator) {
            let skill = skill()
            let proof: HeldSkill.Proof = chance(0.5) ? .listed : chance(0.5) ? .shown : .current
            candidate.skills["s\(skill)"] = HeldSkill(
                name: "Skill \(skill)",
                rating: chance(0.8) ? Double(Int.random(in: 1...10, using: &generator)) : nil,
                years: chance(0.5) ? Double(Int.random(in: 0...12, using: &generator)) : nil,
                vector: chance(0.7) ? vector() : nil, proof: proof,
                evidence: proof == .listed ? nil : "Used skill \(skill).")
        }
        if chance(0.85) { candidate.years = Double(Int.random(in: 0...20, using: &generator)) }
        if chance(0.5) { candidate.seniority = Rung.allCases.randomElement(using: &generator) }
        candidate.compensation = pay()
        if chance(0.8) { candidate.timeZone = Self.zones.randomElement(using: &generator) }
        if chance(0.7) { candidate.place = Self.places.randomElement(using: &generator) }
        candidate.isVerified = chance(0.1)
        candidate.isHighlighted = chance(0.02)
        if chance(0.02) { candidate.exclusion = chance(0.5) ? .fraud : .other("hired") }
        return candidate
    }

    mutating func candidates(_ count: Int) -> [CandidateProfile] {
        (0..<count).map { candidate($0) }
    }

    mutating func job(_ number: Int) -> JobProfile {
        var job = JobProfile(id: "j\(number)")
        if chance(0.9) { job.role = vector() }
        if chance(0.8) { job.title = vector() }
        if chance(0.8) { job.domain = vector() }
        if chance(0.7) { job.culture = vector() }
        var taken: Set<Int> = []
        for _ in 0..<Int.random(in: 1...9, using: &generator) {
            let skill = skill()
            guard taken.insert(skill).inserted else { continue }
            let substitutes = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                Requirement.Substitute(
                    skill: "s\(self.skill())",
                    credit: Double.random(in: 0...0.6, using: &generator))
            }
            job.requirements.append(
                Requirement(
                    skill: "s\(skill)", name: "Skill \(skill)", isMust: chance(0.6),
                    minYears: chance(0.3) ? Double(Int.random(in: 1...8, using: &generator)) : nil,
                    minLevel: chance(0.4) ? Double(Int.random(in: 3...9, using: &generator)) : nil,
                    vector: chance(0.7) ? vector() : nil,
                    weight: chance(0.5) ? 1 : 0.5, substitutes: substitutes))
        }
        if chance(0.7) { job.minYears = Double(Int.random(in: 0...10, using: &generator)) }
        if chance(0.5) { job.seniority = Rung.allCases.randomElement(using: &generator) }
        job.salary = pay()
        if chance(0.8) {
            job.locationType = JobProfile.LocationType.allCases.randomElement(using: &generator)
        }
        if chance(0.6) { job.timeZones = chance(0.5) ? "UTC-5 to UTC+3" : "UTC+1" }
        if chance(0.5) { job.places = [Self.places[0]] }
        if chance(0.5) { job.rejectedCandidates = ["c1000003", "c1000005"] }
        return job
    }
}
