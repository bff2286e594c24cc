import Prelude
import Testing

@testable import Workflows

/// How well people fit the roles they want, by rules.
@Suite("Role fitness") struct RoleRatingTests {
    private let knowledge: Knowledge
    private let rating: RoleRating

    init() throws {
        knowledge = try PipelineDesk.knowledge.get()
        rating = RoleRating(knowledge)
    }

    private func rate(
        _ wanted: String..., role: String? = nil, positions: [(String, Int?)] = [],
        skills: [(String, Int?)] = []
    ) -> [Int] {
        rating.rate(
            RoleFacts(
                wanted: wanted, role: role,
                positions: positions.map { .init(title: $0.0, months: $0.1) },
                skills: skills.map { .init(name: $0.0, rating: $0.1) })
        ).map(\.score)
    }

    @Test("Every group of skills that a role names is one of the lexicon") func groups() {
        #expect(knowledge.roles.unknownGroups(in: knowledge.lexicon) == [])
    }

    @Test(
        "A title names a kind of role by its most telling words",
        arguments: [
            ("Senior Backend Engineer", "backend"), ("Solana Developer", "blockchain"),
            ("Software Developer", "software engineer"), ("Sr. Data Engineer", "data engineer"),
            ("UX-Designer", "designer"), ("Front-End", "frontend"),
        ])
    func kinds(title: String, role: String) {
        #expect(knowledge.roles.role(of: title)?.name == role)
    }

    @Test("Who has done it for long and can do it fits; who has done something else does not")
    func order() {
        let skills: [(String, Int?)] = [
            ("Rust", 9), ("PostgreSQL", 8), ("Docker", 6), ("Kafka", 7),
        ]
        let engineer = rate(
            "Backend Developer", "Nurse", positions: [("Backend Engineer", 70)], skills: skills)
        #expect(engineer[0] >= 65)
        #expect(engineer[1] <= 20)
        let nurse = rate(
            "Nurse", positions: [("Staff Nurse", 70)], skills: [("Wound Care", 7)])
        #expect(nurse[0] > engineer[1])
    }

    @Test("More evidence never lowers a score") func monotone() {
        let less = rate(
            "Backend Developer", positions: [("Backend Engineer", 24)], skills: [("Rust", 6)])
        let longer = rate(
            "Backend Developer", positions: [("Backend Engineer", 48)], skills: [("Rust", 6)])
        let better = rate(
            "Backend Developer", positions: [("Backend Engineer", 24)],
            skills: [("Rust", 8), ("PostgreSQL", 6)])
        #expect(longer[0] >= less[0])
        #expect(better[0] >= less[0])
    }

    @Test("What is missing is left out and not counted as nothing") func missing() {
        let known = rate("Backend Developer", role: "Backend Engineer")
        #expect(known.first ?? 0 >= 85)
        #expect(rate("Backend Developer") == [])
        #expect(rate() == [])
    }

    @Test("Each part gives its reason, and nothing in it names the person") func reasons() throws {
        let rated = try #require(
            rating.rate(
                RoleFacts(
                    wanted: ["Data Analyst"], role: nil,
                    positions: [.init(title: "Junior Data Analyst", months: 12)],
                    skills: [.init(name: "SQL", rating: nil), .init(name: "Cooking", rating: 9)])
            ).first)
        #expect(rated.reasons.count == 3)
        #expect(rated.reasons[1].contains("SQL"))
        #expect(!rated.reasons[1].contains("Cooking"))
    }
}
