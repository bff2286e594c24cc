import Prelude
import Testing

@testable import Matching

@Suite("Scoring with learned weights") struct LearningScoringTests {
    /// Learned weights that give some parts nothing.
    private static let profiles = [
        ScoreProfile.Weights(vector: 0.25, skillFit: 0.55, compensation: 0.2, location: 0),
        .init(vector: 0.4, skillFit: 0, compensation: 0.35, location: 0.25),
        .init(vector: 0, skillFit: 0, compensation: 1, location: 0),
        .init(vector: 0, skillFit: 1, compensation: 0, location: 0),
    ].map { ScoreProfile.learned("learned", weights: $0) }

    @Test("Every row re-adds to its total, as the cases to learn from add up", arguments: profiles)
    func readds(profile: ScoreProfile) throws {
        var pool = GeneratedPool(seed: 5, dimensions: 8)
        let candidates = pool.candidates(120)
        for number in 0..<4 {
            let job = pool.job(number)
            let outcome = Scoring.run(
                job: job, pool: candidates, profile: profile, context: GeneratedPool.context)
            guard case .scored(let result) = outcome else { continue }
            #expect(result.profile == "learned" && !result.matches.isEmpty)
            for match in result.matches {
                let parts = match.parts
                #expect(match.total.isFinite && match.total == parts.total)
                let learned = LearningCase(
                    job: job.id,
                    parts: .init(
                        vector: parts.vector.value, skillFit: parts.skillFit.value,
                        compensation: parts.compensation.value, location: parts.location.value),
                    penalty: parts.seniorityPenalty, isPositive: true, score: match.total)
                #expect(abs(learned.score(under: profile.weights) - match.total) < 1e-12)
            }
        }
    }

    @Test("The index finds what scoring everybody finds", arguments: profiles)
    func index(profile: ScoreProfile) {
        var pool = GeneratedPool(seed: 6, dimensions: 8)
        let candidates = pool.candidates(150)
        let byID = Dictionary(uniqueKeysWithValues: candidates.map { ($0.id, $0) })
        let index = MatchIndex(pool: candidates, dimensions: 8)
        for number in 0..<4 {
            let job = pool.job(number)
            let plain = Scoring.run(
                job: job, pool: candidates, profile: profile, context: GeneratedPool.context)
            let found = index.run(job: job, profile: profile, context: GeneratedPool.context) {
                $0.compactMap { byID[$0] }
            }
            #expect(found.outcome == plain)
        }
    }

    @Test("Where only the skills are known and they weigh nothing, they stand for themselves")
    func bare() throws {
        var job = JobProfile(id: "j")
        job.requirements = [Requirement(skill: "a", name: "A")]
        var candidate = CandidateProfile(id: "c")
        candidate.skills["a"] = HeldSkill(name: "A", rating: 8, years: nil, proof: .shown)
        let outcome = Scoring.run(job: job, pool: [candidate], profile: Self.profiles[2])
        guard case .scored(let result) = outcome else {
            Issue.record("refused")
            return
        }
        let parts = try #require(result.matches.first).parts
        #expect(parts.skillFit.weight == 1 && parts.total == parts.skillFit.value)
        #expect(parts.total > 0)
    }
}
