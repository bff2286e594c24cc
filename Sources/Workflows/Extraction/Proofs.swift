internal import Language
internal import Prelude
internal import Recruiting

/// Holds what a model says to the text that it read.
///
/// What stands in the text is proved, and the place is its evidence. What does not is kept only where
/// nobody else knows better, without evidence, hardly trusted, and counted.
struct Proofs {
    /// How sure we are of what is proved, and of what is not.
    static let proved = 0.9
    static let unproved = FieldState.unprovedConfidence
    /// How sure we are of what a model put in its own words.
    static let told = 0.6

    let text: SourceText
    let source: String
    private let finder: QuoteFinder
    private(set) var provedCount = 0
    private(set) var unprovedNames: [String] = []

    /// The proofs over a text for a reader of that name.
    init(_ text: SourceText, source: String) {
        self.text = text
        self.source = source
        finder = QuoteFinder(text.text)
    }

    /// Where a quotation stands.
    func span(of quotation: String) -> TextSpan? { finder.span(of: quotation) }

    /// Words that name a number, or nil: words that do not name it prove nothing of it.
    static func words(_ words: String?, naming number: Double) -> String? {
        guard let words, let whole = Int(exactly: number.rounded(.down)),
            QuoteFinder(words).span(of: String(whole)) != nil
        else { return nil }
        return words
    }

    /// A number that some words name; nil for one that they do not, which is kept nowhere.
    static func proved(_ number: Double?, by words: String?) -> Double? {
        guard let number, self.words(words, naming: number) != nil else { return nil }
        return number
    }

    /// A value with its evidence, or the same without, which is noted under a name.
    mutating func value(
        _ value: JSONValue, quoted: String?, as name: String
    ) -> ProposedValue {
        if let span = quoted.flatMap(finder.span) {
            provedCount += 1
            return ProposedValue(value, confidence: Self.proved, span: span, source: source)
        }
        unprovedNames.append(name)
        return ProposedValue(value, confidence: Self.unproved, source: source)
    }

    /// Whether something stands in the text; what does not is noted under a name.
    mutating func holds(_ quotation: String, as name: String) -> TextSpan? {
        let span = finder.span(of: quotation)
        if span == nil { unprovedNames.append(name) } else { provedCount += 1 }
        return span
    }

    /// A text in the model's own words without the sentences that have a number which the material
    /// does not have: nil when nothing is left.
    func prose(_ words: String) -> String? {
        let known = Set(numbers(in: text.text))
        let sentences = SentenceSplit.sentences(of: words)
        let kept = sentences.filter { numbers(in: $0).allSatisfy(known.contains) }
        return kept.isEmpty ? nil : kept.joined(separator: " ")
    }

    private func numbers(in text: String) -> [String] {
        text.split { !$0.isNumber }.map(String.init)
    }

    /// The share of what the model said that is proved, 0–1; 1 when it said nothing.
    var provedShare: Double {
        let all = provedCount + unprovedNames.count
        return all == 0 ? 1 : Double(provedCount) / Double(all)
    }

    /// The most names that a warning lists.
    private static let maximumNames = 12

    /// The warning about what is not proved; nil when everything is.
    var warning: String? {
        guard !unprovedNames.isEmpty else { return nil }
        var seen: Set<String> = []
        let names = unprovedNames.filter { seen.insert($0).inserted }
        let listed = names.prefix(Self.maximumNames).joined(separator: ", ")
        let more =
            names.count > Self.maximumNames ? " and \(names.count - Self.maximumNames) more" : ""
        return
            "The model said what the text does not show, which is marked as unproved: \(listed)\(more)."
    }
}

/// Cuts prose into sentences, well enough to leave one out.
enum SentenceSplit {
    static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var isAfterEnd = false
        for character in text {
            if isAfterEnd, character.isWhitespace {
                sentences.append(current)
                (current, isAfterEnd) = ("", false)
                continue
            }
            isAfterEnd = ".!?。".contains(character)
            if !(current.isEmpty && character.isWhitespace) { current.append(character) }
        }
        if !current.isEmpty { sentences.append(current) }
        return sentences
    }
}
