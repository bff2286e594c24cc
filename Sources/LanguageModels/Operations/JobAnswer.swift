/// What a model reads in a job post (facts: normalize_job).
package struct JobAnswer: Sendable, Hashable {
    /// A skill that is asked for.
    package struct Skill: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// The least years.
        package var minYears: Double?
        /// The least level, 1–10.
        package var minLevel: Int?
        /// What the person must be able to do with it, in the model's words.
        package var capability: String?
        /// The sentence that asks for it, copied.
        package var evidence: String
        /// Whether the post insists on it.
        package var isMust: Bool
    }

    /// Values that are words of the post themselves, by the field they are for.
    package var words: [String: String] = [:]
    /// Lists of what is copied from the post, by the field they are for.
    package var lists: [String: [String]] = [:]
    /// Choices, each with the words it was read from, by the field they are for.
    package var choices: [String: CVAnswer.Proved] = [:]
    /// The least years in all.
    package var minYears: Double?
    /// The most years in all.
    package var maxYears: Double?
    /// The words about them.
    package var yearsEvidence: String?
    /// The skills.
    package var skills: [Skill] = []
    /// The least soft attributes, by name.
    package var traits: [String: Int] = [:]
    /// A summary of the role in the model's words.
    package var summary: String?
    /// The narratives by name, in the model's words.
    package var narratives: [String: String] = [:]
    /// How sure the model is of all of it, 0–1.
    package var confidence: Double = 0

    /// What halves of one post say together.
    package func joined(_ other: JobAnswer) -> JobAnswer {
        var whole = self
        whole.words.merge(other.words) { own, _ in own }
        whole.lists.merge(other.lists) { $0 + $1 }
        whole.choices.merge(other.choices) { own, _ in own }
        whole.minYears = minYears ?? other.minYears
        whole.maxYears = maxYears ?? other.maxYears
        whole.yearsEvidence = yearsEvidence ?? other.yearsEvidence
        whole.skills += other.skills
        whole.traits.merge(other.traits) { max($0, $1) }
        whole.summary = summary ?? other.summary
        whole.narratives.merge(other.narratives) { own, _ in own }
        whole.confidence = min(confidence, other.confidence)
        return whole
    }
}
