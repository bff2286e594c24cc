/// The means of groups of texts, term by term: of each term the weights in all groups lie beside each other, so
/// that a text is compared with all of them in one pass over its terms.
struct GroupMeans {
    /// How many groups one vector of the processor holds.
    private static let lanes = 8

    private let count: Int
    /// How many vectors a term has.
    private let width: Int
    private var weights: [SIMD8<Float>]
    /// The square of each mean's length.
    private var squares: [Float]

    /// Means that are rows.
    init(_ matrix: TermMatrix, _ rows: [Int]) {
        count = rows.count
        width = (rows.count + Self.lanes - 1) / Self.lanes
        weights = [SIMD8<Float>](repeating: .zero, count: matrix.terms.count * width)
        squares = [Float](repeating: 0, count: rows.count)
        for (group, row) in rows.enumerated() {
            for entry in matrix.entries(of: row) {
                let place = Int(matrix.columns[entry]) * width + group / Self.lanes
                weights[place][group % Self.lanes] = matrix.weights[entry]
                squares[group] += matrix.weights[entry] * matrix.weights[entry]
            }
        }
    }

    /// Puts each row to the nearest mean; returns the sum of the squares of the distances.
    func assign(_ matrix: TermMatrix, to groups: inout [Int]) -> Double {
        var inertia = 0.0
        var products = [SIMD8<Float>](repeating: .zero, count: width)
        matrix.columns.withUnsafeBufferPointer { columns in
            matrix.weights.withUnsafeBufferPointer { values in
                weights.withUnsafeBufferPointer { weights in
                    for row in groups.indices {
                        let entries = matrix.entries(of: row)
                        if width == 1 {
                            var sum = SIMD8<Float>.zero
                            for entry in entries {
                                sum += values[entry] * weights[Int(columns[entry])]
                            }
                            products[0] = sum
                        } else {
                            for part in 0..<width { products[part] = .zero }
                            for entry in entries {
                                let place = Int(columns[entry]) * width
                                for part in 0..<width {
                                    products[part] += values[entry] * weights[place + part]
                                }
                            }
                        }
                        var best = (group: 0, distance: Float.infinity)
                        for group in 0..<count {
                            let product = products[group / Self.lanes][group % Self.lanes]
                            let distance = squares[group] - 2 * product
                            if distance < best.distance { best = (group, distance) }
                        }
                        groups[row] = best.group
                        let own: Float = entries.isEmpty ? 0 : 1
                        inertia += Double(max(0, own + best.distance))
                    }
                }
            }
        }
        return inertia
    }

    /// Makes the means those of their groups; returns how far they moved, as the sum of squares. A group that
    /// nobody is in stays where it is.
    mutating func move(_ matrix: TermMatrix, _ groups: [Int]) -> Float {
        var sums = [SIMD8<Float>](repeating: .zero, count: weights.count)
        var sizes = [Int](repeating: 0, count: count)
        sums.withUnsafeMutableBufferPointer { sums in
            for (row, group) in groups.enumerated() {
                sizes[group] += 1
                let (part, lane) = (group / Self.lanes, group % Self.lanes)
                for entry in matrix.entries(of: row) {
                    sums[Int(matrix.columns[entry]) * width + part][lane] += matrix.weights[entry]
                }
            }
        }
        var (shares, isStill) = (
            [SIMD8<Float>](repeating: .zero, count: width),
            [SIMDMask<SIMD8<Int32>>](repeating: .init(repeating: true), count: width)
        )
        for group in 0..<count where sizes[group] > 0 {
            shares[group / Self.lanes][group % Self.lanes] = 1 / Float(sizes[group])
            isStill[group / Self.lanes][group % Self.lanes] = false
        }
        var lengths = [SIMD8<Float>](repeating: .zero, count: width)
        var moved = SIMD8<Float>.zero
        for place in weights.indices {
            let part = place % width
            let next = (sums[place] * shares[part]).replacing(
                with: weights[place], where: isStill[part])
            let difference = next - weights[place]
            moved += difference * difference
            lengths[part] += next * next
            weights[place] = next
        }
        for group in 0..<count {
            squares[group] = lengths[group / Self.lanes][group % Self.lanes]
        }
        return moved.sum()
    }

    /// How far the rows of a matrix lie from their common mean, as the mean of squares over its terms (the
    /// scale of scikit-learn's `tol`).
    static func spread(of matrix: TermMatrix) -> Double {
        guard matrix.rowCount > 0, !matrix.terms.isEmpty else { return 0 }
        var sums = [Double](repeating: 0, count: matrix.terms.count)
        var squares = sums
        for (column, weight) in zip(matrix.columns, matrix.weights) {
            sums[Int(column)] += Double(weight)
            squares[Int(column)] += Double(weight) * Double(weight)
        }
        let rows = Double(matrix.rowCount)
        let total = zip(sums, squares).reduce(0) { total, pair in
            let mean = pair.0 / rows
            return total + max(0, pair.1 / rows - mean * mean)
        }
        return total / Double(matrix.terms.count)
    }
}
