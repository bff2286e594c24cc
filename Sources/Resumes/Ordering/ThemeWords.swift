internal import Language
internal import Prelude

/// The keywords of a theme as words, ready to be found in texts.
///
/// A keyword stands in a text when its words stand there one after the other, each a whole word of the one
/// tokenizer: `r` is not in `docker`, `rag` not in `leverage`, and C, C++ and C# are three. A word that a
/// hyphen joins to a single letter, or that touches a `&`, is none of its own: there is no `sql` in
/// `T-SQL` and no `r` in `R&D`.
///
/// A text is a sentence, in which a keyword stands or does not, or a name: of a skill, of a category. Two
/// names are the same, or the words of one stand in the other, and then the match is worth the share of the
/// longer name's words that the shorter one has: `data` is half of `Data centers`.
struct ThemeWords {
    /// A theme counts with its first keywords; more say nothing of it any more.
    static let mostKeywords = 200
    /// Words that one keyword has at most; longer ones are sentences.
    private static let mostWords = 8

    /// A keyword's words, and its place among the keywords.
    private struct Phrase {
        var words: [String]
        var rank: Int
    }

    /// The keywords by their first word.
    private let phrases: [String: [Phrase]]
    /// The keywords of several whole words by each of them.
    private let phrasesByWord: [String: [Phrase]]
    /// How many keywords there are.
    private let count: Int

    init(_ keywords: [String]) {
        var phrases: [String: [Phrase]] = [:]
        var phrasesByWord: [String: [Phrase]] = [:]
        var known: Set<[String]> = []
        for keyword in keywords where known.count < ThemeWords.mostKeywords {
            let words = Tokenizer.tokens(of: keyword).map(\.folded)
            guard let first = words.first, words.count <= ThemeWords.mostWords,
                known.insert(words).inserted
            else { continue }
            let phrase = Phrase(words: words, rank: known.count - 1)
            phrases[first, default: []].append(phrase)
            // No part of `R&D` or `T-SQL` is a name of its own.
            guard words.count > 1, words.allSatisfy({ $0.unicodeScalars.count > 1 }) else {
                continue
            }
            for word in Set(words) { phrasesByWord[word, default: []].append(phrase) }
        }
        (self.phrases, self.phrasesByWord) = (phrases, phrasesByWord)
        count = known.count
    }

    /// How much of the theme stands in some texts: for each keyword that stands in any of them, once,
    /// 1 for the last keyword, 2 for the one before it, and so on to the first.
    func overlap(with texts: [String]) -> Int {
        guard !phrases.isEmpty else { return 0 }
        let ranks = Set(texts.flatMap { found(in: words($0)) }.map(\.rank))
        return ranks.reduce(0) { $0 + count - $1 }
    }

    /// How much of the theme stands in some names. What has a keyword for its name stands before what only
    /// shares words with one, however many: a theme's words are general, and its names are not.
    func score(ofNames names: [String]) -> Score {
        var shares: [Int: Int] = [:]
        for name in names {
            for (rank, share) in matches(ofName: name) {
                shares[rank] = max(shares[rank] ?? 0, share)
            }
        }
        return shares.reduce(into: Score()) { score, match in
            let weight = count - match.key
            if match.value == ThemeWords.whole {
                score.named += weight
            } else {
                score.shared += weight * match.value
            }
        }
    }

    /// How much of the theme stands in a list's item.
    struct Score: Comparable {
        /// The weights of the keywords that stand there: as a name, or anywhere in a sentence.
        var named = 0
        /// The weights of those that share words with it, each by its share.
        var shared = 0

        static func < (left: Score, right: Score) -> Bool {
            (left.named, left.shared) < (right.named, right.shared)
        }
    }

    /// The share of a name that is the keyword; every share of up to eight words is a part of it.
    private static let whole = 840

    /// The keywords that match a name, with their shares.
    private func matches(ofName name: String) -> [(rank: Int, share: Int)] {
        let tokens = words(name)
        guard !tokens.isEmpty else { return [] }
        var matches = found(in: tokens).map { phrase in
            (phrase.rank, ThemeWords.whole * phrase.words.count / tokens.count)
        }
        // The other way round, the name is looked for in the longer keywords that have its first word.
        for phrase in phrasesByWord[tokens[0].folded] ?? [] where phrase.words.count > tokens.count
        {
            let isInside = (0...(phrase.words.count - tokens.count)).contains { start in
                phrase.words[start...].starts(with: tokens.map(\.folded))
            }
            if isInside {
                matches.append((phrase.rank, ThemeWords.whole * tokens.count / phrase.words.count))
            }
        }
        return matches
    }

    /// The words of a text, without its addresses: no address is about what its words are.
    private func words(_ text: String) -> [Token] {
        AddressParts.all(in: text).compactMap { part in
            if case .word(let token) = part { token } else { nil }
        }
    }

    private func found(in tokens: [Token]) -> [Phrase] {
        var found: [Phrase] = []
        for start in tokens.indices {
            for phrase in phrases[tokens[start].folded] ?? [] {
                let end = start + phrase.words.count
                guard end <= tokens.count, !joinsLetter(tokens, start, end),
                    (start..<end).allSatisfy({ index in
                        tokens[index].folded == phrase.words[index - start]
                            && (index == start || tokens[index].gap != .mark)
                    })
                else { continue }
                found.append(phrase)
            }
        }
        return found
    }

    /// Whether the words of a range are part of a longer one.
    private func joinsLetter(_ tokens: [Token], _ start: Int, _ end: Int) -> Bool {
        (start > 0 && hangs(tokens[start - 1], across: tokens[start].gap))
            || (end < tokens.count && hangs(tokens[end], across: tokens[end].gap))
    }

    /// Whether a neighbour is a single letter behind a hyphen, or the sign of `R&D`.
    private func hangs(_ neighbour: Token, across gap: Token.Gap) -> Bool {
        switch gap {
        case .hyphen: neighbour.folded.unicodeScalars.count == 1
        case .none: neighbour.folded == "and" && neighbour.span.length == 1
        case .slash, .dot, .space, .line, .mark: false
        }
    }
}
