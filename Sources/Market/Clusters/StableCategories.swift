internal import Language
package import Prelude

/// Carries names over from one grouping to the next: a group whose vacancies are mostly those of a former one
/// keeps its id and its slug, whatever it is called now (facts E.5).
struct StableCategories {
    /// The share of both groups' vacancies that both have from which on they are one.
    static let overlap = 0.5

    /// The names of the groups, in their order.
    let names: [(id: String, slug: String, former: [String])]

    /// - Parameters:
    ///   - clusters: The groups with what they are called.
    ///   - former: The artifact before; nil for the first.
    ///   - makeID: Makes an id that nobody has.
    init(
        _ clusters: [(members: [String], name: String)], after former: ClusterArtifact?,
        makeID: () -> String
    ) {
        let known = Set(former?.clusters.flatMap(\.vacancies) ?? [])
        let all = Set(clusters.flatMap(\.members))
        // Vacancies that are new or gone say nothing about whether a group is the same.
        let now = clusters.map { Set($0.members).intersection(known) }
        let then = (former?.clusters ?? []).map { Set($0.vacancies).intersection(all) }
        var pairs: [(share: Double, own: Int, other: Int)] = []
        for (own, members) in now.enumerated() where !members.isEmpty {
            for (other, others) in then.enumerated() where !others.isEmpty {
                let shared = members.intersection(others).count
                let share = Double(shared) / Double(members.count + others.count - shared)
                if share >= Self.overlap { pairs.append((share, own, other)) }
            }
        }
        var taken: [Int: Int] = [:]
        var given: Set<Int> = []
        for pair in pairs.sorted(by: { ($1.share, $0.own, $0.other) < ($0.share, $1.own, $1.other) }
        )
        where taken[pair.own] == nil && given.insert(pair.other).inserted {
            taken[pair.own] = pair.other
        }
        var slugs = Set(given.compactMap { former?.clusters[$0].slug })
        names = clusters.enumerated().map { index, cluster in
            if let place = taken[index], let old = former?.clusters[place] {
                let renamed = old.name == cluster.name ? [] : [old.name]
                return (old.categoryID, old.slug, Array((old.formerNames + renamed).suffix(20)))
            }
            return (makeID(), Self.unique(Self.slug(cluster.name), &slugs), [])
        }
    }

    /// A name as a slug: lower-case letters and digits, everything else one hyphen.
    static func slug(_ name: String) -> String {
        let folded = Folding.fold(name)
        var named = folded.replacing("c++", with: "c plus plus").replacing("c#", with: "c sharp")
        named = named.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
        let slug = String(named.prefix(60))
        return slug.isEmpty ? "cluster" : slug
    }

    private static func unique(_ slug: String, _ taken: inout Set<String>) -> String {
        var (candidate, number) = (slug, 2)
        while !taken.insert(candidate).inserted {
            candidate = "\(slug)-\(number)"
            number += 1
        }
        return candidate
    }
}

extension ClusterArtifact {
    /// An artifact of groups.
    ///
    /// - Parameters:
    ///   - labels: What the groups are called, in their order.
    ///   - former: The artifact before; nil for the first.
    ///   - makeID: Makes an id that nobody has.
    package init(
        _ found: VacancyClusters, labels: [ClusterLabel], after former: ClusterArtifact?,
        origin: String, signature: JSONValue, requested: Int?, stats: [JSONMember],
        now: Timestamp, makeID: () -> String
    ) {
        let names = StableCategories(
            zip(found.clusters, labels).map { ($0.vacancies, $1.name) }, after: former,
            makeID: makeID
        ).names
        var clusters: [Cluster] = []
        for (place, cluster) in found.clusters.enumerated() {
            clusters.append(
                Cluster(
                    number: 0, categoryID: names[place].id, slug: names[place].slug,
                    name: labels[place].name, summary: labels[place].summary,
                    vacancies: cluster.vacancies, topKeywords: cluster.topKeywords,
                    keywordCounts: cluster.counts.map {
                        JSONMember($0.keyword, JSONValue($0.count))
                    },
                    technologies: cluster.technologies, skills: cluster.skills,
                    formerNames: names[place].former))
        }
        clusters.sort { $0.slug < $1.slug }
        for index in clusters.indices { clusters[index].number = index }
        self.init(
            generatedAt: now, origin: origin, signature: signature,
            requested: requested ?? clusters.count, stats: stats, clusters: clusters)
    }
}
