package import Prelude

/// Texts in groups around their means (Lloyd's k-means), begun several times with means that are drawn far
/// from each other (`StartingRows`); the grouping with the least inertia counts. The same seed gives the same
/// groups, on however many processors.
package struct KMeans: Sendable {
    /// The most times that texts are put to the nearest mean.
    package static let maximumRounds = 100
    /// How often it is begun, unless said otherwise.
    package static let usualStarts = 3
    /// It ends when the means move less than this share of how far texts lie from their common mean.
    private static let tolerance = 1e-4

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
    ///   - starts: How often it is begun, at least 1.
    package init(
        _ matrix: TermMatrix, groups count: Int, seed: UInt64, starts: Int = usualStarts
    ) {
        self = Self.all(matrix, groups: [count], seed: seed, starts: starts)[0]
    }

    /// The groups for several counts of groups.
    package static func all(
        _ matrix: TermMatrix, groups counts: [Int], seed: UInt64, starts: Int = usualStarts,
        parallelism: Parallelism = .none
    ) -> [KMeans] {
        let most = counts.max() ?? 1
        let beginnings = parallelism.portions(of: starts, size: 1) { range in
            range.map { start in
                var generator = SeededGenerator(seed: seed &+ UInt64(start) &* 0x9E37_79B9)
                return StartingRows.drawn(matrix, most, &generator)
            }
        }
        let spread = matrix.spread
        // The largest first, so that no processor is left with it at the end.
        let order = counts.indices.sorted { counts[$0] > counts[$1] }
        let tasks = order.flatMap { index in (0..<starts).map { (index, $0) } }
        let found = parallelism.portions(of: tasks.count, size: 1) { range in
            range.map { task in
                let (index, start) = tasks[task]
                let rows = beginnings[start].prefix(max(1, counts[index]))
                return (index, KMeans(matrix, from: Array(rows), spread: spread))
            }
        }
        return counts.indices.map { index in
            let all = found.filter { $0.0 == index }.map(\.1)
            return all.dropFirst().reduce(all[0]) { $1.inertia < $0.inertia ? $1 : $0 }
        }
    }

    private init(_ matrix: TermMatrix, from rows: [Int], spread: Double) {
        var means = GroupMeans(matrix, rows)
        var groups = [Int](repeating: 0, count: matrix.rowCount)
        var before: [Int]?
        var (round, inertia) = (0, Double.infinity)
        while round < Self.maximumRounds {
            round += 1
            inertia = means.assign(matrix, to: &groups)
            if groups == before { break }
            let moved = means.move(matrix, groups, before: before)
            if Double(moved) <= Self.tolerance * spread { break }
            before = groups
        }
        (self.groups, self.inertia, rounds) = (groups, inertia, round)
    }
}
