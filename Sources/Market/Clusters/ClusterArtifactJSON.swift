internal import Language
package import Prelude

/// Why a document is no artifact.
package struct ClusterArtifactError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected.
    package var expected: String
    /// What was expected and what to do.
    package var description: String {
        "this is no artifact of clusters: expected \(expected); `muster cluster build --output FILE` writes one"
    }
}

extension ClusterArtifact {
    /// How many groups, and how many keywords of one, are read.
    private static let (maximumClusters, maximumKeywords) = (1000, 1000)

    /// The artifact as a document.
    package var document: JSONValue {
        [
            "schema_version": JSONValue(Self.schemaVersion),
            "generated_at": .string(generatedAt.description), "vacancies_dir": .string(origin),
            "signature": signature, "num_clusters": JSONValue(requested),
            "pipeline_stats": .object(stats), "clusters": .array(clusters.map(\.document)),
            "categories": .array(
                categories.map {
                    [
                        "category_id": .string($0.categoryID), "slug": .string($0.slug),
                        "name": .string($0.name), "summary": .string($0.summary),
                        "keywords": JSONValue($0.keywords),
                    ]
                }),
        ]
    }

    /// Reads an artifact, ours or the original's of version 1 or 2; of version 1 the kinds of work are
    /// those of its groups.
    ///
    /// - Parameter now: When it counts as made, where it does not say.
    /// - Throws: `ClusterArtifactError`.
    package init(_ document: JSONValue, now: Timestamp) throws(ClusterArtifactError) {
        guard let version = document["schema_version"]?.int, (1...2).contains(version) else {
            throw ClusterArtifactError(expected: "\"schema_version\" 1 or 2")
        }
        guard let listed = document["clusters"]?.elements,
            (1...Self.maximumClusters).contains(listed.count)
        else {
            throw ClusterArtifactError(
                expected: "a list \"clusters\" of 1 to \(Self.maximumClusters)")
        }
        var slugs: Set<String> = []
        var clusters: [Cluster] = []
        for (number, value) in listed.enumerated() {
            guard let cluster = Cluster(value, number: number), slugs.insert(cluster.slug).inserted
            else { throw ClusterArtifactError(expected: "clusters with a slug of their own each") }
            clusters.append(cluster)
        }
        self.init(
            generatedAt: document["generated_at"]?.string.flatMap(Self.moment) ?? now,
            origin: document["vacancies_dir"]?.string ?? "",
            signature: document["signature"] ?? [],
            requested: document["num_clusters"]?.int ?? clusters.count,
            stats: document["pipeline_stats"]?.members ?? [], clusters: clusters)
        let stored = (document["categories"]?.elements ?? []).prefix(Self.maximumClusters)
            .compactMap { Category($0, of: clusters) }
        if !stored.isEmpty { categories = stored }
    }

    /// The moment of `2026-11-30T19:40:00Z`; nil for what is none.
    private static func moment(_ text: String) -> Timestamp? {
        let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        guard text.hasSuffix("Z"), numbers.count >= 6, (0..<24).contains(numbers[3]),
            (0..<60).contains(numbers[4]), (0..<60).contains(numbers[5]),
            let day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
        else { return nil }
        return Timestamp(day) + .seconds(numbers[3] * 3600 + numbers[4] * 60 + numbers[5])
    }

    /// Whether a text is a slug: letters, digits, hyphens and underscores, as it becomes part of file names.
    static func isSlug(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }

    static func texts(_ value: JSONValue?) -> [String] {
        (value?.elements ?? []).prefix(maximumKeywords).compactMap(\.string)
    }
}

extension ClusterArtifact.Cluster {
    fileprivate var document: JSONValue {
        [
            "cluster_id": JSONValue(number), "category_id": .string(categoryID),
            "slug": .string(slug), "name": .string(name), "summary": .string(summary),
            "vacancies": JSONValue(vacancies), "top_keywords": JSONValue(topKeywords),
            "keyword_counts": .object(keywordCounts),
            "defining_technologies": JSONValue(technologies), "defining_skills": JSONValue(skills),
            "profile_text": .string(profileText), "former_names": JSONValue(formerNames),
        ]
    }

    fileprivate init?(_ value: JSONValue, number: Int) {
        guard let slug = value["slug"]?.string, ClusterArtifact.isSlug(slug) else { return nil }
        self.init(
            number: number, categoryID: value["category_id"]?.string ?? slug, slug: slug,
            name: value["name"]?.string ?? slug, summary: value["summary"]?.string ?? "",
            vacancies: (value["vacancies"]?.elements ?? []).compactMap(\.string),
            topKeywords: ClusterArtifact.texts(value["top_keywords"]),
            keywordCounts: value["keyword_counts"]?.members ?? [],
            technologies: ClusterArtifact.texts(value["defining_technologies"]),
            skills: ClusterArtifact.texts(value["defining_skills"]),
            formerNames: ClusterArtifact.texts(value["former_names"]))
    }
}

extension ClusterArtifact.Category {
    fileprivate init?(_ value: JSONValue, of clusters: [ClusterArtifact.Cluster]) {
        guard let slug = value["slug"]?.string, !slug.isEmpty else { return nil }
        let own = clusters.first { $0.slug == slug }
        self.init(
            categoryID: value["category_id"]?.string ?? own?.categoryID ?? slug, slug: slug,
            name: value["name"]?.string ?? slug, summary: value["summary"]?.string ?? "",
            keywords: ClusterArtifact.texts(value["keywords"]))
    }
}
