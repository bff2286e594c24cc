/// What a number is at least and at most.
struct Interval: Sendable, Hashable {
    var low: Double
    var high: Double

    init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    init(_ value: Double) { self.init(value, value) }

    static let unit = Interval(0, 1)

    /// Covers the rounding of sums and of numbers kept in 32 bits; five orders above what they add
    /// up to, and far below what a person could see.
    static let slack = 1e-6

    func scaled(by factor: Double) -> Interval { Interval(low * factor, high * factor) }
    func plus(_ other: Interval) -> Interval { Interval(low + other.low, high + other.high) }
    func widened(by error: Double) -> Interval { Interval(low - error, high + error) }
    var clamped: Interval { Interval(max(0, min(1, low)), max(0, min(1, high))) }

    /// The greater of two unknown numbers.
    func joined(_ other: Interval) -> Interval {
        Interval(max(low, other.low), max(high, other.high))
    }
}
