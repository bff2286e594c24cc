package import Prelude

/// A place in a text where a skill is named.
package struct SkillMention: Sendable, Hashable {
    /// The skill, or nil for a name in a list of skills that the lexicon does not know.
    package let skill: ID<Skill>?
    /// The canonical name, or the name as written when the lexicon does not know it.
    package let name: String
    /// Where it stands.
    package let span: TextSpan
    /// The words as written.
    package let surface: String
    /// How sure it is that the skill is meant, 0–1.
    package let confidence: Double
}

/// What a stretch of text is, as far as the finder must know.
package enum MentionContext: Sendable, Hashable {
    /// Sentences: an ambiguous word needs company that speaks for it.
    case prose
    /// A list of skills: ambiguous words are skills, and names that the lexicon does not know are
    /// reported with `skill` nil.
    case skillList
}
