import Testing

@testable import Matching

@Suite("What a person lacks for a job") struct GapAnalysisTests {
    private func skill(_ name: String, hot: Bool = false, demand: Bool = false) -> GapSkill {
        GapSkill(
            key: name, bag: "bag \(name)", name: name, surface: name, isHot: hot,
            isInDemand: demand)
    }

    private func wants(
        _ name: String, required: Bool = true, _ level: Double = 2, hot: Bool = false,
        demand: Bool = false
    ) -> GapDemand {
        GapDemand(
            skill(name, hot: hot, demand: demand), isRequired: required,
            level: SkillLevel(level, .stated))
    }

    private func has(_ name: String, _ level: Double = 2) -> GapClaim {
        GapClaim(skill(name), level: SkillLevel(level, .stated))
    }

    @Test("The score is ten times the weighed credit, as worked out by hand") func byHand() {
        let analysis = GapAnalysis(
            [
                wants("Rust", 3), wants("Kafka", hot: true, demand: true), wants("SQL", 4),
                wants("Go", required: false),
            ], [has("Rust", 3.5), has("SQL", 2), has("Go", 1.8), has("PHP")])
        // Weights 1, 1.4, 1 and .4; credits 1, 0, 1 - 2/4 × 1.2 = .4 and, within the grace, 1.
        #expect(analysis.terms.map(\.weight) == [1, 1.4, 1, 0.4])
        #expect(analysis.terms.map(\.status) == [.met, .missing, .underqualified, .met])
        #expect(analysis.terms.map { ($0.credit * 1e9).rounded() / 1e9 } == [1, 0, 0.4, 1])
        #expect(abs((analysis.score ?? 0) - 10 * 1.8 / 3.8) < 1e-12)
        #expect(analysis.coverage == 7.5)
        #expect(analysis.others.map(\.skill.name) == ["PHP"])
        #expect(analysis.terms[2].missingLevels == 2 && analysis.terms[1].missingLevels == 0)
    }

    @Test("The points of all skills add up to the score, whatever is wanted and had") func adds() {
        for wanted in 1...12 {
            var demands: [GapDemand] = []
            var claims: [GapClaim] = []
            for number in 0..<wanted {
                let (isHot, isInDemand) = (number % 2 == 0, number % 4 == 1)
                demands.append(
                    wants(
                        "s\(number)", required: number % 3 != 0, Double(number % 5), hot: isHot,
                        demand: isInDemand))
                if number % 3 != 1 { claims.append(has("s\(number)", Double(number % 4))) }
            }
            let analysis = GapAnalysis(demands, claims)
            let sum = analysis.terms.reduce(0) { $0 + analysis.points(of: $1) }
            #expect(abs(sum - (analysis.score ?? -1)) < 1e-12)
            let most = analysis.terms.reduce(0) { $0 + analysis.possible(of: $1) }
            #expect(abs(most - 10) < 1e-12)
        }
    }

    @Test("A job that asks for nothing has no score, which is not zero") func nothing() {
        let analysis = GapAnalysis([], [has("Rust")])
        #expect(analysis.score == nil && analysis.coverage == nil)
        #expect(GapAnalysis([wants("Rust")], []).score == 0)
    }

    @Test("Two demands of one skill are the stricter one, two claims the higher one")
    func merged() {
        let analysis = GapAnalysis(
            [wants("Rust", required: false, 3), wants("Go"), wants("Rust", 1)],
            [has("Rust", 1), has("Rust", 2.9)])
        #expect(analysis.terms.map(\.demand.skill.name) == ["Rust", "Go"])
        #expect(analysis.terms[0].demand.isRequired && analysis.terms[0].demand.level.score == 3)
        #expect(analysis.terms[0].claim?.level.score == 2.9 && analysis.terms[0].status == .met)
    }

    @Test("More of anything never lowers the score") func monotone() {
        let demands = [wants("Rust", 3), wants("Go", 2, hot: true), wants("SQL", required: false)]
        var last = -1.0
        for level in stride(from: 0.0, through: 4, by: 0.25) {
            let score = GapAnalysis(demands, [has("Rust", level), has("SQL", 1)]).score ?? -1
            #expect(score >= last)
            last = score
        }
    }

    @Test("Every rule changes the score") func rules() {
        let demands = [
            wants("Rust", 3, hot: true), wants("Go", required: false, demand: true), wants("SQL"),
            wants("C", 2.2),
        ]
        let claims = [has("Rust", 2), has("Go"), has("C", 2)]
        let usual = GapAnalysis(demands, claims).score
        let changes: [(inout GapRules) -> Void] = [
            { $0.optionalWeight = 1 }, { $0.hotBonus = 0 }, { $0.demandBonus = 0 },
            { $0.levelGrace = 0.1 }, { $0.levelSlope = 2 },
        ]
        for change in changes {
            var rules = GapRules()
            change(&rules)
            #expect(GapAnalysis(demands, claims, rules: rules).score != usual)
        }
    }

    @Test(
        "A level is what is said, else what years suggest, else what is assumed",
        arguments: [
            (10.0 as Double?, nil as Double?, 4.0, "advanced", SkillLevel.Origin.stated),
            (5, 9, 2.0, "working", .stated), (7, nil, 2.8, "proficient", .stated),
            (nil, 0.5, 1, "basic", .years), (nil, 1, 2, "working", .years),
            (nil, 3, 3, "proficient", .years), (nil, 5, 4, "advanced", .years),
            (nil, nil, 2, "working", .assumed), (1, nil, 0.4, "none", .stated),
        ])
    func levels(
        rating: Double?, years: Double?, score: Double, label: String, origin: SkillLevel.Origin
    ) {
        let level = SkillLevel(rating: rating, years: years, assumed: 2)
        #expect(abs(level.score - score) < 1e-12 && level.label.rawValue == label)
        #expect(level.origin == origin)
    }
}
