import Prelude

extension Gazetteer {
    /// Whether a phrase is the name of a city and nothing more: "Galway", "Cork, Ireland", "75011
    /// Paris", but not "Galway Media", in which the city is part of an employer's name.
    package func isCity(_ phrase: String) -> Bool {
        guard phrase.utf8.count <= 200 else { return false }
        let source = SourceText(phrase)
        let found = find(in: source, isLabelled: true)
        guard found.first?.value.city != nil else { return false }
        return Lexeme.scan(source.utf8, TextSpan(0, source.utf8.count)).allSatisfy { lexeme in
            lexeme.kind != .word || found.contains { $0.span.contains(lexeme.span) }
                || Self.wordsAroundCities.contains(lexeme.text)
        }
    }

    private static let wordsAroundCities: Set<String> = [
        "greater", "area", "metro", "metropolitan", "region", "city", "e", "hybrid", "remote",
    ]
}
