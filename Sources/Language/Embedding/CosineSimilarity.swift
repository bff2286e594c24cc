/// The cosine of the angle between two vectors, -1...1: 1 points the same way, 0 is unrelated.
///
/// Nil where there is no angle: different lengths, no dimensions, a vector of zeros, or a value
/// that is not finite. Sums are made in double precision, in order.
package func cosineSimilarity(_ first: [Float], _ second: [Float]) -> Double? {
    guard first.count == second.count else { return nil }
    var product = 0.0
    var firstSquares = 0.0
    var secondSquares = 0.0
    for index in first.indices {
        let (left, right) = (Double(first[index]), Double(second[index]))
        product += left * right
        firstSquares += left * left
        secondSquares += right * right
    }
    // One root of the product: exact for parallel vectors, and Float squares cannot overflow it.
    let lengths = (firstSquares * secondSquares).squareRoot()
    guard lengths > 0, lengths.isFinite, product.isFinite else { return nil }
    return min(1, max(-1, product / lengths))
}
