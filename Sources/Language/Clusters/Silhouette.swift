package import Prelude

/// How well texts lie in their groups, by how unlike they are (1 - cosine): near 1 when each is much more
/// like its own group than the next, 0 when groups run into each other (P. Rousseeuw, J. Comput. Appl.
/// Math. 20, 1987). Of many texts some are looked at, always the same for the same seed.
package struct Silhouette: Sendable {
    /// How many texts are looked at at most.
    package static let maximumTexts = 1000

    /// The rows that are looked at.
    package let rows: [Int]
    /// How unlike each is to each, row after row.
    private let distances: [Float]

    /// The distances of texts of a matrix.
    package init(_ matrix: TermMatrix, seed: UInt64, parallelism: Parallelism = .none) {
        var rows = Array(0..<matrix.rowCount)
        if rows.count > Self.maximumTexts {
            var generator = SeededGenerator(seed: seed)
            rows.shuffle(using: &generator)
            rows = rows.prefix(Self.maximumTexts).sorted()
        }
        self.rows = rows
        let looked = rows
        distances = parallelism.portions(of: rows.count, size: 50) { range in
            var dense = [Float](repeating: 0, count: matrix.terms.count)
            return range.flatMap { index -> [Float] in
                let own = matrix.entries(of: looked[index])
                for entry in own { dense[Int(matrix.columns[entry])] = matrix.weights[entry] }
                defer { for entry in own { dense[Int(matrix.columns[entry])] = 0 } }
                return looked.indices.map { other in
                    guard other != index else { return 0 }
                    var product: Float = 0
                    for entry in matrix.entries(of: looked[other]) {
                        product += matrix.weights[entry] * dense[Int(matrix.columns[entry])]
                    }
                    return max(0, 1 - product)
                }
            }
        }
    }

    /// The mean over the texts, -1...1, of groups that all texts are put to; nil for less than two groups
    /// among those that are looked at.
    package func mean(_ groups: [Int]) -> Double? {
        let own = rows.map { groups[$0] }
        let count = (own.max() ?? 0) + 1
        var sizes = [Int](repeating: 0, count: count)
        for group in own { sizes[group] += 1 }
        guard sizes.count(where: { $0 > 0 }) > 1 else { return nil }
        var total = 0.0
        for index in own.indices where sizes[own[index]] > 1 {
            var sums = [Double](repeating: 0, count: count)
            for other in own.indices {
                sums[own[other]] += Double(distances[index * own.count + other])
            }
            let inside = sums[own[index]] / Double(sizes[own[index]] - 1)
            var outside = Double.infinity
            for group in 0..<count where group != own[index] && sizes[group] > 0 {
                outside = min(outside, sums[group] / Double(sizes[group]))
            }
            let most = max(inside, outside)
            if most > 0 { total += (outside - inside) / most }
        }
        return total / Double(own.count)
    }
}
