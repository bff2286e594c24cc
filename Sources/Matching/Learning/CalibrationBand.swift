/// Cases that were given about the same chance, and what happened.
package struct CalibrationBand: Sendable, Hashable {
    /// The chances that were given, from the least to the largest.
    package var range: ClosedRange<Double>
    /// How many cases.
    package var cases: Int
    /// The mean of their chances, 0–1.
    package var expected: Double
    /// The share of them that went on, 0–1.
    package var observed: Double

    /// Into how many bands the cases are cut.
    static let bands = 5

    /// The bands of some chances, from the smallest chances to the largest.
    static func table(_ chances: [Double], _ cases: [LearningCase]) -> [CalibrationBand] {
        Bands(of: chances, count: bands).groups.map { group in
            let given = group.map { chances[$0] }
            return CalibrationBand(
                range: (given.first ?? 0)...(given.last ?? 0), cases: group.count,
                expected: given.reduce(0, +) / Double(group.count),
                observed: Double(group.count { cases[$0].isPositive }) / Double(group.count))
        }
    }
}

/// Cases cut into bands of about the same size by a number; equal numbers stay together.
struct Bands: Sendable, Hashable {
    /// The cases of each band that has any, smallest numbers first, in the order of the numbers.
    let groups: [[Int]]

    init(of numbers: [Double], count: Int) {
        let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
        var groups: [[Int]] = []
        var start = 0
        for band in 0..<count where start < order.count {
            var end = max(start + 1, (band + 1) * order.count / count)
            while end < order.count, numbers[order[end]] == numbers[order[end - 1]] { end += 1 }
            groups.append(Array(order[start..<end]))
            start = end
        }
        self.groups = groups
    }
}
