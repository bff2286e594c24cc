internal import Glibc

/// The tails of the distributions that tests of trends are read from.
enum Distributions {
    /// From so many degrees of freedom on, Student's distribution is taken as the normal one: its quantiles
    /// differ by less than .01 % there.
    static let mostFreedom = 10_000.0
    private static let mostTerms = 500
    private static let precision = 1e-15
    /// Below this argument the functions of the gamma family are brought upwards by their recurrences, so
    /// that four terms of their series give ten digits.
    private static let leastSeriesArgument = 10.0

    /// The chance that a normal value lies above `z`, right in the far tail too.
    static func normalTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

    /// The chance that a value of Student's distribution lies above `t`.
    ///
    /// - Parameter freedom: The degrees of freedom, above 0; infinity is the normal distribution.
    static func studentTail(_ t: Double, freedom: Double) -> Double {
        guard freedom < mostFreedom else { return normalTail(t) }
        let half = 0.5 * incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
        return t >= 0 ? half : 1 - half
    }

    /// The value that Student's distribution exceeds with a chance.
    ///
    /// - Parameter tail: Above 0 and at most 0.5.
    static func studentQuantile(tail: Double, freedom: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        while studentTail(high, freedom: freedom) > tail, high < 1e12 {
            (low, high) = (high, high * 2)
        }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if studentTail(middle, freedom: freedom) > tail { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The regularised incomplete beta function, by its continued fraction (NIST Digital Library of
    /// Mathematical Functions, 8.17.22), evaluated by Lentz's method.
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
        let front = exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
        let tiny = 1e-300
        func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var (above, below) = (1.0, 1 / nonzero(1 - (a + b) * x / (a + 1)))
        var product = below
        for step in 1...mostTerms {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            for term in [even, odd] {
                below = 1 / nonzero(1 + term * below)
                above = nonzero(1 + term / above)
                product *= below * above
            }
            if abs(below * above - 1) < precision { break }
        }
        return front * product / a
    }

    /// The logarithm of the gamma function, for arguments above 0.
    static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }

    /// The derivative of the logarithm of the gamma function, for arguments above 0.
    static func digamma(_ x: Double) -> Double {
        var (argument, shift) = (x, 0.0)
        while argument < leastSeriesArgument {
            shift -= 1 / argument
            argument += 1
        }
        let square = 1 / (argument * argument)
        let series =
            square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square / 240)))
        return shift + log(argument) - 0.5 / argument - series
    }

    /// The second derivative of the logarithm of the gamma function, for arguments above 0.
    static func trigamma(_ x: Double) -> Double {
        var (argument, shift) = (x, 0.0)
        while argument < leastSeriesArgument {
            shift += 1 / (argument * argument)
            argument += 1
        }
        let square = 1 / (argument * argument)
        let series = square * (1.0 / 6 - square * (1.0 / 30 - square * (1.0 / 42 - square / 30)))
        return shift + 1 / argument + square / 2 + series / argument
    }

    /// The argument at which the trigamma function has a value above 0.
    static func trigammaInverse(_ value: Double) -> Double {
        // The function falls from infinity to 0; below 1e-8 and above 1e8 its ends are exact enough.
        if value < 1e-8 { return 1 / value }
        if value > 1e8 { return 1 / value.squareRoot() }
        var (low, high) = (-20.0, 20.0)
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if trigamma(exp(middle)) > value { low = middle } else { high = middle }
        }
        return exp((low + high) / 2)
    }
}
