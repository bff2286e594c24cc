/// A logistic regression with L2 regularisation, some of whose coefficients may not be negative.
///
/// Fitted by Newton's method projected onto what is allowed (Bertsekas, "Projected Newton methods
/// for optimization problems with simple constraints", 1982): the loss is convex, so there is one
/// best fit, and the same data gives the same one to the bit.
struct LogisticRegression: Sendable, Hashable {
    /// The logit where all numbers are 0.
    var intercept: Double
    /// What one more of each number adds to the logit.
    var coefficients: [Double]
    /// Whether the limit of iterations was not reached before the slopes were flat.
    var hasConverged: Bool

    /// More steps than any of our data needs; Newton's method takes about ten.
    static let iterationLimit = 100
    /// A step is halved at most this often before it counts as none.
    static let halvingLimit = 50
    /// The fit is done when no slope that could be followed is steeper than this a case.
    static let tolerance = 1e-9
    /// A step that lowers the loss by a smaller share is below what sums of doubles can show. It is
    /// taken as the last one, unmeasured.
    static let leastGain = 1e-13

    private var parameters: [Double] { [intercept] + coefficients }

    private init(_ parameters: [Double], hasConverged: Bool) {
        intercept = parameters[0]
        coefficients = Array(parameters.dropFirst())
        self.hasConverged = hasConverged
    }

    /// The best fit, sought from an earlier one when that is given; nil when all cases have the same
    /// label, from which nothing can be told apart.
    init?(fitting problem: LogisticProblem, from start: LogisticRegression? = nil) {
        let mass = problem.mass
        guard mass.positive > 0, mass.positive < mass.all else { return nil }
        var parameters =
            start?.parameters
            ?? [Logistic.logit(mass.positive / mass.all)]
            + Array(repeating: 0, count: problem.width)
        var loss = problem.loss(at: parameters)
        var hasConverged = false
        for _ in 0..<Self.iterationLimit {
            let (gradient, curvature) = problem.slopes(at: parameters)
            // At its bound and pressed against it, a coefficient stays where it is.
            let free = parameters.indices.filter {
                !(problem.isBounded($0) && parameters[$0] <= 0 && gradient[$0] >= 0)
            }
            let steepest = free.map { abs(gradient[$0]) }.max() ?? 0
            hasConverged = steepest <= Self.tolerance * mass.all
            if hasConverged { break }
            let newton = curvature.solution(of: free.map { -gradient[$0] }, among: free)
            if let newton, Self.gain(of: newton, free, gradient) <= Self.leastGain * (1 + loss) {
                parameters = Self.moved(parameters, along: newton, free, problem, by: 1)
                hasConverged = true
                break
            }
            // Along the slope itself some step always helps; Newton's may cross a bound badly.
            let scale = 1 / max(1, mass.all)
            let next =
                newton.flatMap {
                    Self.step(along: $0, free, problem, parameters, loss, gradient)
                }
                ?? Self.step(
                    along: free.map { -gradient[$0] * scale }, free, problem, parameters, loss,
                    gradient)
            guard let next else { break }
            (parameters, loss) = next
        }
        self.init(parameters, hasConverged: hasConverged)
    }

    /// The first of ever shorter steps that lowers the loss enough (Armijo's rule on the projected
    /// path); nil when none does.
    private static func step(
        along direction: [Double], _ free: [Int], _ problem: LogisticProblem,
        _ parameters: [Double], _ loss: Double, _ gradient: [Double]
    ) -> (parameters: [Double], loss: Double)? {
        var length = 1.0
        for _ in 0..<halvingLimit {
            let moved = moved(parameters, along: direction, free, problem, by: length)
            let promised = free.reduce(0) {
                $0 + gradient[$1] * (moved[$1] - parameters[$1])
            }
            let reached = problem.loss(at: moved)
            if promised < 0, reached.isFinite, reached <= loss + 1e-4 * promised {
                return (moved, reached)
            }
            length /= 2
        }
        return nil
    }

    /// What a direction promises to lower the loss by, at its beginning.
    private static func gain(
        of direction: [Double], _ free: [Int], _ gradient: [Double]
    ) -> Double {
        zip(free, direction).reduce(0) { $0 - gradient[$1.0] * $1.1 }
    }

    /// The parameters a length along a direction, kept within what is allowed.
    private static func moved(
        _ parameters: [Double], along direction: [Double], _ free: [Int],
        _ problem: LogisticProblem, by length: Double
    ) -> [Double] {
        var moved = parameters
        for (index, parameter) in free.enumerated() {
            moved[parameter] += length * direction[index]
            if problem.isBounded(parameter) { moved[parameter] = max(0, moved[parameter]) }
        }
        return moved
    }

    /// The logit of a row of numbers.
    func logit(_ row: [Double]) -> Double {
        zip(coefficients, row).reduce(intercept) { $0 + $1.0 * $1.1 }
    }
}
