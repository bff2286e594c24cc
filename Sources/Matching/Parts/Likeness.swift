/// How alike two texts are, by their vectors.
enum Likeness {
    /// clamp01(a·b / |a||b|); nil where one is missing, empty, of another length or without
    /// direction (facts/matchmaking.md §5.1, which says 0 there; the caller decides).
    static func cosine(_ left: [Float]?, _ right: [Float]?) -> Double? {
        guard let left, let right, left.count == right.count, !left.isEmpty else { return nil }
        var dot = 0.0
        var leftSquares = 0.0
        var rightSquares = 0.0
        for index in left.indices {
            let (a, b) = (Double(left[index]), Double(right[index]))
            dot += a * b
            leftSquares += a * a
            rightSquares += b * b
        }
        let length = (leftSquares * rightSquares).squareRoot()
        guard length > 0, length.isFinite, dot.isFinite else { return nil }
        return max(0, min(1, dot / length))
    }

    /// The best likeness of one vector to several; nil where none can be compared.
    static func best(_ one: [Float]?, _ several: [[Float]]) -> Double? {
        var best: Double?
        for other in several {
            guard let value = cosine(one, other) else { continue }
            best = max(best ?? 0, value)
        }
        return best
    }
}

/// What both families of formulas give for the likeness of texts.
struct VectorPart: Sendable, Hashable {
    var role: Double?
    var domain: Double?
    var culture: Double?

    /// 0.40 role, 0.35 domain, 0.25 culture (facts/matchmaking.md §5.1).
    static let weights = (role: 0.40, domain: 0.35, culture: 0.25)

    /// The weighted sum in which a missing likeness counts as 0.
    var sum: Double {
        Self.weights.role * (role ?? 0) + Self.weights.domain * (domain ?? 0)
            + Self.weights.culture * (culture ?? 0)
    }

    /// The share of the weights whose likeness is known.
    var seen: Double {
        (role == nil ? 0 : Self.weights.role) + (domain == nil ? 0 : Self.weights.domain)
            + (culture == nil ? 0 : Self.weights.culture)
    }

    /// The weighted mean of what is known; nil when nothing is.
    var mean: Double? { seen > 0 ? min(1, sum / seen) : nil }
}
