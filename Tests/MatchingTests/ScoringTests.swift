import Prelude
import Testing

@testable import Matching

@Suite("Scoring a pool") struct ScoringTests {
    private func scored(
        _ job: JobProfile, _ pool: [CandidateProfile], _ profile: ScoreProfile
    ) -> ScoringResult? {
        let outcome = Scoring.run(
            job: job, pool: pool, profile: profile, context: GeneratedPool.context)
        guard case .scored(let result) = outcome else { return nil }
        return result
    }

    @Test(
        "A job without requirements is refused, whatever the profile", arguments: ScoreProfile.all)
    func refusal(profile: ScoreProfile) {
        var job = JobProfile(id: "j")
        let pool = [CandidateProfile(id: "c")]
        #expect(
            Scoring.run(job: job, pool: pool, profile: profile)
                == .refused([.noRequirements, .noDescription]))
        job.role = [1, 0]
        #expect(Scoring.run(job: job, pool: pool, profile: profile) == .refused([.noRequirements]))
        #expect("\(Refusal.noRequirements)".contains("add must-have"))
    }

    @Test("Every row re-adds to its total", arguments: ScoreProfile.all)
    func readds(profile: ScoreProfile) {
        var pool = GeneratedPool(seed: 11)
        let candidates = pool.candidates(120)
        for number in 0..<8 {
            for match in scored(pool.job(number), candidates, profile)?.matches ?? [] {
                let parts = match.parts
                let sum =
                    parts.vector.points + parts.skillFit.points + parts.compensation.points
                    + parts.location.points - parts.seniorityPenalty
                #expect(abs(match.total - sum) < 1e-12)
                #expect((0...1).contains(match.total))
                #expect((0...1).contains(match.confidence))
                let weights =
                    parts.vector.weight + parts.skillFit.weight + parts.compensation.weight
                    + parts.location.weight
                #expect(abs(weights - 1) < 1e-12)
            }
        }
    }

    @Test("The result is the same whatever the order of the pool", arguments: ScoreProfile.all)
    func order(profile: ScoreProfile) {
        var pool = GeneratedPool(seed: 5)
        let candidates = pool.candidates(150)
        for number in 0..<5 {
            let job = pool.job(number)
            let first = scored(job, candidates, profile)
            #expect(first == scored(job, candidates.reversed(), profile))
            #expect(first == scored(job, candidates.shuffled(using: &pool.generator), profile))
            #expect(first?.matches.isEmpty == false)
        }
    }

    @Test("Equal candidates rank by id")
    func ties() {
        var job = JobProfile(id: "j")
        job.requirements = [Requirement(skill: "rust", name: "Rust")]
        let pool = ["c", "a", "b"].map { CandidateProfile(id: $0) }
        #expect(scored(job, pool, .muster)?.matches.map(\.candidate) == ["a", "b", "c"])
        #expect(scored(job, pool, .seed)?.matches.map(\.rank) == [1, 2, 3])
    }

    @Test("Who is left out is counted with the reason")
    func exclusions() {
        var job = JobProfile(id: "j")
        job.requirements = [Requirement(skill: "rust", name: "Rust")]
        job.rejectedCandidates = ["b"]
        var pool = ["a", "b", "c", "d"].map { CandidateProfile(id: $0) }
        pool[2].exclusion = .fraud
        pool[3].exclusion = .fraud
        let result = scored(job, pool, .muster)
        #expect(result?.scoredCount == 1)
        #expect(
            result?.excluded == [
                Exclusion(candidate: "b", reason: .rejectedBefore),
                Exclusion(candidate: "c", reason: .fraud),
                Exclusion(candidate: "d", reason: .fraud),
            ])
        #expect(result?.summary == "scored 1; excluded 3: 2 fraud, 1 rejected before")
        let gated = scored(job, pool, .notionV3)
        #expect(gated?.matches.isEmpty == true)
        #expect(
            gated?.excluded.contains(Exclusion(candidate: "a", reason: .belowSkillGate)) == true)
        let many = ScoringResult(
            job: "j", profile: "seed", scoredCount: 6870, excluded: [], matches: [])
        #expect(many.summary == "scored 6,870")
    }

    @Test("A highlighted candidate is pinned first in muster, with an untouched score")
    func pinned() {
        var job = JobProfile(id: "j")
        job.requirements = [Requirement(skill: "rust", name: "Rust")]
        var pool = ["a", "b"].map { CandidateProfile(id: $0) }
        pool[0].skills["rust"] = HeldSkill(name: "Rust", rating: 9, proof: .current)
        let before = scored(job, pool, .muster)?.matches.last?.total
        pool[1].isHighlighted = true
        let result = scored(job, pool, .muster)
        #expect(result?.matches.map(\.candidate) == ["b", "a"])
        #expect(result?.matches.first?.total == before)
        #expect(result?.matches.first?.isPinned == true)
        #expect(scored(job, pool, .seed)?.matches.first?.candidate == "a")
    }

    @Test("A match says what is there, what is missing and what would change it")
    func explanation() throws {
        var job = JobProfile(id: "j")
        job.role = [1, 0]
        job.minYears = 5
        job.salary = PayRange(50_000, 70_000, currency: "EUR")
        job.requirements = [
            Requirement(skill: "docker", name: "Docker", isMust: false),
            Requirement(skill: "rust", name: "Rust", minLevel: 8),
            Requirement(
                skill: "aws", name: "AWS", substitutes: [.init(skill: "gcp", credit: 0.5)]),
        ]
        var candidate = CandidateProfile(id: "c")
        candidate.vectors.positions = [[1, 0]]
        candidate.years = 3
        candidate.compensation = PayRange(60_000, 60_000, currency: "USD")
        candidate.skills = [
            "rust": HeldSkill(
                name: "Rust", rating: 6, proof: .current, evidence: "Wrote a parser in Rust."),
            "docker": HeldSkill(name: "Docker"),
            "gcp": HeldSkill(name: "GCP", rating: 7, proof: .shown),
        ]
        let match = try #require(scored(job, [candidate], .muster)?.matches.first)
        #expect(match.matchedSkills.map(\.name) == ["Rust", "Docker"])
        #expect(match.matchedSkills.first?.evidence == "Wrote a parser in Rust.")
        #expect(match.missingSkills.map(\.name) == ["AWS"])
        #expect(match.missingSkills.first?.standIn == "GCP")
        #expect(match.redFlags.contains("lacks must-have: AWS"))
        #expect(match.redFlags.contains("only listed, nothing shows it: Docker"))
        #expect(match.redFlags.contains("Rust at 6; the job asks for 8"))
        #expect(match.redFlags.contains("3 years of work; the job asks for 5"))
        #expect(match.strengths.contains("shows at work: Rust"))
        #expect(match.matchedSkills.first?.rating == 6)
        #expect(match.matchedSkills.first?.minLevel == 8)
        let parts = match.parts
        let sum: Double =
            parts.vector.points + parts.skillFit.points + parts.compensation.points
            + parts.location.points
        #expect(abs(sum - parts.seniorityPenalty - match.total) < 1e-12)
        #expect(match.missingInformation.contains("the domain is unknown"))
        let changes = match.counterfactuals.map(\.change)
        #expect(changes.contains("with AWS at 7"))
        #expect(changes.contains("without Rust"))
        let withAWS = try #require(match.counterfactuals.first { $0.change == "with AWS at 7" })
        candidate.skills["aws"] = HeldSkill(name: "AWS", rating: 7, proof: .current)
        let changed = try #require(scored(job, [candidate], .muster)?.matches.first)
        #expect(changed.total - match.total == withAWS.difference)
    }
}
