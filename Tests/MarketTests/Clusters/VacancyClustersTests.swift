import Language
import Market
import Prelude
import Testing

/// Vacancies of three kinds, so many of each, all of them with the same words around.
func vacancies(_ count: Int, seed: UInt64 = 1) -> [Vacancy] {
    let kinds: [(title: String, skills: [(String, Bool)], words: [String])] = [
        (
            "Data Engineer",
            [("Spark", true), ("Airflow", true), ("C++", true), ("Data Modelling", false)],
            ["pipelines", "warehouse", "batch", "lineage"]
        ),
        (
            "Frontend Developer",
            [("React", true), ("TypeScript", true), ("C", true), ("Accessibility", false)],
            ["components", "browser", "design", "pixels"]
        ),
        (
            "Platform Engineer",
            [("Kubernetes", true), ("Terraform", true), ("C#", true), ("Observability", false)],
            ["clusters", "incidents", "reliability", "rollout"]
        ),
    ]
    var generator = SeededGenerator(seed: seed)
    return (0..<(count * kinds.count)).map { number in
        let kind = kinds[number % kinds.count]
        let words =
            kind.words.shuffled(using: &generator).prefix(3)
            + ["harbour", "ships", "hello"].shuffled(using: &generator)
        let skills = kind.skills.shuffled(using: &generator).prefix(3)
        return Vacancy(
            name: "v\(number)", title: ["Senior ", "", "Lead "][number / 3 % 3] + kind.title,
            text: (words + skills.map { $0.0.lowercased() }).joined(separator: " "),
            skills: skills.map { .init(name: $0.0, count: 2, isTechnology: $0.1) })
    }
}

@Suite("Groups of vacancies") struct VacancyClustersTests {
    @Test("Vacancies of three kinds make three groups, found without being told how many")
    func kinds() {
        let found = VacancyClusters(vacancies(20))
        #expect(found.selection == .auto)
        #expect(found.clusters.count == 3)
        #expect(found.clusters.allSatisfy { $0.vacancies.count == 20 })
        #expect((found.silhouette ?? 0) > 0.2)
        for cluster in found.clusters {
            let kinds = Set(cluster.titles.map { $0.split(separator: " ").suffix(2).joined() })
            #expect(kinds.count == 1)
        }
    }

    @Test("What defines a group are its own skills, C, C++ and C# apart") func defining() throws {
        let found = VacancyClusters(vacancies(20))
        let data = try #require(found.clusters.first { $0.titles[0].hasSuffix("Data Engineer") })
        #expect(Set(data.technologies) == ["Spark", "Airflow", "C++"])
        #expect(data.skills == ["Data Modelling"])
        #expect(!data.topKeywords.contains("harbour"), "what all vacancies say defines none")
        #expect(ClusterLabel(data, number: 1).name.hasPrefix("Data Engineer, "))
    }

    @Test("A trade of one word names its group, the last word of longer titles does not")
    func trades() throws {
        func name(_ titles: String...) throws -> String {
            let vacancies = titles.enumerated().map {
                Vacancy(name: "\($0)", title: $1, text: "payroll", skills: [])
            }
            let group = try #require(VacancyClusters(vacancies, count: 1).clusters.first)
            return ClusterLabel(group, number: 1).name
        }
        #expect(
            try name("Accountant", "Senior Accountant (m/w/d)", "Accountant").hasPrefix(
                "Accountant"))
        let mixed = try name("Tax Accountant", "Cost Accountant", "Project Accountant")
        #expect(!mixed.contains("Accountant"), "\(mixed)")
    }

    @Test("A number that is asked for is made, at most one group a vacancy") func requested() {
        #expect(VacancyClusters(vacancies(20), count: 5).clusters.count == 5)
        let few = VacancyClusters(vacancies(1), count: 9)
        #expect(few.selection == .requested && few.clusters.count == 3)
        #expect(VacancyClusters(Array(vacancies(1).prefix(1))).selection == .single)
        #expect(VacancyClusters([]).clusters.isEmpty)
    }

    @Test("The same vacancies make the same groups, on one processor or several") func same() {
        let (one, other) = (VacancyClusters(vacancies(30)), VacancyClusters(vacancies(30)))
        #expect(one.clusters == other.clusters)
        #expect(one.silhouette == other.silhouette)
    }

    @Test("Vacancies without a word are grouped all the same") func empty() {
        let none = (0..<6).map { Vacancy(name: "\($0)", title: "", text: "", skills: []) }
        let found = VacancyClusters(none)
        #expect(found.clusters.flatMap(\.vacancies).count == 6)
        #expect(ClusterLabel(found.clusters[0], number: 4).name == "Cluster 4")
    }
}

@Suite("Artifacts of clusters") struct ClusterArtifactTests {
    private static let now = Timestamp(Day(number: 20_780))

    private func artifact(
        _ all: [Vacancy], after former: ClusterArtifact? = nil,
        name: (Int, ClusterLabel) -> String = { $1.name }
    ) -> ClusterArtifact {
        let found = VacancyClusters(all, count: 3)
        var next = former?.clusters.count ?? 0
        let labels = found.clusters.enumerated().map { place, cluster in
            var label = ClusterLabel(cluster, number: place + 1)
            label.name = name(place, label)
            return label
        }
        return ClusterArtifact(
            found, labels: labels, after: former, origin: "desk", signature: [], requested: 3,
            stats: [JSONMember("gpt_used", false)], now: Self.now
        ) {
            next += 1
            return "id-\(next)"
        }
    }

