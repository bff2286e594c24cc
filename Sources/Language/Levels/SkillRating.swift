package import Prelude

/// How well someone says to master a skill, on the scale 1 Novice, 2 Beginner, 3 Elementary,
/// 4 Developing, 5 Competent, 6 Proficient, 7 Advanced, 8 Expert, 9 Master, 10 World-class.
package struct SkillRating: Hashable, Sendable {
    /// How a level was written down.
    package enum Notation: String, Hashable, Sendable, CaseIterable {
        /// A word or phrase: "advanced", "gute Kenntnisse".
        case word
        /// Stars or hearts, filled and empty.
        case stars
        /// Dots, filled and empty.
        case dots
        /// A bar of blocks or signs.
        case bar
        /// A share of a whole number: 4/5.
        case fraction
        /// A share of a hundred.
        case percent
        /// A bare number in a column that a heading calls a level.
        case number
        /// A level of the European framework for languages: A1 to C2.
        case framework
        /// Only the years of use; the rating is derived from them.
        case years
    }

    /// The rating, 1–10.
    package var value: Int
    /// How it was stated.
    package var notation: Notation
    /// Where it is stated.
    package var span: TextSpan

    /// A rating; the value is brought into 1–10.
    package init(_ value: Int, _ notation: Notation, at span: TextSpan) {
        self.value = min(max(value, 1), 10)
        self.notation = notation
        self.span = span
    }
}
