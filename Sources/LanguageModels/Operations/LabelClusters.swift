internal import Prelude

/// Naming groups of vacancies (facts E.3).
package enum LabelClusters {
    /// How many groups one call is asked about.
    package static let maximumClusters = 50

    /// A group as it is asked about.
    package struct Cluster: Sendable, Hashable {
        /// Titles of its vacancies.
        package var titles: [String]
        /// Its keywords, technologies and skills.
        package var keywords: [String]

        /// A group from its parts.
        package init(titles: [String], keywords: [String]) {
            self.titles = titles
            self.keywords = keywords
        }
    }

    /// What a group is to be called.
    package struct Label: Sendable, Hashable {
        /// The group's number as it was asked, from 0.
        package var index: Int
        /// Two to four words.
        package var name: String
        /// A sentence.
        package var summary: String
    }

    /// The prompt.
    package static let prompt = Prompt(
        name: "label_clusters", version: "1.0.0",
        instructions: """
            You name numbered groups of vacancies, as one JSON document with one entry for each number. \
            name says in two to four words what trade the group is and how it differs from the others; \
            summary says in one sentence what its vacancies ask for. Only what the titles and keywords \
            say counts; no company is named.
            """, maximumTokens: 4000)

    /// The material of a call.
    package static func material(_ clusters: [Cluster]) -> Material {
        let lines = clusters.prefix(maximumClusters).enumerated().map { number, cluster in
            "\(number): titles: \(cluster.titles.joined(separator: "; ")); keywords: "
                + cluster.keywords.joined(separator: ", ")
        }
        return Material("GROUPS", lines.joined(separator: "\n"))
    }

    /// The shape of the answer.
    package static let shape = Shape<[Label]>.object("Names of groups") { object in
        let labels = object.member(
            "groups", label.list("one for each number", limit: maximumClusters))
        return { $0[labels] }
    }

    private static let label = Shape<Label>.object("One group") { object in
        let index = object.member("number", .integer("its number", in: 0...(maximumClusters - 1)))
        let name = object.member("name", .text("two to four words", limit: 60))
        let summary = object.member("summary", .text("one sentence", limit: 300))
        return { Label(index: $0[index], name: $0[name], summary: $0[summary]) }
    }
}
