internal import Language
internal import Prelude

/// The kinds of work with the keywords that each is known by: those of the artifact where there is one,
/// else the desk's default map; the base lexicon's words are keywords either way, so that what is new is
/// seen although no group knows it yet (facts E.5).
package struct MarketTaxonomy: Sendable, Hashable {
    /// A kind of work.
    package struct Category: Sendable, Hashable {
        /// Its stable name.
        package var slug: String
        /// Its name.
        package var name: String
        /// What it is known by, each once, whatever its case.
        package var keywords: [String]

        /// A kind from its parts.
        package init(slug: String, name: String, keywords: [String]) {
            self.slug = slug
            self.name = name
            self.keywords = keywords
        }
    }

    /// Where a keyword goes that no kind knows.
    package static let general = CategoryDrift.general

    /// The kinds of work, by slug.
    package let categories: [Category]
    /// Whether they are those of an artifact.
    package let isOfArtifact: Bool
    /// What each keyword, in lower case, says for each kind, by the kinds' places.
    private let owners: [String: [Int: Double]]

    /// A taxonomy.
    ///
    /// - Parameters:
    ///   - artifact: The market's groups; nil where there are none.
    ///   - defaults: The kinds of work without an artifact.
    package init(_ artifact: ClusterArtifact?, defaults: [Category]) {
        let own = (artifact?.categories ?? []).map {
            Category(slug: $0.slug, name: $0.name, keywords: $0.keywords)
        }
        isOfArtifact = !own.isEmpty
        categories = (own.isEmpty ? defaults : own).sorted { $0.slug < $1.slug }
        var owners: [String: [Int: Double]] = [:]
        for (place, category) in categories.enumerated() {
            for (rank, keyword) in category.keywords.enumerated() {
                // The first keywords define a kind more than the last.
                let weight = 1 / (1 + 0.1 * Double(rank))
                let key = Self.key(keyword)
                owners[key, default: [:]][place] = max(owners[key]?[place] ?? 0, weight)
            }
        }
        self.owners = owners
    }

    /// Every keyword of every kind, in the form in which keywords are compared.
    package var keywords: Set<String> { Set(owners.keys) }

    /// The kind that a keyword belongs to: the one that it defines most; whole words only, so that `rag` is
    /// not in `leverage`. `general` where no kind knows it.
    package func category(of keyword: String) -> String {
        guard let owning = owners[Self.key(keyword)] else { return Self.general }
        let best = owning.min { ($1.value, $0.key) < ($0.value, $1.key) }
        return best.map { categories[$0.key].slug } ?? Self.general
    }

    /// The form in which keywords are compared.
    package static func key(_ keyword: String) -> String {
        Folding.fold(keyword).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
