import Prelude
import Testing

@testable import Matching

@Suite("The index finds exactly what scoring everybody finds") struct MatchIndexTests {
    private func check(
        _ job: JobProfile, _ pool: [CandidateProfile], _ index: MatchIndex, _ profile: ScoreProfile,
        _ label: String
    ) -> MatchIndex.Work {
        let byID = Dictionary(uniqueKeysWithValues: pool.map { ($0.id, $0) })
        let plain = Scoring.run(
            job: job, pool: pool, profile: profile, context: GeneratedPool.context)
        let (found, work) = index.run(job: job, profile: profile, context: GeneratedPool.context) {
            $0.compactMap { byID[$0] }
        }
        #expect(found == plain, "\(label), \(profile.name)")
        return work
    }

    @Test(
        "On random pools, every profile, every kind of gap",
        arguments: ScoreProfile.all, [(1, 16), (2, 3), (3, 64)] as [(UInt64, Int)])
    func random(profile: ScoreProfile, pool: (seed: UInt64, dimensions: Int)) {
        var generated = GeneratedPool(seed: pool.seed, dimensions: pool.dimensions)
        let candidates = generated.candidates(300)
        let index = MatchIndex(pool: candidates, dimensions: pool.dimensions)
        #expect(index.count == 300)
        var reranked = 0
        for number in 0..<6 {
            let job = generated.job(number)
            reranked += check(job, candidates, index, profile, "job \(number)").reranked
        }
        // Reading everybody would be 1,800 and prove nothing.
        #expect(reranked < (profile.skillGate == nil ? 900 : 1350))
    }

    @Test("On pools made to be hard: equal candidates, tiny differences, foreign vectors")
    func adversarial() {
        for seed in 1...3 as ClosedRange<UInt64> {
            var generated = GeneratedPool(seed: seed, dimensions: 8, skillCount: 4, topicCount: 1)
            var candidates = generated.candidates(120)
            let base = candidates[0]
            for number in 0..<120 {
                var twin = base
                twin.id = "t\(1000 + number)"
                // Differences far below what one byte can hold.
                if number % 3 > 0, !twin.vectors.positions.isEmpty {
                    twin.vectors.positions[0][0] += Float(number) * 1e-6
                }
                if number % 5 == 0 { twin.vectors.domain = [1, 2] }
                if number % 7 == 0 { twin.vectors.culture = Array(repeating: 0, count: 8) }
                if number % 11 == 0 { twin.skills["s0"]?.vector = [1, 0, 0] }
                candidates.append(twin)
            }
            let index = MatchIndex(pool: candidates, dimensions: 8)
            for number in 0..<4 {
                var job = generated.job(number)
                if number == 3 { job.role = [1, 0] }
                for profile in ScoreProfile.all {
                    _ = check(job, candidates, index, profile, "seed \(seed), job \(number)")
                }
            }
        }
    }

    @Test("An empty index, a refused job and a profile without a top")
    func empty() {
        let index = MatchIndex(pool: [], dimensions: 4)
        var job = JobProfile(id: "j")
        #expect(index.run(job: job) { _ in [] }.outcome == Scoring.run(job: job, pool: []))
        job.requirements = [Requirement(skill: "a", name: "A")]
        #expect(index.run(job: job) { _ in [] }.outcome == Scoring.run(job: job, pool: []))
        var none = ScoreProfile.muster
        none.topCount = 0
        let pool = [CandidateProfile(id: "c")]
        let (outcome, work) = MatchIndex(pool: pool, dimensions: 4).run(job: job, profile: none) {
            _ in pool
        }
        #expect(outcome == Scoring.run(job: job, pool: pool, profile: none))
        #expect(work.reranked == 0)
    }

    @Test("A cosine lies within the bound of its row, and the bound is narrow")
    func bound() throws {
        var generator = SeededGenerator(seed: 9)
        var rows = QuantizedRows(dimensions: 96)
        var vectors: [[Float]] = []
        for number in 0..<300 {
            var vector = GeneratedPool.noise(96, &generator)
            // One number dwarfs the others: the worst case for one scale a row.
            if number % 4 == 0 { vector[number % 96] = 40 }
            if number % 4 == 1 { vector = vector.map { $0 * 1e-20 } }
            vectors.append(vector)
            #expect(rows.add(vector) == Int32(number))
        }
        rows.finish()
        for query in vectors.prefix(40) {
            let quantized = try #require(QuantizedQuery(query, dimensions: 96))
            for (row, vector) in vectors.enumerated() {
                let exact = try #require(Likeness.cosine(query, vector))
                let bound = rows.likeness(quantized, Int32(row))
                #expect(bound.low <= exact && exact <= bound.high)
                if row % 4 > 1 { #expect(bound.high - bound.low < 0.03) }
            }
        }
    }

    @Test("Equal vectors share a row, and what has no direction has none")
    func shared() {
        var rows = QuantizedRows(dimensions: 3)
        #expect(rows.add([1, 2, 3]) == 0)
        #expect(rows.add([2, 4, 6]) == 0)
        #expect(rows.add([1, 2, 3.5]) == 1)
        #expect(rows.add([0, 0, 0]) == nil)
        #expect(rows.add([1, 2]) == nil)
        #expect(rows.add([.nan, 1, 1]) == nil)
        #expect(rows.add([3, 2, 1], limit: 2) == nil)
        #expect(rows.count == 2)
    }

    @Test("Most rows are never read: the work on a generated pool is counted")
    func work() {
        var generated = GeneratedPool(seed: 77, dimensions: 32, skillCount: 200)
        let candidates = generated.candidates(1500)
        let index = MatchIndex(pool: candidates, dimensions: 32)
        var total = MatchIndex.Work()
        for number in 0..<6 {
            let work = check(generated.job(number), candidates, index, .muster, "job \(number)")
            total.narrowed += work.narrowed
            total.reranked += work.reranked
        }
        #expect(total.narrowed < 9_000 / 2)
        #expect(total.reranked < 9_000 / 20)
    }
}
