import Prelude
import Testing

@testable import Matching

/// What `muster` promises about a score, on generated candidates.
@Suite("What moves a score and what does not") struct FairnessTests {
    private func total(_ job: JobProfile, _ candidate: CandidateProfile) -> Double {
        Scorer(prepared: PreparedJob(job, .muster, GeneratedPool.context))
            .score(candidate).parts.total
    }

    private func cases(
        _ seed: UInt64, _ body: (inout GeneratedPool, JobProfile, CandidateProfile) -> Void
    ) {
        var pool = GeneratedPool(seed: seed)
        for number in 0..<300 {
            let job = pool.job(number)
            body(&pool, job, pool.candidate(number))
        }
    }

    @Test("The id and the title move no score; the place only the location part")
    func identity() {
        cases(1) { pool, job, candidate in
            var other = candidate
            other.id = "another"
            other.title = "Emperor"
            #expect(total(job, candidate) == total(job, other))
            other.place = GeneratedPool.places.randomElement(using: &pool.generator)
            other.timeZone = "UTC+9"
            let scorer = Scorer(prepared: PreparedJob(job, .muster, GeneratedPool.context))
            let (before, after) = (scorer.score(candidate).parts, scorer.score(other).parts)
            #expect(before.vector.value == after.vector.value)
            #expect(before.skillFit.value == after.skillFit.value)
            #expect(before.compensation.value == after.compensation.value)
            #expect(before.seniorityPoints == after.seniorityPoints)
        }
    }

    @Test("Copying what the job asks for into a list raises no score")
    func stuffing() {
        cases(2) { pool, job, candidate in
            var stuffed = candidate
            stuffed.isVerified = false
            if stuffed.vectors.positions.isEmpty { stuffed.vectors.positions = [pool.vector()] }
            let scorer = Scorer(prepared: PreparedJob(job, .muster, GeneratedPool.context))
            let before = scorer.score(stuffed)
            for requirement in job.requirements where stuffed.skills[requirement.skill] == nil {
                stuffed.skills[requirement.skill] = HeldSkill(name: requirement.name, rating: 10)
            }
            for number in 0..<40 where stuffed.skills["s\(number)"] == nil {
                stuffed.skills["s\(number)"] = HeldSkill(name: "Skill \(number)", rating: 10)
            }
            let after = scorer.score(stuffed)
            // What was neither proved nor implied is now listed: a quarter of the post or more.
            let formulas = RepairedFormulas.self
            var listed = 0.0
            for (index, requirement) in job.requirements.enumerated()
            where stuffed.skills[requirement.skill]?.proof == .listed {
                let implied = before.skills.credits[index] / formulas.impliedEnough
                listed += scorer.prepared.weights[index] * max(0, 1 - implied)
            }
            if listed / scorer.prepared.weightSum >= formulas.listedEnd {
                #expect(after.parts.total <= before.parts.total)
            } else {
                // Who lacks next to nothing has next to nothing to gain.
                let most = formulas.listedWorth * formulas.listedShare
                #expect(after.skills.fit - before.skills.fit <= most)
            }
        }
    }

    @Test("A required skill added with proof never lowers a score")
    func added() {
        cases(3) { pool, job, candidate in
            guard let requirement = job.requirements.randomElement(using: &pool.generator),
                candidate.skills[requirement.skill] == nil
            else { return }
            var better = candidate
            better.skills[requirement.skill] = HeldSkill(
                name: requirement.name, rating: pool.chance(0.5) ? 1 : nil,
                years: pool.chance(0.5) ? 0 : nil, proof: pool.chance(0.5) ? .shown : .current)
            #expect(total(job, better) >= total(job, candidate))
        }
    }

    @Test("Proof added to a claim never lowers a score")
    func proved() {
        cases(4) { pool, job, candidate in
            guard let id = candidate.skills.keys.sorted().randomElement(using: &pool.generator),
                candidate.skills[id]?.proof == .listed
            else { return }
            var better = candidate
            better.skills[id]?.proof = pool.chance(0.5) ? .shown : .current
            #expect(total(job, better) >= total(job, candidate))
        }
    }

    @Test("A higher rating and more years, of a skill or altogether, never lower a score")
    func monotone() {
        cases(5) { pool, job, candidate in
            var better = candidate
            if let years = candidate.years { better.years = years + 3 }
            #expect(total(job, better) >= total(job, candidate))
            for id in candidate.skills.keys.sorted() {
                var better = candidate
                if let rating = candidate.skills[id]?.rating {
                    better.skills[id]?.rating = min(10, rating + 2)
                }
                #expect(total(job, better) >= total(job, candidate))
                if let years = candidate.skills[id]?.years { better.skills[id]?.years = years + 2 }
                #expect(total(job, better) >= total(job, candidate))
            }
        }
    }

    @Test("Asking for less never lowers a score")
    func cheaper() {
        cases(6) { _, job, candidate in
            guard let ask = candidate.compensation.minimum else { return }
            var better = candidate
            better.compensation.minimum = ask * 0.8
            #expect(total(job, better) >= total(job, candidate))
        }
    }

    @Test("A person's check raises neither too much nor ever the other way")
    func verified() {
        cases(7) { _, job, candidate in
            var (plain, checked) = (candidate, candidate)
            plain.isVerified = false
            checked.isVerified = true
            let scorer = Scorer(prepared: PreparedJob(job, .muster, GeneratedPool.context))
            let (before, after) = (scorer.score(plain), scorer.score(checked))
            #expect(after.parts.total >= before.parts.total)
            #expect(after.confidence >= before.confidence)
        }
    }

    @Test("What is missing is left out: no part has a value where nothing is known")
    func missing() {
        var job = JobProfile(id: "j")
        job.requirements = [Requirement(skill: "a", name: "A")]
        let scored = Scorer(prepared: PreparedJob(job, .muster, ScoringContext()))
            .score(CandidateProfile(id: "c"))
        #expect(scored.parts.vector == .init(value: nil, weight: 0))
        #expect(scored.parts.compensation == .init(value: nil, weight: 0))
        #expect(scored.parts.location == .init(value: nil, weight: 0))
        #expect(scored.parts.skillFit == .init(value: 0, weight: 1))
        #expect(scored.confidence == 0)
    }
}
