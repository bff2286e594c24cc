import Prelude
import Testing

@testable import Matching

@Suite("How learned weights are checked") struct LearningCheckTests {
    @Test("A fold holds whole jobs, and every fold has both labels") func folds() {
        for seed in 1...10 as ClosedRange<UInt64> {
            let cases = LearningSample(jobs: 9, casesPerJob: 8).cases(seed)
            let labels = cases.map(\.isPositive)
            var generator = SeededGenerator(seed: seed)
            let folds = JobGroups(of: cases).folds(5, labels: labels, &generator)
            for job in Set(cases.map(\.job)) {
                let used = cases.indices.filter { cases[$0].job == job }.map { folds[$0] }
                #expect(Set(used).count == 1)
            }
            #expect(Set(folds) == Set(0..<5))
            for fold in 0..<5 {
                let kinds = Set(cases.indices.filter { folds[$0] == fold }.map { labels[$0] })
                #expect(kinds.count == 2, "seed \(seed), fold \(fold)")
            }
            var again = SeededGenerator(seed: seed)
            #expect(JobGroups(of: cases).folds(5, labels: labels, &again) == folds)
        }
    }

    @Test("There are no more folds than jobs") func fewJobs() {
        let cases = LearningSample(jobs: 2, casesPerJob: 5).cases(1)
        var generator = SeededGenerator(seed: 1)
        let folds = JobGroups(of: cases).folds(5, labels: cases.map(\.isPositive), &generator)
        #expect(Set(folds) == [0, 1])
        #expect(JobGroups(of: []).folds(5, labels: [], &generator) == [])
    }

    @Test("What is remembered of a job is worth nothing on the others") func grouped() throws {
        // Within a job, its own constant decides; no part says anything across jobs.
        var generator = SeededGenerator(seed: 4)
        let cases = (0..<20).flatMap { job -> [LearningCase] in
            let mark = Double.random(in: 0...1, using: &generator)
            let isGood = Bool.random(using: &generator)
            return (0..<10).map { number in
                LearningCase(
                    job: "j\(100 + job)",
                    parts: .init(
                        vector: mark, skillFit: Double.random(in: 0...1, using: &generator)),
                    penalty: 0, isPositive: number == 0 ? !isGood : isGood, score: 0.5)
            }
        }
        let held = HeldOutScores(cases, current: ScoreProfile.muster.weights, &generator)
        let area = AreaUnderCurve(
            scores: held.learned.scores, labels: cases.map(\.isPositive)
        ).value
        #expect(try #require(area) < 0.65)
    }

    @Test("A held-out score is that of the profile, and its chance rises with it") func heldOut() {
        let cases = LearningSample(jobs: 10, casesPerJob: 10).cases(15)
        var generator = SeededGenerator(seed: 1)
        let weights = ScoreProfile.muster.weights
        let held = HeldOutScores(cases, current: weights, &generator)
        #expect(held.current.scores == cases.map { $0.score(under: weights) })
        #expect(held.current.scores == cases.map(\.score))
        #expect(held.learned.chances.allSatisfy { (0...1).contains($0) })
        #expect(held.folds == 5)
    }

    @Test("A score that weighs the wrong part is found out where it errs") func bias() throws {
        var sample = LearningSample(jobs: 25, casesPerJob: 18)
        sample.slopes = .init(vector: 10, skillFit: 10, compensation: 0, location: 0)
        sample.intercept = -10
        var current = ScoreProfile.muster
        current.weights = .init(vector: 0.1, skillFit: 0.3, compensation: 0, location: 0.6)
        sample.scored = current.weights
        let report = try OutcomeLearning.run(sample.cases(16), current: current, seed: 1)
        func reading(_ matches: (BiasGroup.Kind) -> Bool) -> BiasGroup.Reading? {
            report.biases.first { matches($0.kind) }?.reading
        }
        #expect(
            reading { if case .high(.location, _) = $0 { true } else { false } } == .overRated)
        #expect(
            reading { if case .low(.location, _) = $0 { true } else { false } } == .underRated)
        #expect(
            reading { if case .high(.vector, _) = $0 { true } else { false } } == .underRated)
        #expect(
            reading { if case .high(.compensation, _) = $0 { true } else { false } } == .fair)
        #expect(report.biases.count { if case .score = $0.kind { true } else { false } } == 5)
        #expect(report.biases.allSatisfy { $0.cases > 0 && $0.jobs <= 25 })
    }

    @Test("People without a part are found to be under-rated when they were") func missingBias()
        throws
    {
        var sample = LearningSample(missing: [.compensation: 0.4], jobs: 20, casesPerJob: 14)
        sample.missingLogit = 4
        let report = try OutcomeLearning.run(sample.cases(17), current: .muster, seed: 1)
        let group = try #require(
            report.biases.first {
                if case .missing(.compensation) = $0.kind { true } else { false }
            })
        #expect(group.reading == .underRated && group.observed > group.expected)
        #expect(!report.biases.contains { $0.kind == .missing(.vector) })
    }

    @Test("Where the score is right, hardly anything is marked; few cases are not judged")
    func fair() throws {
        var sample = LearningSample(jobs: 20, casesPerJob: 12)
        sample.slopes = .init(vector: 4, skillFit: 4, compensation: 1, location: 1)
        sample.intercept = -5
        let report = try OutcomeLearning.run(sample.cases(18), current: .muster, seed: 1)
        let marked = report.biases.filter { $0.reading == .overRated || $0.reading == .underRated }
        #expect(marked.count <= 1, "\(marked.map(\.kind))")
        var few = report.biases[0]
        few.cases = BiasGroup.leastCases - 1
        #expect(few.reading == .tooFew)
        few.cases = BiasGroup.leastCases
        few.jobs = BiasGroup.leastJobs - 1
        #expect(few.reading == .tooFew)
    }

    @Test("Bands are of equal size, whole, in order, and keep equal numbers together")
    func bands() throws {
        let numbers = (0..<23).map { Double($0 % 7) }
        let groups = Bands(of: numbers, count: 5).groups
        #expect(groups.joined().sorted() == Array(0..<23))
        for (lower, upper) in zip(groups, groups.dropFirst()) {
            let largest = try #require(lower.map { numbers[$0] }.max())
            let smallest = try #require(upper.map { numbers[$0] }.min())
            #expect(largest < smallest)
        }
        #expect(Bands(of: [1, 1, 1], count: 5).groups == [[0, 1, 2]])
        #expect(Bands(of: [], count: 5).groups.isEmpty)
        let report = try OutcomeLearning.run(
            LearningSample(jobs: 20).cases(19), current: .muster, seed: 1)
        #expect(report.learnedCalibration.count == 5)
        #expect(report.learnedCalibration.reduce(0) { $0 + $1.cases } == 240)
        // Of honest chances, what was expected and what happened lie close together.
        #expect(report.learnedCalibration.allSatisfy { abs($0.expected - $0.observed) < 0.15 })
    }

    @Test("An interval cuts both ends off, and of too few draws there is none") func interval() {
        let figures = (0...100).map(Double.init)
        #expect(JobBootstrap.interval(figures, of: 101) == 2...98)
        #expect(JobBootstrap.interval(figures, of: 101, certainty: 1) == 0...100)
        #expect(JobBootstrap.interval(figures, of: 203) == nil)
        #expect(JobBootstrap.interval([], of: 0) == nil)
    }
}
