internal import Glibc

/// How often something happened in each week, and how often it could have: the weeks that have postings.
struct WeeklyShares {
    /// The number of each week.
    private(set) var weeks: [Double] = []
    /// How many postings it has, above 0.
    private(set) var trials: [Double] = []
    /// How many of them ask for the skill.
    private(set) var hits: [Double] = []

    /// The weeks that have postings.
    init(counts: [Int], postings: [Int]) {
        for (week, (count, total)) in zip(counts, postings).enumerated() where total > 0 {
            weeks.append(Double(week))
            trials.append(Double(total))
            hits.append(Double(count))
        }
    }

    var total: Double { trials.reduce(0, +) }

    /// The trend test of Cochran (1954) and Armitage (1955): the score test of the slope of a logistic
    /// regression, the most powerful one for small slopes, given how many postings have the skill. Variance 1
    /// where there is no trend; nil where there is nothing to compare.
    var trendScore: Double? { score?.value }

    /// The score brought closer to a normal value, which matters where weeks differ much in size and few
    /// postings have the skill: it is the sum of that many weeks, drawn without replacement, and as skew as
    /// they are. By a cubic that always grows (Hall, "On the removal of skewness by transformation", 1992).
    var normalScore: Double? {
        score.map { score in
            let a = -score.skewness / 6
            let z = score.value
            return z + a * z * z + a * a * z * z * z / 3 - a
        }
    }

    private var score: (value: Double, skewness: Double)? {
        let total = total
        let found = hits.reduce(0, +)
        guard total > 1, found > 0, found < total else { return nil }
        let mean = zip(weeks, trials).reduce(0) { $0 + $1.0 * $1.1 } / total
        var (sum, squares, cubes) = (0.0, 0.0, 0.0)
        for index in weeks.indices {
            let distance = weeks[index] - mean
            let square = trials[index] * distance * distance
            sum += hits[index] * distance
            squares += square
            cubes += square * distance
        }
        guard squares > 0 else { return nil }
        let share = found / total
        let variance = share * (1 - share) * squares * total / (total - 1)
        let spread = squares / total
        let skewness = cubes / total / (spread * spread.squareRoot())
        return (
            sum / variance.squareRoot(),
            skewness * (1 - 2 * share) / (found * (1 - share)).squareRoot()
        )
    }
}

/// A logistic curve through weekly shares, kept from the ends by Firth's penalty ("Bias reduction of maximum
/// likelihood estimates", 1993), so that it is finite also where a skill comes out of nothing or stands in
/// all postings (Heinze and Schemper, 2002).
struct LogisticCurve {
    private static let mostSteps = 60
    private static let tolerance = 1e-9
    /// The farthest that one step may move a value at the ends of the weeks, in logits.
    private static let longestStep = 3.0

    /// The logit in the middle of the weeks, and its growth from the middle to the last week.
    private(set) var level = 0.0
    private(set) var growth = 0.0
    /// The covariance of the two where counts vary by chance alone.
    private(set) var variances = (level: 0.0, both: 0.0, growth: 0.0)
    /// The sum of the squares of the weeks' differences from the curve, over their variances (Pearson).
    private(set) var misfit = 0.0
    /// How many weeks there are, less the two values of the curve.
    let freedom: Double
    /// How many weeks lie from the first to the last.
    let span: Double

    /// The curve through the shares of at least three weeks.
    init(_ shares: WeeklyShares) {
        let (low, high) = (shares.weeks.first ?? 0, shares.weeks.last ?? 0)
        let half = max((high - low) / 2, 0.5)
        let places = shares.weeks.map { ($0 - (low + high) / 2) / half }
        span = high - low
        freedom = Double(shares.weeks.count - 2)
        let share = (shares.hits.reduce(0, +) + 0.5) / (shares.total + 1)
        level = log(share / (1 - share))
        for _ in 0..<Self.mostSteps {
            let step = self.step(shares, places)
            let size = max(abs(step.level), abs(step.growth))
            let scale = min(1, Self.longestStep / max(size, Self.tolerance))
            level += step.level * scale
            growth += step.growth * scale
            if size < Self.tolerance { break }
        }
        _ = step(shares, places)
        for index in places.indices {
            let share = Self.share(atLogit: level + growth * places[index])
            let difference = shares.hits[index] - shares.trials[index] * share
            let variance = shares.trials[index] * share * (1 - share)
            misfit += variance > 0 ? difference * difference / variance : 0
        }
    }

    /// The shares at both ends, 0...1.
    var ends: (first: Double, last: Double) {
        (Self.share(atLogit: level - growth), Self.share(atLogit: level + growth))
    }

    /// The variance of a function of the curve, from its derivatives by the logits at both ends.
    func variance(first: Double, last: Double) -> Double {
        let (byLevel, byGrowth) = (first + last, last - first)
        return byLevel * byLevel * variances.level + 2 * byLevel * byGrowth * variances.both
            + byGrowth * byGrowth * variances.growth
    }

    /// One step of Fisher's scoring on the penalised likelihood; sets the covariance on the way.
    private mutating func step(_ shares: WeeklyShares, _ places: [Double]) -> (
        level: Double, growth: Double
    ) {
        var (i00, i01, i11) = (0.0, 0.0, 0.0)
        var fitted = [Double](repeating: 0, count: places.count)
        for index in places.indices {
            let share = Self.share(atLogit: level + growth * places[index])
            let weight = shares.trials[index] * share * (1 - share)
            fitted[index] = share
            i00 += weight
            i01 += weight * places[index]
            i11 += weight * places[index] * places[index]
        }
        let determinant = i00 * i11 - i01 * i01
        guard determinant > 0, determinant.isFinite else { return (0, 0) }
        variances = (i11 / determinant, -i01 / determinant, i00 / determinant)
        var (u0, u1) = (0.0, 0.0)
        for index in places.indices {
            let (share, place) = (fitted[index], places[index])
            let weight = shares.trials[index] * share * (1 - share)
            let leverage =
                weight
                * (variances.level + 2 * variances.both * place + variances.growth * place * place)
            let residual =
                shares.hits[index] - shares.trials[index] * share + leverage * (0.5 - share)
            u0 += residual
            u1 += residual * place
        }
        return (
            variances.level * u0 + variances.both * u1,
            variances.both * u0 + variances.growth * u1
        )
    }

    private static func share(atLogit logit: Double) -> Double { 1 / (1 + exp(-logit)) }
}
