package import Prelude

/// Finds the skills that a text names.
package struct SkillFinder: Sendable {
    /// The resolver whose lexicon is looked for.
    package let resolver: SkillResolver

    /// A finder for the skills of a resolver's lexicon.
    package init(_ resolver: SkillResolver) {
        self.resolver = resolver
    }

    /// The skills named in a text or a stretch of it, in their order and without overlaps.
    package func mentions(
        in text: SourceText, within span: TextSpan? = nil, context: MentionContext = .prose
    ) -> [SkillMention] {
        let span = span ?? TextSpan(0, text.utf8.count)
        return mentions(in: text, tokens: Tokenizer.tokens(of: text, in: span)[...], context: context)
    }

    /// The skills named by tokens of a text, for callers that have cut it already.
    package func mentions(
        in text: SourceText, tokens: ArraySlice<Token>, context: MentionContext = .prose
    ) -> [SkillMention] {
        tokens.compactMap { token in
            guard token.kind == .word, let found = resolver.resolve(token.folded).found,
                let skill = resolver.lexicon[found.skill]
            else { return nil }
            return SkillMention(
                skill: skill.id, name: skill.name, span: token.span,
                surface: text.string(token.span), confidence: found.confidence)
        }
    }
}
