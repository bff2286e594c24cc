/// What a résumé is cut for: a cluster of vacancies, by the words that define it.
package struct VariantTheme: Sendable, Hashable {
    /// The cluster's stable name in file names: `data-engineering`.
    package var slug: String
    /// The cluster's name as people read it.
    package var name: String
    /// The words and skills that define the cluster, those that matter most first, each once.
    package var keywords: [String]

    /// A theme from its parts.
    package init(slug: String, name: String, keywords: [String]) {
        self.slug = slug
        self.name = name
        self.keywords = keywords
    }
}
