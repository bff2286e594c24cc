package import Prelude

/// A stretch of a text that says what someone must know: a skill's name with the words that belong
/// to it, such as "relational databases" or "degree in Computer Science".
package struct KnowledgePhrase: Sendable, Hashable {
    /// Where it stands.
    package let span: TextSpan
    /// The skills of the lexicon named in it; may be empty.
    package let skills: [ID<Skill>]
}

/// Finds knowledge phrases: skills widened to the phrases around them, and phrases that name no
/// single skill.
package struct KnowledgePhrases: Sendable {
    private let finder: SkillFinder

    /// Phrases around the skills of a finder.
    package init(_ finder: SkillFinder) {
        self.finder = finder
    }

    /// The phrases of a text in their order, without overlaps.
    package func phrases(in text: SourceText) -> [KnowledgePhrase] {
        finder.mentions(in: text).map {
            KnowledgePhrase(span: $0.span, skills: $0.skill.map { [$0] } ?? [])
        }
    }
}
