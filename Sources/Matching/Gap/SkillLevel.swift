/// How well somebody masters a skill, or is wanted to, on the scale of the gap report: 0 none, 1 basic,
/// 2 working, 3 proficient, 4 advanced (facts, career engine A.3).
package struct SkillLevel: Sendable, Hashable {
    /// The five names of the scale.
    package enum Label: String, Sendable, CaseIterable {
        /// Below .5.
        case none
        /// From .5.
        case basic
        /// From 1.5.
        case working
        /// From 2.5.
        case proficient
        /// From 3.5.
        case advanced
    }

    /// What a level was taken from.
    package enum Origin: String, Sendable {
        /// A text or a person says it.
        case stated
        /// Years of use, from which it was reckoned.
        case years
        /// Nothing says it: the level that is assumed then.
        case assumed
    }

    /// 0...4.
    package let score: Double
    /// Years of use, or the least that are wanted; nil where nothing says them.
    package let years: Double?
    /// What it was taken from.
    package let origin: Origin

    /// A level from its parts; the score is brought into 0...4.
    package init(_ score: Double, years: Double? = nil, _ origin: Origin) {
        self.score = min(max(score, 0), Self.highest)
        self.years = years
        self.origin = origin
    }

    /// The highest score.
    package static let highest = 4.0
    /// The highest rating of the desk.
    private static let highestRating = 10.0

    /// The level that a rating says, else the one that years suggest, else the one that is assumed.
    ///
    /// - Parameter rating: On the desk's scale, 1...10, which the four levels cut evenly: 5 Competent is
    ///   working, 10 World-class the highest.
    package init(rating: Double?, years: Double?, assumed: Double) {
        if let rating {
            self.init(rating / Self.highestRating * Self.highest, years: years, .stated)
        } else if let years {
            self.init(Self.score(ofYears: years), years: years, .years)
        } else {
            self.init(assumed, .assumed)
        }
    }

    /// The level that years of use suggest: below one year 1, below three 2, below five 3, from five on 4
    /// (facts, career engine A.10).
    package static func score(ofYears years: Double) -> Double {
        switch years {
        case ..<1: 1
        case ..<3: 2
        case ..<5: 3
        default: 4
        }
    }

    /// The name of the level.
    package var label: Label {
        switch score {
        case ..<0.5: .none
        case ..<1.5: .basic
        case ..<2.5: .working
        case ..<3.5: .proficient
        default: .advanced
        }
    }

    /// How sure it is, 0...1: .9 when it is said, .6 when it comes from years, .5 when it is assumed.
    package var confidence: Double {
        switch origin {
        case .stated: 0.9
        case .years: 0.6
        case .assumed: 0.5
        }
    }
}
