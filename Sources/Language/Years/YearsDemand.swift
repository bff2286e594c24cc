package import Prelude

/// Years of experience that a text asks for.
package struct YearsDemand: Hashable, Sendable {
    /// The least years asked for; nil for "up to 3 years".
    package var min: Double?
    /// The most years asked for; nil when open upward.
    package var max: Double?
    /// Canonical names of the skills the years are of; empty when none is named.
    package var skills: [String]
    /// Whether they are years of a career rather than of a tool: "4+ years of customer support".
    package var isOverall: Bool
    /// Where the number and its unit stand.
    package var span: TextSpan
    /// The sentence or line that says so.
    package var sentence: TextSpan
    /// How sure the reader is, 0–1.
    package var confidence: Double
}
