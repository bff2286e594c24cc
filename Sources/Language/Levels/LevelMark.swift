package import Prelude

/// One statement of a level or of years, not yet tied to a skill.
package struct LevelMark: Hashable, Sendable {
    /// The rating, 1–10; nil where only years are stated.
    package var rating: Int?
    /// The years of use, or nil.
    package var years: Double?
    /// The level of the framework for languages, such as "B2", or nil.
    package var framework: String?
    /// How it is written.
    package var notation: SkillRating.Notation
    /// Where it stands.
    package var span: TextSpan

    /// The rating with its place, or nil where only years are stated.
    package var skillRating: SkillRating? { rating.map { SkillRating($0, notation, at: span) } }
}
