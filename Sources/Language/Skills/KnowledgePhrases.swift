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
/// single skill but say what must be known.
package struct KnowledgePhrases: Sendable {
    private let finder: SkillFinder

    /// Phrases around the skills of a finder.
    package init(_ finder: SkillFinder) {
        self.finder = finder
    }

    /// The phrases of a text in their order, without overlaps.
    package func phrases(in text: SourceText) -> [KnowledgePhrase] {
        let tokens = Tokenizer.tokens(of: text)
        let mentions = finder.mentions(in: text, tokens: tokens[...])
        var marker = KnowledgeMarker(
            text: text, tokens: tokens, mentions: mentions, lexicon: finder.resolver.lexicon)
        marker.run()
        return Self.phrases(marker.marked, tokens: tokens, mentions: mentions)
    }

    /// Runs of marked tokens that no mark parts, as phrases with the skills inside.
    private static func phrases(
        _ marked: [Bool], tokens: [Token], mentions: [SkillMention]
    ) -> [KnowledgePhrase] {
        var phrases: [KnowledgePhrase] = []
        var mention = 0
        var index = 0
        while index < tokens.count {
            guard marked[index] else {
                index += 1
                continue
            }
            var last = index
            while last + 1 < tokens.count, marked[last + 1], tokens[last + 1].gap < .line {
                last += 1
            }
            let span = tokens[index].span.union(tokens[last].span)
            while mention < mentions.count, mentions[mention].span.end <= span.start {
                mention += 1
            }
            var skills: [ID<Skill>] = []
            while mention < mentions.count, mentions[mention].span.start < span.end {
                if let skill = mentions[mention].skill { skills.append(skill) }
                mention += 1
            }
            phrases.append(KnowledgePhrase(span: span, skills: skills))
            index = last + 1
        }
        return phrases
    }
}
