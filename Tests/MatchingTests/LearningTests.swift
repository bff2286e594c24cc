import Prelude
import Testing

@testable import Matching

@Suite("Learning weights from judged matches") struct LearningTests {
    private func learned(
        _ cases: [LearningCase], current: ScoreProfile = .muster, seed: UInt64 = 1
    ) throws -> LearningReport {
        try OutcomeLearning.run(cases, current: current, seed: seed)
    }

    @Test("Known weights are found again, within their intervals, and beat the current ones")
    func recovery() throws {
        let report = try learned(LearningSample().cases(1))
        let truth = [ScorePart.vector: 4.0 / 12, .skillFit: 6.0 / 12, .compensation: 2.0 / 12]
        for part in report.parts {
            let interval = try #require(part.weight.interval)
            #expect(interval.contains(truth[part.part] ?? 0), "\(part.part) \(part.weight)")
            #expect(part.known == 360)
        }
        let useless = report.parts[3]
        #expect(useless.part == .location && useless.weight.value < 0.06 && !useless.predicts)
        #expect(report.parts.prefix(3).allSatisfy { $0.predicts })
        #expect(abs((useless.areaUnderCurve ?? 0) - 0.5) < 0.06)
        let sum = ScorePart.allCases.reduce(0) { $0 + report.weights[$1] }
        #expect(abs(sum - 1) < 1e-12)
        #expect(report.folds == 5 && report.counts.cases == 360)
    }

    @Test("Weights that are wrong today lose, and the verdict says so") func better() throws {
        var wrong = ScoreProfile.muster
        wrong.weights = .init(vector: 0.1, skillFit: 0.1, compensation: 0.1, location: 0.7)
        let report = try learned(LearningSample(jobs: 20).cases(2), current: wrong)
        #expect(report.verdict == .better)
        #expect(report.areaUnderCurve.learned.value > report.areaUnderCurve.current.value + 0.1)
        #expect((report.areaUnderCurve.difference.interval?.lowerBound ?? 0) > 0)
        #expect((report.logLoss.difference.interval?.upperBound ?? 0) < 0)
    }

    @Test("Beside the true weights, what is learned is no better; of noise, nothing is told")
    func noBetter() throws {
        var truth = ScoreProfile.muster
        truth.weights = .init(vector: 4 / 12, skillFit: 6 / 12, compensation: 2 / 12, location: 0)
        let report = try learned(LearningSample(jobs: 20).cases(3), current: truth)
        #expect(report.verdict == .noWorse || report.verdict == .notEnough)
        var noise = LearningSample(jobs: 8, casesPerJob: 10)
        noise.slopes = .init(vector: 0, skillFit: 0, compensation: 0, location: 0)
        noise.intercept = 0
        do {
            let report = try learned(noise.cases(4))
            #expect(report.verdict != .better)
        } catch {
            #expect(error is LearningRefusal)
        }
    }

    @Test("A verdict follows from the intervals of the AUC and of the difference") func verdicts() {
        func verdict(
            _ difference: ClosedRange<Double>?, own: ClosedRange<Double> = 0.6...0.7
        ) -> LearningReport.Verdict {
            .init(
                .init(
                    learned: Estimate(value: 0.65, interval: own),
                    current: Estimate(value: 0.6, interval: nil),
                    difference: Estimate(value: 0, interval: difference)))
        }
        #expect(verdict(0.01...0.1) == .better)
        #expect(verdict(0.01...0.1, own: 0.45...0.6) == .notEnough)
        #expect(verdict(-0.1 ... -0.01) == .worse)
        #expect(verdict(-0.01...0.05) == .noWorse)
        #expect(verdict(-0.015 ... -0.001) == .noWorse)
        #expect(verdict(-0.1...0.1) == .notEnough)
        #expect(verdict(nil) == .notEnough)
    }

    @Test("The same cases and seed give the same report, whatever the order") func repeated() throws
    {
        let cases = LearningSample(jobs: 8, casesPerJob: 9).cases(5)
        let report = try learned(cases)
        #expect(try learned(cases) == report)
        #expect(try learned(cases.reversed()) == report)
        #expect(try learned(cases, seed: 2) != report)
    }

    @Test("No weight is negative, however a part misleads") func neverNegative() throws {
        for seed in 1...2 as ClosedRange<UInt64> {
            var sample = LearningSample(jobs: 8, casesPerJob: 12, largestPenalty: 0.2)
            sample.slopes = .init(vector: 4, skillFit: 2, compensation: -5, location: -1)
            sample.intercept = -0.5
            let report = try learned(sample.cases(seed))
            #expect(report.weights.compensation == 0)
            #expect(report.parts.allSatisfy { $0.weight.value >= 0 })
            #expect(report.parts.allSatisfy { ($0.weight.interval?.lowerBound ?? 0) >= 0 })
            #expect((report.seniority?.value ?? -1) >= 0)
        }
    }

