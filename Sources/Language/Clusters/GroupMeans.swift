/// The means of groups of texts, term by term: of each term the weights in all groups lie beside each
/// other, so that a text is compared with all of them in one pass over its terms.
struct GroupMeans {
    /// How many groups one vector of the processor holds.
    private static let lanes = 4

    private let count: Int
    /// How many vectors a term has.
    private let width: Int
    private var weights: [SIMD4<Float>]
    /// The sums of the rows of each group, in the order of `weights`, and how many they are; empty until they
    /// are moved first.
    private var sums: [Float] = []
    private var sizes: [Int] = []
    /// The square of each mean's length.
    private var squares: [Float]

    /// Means that are rows.
    init(_ matrix: TermMatrix, _ rows: [Int]) {
        count = rows.count
        width = max(1, (rows.count + Self.lanes - 1) / Self.lanes)
        weights = [SIMD4<Float>](repeating: .zero, count: matrix.terms.count * width)
        squares = rows.map { matrix.squaredLength(of: $0) }
        for (group, row) in rows.enumerated() {
            for entry in matrix.entries(of: row) {
                let place = Int(matrix.columns[entry]) * width + group / Self.lanes
                weights[place][group % Self.lanes] = matrix.weights[entry]
            }
        }
    }

    /// Gives the products of each row with all means, row after row.
    func withProducts(
        _ matrix: TermMatrix, _ body: (Int, UnsafeBufferPointer<Float>) -> Void
    ) {
        matrix.columns.withUnsafeBufferPointer { columns in
            matrix.weights.withUnsafeBufferPointer { values in
                weights.withUnsafeBufferPointer { weights in
                    let product = RowProduct(
                        columns: columns, values: values, weights: weights, width: width)
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: width * Self.lanes) {
                        products in
                        products.initialize(repeating: 0)
                        for row in 0..<matrix.rowCount {
                            product.store(
                                matrix.entries(of: row), in: UnsafeMutableRawBufferPointer(products)
                            )
                            body(row, UnsafeBufferPointer(products))
                        }
                    }
                }
            }
        }
    }

    /// Puts each row to the nearest mean; returns the sum of the squares of the distances.
    func assign(_ matrix: TermMatrix, to groups: inout [Int]) -> Double {
        var inertia = 0.0
        withProducts(matrix) { row, products in
            var best = (group: 0, distance: Float.infinity)
            for group in 0..<count {
                let distance = squares[group] - 2 * products[group]
                if distance < best.distance { best = (group, distance) }
            }
            groups[row] = best.group
            inertia += Double(max(0, matrix.squaredLength(of: row) + best.distance))
        }
        return inertia
    }

    /// Makes the means those of their groups; returns how far they moved, as the sum of squares. A group that
    /// nobody is in stays where it is.
    ///
    /// - Parameter before: The groups of the last time; only rows that changed theirs are looked at.
    mutating func move(_ matrix: TermMatrix, _ groups: [Int], before: [Int]?) -> Float {
        if sums.isEmpty {
            sums = [Float](repeating: 0, count: weights.count * Self.lanes)
            sizes = [Int](repeating: 0, count: count)
        }
        for (row, group) in groups.enumerated() {
            if let before {
                guard before[row] != group else { continue }
                add(matrix, row, times: -1, to: before[row])
            }
            add(matrix, row, times: 1, to: group)
        }
        var (shares, isStill) = (
            [SIMD4<Float>](repeating: .zero, count: width),
            [SIMDMask<SIMD4<Int32>>](repeating: .init(repeating: true), count: width)
        )
        for group in 0..<count where sizes[group] > 0 {
            shares[group / Self.lanes][group % Self.lanes] = 1 / Float(sizes[group])
            isStill[group / Self.lanes][group % Self.lanes] = false
        }
        var lengths = [SIMD4<Float>](repeating: .zero, count: width)
        var moved = SIMD4<Float>.zero
        for place in weights.indices {
            let (part, first) = (place % width, place * Self.lanes)
            let sum = SIMD4(sums[first], sums[first + 1], sums[first + 2], sums[first + 3])
            let next = (sum * shares[part]).replacing(
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

    private mutating func add(
        _ matrix: TermMatrix, _ row: Int, times sign: Float, to group: Int
    ) {
        sizes[group] += Int(sign)
        let (stride, entries) = (width * Self.lanes, matrix.entries(of: row))
        for entry in entries {
            sums[Int(matrix.columns[entry]) * stride + group] += sign * matrix.weights[entry]
        }
    }
}

/// The product of a row with all means: up to twelve of them in the registers of the processor.
private struct RowProduct {
    let columns: UnsafeBufferPointer<Int32>
    let values: UnsafeBufferPointer<Float>
    let weights: UnsafeBufferPointer<SIMD4<Float>>
    /// How many vectors a term has.
    let width: Int

    /// Stores the products of the row with some entries. They are written as vectors and read as numbers,
    /// which raw memory alone allows.
    func store(_ entries: Range<Int>, in products: UnsafeMutableRawBufferPointer) {
        func store(_ vector: SIMD4<Float>, _ part: Int) {
            products.storeBytes(
                of: vector, toByteOffset: part * MemoryLayout<SIMD4<Float>>.size,
                as: SIMD4<Float>.self)
        }
        var (one, two, three) = (SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero)
        switch width {
        case 1:
            for entry in entries { one += values[entry] * weights[Int(columns[entry])] }
            store(one, 0)
        case 2:
            for entry in entries {
                let (place, value) = (Int(columns[entry]) &* 2, values[entry])
                one += value * weights[place]
                two += value * weights[place &+ 1]
            }
            store(one, 0)
            store(two, 1)
        case 3:
            for entry in entries {
                let (place, value) = (Int(columns[entry]) &* 3, values[entry])
                one += value * weights[place]
                two += value * weights[place &+ 1]
                three += value * weights[place &+ 2]
            }
            store(one, 0)
            store(two, 1)
            store(three, 2)
        default:
            for part in 0..<width {
                var sum = SIMD4<Float>.zero
                for entry in entries {
                    sum += values[entry] * weights[Int(columns[entry]) &* width &+ part]
                }
                store(sum, part)
            }
        }
    }
}
