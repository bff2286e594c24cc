import Prelude

/// Marks the tokens of a text that belong to knowledge phrases; the state of `KnowledgePhrases`.
struct KnowledgeMarker {
    let text: SourceText
    let tokens: [Token]
    let mentions: [SkillMention]
    let lexicon: Lexicon
    /// Which tokens belong to a phrase.
    private(set) var marked: [Bool]
    /// What each token's skill is, for tokens inside mentions.
    private var kinds: [Skill.Kind?]

    init(text: SourceText, tokens: [Token], mentions: [SkillMention], lexicon: Lexicon) {
        self.text = text
        self.tokens = tokens
        self.mentions = mentions
        self.lexicon = lexicon
        marked = [Bool](repeating: false, count: tokens.count)
        kinds = [Skill.Kind?](repeating: nil, count: tokens.count)
    }

    mutating func run() {
        markMentions()
        markAfterCues()
        markDegrees()
        markFields()
        markCompounds()
        dropRoles()
        dropOrganizations()
        markLabeled()
    }

    // MARK: Skills and what belongs to them

    private mutating func markMentions() {
        var index = 0
        for mention in mentions {
            while index < tokens.count, tokens[index].span.start < mention.span.start { index += 1 }
            let first = index
            while index < tokens.count, tokens[index].span.end <= mention.span.end { index += 1 }
            guard first < index, let id = mention.skill, let skill = lexicon[id] else { continue }
            for token in first..<index { kinds[token] = skill.kind }
            guard skill.kind != .soft else { continue }
            let range = widened(first..<index)
            if needsCue(skill, tokens: first..<index) && !isInList(first, index) { continue }
            for token in range { marked[token] = true }
        }
    }

    /// Whether a skill's name is too common a word to say anything without "experience in" before
    /// it: categories, and what every office does.
    private func needsCue(_ skill: Skill, tokens range: Range<Int>) -> Bool {
        if skill.kind == .area { return true }
        guard skill.kind == .practice else { return false }
        return Self.offices.contains(skill.family)
    }

    private static let offices: Set<String> = [
        "people", "marketing", "product", "sales", "finance", "legal", "office", "operations",
        "healthcare", "trades", "education",
    ]

    /// A skill with the words before and after that belong to it.
    private func widened(_ range: Range<Int>) -> Range<Int> {
        var first = range.lowerBound
        var end = range.upperBound
        while end < tokens.count, end - range.upperBound < 3, follows(end),
            KnowledgeWords.heads.contains(tokens[end].folded)
        {
            end += 1
        }
        while first > 0, range.lowerBound - first < 2, follows(first),
            KnowledgeWords.modifiers.contains(tokens[first - 1].folded)
        {
            first -= 1
        }
        return first..<end
    }

    /// Whether a token goes on the phrase of the one before.
    private func follows(_ index: Int) -> Bool {
        index > 0 && index < tokens.count && tokens[index].gap <= .space
            && tokens[index].gap != .dot
    }

    /// Whether skills stand on both sides of a stretch, or it makes up its line with them.
    private func isInList(_ first: Int, _ end: Int) -> Bool {
        let before = first > 0 && marked[first - 1] && tokens[first].gap <= .space
        let line = text.line(text.lineIndex(at: tokens[first].span.start))
        return before
            || line.length <= 60 && !line.isEmpty && tokens[first].span.start == line.start
                && end < tokens.count && kinds[end] != nil
    }

    // MARK: Phrases after words such as "experience with"

    private mutating func markAfterCues() {
        for index in tokens.indices where isCue(index) {
            markPhrases(from: index + 1)
        }
    }

    /// Whether a token links a cue to what is known: the `with` of `experience with`.
    private func isCue(_ index: Int) -> Bool {
        guard index > 0, follows(index), KnowledgeWords.cueLinks.contains(tokens[index].folded)
        else {
            return false
        }
        if KnowledgeWords.cues.contains(tokens[index - 1].folded) { return true }
        guard index > 1, follows(index - 1),
            tokens[index - 1].folded == "working"
                || tokens[index - 1].folded == "such"
        else { return false }
        return tokens[index - 1].folded == "such"
            || KnowledgeWords.cues.contains(tokens[index - 2].folded)
    }

    private static let longestPhrase = 5

    /// Noun phrases in a row, joined by "and", "or" or nothing but commas.
    private mutating func markPhrases(from start: Int) {
        var index = start
        var phrase: [Int] = []
        var taken = 0
        while index < tokens.count, taken < 24 {
            let token = tokens[index]
            if index > start, token.gap > .space, !isComma(before: index) { break }
            taken += 1
            if token.folded == "and" || token.folded == "or"
                || isComma(before: index) && index > start
            {
                mark(phrase)
                phrase = []
                if token.folded == "and" || token.folded == "or" {
                    index += 1
                    continue
                }
            }
            if KnowledgeWords.stops.contains(token.folded) || token.kind == .address {
                if phrase.isEmpty, index - start < 3, Self.skipped.contains(token.folded) {
                    index += 1
                    continue
                }
                break
            }
            phrase.append(index)
            index += 1
        }
        mark(phrase)
    }

    /// Words that may stand between the cue and what is known.
    private static let skipped: Set<String> = [
        "the", "a", "an", "one", "more", "of", "other", "different", "various", "several", "some",
        "relevant", "at", "least", "our", "related", "both", "similar", "new", "good", "working",
    ]

    private func isComma(before index: Int) -> Bool {
        guard index > 0, tokens[index].gap == .mark else { return false }
        let between = text.utf8[tokens[index - 1].span.end..<tokens[index].span.start]
        return between.allSatisfy { $0 == 0x2C || $0 == 0x20 }
    }

