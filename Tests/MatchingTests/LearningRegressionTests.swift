import Prelude
import Testing

@testable import Matching

@Suite("The regression that learns weights") struct LearningRegressionTests {
    private func fitted(
        _ rows: [[Double]], _ labels: [Bool], bounded: [Bool], strength: Double = 1e-6
    ) -> LogisticRegression? {
        LogisticRegression(
            fitting: LogisticProblem(
                rows: rows, labels: labels, isNonNegative: bounded, strength: strength))
    }

    /// Rows of a truth with some slopes.
    private func drawn(
        _ slopes: [Double], intercept: Double, count: Int, seed: UInt64
    ) -> (rows: [[Double]], labels: [Bool]) {
        var generator = SeededGenerator(seed: seed)
        let rows = (0..<count).map { _ in
            slopes.map { _ in Double.random(in: -2...2, using: &generator) }
        }
        let labels = rows.map { row in
            let logit = zip(row, slopes).reduce(intercept) { $0 + $1.0 * $1.1 }
            return Double.random(in: 0..<1, using: &generator) < Logistic.chance(logit)
        }
        return (rows, labels)
    }

    @Test("Of a table of two by two, the fit is the logarithm of the odds") func exact() throws {
        // 3 of 10 without, 8 of 10 with.
        let rows = (0..<20).map { [$0 < 10 ? 0.0 : 1.0] }
        let labels = (0..<20).map { $0 < 3 || ($0 >= 10 && $0 < 18) }
        let fit = try #require(fitted(rows, labels, bounded: [false]))
        #expect(fit.hasConverged)
        #expect(abs(fit.intercept - Logistic.logit(0.3)) < 1e-5)
        #expect(abs(fit.coefficients[0] - (Logistic.logit(0.8) - Logistic.logit(0.3))) < 1e-5)
    }

    @Test("Weighting a case twice is having it twice") func weights() throws {
        let (rows, labels) = drawn([1, -1], intercept: 0.2, count: 60, seed: 3)
        let twice = rows + rows.prefix(20)
        let both = try #require(
            fitted(twice, labels + labels.prefix(20), bounded: [false, false], strength: 1))
        let weighted = try #require(
            LogisticRegression(
                fitting: LogisticProblem(
                    rows: rows, labels: labels,
                    weights: rows.indices.map { $0 < 20 ? 2 : 1 },
                    isNonNegative: [false, false], strength: 1)))
        for (left, right) in zip(both.coefficients, weighted.coefficients) {
            #expect(abs(left - right) < 1e-7)
        }
    }

    @Test("A bounded coefficient is never negative, and the others take the place of it")
    func bounded() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let (rows, labels) = drawn([1.5, -1, 0, 0.5], intercept: -0.5, count: 120, seed: seed)
            let fit = try #require(
                fitted(rows, labels, bounded: [true, true, true, false], strength: 1))
            #expect(fit.hasConverged, "seed \(seed)")
            #expect(fit.coefficients[1] == 0)
            #expect(fit.coefficients.prefix(3).allSatisfy { $0 >= 0 })
            // Without the column that is held at its bound, the fit is the same.
            let others = try #require(
                fitted(
                    rows.map { [$0[0], $0[2], $0[3]] }, labels, bounded: [true, true, false],
                    strength: 1))
            #expect(abs(others.coefficients[0] - fit.coefficients[0]) < 1e-6)
        }
    }

    @Test("No small change that is allowed makes a fit better") func best() throws {
        let (rows, labels) = drawn([1, -2, 0.1], intercept: 0, count: 80, seed: 8)
        let problem = LogisticProblem(
            rows: rows, labels: labels, isNonNegative: [true, true, true], strength: 0.5)
        let fit = try #require(LogisticRegression(fitting: problem))
        let parameters = [fit.intercept] + fit.coefficients
        let loss = problem.loss(at: parameters)
        for index in parameters.indices {
            for change in [-1e-3, 1e-3] {
                var moved = parameters
                moved[index] += change
                if problem.isBounded(index), moved[index] < 0 { continue }
                #expect(problem.loss(at: moved) >= loss)
            }
        }
    }

    @Test("Data that a line separates stays finite, and shrinks as the strength grows")
    func separable() throws {
        let rows = (0..<40).map { [Double($0) - 19.5] }
        let labels = (0..<40).map { $0 >= 20 }
        var last = Double.infinity
        for strength in [1e-6, 0.01, 1, 100] {
            let fit = try #require(fitted(rows, labels, bounded: [true], strength: strength))
            #expect(fit.hasConverged, "strength \(strength)")
            #expect(fit.coefficients[0].isFinite && fit.coefficients[0] > 0)
            #expect(fit.coefficients[0] < last)
            last = fit.coefficients[0]
        }
    }

    @Test("Cases that all ended alike teach nothing") func oneLabel() {
        #expect(fitted([[1], [2]], [true, true], bounded: [true]) == nil)
        #expect(fitted([[1], [2]], [false, false], bounded: [true]) == nil)
        let curve = ChanceCurve(scores: [0.1, 0.9], labels: [true, true])
        #expect(curve.chance(0.1) == 0.75 && curve.chance(0.9) == 0.75)
    }

    @Test("The chance grows with the score, whatever the data says") func curve() {
        let scores = (0..<50).map { Double($0) / 50 }
        let curve = ChanceCurve(scores: scores, labels: scores.map { $0 > 0.6 })
        #expect(zip(scores, scores.dropFirst()).allSatisfy { curve.chance($0) <= curve.chance($1) })
        let reversed = ChanceCurve(scores: scores, labels: scores.map { $0 < 0.5 })
        #expect(abs(reversed.chance(0) - 0.5) < 1e-6 && abs(reversed.chance(1) - 0.5) < 1e-6)
    }

    @Test("The logistic function and its losses overflow nowhere") func logistic() {
        #expect(Logistic.chance(800) == 1 && Logistic.chance(-800) == 0)
        #expect(Logistic.loss(logit: 800, label: 0) == 800)
        #expect(Logistic.loss(logit: -800, label: 0) == 0)
        #expect(Logistic.loss(chance: 0, isPositive: true).isFinite)
        #expect(abs(Logistic.logit(Logistic.chance(1.25)) - 1.25) < 1e-12)
    }

    @Test("The area under the curve counts pairs, ties half, by the weights of the cases")
    func area() {
        let scores = [0.9, 0.5, 0.5, 0.1, 0.4]
        let labels = [true, true, false, false, true]
        var won = 0.0
        for (index, score) in scores.enumerated() where labels[index] {
            for (other, below) in scores.enumerated() where !labels[other] {
                won += score > below ? 1 : score == below ? 0.5 : 0
            }
        }
        let area = AreaUnderCurve(scores: scores, labels: labels)
        #expect(area.value == won / 6)
        #expect(area.value(weights: [1, 0, 1, 0, 0]) == 1)
        #expect(area.value(weights: [0, 1, 1, 0, 0]) == 0.5)
        #expect(area.value(weights: [1, 1, 0, 0, 1]) == nil)
        #expect(AreaUnderCurve(scores: [], labels: []).value == nil)
    }
}
