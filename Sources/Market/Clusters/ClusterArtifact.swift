package import Prelude

/// The groups of a market as they are kept and handed over: the original's JSON, schema version 2 (facts
/// E.4), and a stable `category_id` beside each slug.
package struct ClusterArtifact: Sendable, Hashable {
    /// A group.
    package struct Cluster: Sendable, Hashable {
        /// Its place among the groups by slug, from 0.
        package var number: Int
        /// What stays the same however the group is called.
        package var categoryID: String
        /// Its stable name in file names and addresses.
        package var slug: String
        /// Its name.
        package var name: String
        /// What it is about, in a sentence.
        package var summary: String
        /// The names of its vacancies.
        package var vacancies: [String]
        /// Its heaviest keywords.
        package var topKeywords: [String]
        /// Keywords with their weights.
        package var keywordCounts: [JSONMember]
        /// The technologies that define it.
        package var technologies: [String]
        /// The other skills that define it.
        package var skills: [String]
        /// The names that it had in earlier artifacts, the newest last.
        package var formerNames: [String]

        /// The whole as one text: what new postings are compared with.
        package var profileText: String {
            func part(_ title: String, _ list: [String]) -> String? {
                list.isEmpty ? nil : "\(title): \(list.joined(separator: ", "))."
            }
            func sentence(_ text: String) -> String? {
                text.isEmpty ? nil : text.hasSuffix(".") ? text : text + "."
            }
            return [
                sentence(name), sentence(summary), part("Keywords", topKeywords),
                part("Technologies", technologies), part("Skills", skills),
            ].compactMap(\.self).joined(separator: " ")
        }

        /// Keywords, technologies and skills, each once, whatever its case.
        package var keywords: [String] {
            var seen: Set<String> = []
            return (topKeywords + technologies + skills).filter {
                seen.insert($0.lowercased()).inserted
            }
        }
    }

    /// A kind of work that a group stands for.
    package struct Category: Sendable, Hashable {
        /// What stays the same however it is called.
        package var categoryID: String
        /// Its stable name.
        package var slug: String
        /// Its name.
        package var name: String
        /// What it is about.
        package var summary: String
        /// What it is known by.
        package var keywords: [String]
    }

    /// The version of the shape.
    package static let schemaVersion = 2

    /// When it was made.
    package var generatedAt: Timestamp
    /// Where the vacancies came from: a folder, or the desk.
    package var origin: String
    /// What the vacancies were, an array of name and digest or of name, time and size.
    package var signature: JSONValue
    /// How many groups were asked for, or came about.
    package var requested: Int
    /// Figures of how it was made.
    package var stats: [JSONMember]
    /// The groups, by slug.
    package var clusters: [Cluster]
    /// The kinds of work.
    package var categories: [Category]

    /// An artifact from its parts; the kinds of work are those of the groups.
    package init(
        generatedAt: Timestamp, origin: String, signature: JSONValue, requested: Int,
        stats: [JSONMember], clusters: [Cluster]
    ) {
        self.generatedAt = generatedAt
        self.origin = origin
        self.signature = signature
        self.requested = requested
        self.stats = stats
        self.clusters = clusters
        categories = Self.categories(of: clusters)
    }

    static func categories(of clusters: [Cluster]) -> [Category] {
        clusters.map {
            Category(
                categoryID: $0.categoryID, slug: $0.slug, name: $0.name, summary: $0.summary,
                keywords: $0.keywords)
        }
    }

    /// The group that a vacancy belongs to, by the vacancies' names.
    package var slugs: [String: String] {
        Dictionary(clusters.flatMap { cluster in cluster.vacancies.map { ($0, cluster.slug) } }) {
            first, _ in first
        }
    }
}
