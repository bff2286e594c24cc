/// Something with an id and a name that recruiters may change.
protocol AirtableNamed {
    var id: String { get }
    var name: String { get }
}

extension AirtableSchema.Table: AirtableNamed {}
extension AirtableSchema.Field: AirtableNamed {}
extension AirtableSchema.Choice: AirtableNamed {}

/// What a search for a name has found; never nothing.
struct AirtableFound<Element> {
    var matches: [Element]
    var how: AirtableResolution

    /// The one that was found; nil when there are several.
    var only: Element? { matches.count == 1 ? matches.first : nil }
}

/// Looks for names.
enum AirtableSearch {
    /// What has an id or else exactly a name.
    static func exactly<Element: AirtableNamed>(
        _ id: String?, _ name: String, in elements: [Element]
    ) -> AirtableFound<Element>? {
        if let id, let element = elements.first(where: { $0.id == id }) {
            return AirtableFound(matches: [element], how: .id)
        }
        return found(elements.filter { $0.name == name }, .exact)
    }

    /// What has a name but for what is not seen, or else one of some other names.
    ///
    /// - Parameter isFit: Chooses among several that are alike.
    static func roughly<Element: AirtableNamed>(
        _ name: String, _ others: [String], in elements: [Element],
        isFit: (Element) -> Bool
    ) -> AirtableFound<Element>? {
        let steps =
            [(name, AirtableResolution.folded)] + others.map { ($0, AirtableResolution.other) }
        for (text, how) in steps {
            let matches = elements.filter { AirtableNames.isSame($0.name, text) }
            let exact = matches.filter { $0.name == text }
            let candidates = exact.isEmpty ? matches : exact
            let fit = candidates.filter(isFit)
            if let found = found(fit.isEmpty ? candidates : fit, how) { return found }
        }
        return nil
    }

    private static func found<Element>(
        _ matches: [Element], _ how: AirtableResolution
    ) -> AirtableFound<Element>? {
        matches.isEmpty ? nil : AirtableFound(matches: matches, how: how)
    }
}
