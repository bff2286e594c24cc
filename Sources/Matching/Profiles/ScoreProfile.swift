/// How parts become a total: score profiles are data (facts/matchmaking.md §0, §5.1).
package struct ScoreProfile: Sendable, Hashable {
    /// Which formulas the parts follow.
    package enum Formulas: String, Sendable, Hashable {
        /// Those of facts/matchmaking.md §5.1, quirks included.
        case original
        /// The repaired ones: what is missing is left out and the rest renormalised.
        case repaired
    }

    /// The weight of each part; they sum to 1.
    package struct Weights: Sendable, Hashable {
        /// Likeness of role, domain and culture.
        package var vector: Double
        /// Skills asked for and held.
        package var skillFit: Double
        /// Pay offered and asked.
        package var compensation: Double
        /// Time zone and place.
        package var location: Double

        /// Weights in the order of the parts.
        package init(
            vector: Double, skillFit: Double, compensation: Double, location: Double
        ) {
            self.vector = vector
            self.skillFit = skillFit
            self.compensation = compensation
            self.location = location
        }
    }

    /// The name on the command line and in the store.
    package var name: String
    /// Which formulas the parts follow.
    package var formulas: Formulas
    /// The weight of each part.
    package var weights: Weights
    /// How many candidates are proposed.
    package var topCount: Int
    /// The least skill fit of a candidate who is proposed, or nil.
    package var skillGate: Double?

    /// A profile from its parts.
    package init(
        name: String, formulas: Formulas, weights: Weights, topCount: Int,
        skillGate: Double? = nil
    ) {
        self.name = name
        self.formulas = formulas
        self.weights = weights
        self.topCount = topCount
        self.skillGate = skillGate
    }

    /// The default, of the requirement documents: 40/40/10/10, top 20, no gate.
    package static let seed = ScoreProfile(
        name: "seed", formulas: .original,
        weights: Weights(vector: 0.40, skillFit: 0.40, compensation: 0.10, location: 0.10),
        topCount: 20)

    /// What the earlier system ran last: 35/40/10/15, top 15, skill fit at least .30. Its dropping of
    /// people with the same name is left out: the same person twice is a merge question (L30).
    package static let notionV3 = ScoreProfile(
        name: "notion_v3", formulas: .original,
        weights: Weights(vector: 0.35, skillFit: 0.40, compensation: 0.10, location: 0.15),
        topCount: 15, skillGate: 0.30)

    /// The weights of `seed` over repaired parts.
    package static let muster = ScoreProfile(
        name: "muster", formulas: .repaired,
        weights: Weights(vector: 0.40, skillFit: 0.40, compensation: 0.10, location: 0.10),
        topCount: 20)

    /// A profile of learned weights, which sum to 1, over the parts of `muster`.
    package static func learned(_ name: String, weights: Weights) -> ScoreProfile {
        ScoreProfile(
            name: name, formulas: muster.formulas, weights: weights, topCount: muster.topCount)
    }

    /// Every profile that ships, the default first.
    package static let all: [ScoreProfile] = [.seed, .notionV3, .muster]

    /// The profile that ships with a name, or nil.
    package static func named(_ name: String) -> ScoreProfile? { all.first { $0.name == name } }
}

/// What scoring must know of the world, given by the caller because scoring asks no clock and no
/// system.
package struct ScoringContext: Sendable {
    /// The offset from UTC in minutes of an IANA zone on the day of the matching, or nil for a zone
    /// that does not exist.
    package var zoneOffset: @Sendable (String) -> Int?
    /// How many units of one currency (the dictionary's base) one unit of each currency is worth;
    /// empty when no dated table is given, and then unlike currencies are not compared.
    package var currencyRates: [String: Double]

    /// A context from its parts.
    package init(
        currencyRates: [String: Double] = [:],
        zoneOffset: @escaping @Sendable (String) -> Int? = { _ in nil }
    ) {
        self.zoneOffset = zoneOffset
        self.currencyRates = currencyRates
    }
}
