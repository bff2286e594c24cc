internal import Language
internal import Prelude

/// The keywords of a theme as words, ready to be found in texts.
///
/// A keyword stands in a text when its words stand there one after the other, each a whole word of the one
/// tokenizer: `r` is not in `docker`, `rag` not in `leverage`, and C, C++ and C# are three. A word that a
/// hyphen joins to a single letter, or that touches a `&`, is none of its own: there is no `sql` in
/// `T-SQL` and no `r` in `R&D`.
struct ThemeWords {
    /// A theme counts with its first keywords; more say nothing of it any more.
    static let mostKeywords = 200
    /// Words that one keyword has at most; longer ones are sentences.
    private static let mostWords = 8

    /// The keywords by their first word.
    private let phrases: [String: [(words: [String], rank: Int)]]
    /// How many keywords there are.
    private let count: Int

    init(_ keywords: [String]) {
        var phrases: [String: [(words: [String], rank: Int)]] = [:]
        var known: Set<[String]> = []
        for keyword in keywords where known.count < ThemeWords.mostKeywords {
            let words = Tokenizer.tokens(of: keyword).map(\.folded)
            guard let first = words.first, words.count <= ThemeWords.mostWords,
                known.insert(words).inserted
            else { continue }
            phrases[first, default: []].append((words, known.count - 1))
        }
        self.phrases = phrases
        count = known.count
    }

    /// How much of the theme stands in some texts: for each keyword that stands in any of them, once,
    /// 1 for the last keyword, 2 for the one before it, and so on to the first.
    func overlap(with texts: [String]) -> Int {
        var ranks: Set<Int> = []
        for text in texts { ranks.formUnion(found(in: text)) }
        return ranks.reduce(0) { $0 + count - $1 }
    }

    private func found(in text: String) -> [Int] {
        guard !phrases.isEmpty else { return [] }
        let tokens = Tokenizer.tokens(of: text)
        var ranks: [Int] = []
        for start in tokens.indices {
            for phrase in phrases[tokens[start].folded] ?? [] {
                let end = start + phrase.words.count
                guard end <= tokens.count, !joinsLetter(tokens, start, end),
                    (start..<end).allSatisfy({ index in
                        tokens[index].folded == phrase.words[index - start]
                            && (index == start || tokens[index].gap != .mark)
                    })
                else { continue }
                ranks.append(phrase.rank)
            }
        }
        return ranks
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
