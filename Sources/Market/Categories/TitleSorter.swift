internal import Language

/// Puts titles to kinds of work by phrases: whole words only, the longest phrase first, so that a mechanical
/// engineer is no software engineer and a database administrator no data scientist (facts D.3).
package struct TitleSorter: Sendable {
    /// A kind of work that titles are put to.
    package struct Category: Sendable, Hashable {
        /// Its stable name.
        package var slug: String
        /// The phrases that name it; `*` at the beginning of one stands for the name of a technology.
        package var phrases: [String]

        /// A kind from its parts.
        package init(slug: String, phrases: [String]) {
            self.slug = slug
            self.phrases = phrases
        }
    }

    /// A kind that a title was put to.
    package struct Sorted: Sendable, Hashable {
        /// The kind's stable name.
        package var slug: String
        /// How sure it is, 0...1.
        package var confidence: Double
        /// How many words of the title the phrase has.
        package var words: Int
    }

    /// How many words of a title are looked at.
    private static let maximumWords = 40
    /// How sure a phrase of so many words makes: one word alone means many things.
    private static func confidence(_ words: Int, isTechnology: Bool) -> Double {
        isTechnology ? 0.75 : words == 1 ? 0.6 : words == 2 ? 0.9 : 0.95
    }

    private struct Phrase: Sendable {
        var words: [String]
        var isTechnology: Bool
        var slug: String
    }

    private let phrases: [String: [Phrase]]
    private let isTechnology: @Sendable (String) -> Bool

    /// A sorter.
    ///
    /// - Parameter isTechnology: Whether a word, folded, names a technology.
    package init(
        _ categories: [Category],
        isTechnology: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.isTechnology = isTechnology
        var byWord: [String: [Phrase]] = [:]
        for category in categories.sorted(by: { $0.slug < $1.slug }) {
            for text in category.phrases {
                let isTechnology = text.hasPrefix("*")
                let words = Self.words(of: text)
                guard let first = words.first else { continue }
                byWord[first, default: []].append(
                    Phrase(words: words, isTechnology: isTechnology, slug: category.slug))
            }
        }
        phrases = byWord
    }

    /// The kinds that a title names, the surest first; of two alike the one that is named further behind, as
    /// the last words of a title say what somebody is.
    package func sort(_ title: String) -> [Sorted] {
        let words = Self.words(of: title)
        var best: [String: (sorted: Sorted, end: Int)] = [:]
        for start in words.indices {
            for phrase in phrases[words[start]] ?? [] {
                let end = start + phrase.words.count
                guard end <= words.count, words[start..<end].elementsEqual(phrase.words) else {
                    continue
                }
                if phrase.isTechnology {
                    guard start > 0, isTechnology(words[start - 1]) else { continue }
                }
                let length = phrase.words.count + (phrase.isTechnology ? 1 : 0)
                let sorted = Sorted(
                    slug: phrase.slug,
                    confidence: Self.confidence(
                        phrase.words.count, isTechnology: phrase.isTechnology), words: length)
                if let known = best[phrase.slug],
                    (known.sorted.words, known.end) >= (sorted.words, end)
                {
                    continue
                }
                best[phrase.slug] = (sorted, end)
            }
        }
        return best.values.sorted {
            ($1.sorted.confidence, $1.sorted.words, $1.end, $0.sorted.slug)
                < ($0.sorted.confidence, $0.sorted.words, $0.end, $1.sorted.slug)
        }.map(\.sorted)
    }

    private static func words(of text: String) -> [String] {
        Tokenizer.tokens(of: text).prefix(maximumWords).map { Spelling.singular($0.folded) }
    }
}