    private mutating func mark(_ phrase: [Int]) {
        guard !phrase.isEmpty, phrase.count <= Self.longestPhrase else { return }
        let telling = phrase.contains {
            !KnowledgeWords.hollow.contains(tokens[$0].folded) && tokens[$0].kind == .word
                && kinds[$0] != .soft && tokens[$0].folded.utf8.count > 1
        }
        guard telling, !phrase.contains(where: { kinds[$0] == .soft }) else { return }
        for index in phrase { marked[index] = true }
    }

    // MARK: Degrees

    /// `Bachelor's or Master's degree in Computer Science or Physics`.
    private mutating func markDegrees() {
        for index in tokens.indices where KnowledgeWords.degrees.contains(Self.bare(tokens[index]))
        {
            guard isDegree(index) else { continue }
            marked[index] = true
            guard index + 1 < tokens.count, follows(index + 1) else { continue }
            if tokens[index + 1].folded == "in" || tokens[index + 1].folded == "of" {
                markPhrases(from: index + 2)
                if index + 2 < tokens.count, marked[index + 2] { marked[index + 1] = true }
            }
        }
    }

    private static func bare(_ token: Token) -> String {
        token.folded.hasSuffix("s") && token.folded.utf8.count > 4
            ? String(token.folded.dropLast()) : token.folded
    }

    /// Short degrees are written with a capital; "master" and "graduate" are also other words.
    private func isDegree(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.folded {
        case "degree", "degrees", "diploma", "doctorate", "phd", "bsc", "msc", "mba":
            return
                !(index > 0 && tokens[index - 1].folded == "high"
                || follows(index + 1)
                    && index + 1 < tokens.count && tokens[index + 1].folded == "of"
                    && token.folded == "degree"
                    && !isKnown(index + 2))
        case "ba", "bs", "ms", "ma", "dr": return false
        case "master", "graduate", "undergraduate", "doctoral", "bachelor", "masters", "bachelors":
            guard index + 1 < tokens.count, follows(index + 1) else { return false }
            let next = tokens[index + 1].folded
            return KnowledgeWords.degrees.contains(next) || next == "of" && token.isCapitalized
                || next == "in" && token.isCapitalized || next == "or" && token.folded != "graduate"
        default: return token.isCapitalized
        }
    }

    private func isKnown(_ index: Int) -> Bool {
        kinds.indices.contains(index) && kinds[index] != nil
    }

    // MARK: Fields of study

    /// Nouns that name a field by their ending, with the adjectives before them.
    private mutating func markFields() {
        for index in tokens.indices where tokens[index].kind == .word && !marked[index] {
            let folded = tokens[index].folded
            guard folded.utf8.count >= 7,
                KnowledgeWords.fieldEndings.contains(where: folded.hasSuffix),
                folded != "technology", folded != "engineering"
            else { continue }
            for token in widened(index..<index + 1) { marked[token] = true }
        }
    }

    /// `Faculty of Science`: where someone works, not what is known.
    private mutating func dropOrganizations() {
        for index in tokens.indices.dropLast(2)
        where Self.organizations.contains(tokens[index].folded) {
            guard tokens[index].isCapitalized, tokens[index + 1].folded == "of" else { continue }
            var next = index + 2
            while next < tokens.count, tokens[next].gap <= .space,
                tokens[next].isCapitalized || tokens[next].folded == "and"
            {
                marked[next] = false
                next += 1
            }
        }
    }

    private static let organizations: Set<String> = [
        "faculty", "department", "institute", "school", "university", "college", "centre", "center",
        "division", "ministry", "section", "academy", "head", "society",
    ]

    /// `distributed systems`: a noun that needs another before it, with one that suits.
    private mutating func markCompounds() {
        for index in tokens.indices where !marked[index] && follows(index) {
            guard Self.strongHeads.contains(tokens[index].folded),
                KnowledgeWords.modifiers.contains(tokens[index - 1].folded)
            else { continue }
            for token in widened(index..<index + 1) { marked[token] = true }
        }
    }

    private static let strongHeads: Set<String> = [
        "development", "engineering", "testing", "architecture", "architectures", "programming",
        "systems", "methods", "technologies", "frameworks", "applications", "analysis", "modelling",
        "modeling", "infrastructure", "networks", "networking", "tests", "databases", "protocols",
        "security", "patterns", "techniques", "practices", "methodologies", "environments",
    ]

    // MARK: Labeled lines

    /// What stands after a label such as "Technologies:", on its line or, if nothing does, the next.
    private mutating func markLabeled() {
        for index in tokens.indices where Self.labels.contains(tokens[index].folded) {
            guard tokens[index].gap >= .line, index + 1 < tokens.count,
                tokens[index + 1].gap >= .line
            else { continue }
            let line = text.lineIndex(at: tokens[index + 1].span.start)
            let end = text.line(line).end
            guard end - tokens[index + 1].span.start <= Self.longestLabeled else { continue }
            var next = index + 1
            while next < tokens.count, tokens[next].span.end <= end {
                marked[next] = true
                next += 1
            }
        }
    }

    /// A longer line after a label is text, no list.
    private static let longestLabeled = 160
    private static let labels: Set<String> = [
        "technologies", "industry", "industries", "technology",
    ]

    // MARK: Job titles

    /// A skill before a role is part of a title: `Java Developer`.
    private mutating func dropRoles() {
        for index in tokens.indices where KnowledgeWords.roles.contains(tokens[index].folded) {
            guard follows(index) else { continue }
            var before = index
            while before > 0, marked[before - 1], follows(before), index - before < 4 {
                marked[before - 1] = false
                before -= 1
            }
            marked[index] = false
        }
    }
}
