/// Whether a text is about a person or an opening, and how sure that is.
package struct SubjectGuess: Sendable, Hashable {
    /// What the text is about.
    package var subject: Subject
    /// From 0.5, a coin's toss, to 1, certain.
    package var confidence: Double
}