    @Test("Too little is refused, with what is there and what is needed") func refusal() throws {
        let few = LearningSample(jobs: 4, casesPerJob: 30).cases(6)
        let refusal = try #require(throws: LearningRefusal.self) { try learned(few) }
        #expect(refusal == .tooFew(JudgedCounts(of: few)))
        #expect(refusal.description.contains("60 judged matches of 5 jobs"))
        #expect(refusal.description.contains("of 4 jobs"))
        #expect(throws: LearningRefusal.self) { try learned([]) }
        var alike = LearningSample().cases(7)
        for index in alike.indices { alike[index].isPositive = true }
        #expect(throws: LearningRefusal.tooFew(JudgedCounts(of: alike))) { try learned(alike) }
        // Enough of each, but every success lies in one job.
        for index in alike.indices { alike[index].isPositive = alike[index].job == "job 100" }
        #expect(throws: LearningRefusal.tooFew(JudgedCounts(of: alike))) { try learned(alike) }
    }

    @Test("Where no part tells the labels apart, nothing is proposed") func nothingPredicts() {
        var cases = LearningSample().cases(8)
        for index in cases.indices {
            cases[index].parts = .init(vector: 0.5, skillFit: 0.5, compensation: nil, location: 1)
        }
        #expect(throws: LearningRefusal.nothingPredicts(JudgedCounts(of: cases))) {
            try learned(cases)
        }
    }

    @Test("A part that is always the same, or always missing, has no weight and no coefficient")
    func constant() throws {
        var cases = LearningSample(jobs: 15).cases(9)
        for index in cases.indices {
            cases[index].parts.location = 1
            cases[index].parts.compensation = nil
        }
        let report = try learned(cases)
        #expect(report.weights.location == 0 && report.weights.compensation == 0)
        #expect(report.parts[2].coefficient == nil && report.parts[3].coefficient == nil)
        #expect(report.parts[2].known == 0 && report.parts[2].areaUnderCurve == nil)
        #expect(report.parts[3].areaUnderCurve == 0.5)
        #expect(report.weights.skillFit > report.weights.vector)
    }

    @Test("Parts that are often missing are weighed by the cases in which they are known")
    func missing() throws {
        var sample = LearningSample(missing: [.compensation: 0.5, .vector: 0.3])
        sample.slopes = .init(vector: 4, skillFit: 4, compensation: 4, location: 0)
        sample.missingLogit = -1
        let report = try learned(sample.cases(10))
        for part in report.parts.prefix(3) {
            let interval = try #require(part.weight.interval)
            #expect(interval.contains(1.0 / 3), "\(part.part) \(part.weight)")
        }
        #expect((report.parts[2].missingCoefficient?.interval?.upperBound ?? 0) < 0)
        #expect(report.parts[1].missingCoefficient == nil)
        #expect((145...215).contains(report.parts[2].known))
        // What the indicator learned is not part of the score.
        let bare = LearningCase(
            job: "j", parts: .init(skillFit: 0.5), penalty: 0, isPositive: true, score: 0.5)
        #expect(bare.score(under: report.weights) == 0.5)
    }

    @Test("Data that a part separates is learned without growing endlessly") func separable() throws
    {
        var cases = LearningSample(jobs: 10, casesPerJob: 10).cases(11)
        for index in cases.indices {
            cases[index].isPositive = (cases[index].parts.skillFit ?? 0) > 0.5
        }
        let report = try learned(cases)
        #expect(report.areaUnderCurve.learned.value > 0.95)
        #expect(report.parts[1].coefficient?.value.isFinite == true)
        #expect(report.weights.skillFit > 0.7)
    }

    @Test("Cases of the repaired formulas are taken alone once they are enough") func formulas()
        throws
    {
        let original = LearningSample(jobs: 10, formulas: .original).cases(12)
        let some = LearningSample(jobs: 4).cases(13)
        let mixed = OutcomeLearning.chosen(original + some)
        #expect(mixed.count == 168 && mixed.count { $0.formulas == .original } == 120)
        let report = try learned(original + LearningSample(jobs: 8).cases(14))
        #expect(report.originalCases == 0 && report.leftOut == 120 && report.counts.cases == 96)
    }
}
