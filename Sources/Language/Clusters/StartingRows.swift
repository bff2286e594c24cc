internal import Glibc
internal import Prelude

/// Texts to begin a grouping with, far from each other: each is drawn the likelier the farther it lies from
/// those that are drawn, and of some that are drawn the one that leaves least counts (greedy k-means++:
/// D. Arthur and S. Vassilvitskii, SODA 2007). The first of many are those of fewer.
enum StartingRows {
    /// As many rows as are wanted, or all.
    static func drawn(
        _ matrix: TermMatrix, _ count: Int, _ generator: inout SeededGenerator
    ) -> [Int] {
        guard matrix.rowCount > 0 else { return [] }
        var rows = [Int.random(in: 0..<matrix.rowCount, using: &generator)]
        var nearest = distances(matrix, to: rows)[0]
        while rows.count < min(count, matrix.rowCount) {
            let total = nearest.reduce(0) { $0 + Double($1) }
            let tries = 2 + Int(log(Double(rows.count + 1)))
            let tried = (0..<tries).map { _ in
                row(at: Double.random(in: 0..<1, using: &generator) * total, nearest)
            }
            let found = distances(matrix, to: tried)
            var best = (index: 0, left: Double.infinity)
            for (index, distances) in found.enumerated() {
                var left = 0.0
                for row in nearest.indices { left += Double(min(nearest[row], distances[row])) }
                if left < best.left { best = (index, left) }
            }
            rows.append(tried[best.index])
            for row in nearest.indices {
                nearest[row] = min(nearest[row], found[best.index][row])
            }
        }
        return rows
    }

    /// The squares of the distances of all rows to some, 0...2.
    private static func distances(_ matrix: TermMatrix, to rows: [Int]) -> [[Float]] {
        let own = rows.map { matrix.squaredLength(of: $0) }
        var found = [[Float]](
            repeating: [Float](repeating: 0, count: matrix.rowCount), count: rows.count)
        GroupMeans(matrix, rows).withProducts(matrix) { row, products in
            let length = matrix.squaredLength(of: row)
            for index in own.indices {
                found[index][row] = max(0, length + own[index] - 2 * products[index])
            }
        }
        return found
    }

    /// The row that a mark on the line of all distances falls on.
    private static func row(at mark: Double, _ distances: [Float]) -> Int {
        var rest = mark
        for (row, distance) in distances.enumerated() {
            rest -= Double(distance)
            if rest < 0 { return row }
        }
        return distances.count - 1
    }
}