    @Test("What is written is read again, equal") func roundTrip() throws {
        let made = artifact(vacancies(8))
        let text = made.document.text()
        let read = try ClusterArtifact(try JSONParser.parse(Array(text.utf8)), now: Self.now)
        #expect(read == made)
        #expect(made.document["schema_version"] == 2)
        #expect(made.document["categories"]?.elements?.count == 3)
        #expect(made.clusters.map(\.slug) == made.clusters.map(\.slug).sorted())
        let profile = made.document["clusters"]?[0]?["profile_text"]?.string ?? ""
        #expect(
            profile.contains("Keywords: ") && !profile.contains("..") && !profile.contains("  "))
    }

    @Test("A file of version 1 has the kinds of work of its groups") func versionOne() throws {
        let text = #"""
            {"schema_version": 1, "clusters": [{"cluster_id": 0, "slug": "ml-platform", "name": "ML Platform",
            "summary": "Models.", "vacancies": ["a.txt"], "top_keywords": ["mlops", "Docker"],
            "defining_technologies": ["docker", "Kubernetes"], "defining_skills": ["monitoring"]}]}
            """#
        let read = try ClusterArtifact(try JSONParser.parse(Array(text.utf8)), now: Self.now)
        #expect(read.categories.map(\.slug) == ["ml-platform"])
        #expect(read.categories[0].keywords == ["mlops", "Docker", "Kubernetes", "monitoring"])
    }

    @Test(
        "What is no artifact is refused with what was expected",
        arguments: [
            "{}", "[]", #"{"schema_version": 3, "clusters": []}"#, #"{"schema_version": 2}"#,
            #"{"schema_version": 2, "clusters": [{"slug": ""}]}"#,
            #"{"schema_version": 2, "clusters": [{"slug": "a"}, {"slug": "a"}]}"#,
            #"{"schema_version": 2, "clusters": [17]}"#,
        ]) func refused(text: String) throws
    {
        let document = try JSONParser.parse(Array(text.utf8))
        #expect(throws: ClusterArtifactError.self) { try ClusterArtifact(document, now: Self.now) }
    }

    @Test("A group keeps its id and slug when it is called otherwise and vacancies come and go")
    func stable() {
        let all = vacancies(20)
        let first = artifact(all)
        let more = Array(vacancies(24, seed: 1).dropFirst(9))
        let second = artifact(more, after: first) { place, _ in "Renamed \(place)" }
        #expect(Set(second.clusters.map(\.slug)) == Set(first.clusters.map(\.slug)))
        #expect(Set(second.clusters.map(\.categoryID)) == Set(first.clusters.map(\.categoryID)))
        #expect(
            second.clusters.allSatisfy { $0.formerNames.count == 1 && $0.name.hasPrefix("Renamed") }
        )
    }

    @Test("Groups of other vacancies are other groups, with slugs of their own") func others() {
        let first = artifact(vacancies(8))
        var strangers = vacancies(8)
        for index in strangers.indices { strangers[index].name = "other \(index)" }
        let second = artifact(strangers, after: first)
        #expect(
            Set(second.clusters.map(\.categoryID)).isDisjoint(
                with: first.clusters.map(\.categoryID)))
    }

    @Test("Two groups of one name have two slugs") func slugs() {
        let made = artifact(vacancies(8)) { _, _ in "C++ & C#" }
        #expect(
            made.clusters.map(\.slug) == [
                "c-plus-plus-c-sharp", "c-plus-plus-c-sharp-2", "c-plus-plus-c-sharp-3",
            ])
    }

    @Test("A posting goes to the group whose words it shares") func matching() {
        let made = artifact(vacancies(20))
        let matcher = ClusterMatcher(made)
        let matched = matcher.match("We need somebody for Terraform, Kubernetes and incidents.")
        #expect(
            made.clusters.first { $0.slug == matched.best }?.technologies.contains("Terraform")
                == true)
        #expect(matched.scores.count == 3 && matched.scores[0].value == 1)
        #expect(matcher.match("").best == nil)
        #expect(
            ClusterMatcher(made, vectors: [[1, 0], [0, 1], nil]).match("", vector: [0, 1]).best
                != nil)
    }

    @Test("Kinds of work are those of the artifact, and the default ones without") func taxonomy()
        throws
    {
        let made = artifact(vacancies(20))
        let taxonomy = MarketTaxonomy(made, defaults: [])
        #expect(taxonomy.isOfArtifact)
        let react = try #require(made.clusters.first { $0.technologies.contains("React") })
        #expect(taxonomy.category(of: "react") == react.slug)
        #expect(taxonomy.category(of: "rea") == "general", "whole words only")
        let plain = MarketTaxonomy(
            nil,
            defaults: [
                .init(slug: "b", name: "B", keywords: ["Rust", "Go"]),
                .init(slug: "a", name: "A", keywords: ["Go"]),
            ])
        #expect(!plain.isOfArtifact)
        #expect(plain.category(of: "GO") == "a", "the kind that it defines most")
        #expect(plain.category(of: "Rust") == "b")
    }
}
