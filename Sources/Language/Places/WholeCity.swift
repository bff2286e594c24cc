import Prelude

extension Gazetteer {
    /// Whether a phrase is the name of a city and nothing more: "Galway", "Cork, Ireland", "75011
    /// Paris", but not "Galway Media", in which the city is part of an employer's name.
    package func isCity(_ phrase: String) -> Bool {
        guard phrase.utf8.count <= 200 else { return false }
        let source = SourceText(phrase)
        let found = find(in: source, isLabelled: true)
        let lexemes = Lexeme.scan(source.utf8, TextSpan(0, source.utf8.count))
        if Self.cityStates.contains(lexemes.phrase) { return true }
        guard found.first?.value.city != nil else { return false }
        return lexemes.enumerated().allSatisfy { index, lexeme in
            // "TP. Hồ Chí Minh", "St. Gallen": a short word with a full stop is part of the name.
            let isShortened =
                lexeme.text.utf8.count <= 3 && index + 1 < lexemes.count
                && lexemes[index + 1].is(".")
            return lexeme.kind != .word || found.contains { $0.span.contains(lexeme.span) }
                || isShortened || Self.wordsAroundCities.contains(lexeme.text)
        }
    }

    /// Countries that are cities, which the name alone leaves open.
    private static let cityStates: Set<String> = [
        "singapore", "singapur", "singapour", "monaco", "luxembourg", "luxemburg", "hong kong",
        "macau",
        "gibraltar", "djibouti", "kuwait city", "panama city", "guatemala city", "mexico city",
    ]

    private static let wordsAroundCities: Set<String> = [
        "greater", "area", "metro", "metropolitan", "region", "city", "e", "hybrid", "remote",
    ]
}
