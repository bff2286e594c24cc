/// Vectors in one byte a number, each row with a bound on what was rounded away.
///
/// A row stands for the unit vector x̂ of what was added. With its scale s and codes c ∈ [−127, 127]ⁿ
/// the kept vector is x' = s·c, and ρ ≥ |x̂ − x'| is measured and kept beside it, rounded up. For a
/// query q̂ of unit length kept likewise as q' = t·p with δ ≥ |q̂ − q'|:
///
///     q̂·x̂ − q'·x' = q'·(x̂ − x') + (q̂ − q')·x̂
///     |q̂·x̂ − q'·x'| ≤ |q'|·ρ + δ·|x̂| ≤ (1 + δ)·ρ + δ        (Cauchy–Schwarz, |x̂| = 1)
///
/// p·c is a sum of whole numbers and exact in 32 bits (`QuantizedQuery` sees to it), so s·t·(p·c)
/// is q'·x' up to rounding in 64-bit arithmetic, which `Interval.slack` covers. Rows with equal
/// codes and scale are kept once, with the larger ρ, so a title that thousands hold costs one row.
struct QuantizedRows: Sendable {
    let dimensions: Int
    private(set) var codes: [Int8] = []
    private(set) var scales: [Float] = []
    private(set) var residuals: [Float] = []
    /// Rows by a hash of their codes; dropped when building ends.
    private var known: [UInt64: Int32] = [:]

    init(dimensions: Int) {
        self.dimensions = dimensions
    }

    var count: Int { scales.count }

    /// Bytes held.
    var byteCount: Int { codes.capacity + 4 * scales.capacity + 4 * residuals.capacity }

    /// The row of a vector; nil where it is of another length or has no direction.
    mutating func add(_ vector: [Float], limit: Int = .max) -> Int32? {
        guard vector.count == dimensions, let length = Self.length(vector) else { return nil }
        var largest = 0.0
        for value in vector { largest = max(largest, abs(Double(value))) }
        let scale = Float(largest / length / 127)
        guard scale > 0 else { return nil }
        let start = codes.count
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var squares = 0.0
        for value in vector {
            let exact = Double(value) / length
            let code = Int8(max(-127, min(127, (exact / Double(scale)).rounded())))
            let rest = exact - Double(scale) * Double(code)
            squares += rest * rest
            codes.append(code)
            hash = (hash ^ UInt64(UInt8(bitPattern: code))) &* 0x0100_0000_01B3
        }
        let residual = Float(squares.squareRoot() * (1 + 1e-6)).nextUp
        if let row = known[hash], isSame(Int(row), start: start, scale: scale) {
            codes.removeLast(dimensions)
            residuals[Int(row)] = max(residuals[Int(row)], residual)
            return row
        }
        guard count < limit, let row = Int32(exactly: count) else {
            codes.removeLast(dimensions)
            return nil
        }
        scales.append(scale)
        residuals.append(residual)
        known[hash] = row
        return row
    }

    /// Ends building: gives back what only finding equal rows needed.
    mutating func finish() {
        known = [:]
        codes = Self.fitted(codes)
        scales = Self.fitted(scales)
        residuals = Self.fitted(residuals)
    }

    /// A copy without spare room behind the last element.
    static func fitted<Element>(_ array: [Element]) -> [Element] {
        guard array.capacity > array.count + array.count / 16 else { return array }
        return [Element](unsafeUninitializedCapacity: array.count) { buffer, count in
            count = buffer.initialize(fromContentsOf: array)
        }
    }

    private func isSame(_ row: Int, start: Int, scale: Float) -> Bool {
        guard scales[row] == scale else { return false }
        for index in 0..<dimensions where codes[row * dimensions + index] != codes[start + index] {
            return false
        }
        return true
    }

    static func length(_ vector: [Float]) -> Double? {
        var squares = 0.0
        for value in vector { squares += Double(value) * Double(value) }
        let length = squares.squareRoot()
        return length > 0 && length.isFinite ? length : nil
    }

    /// Between what the clamped cosine of the query and a row lies.
    func likeness(_ query: QuantizedQuery, _ row: Int32) -> Interval {
        likeness(value(query, row), query, row)
    }

    /// The interval around a value that was computed before.
    func likeness(_ value: Double, _ query: QuantizedQuery, _ row: Int32) -> Interval {
        let error = (1 + query.residual) * Double(residuals[Int(row)]) + query.residual
        return Interval(value).widened(by: error + Interval.slack).clamped
    }

    /// q'·x'.
    func value(_ query: QuantizedQuery, _ row: Int32) -> Double {
        Double(scales[Int(row)]) * query.scale * Double(dot(query.codes, Int(row)))
    }

    private func dot(_ query: [Int16], _ row: Int) -> Int32 {
        let start = row * dimensions
        return codes.withUnsafeBytes { codes in
            query.withUnsafeBytes { query in
                var sums = SIMD8<Int32>()
                var index = 0
                while index &+ 8 <= dimensions {
                    let kept = codes.loadUnaligned(
                        fromByteOffset: start &+ index, as: SIMD8<Int8>.self)
                    let asked = query.loadUnaligned(
                        fromByteOffset: 2 &* index, as: SIMD8<Int16>.self)
                    sums &+=
                        SIMD8<Int32>(truncatingIfNeeded: kept)
                        &* SIMD8<Int32>(truncatingIfNeeded: asked)
                    index &+= 8
                }
                var sum = sums.wrappedSum()
                while index < dimensions {
                    let kept = codes.loadUnaligned(fromByteOffset: start &+ index, as: Int8.self)
                    let asked = query.loadUnaligned(fromByteOffset: 2 &* index, as: Int16.self)
                    sum &+= Int32(kept) &* Int32(asked)
                    index &+= 1
                }
                return sum
            }
        }
    }
}

/// A vector of a job, in two bytes a number.
struct QuantizedQuery: Sendable {
    let codes: [Int16]
    let scale: Double
    /// δ: the length of what was rounded away.
    let residual: Double

    /// nil where the vector is missing, of another length or has no direction.
    init?(_ vector: [Float]?, dimensions: Int) {
        guard let vector, vector.count == dimensions, let length = QuantizedRows.length(vector)
        else { return nil }
        var largest = 0.0
        for value in vector { largest = max(largest, abs(Double(value))) }
        // 127 · limit · dimensions stays below 2³¹, so that the dot product fits 32 bits.
        let limit = Double(min(32_767, Int(Int32.max) / (127 * max(1, dimensions))))
        guard limit >= 1 else { return nil }
        scale = largest / length / limit
        var squares = 0.0
        var codes: [Int16] = []
        codes.reserveCapacity(dimensions)
        for value in vector {
            let exact = Double(value) / length
            let code = max(-limit, min(limit, (exact / scale).rounded()))
            let rest = exact - scale * code
            squares += rest * rest
            codes.append(Int16(code))
        }
        self.codes = codes
        residual = squares.squareRoot() * (1 + 1e-6) + 1e-12
    }
}
