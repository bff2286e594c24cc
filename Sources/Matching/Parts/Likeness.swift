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
    /// How much each likeness counts; they sum to 1.
    struct Weights: Sendable, Hashable {
        var role: Double
        var domain: Double
        var culture: Double

        /// facts/matchmaking.md §5.1.
        static let original = Weights(role: 0.40, domain: 0.35, culture: 0.25)
        /// What somebody did tells people apart. What they say of themselves is a claim that nobody
        /// can check, and with .25 it turned labelled rankings upside down; it stays as a whisper.
        static let repaired = Weights(role: 0.75, domain: 0.20, culture: 0.05)

        static func of(_ formulas: ScoreProfile.Formulas) -> Weights {
            formulas == .original ? original : repaired
        }
    }

    var role: Double?
    var domain: Double?
    var culture: Double?

    /// The weighted sum in which a missing likeness counts as 0.
    func sum(_ weights: Weights) -> Double {
        weights.role * (role ?? 0) + weights.domain * (domain ?? 0)
            + weights.culture * (culture ?? 0)
    }

    /// The share of the weights whose likeness is known.
    func seen(_ weights: Weights) -> Double {
        (role == nil ? 0 : weights.role) + (domain == nil ? 0 : weights.domain)
            + (culture == nil ? 0 : weights.culture)
    }

    /// The part's value: the sum under the original formulas; the weighted mean of what is known,
    /// or nil when nothing is, under the repaired ones.
    func value(_ formulas: ScoreProfile.Formulas) -> Double? {
        let weights = Weights.of(formulas)
        if formulas == .original { return sum(weights) }
        let seen = seen(weights)
        return seen > 0 ? min(1, sum(weights) / seen) : nil
    }
}
