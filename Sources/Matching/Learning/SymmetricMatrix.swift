/// A small symmetric matrix.
struct SymmetricMatrix: Sendable, Hashable {
    let size: Int
    /// Row by row; only what stands on or below the diagonal is read.
    private var values: [Double]

    init(size: Int) {
        self.size = size
        values = Array(repeating: 0, count: size * size)
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }

    /// Adds the products of a row's numbers with each other, times a factor.
    mutating func add(_ row: [Double], times factor: Double) {
        values.withUnsafeMutableBufferPointer { values in
            row.withUnsafeBufferPointer { row in
                for left in 0..<size {
                    let scaled = factor * row[left]
                    let start = left * size
                    for right in 0...left { values[start + right] += scaled * row[right] }
                }
            }
        }
    }

    /// Solves the system of some rows and columns by the decomposition of Cholesky; nil when those
    /// are not positive definite to within rounding.
    func solution(of right: [Double], among chosen: [Int]) -> [Double]? {
        let count = chosen.count
        var factor = SymmetricMatrix(size: count)
        for row in 0..<count {
            for column in 0...row {
                var sum = self[chosen[row], chosen[column]]
                for inner in 0..<column { sum -= factor[row, inner] * factor[column, inner] }
                if row > column {
                    factor[row, column] = sum / factor[column, column]
                } else {
                    guard sum > 1e-12 * max(1, self[chosen[row], chosen[row]]) else { return nil }
                    factor[row, row] = sum.squareRoot()
                }
            }
        }
        var solved = right
        for row in 0..<count {
            for inner in 0..<row { solved[row] -= factor[row, inner] * solved[inner] }
            solved[row] /= factor[row, row]
        }
        for row in (0..<count).reversed() {
            for inner in (row + 1)..<max(row + 1, count) {
                solved[row] -= factor[inner, row] * solved[inner]
            }
            solved[row] /= factor[row, row]
        }
        return solved
    }
}
