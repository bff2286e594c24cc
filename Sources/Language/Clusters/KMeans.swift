internal import Glibc
internal import Prelude

/// Texts in groups around their means (Lloyd's k-means), begun several times with means that are drawn far
/// from each other (k-means++: D. Arthur and S. Vassilvitskii, SODA 2007); the grouping with the least
/// inertia counts. The same seed gives the same groups, on however many processors.
package struct KMeans: Sendable {
    /// The most times that texts are put to the nearest mean.
    package static let maximumRounds = 100
    /// How often it is begun, unless said otherwise.
    package static let usualStarts = 3
    /// It ends when the means move less than this share of how far texts lie from their common mean.
    private static let tolerance: Float = 1e-4

    /// The group of each text.
    package let groups: [Int]
    /// The sum of the squares of the texts' distances from their means.
    package let inertia: Double
    /// How often texts were put to the nearest mean.
    package let rounds: Int

    /// The groups of the texts of a matrix.
    ///
    /// - Parameters:
    ///   - count: How many groups, at least 1; no more than there are texts.
    ///   - starts: How often it is begun.
    package init(
        _ matrix: TermMatrix, groups count: Int, seed: UInt64, starts: Int = usualStarts
    ) {
        self = Self.best(
            inPortions(of: starts, size: 1) { range in
                range.map { KMeans(matrix, count, seed: Self.seed(seed, count, $0)) }
            })
    }

    /// The groups for several counts of groups, worked through on all processors at once.
    package static func all(
        _ matrix: TermMatrix, groups counts: [Int], seed: UInt64, starts: Int = usualStarts
    ) -> [KMeans] {
        // The largest first, so that no processor is left with it at the end.
        let tasks = counts.indices.sorted { counts[$0] > counts[$1] }.flatMap { index in
            (0..<starts).map { (index, $0) }
        }
        let found = inPortions(of: tasks.count, size: 1) { range in
            range.map { task in
                let (index, start) = tasks[task]
                return (
                    index,
                    KMeans(matrix, counts[index], seed: Self.seed(seed, counts[index], start))
                )
            }
        }
        return counts.indices.map { index in best(found.filter { $0.0 == index }.map(\.1)) }
    }

    private static func best(_ found: [KMeans]) -> KMeans {
        found.dropFirst().reduce(found[0]) { $1.inertia < $0.inertia ? $1 : $0 }
    }

    private static func seed(_ seed: UInt64, _ count: Int, _ start: Int) -> UInt64 {
        var generator = SeededGenerator(
            seed: seed &+ UInt64(count) &* 0x9E37_79B9 &+ UInt64(start) &* 0x85EB_CA6B)
        return generator.next()
    }

    private init(_ matrix: TermMatrix, _ wanted: Int, seed: UInt64) {
        let count = max(1, min(wanted, matrix.rowCount))
        var generator = SeededGenerator(seed: seed)
        var means = GroupMeans(matrix, Self.drawn(matrix, count, &generator))
        var groups = [Int](repeating: 0, count: matrix.rowCount)
        var (round, inertia) = (0, Double.infinity)
        let spread = Float(max(GroupMeans.spread(of: matrix), 1e-12))
        while round < Self.maximumRounds {
            round += 1
            let before = groups
            inertia = means.assign(matrix, to: &groups)
            if round > 1, groups == before { break }
            let moved = means.move(matrix, groups)
            if moved <= Self.tolerance * spread { break }
        }
        (self.groups, self.inertia, rounds) = (groups, inertia, round)
    }

    /// Rows to begin with: each is drawn the likelier the farther it lies from those that are drawn; of some
    /// that are drawn the one that leaves least counts.
    private static func drawn(
        _ matrix: TermMatrix, _ count: Int, _ generator: inout SeededGenerator
    ) -> [Int] {
        guard matrix.rowCount > 0 else { return [] }
        let tries = 2 + Int(log(Double(count)))
        var rows = [Int.random(in: 0..<matrix.rowCount, using: &generator)]
        var nearest = matrix.distances(to: rows[0])
        while rows.count < count {
            let total = nearest.reduce(0) { $0 + Double($1) }
            var best: (row: Int, nearest: [Float], total: Double)?
            for _ in 0..<tries {
                let row = Self.row(at: Double.random(in: 0..<1, using: &generator) * total, nearest)
                let distances = matrix.distances(to: row)
                var sum = 0.0
                let closer = zip(nearest, distances).map { near, other in
                    let least = min(near, other)
                    sum += Double(least)
                    return least
                }
                if best.map({ sum < $0.total }) ?? true { best = (row, closer, sum) }
            }
            guard let best else { break }
            rows.append(best.row)
            nearest = best.nearest
        }
        return rows
    }

    private static func row(at mark: Double, _ distances: [Float]) -> Int {
        var rest = mark
        for (row, distance) in distances.enumerated() {
            rest -= Double(distance)
            if rest < 0 { return row }
        }
        return distances.count - 1
    }
}

extension TermMatrix {
    /// The squares of the distances of all rows to one, 0...2.
    fileprivate func distances(to row: Int) -> [Float] {
        var dense = [Float](repeating: 0, count: terms.count)
        for entry in entries(of: row) { dense[Int(columns[entry])] = weights[entry] }
        let isEmpty = entries(of: row).isEmpty
        return (0..<rowCount).map { other in
            var product: Float = 0
            for entry in entries(of: other) {
                product += weights[entry] * dense[Int(columns[entry])]
            }
            let own: Float = entries(of: other).isEmpty ? 0 : 1
            return max(0, own + (isEmpty ? 0 : 1) - 2 * product)
        }
    }
}
