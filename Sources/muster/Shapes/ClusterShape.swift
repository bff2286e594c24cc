import Market
import Prelude

extension ClusterArtifact {
    /// The groups as lines for people.
    var lines: [String] {
        let table = TextTable(
            columns: [
                .init(title: "Group"), .init(title: "Name", maximum: 44),
                .init(title: "Vacancies", isRight: true), .init(title: "Asks for", maximum: 80),
            ],
            rows: clusters.map {
                [
                    $0.slug, $0.name, "\($0.vacancies.count)",
                    ($0.technologies.prefix(5) + $0.skills.prefix(2)).joined(separator: ", "),
                ]
            })
        let silhouette = stats.first { $0.key == "silhouette_score" }?.value.double
        let selection = stats.first { $0.key == "cluster_selection" }?.value.string
        let how =
            switch selection {
            case "auto": ", as many as stand apart best"
            case "requested" where clusters.count < requested:
                ", as no \(requested) stand apart"
            case "requested": ", as many as were asked for"
            default: ""
            }
        return table.lines + [
            "",
            counted(clusters.count, "group", "groups") + " of "
                + counted(clusters.reduce(0) { $0 + $1.vacancies.count }, "vacancy", "vacancies")
                + how + (silhouette.map { "; silhouette \(decimals($0))" } ?? ""),
        ]
    }
}

/// A group with its postings and skills.
struct ClusterShape {
    let cluster: ClusterArtifact.Cluster
    /// Title and company of listings by their ids.
    let titles: [String: [String]]

    /// How many postings are told for people.
    private static let shown = 40

    /// The group as `cluster show SLUG` answers it.
    var answer: Answer {
        let document: JSONValue = [
            "category_id": .string(cluster.categoryID), "slug": .string(cluster.slug),
            "name": .string(cluster.name), "summary": .string(cluster.summary),
            "top_keywords": JSONValue(cluster.topKeywords),
            "defining_technologies": JSONValue(cluster.technologies),
            "defining_skills": JSONValue(cluster.skills),
            "keyword_counts": .object(cluster.keywordCounts),
            "former_names": JSONValue(cluster.formerNames),
            "vacancies": .array(
                cluster.vacancies.map {
                    [
                        "id": .string($0), "title": JSONValue(titles[$0]?.first),
                        "company": JSONValue(titles[$0]?.last),
                    ]
                }),
        ]
        return Answer(document, lines)
    }

    private var lines: [String] {
        let table = TextTable(
            columns: [
                .init(title: "Vacancy", maximum: 30), .init(title: "Title", maximum: 50),
                .init(title: "Company", maximum: 30),
            ],
            rows: cluster.vacancies.prefix(Self.shown).map {
                [$0, titles[$0]?.first ?? "", titles[$0]?.last ?? ""]
            })
        let more = cluster.vacancies.count - Self.shown
        let named =
            cluster.formerNames.isEmpty
            ? [] : ["Called before: \(cluster.formerNames.joined(separator: "; "))"]
        return [
            cluster.name, cluster.summary, "",
            "Technologies  \(cluster.technologies.joined(separator: ", "))",
            "Skills        \(cluster.skills.joined(separator: ", "))",
            "Keywords      \(cluster.topKeywords.joined(separator: ", "))",
        ] + named + [""] + table.lines + (more > 0 ? ["and \(more) more"] : [])
    }
}
