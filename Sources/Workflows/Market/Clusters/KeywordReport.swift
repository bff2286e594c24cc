internal import Language
package import Market
package import Prelude

/// What vacancies ask for most, by kinds of work: the original's report (facts E.2).
package struct KeywordReport: Sendable {
    /// A keyword with its weight.
    package struct Keyword: Sendable, Hashable {
        /// The keyword.
        package var text: String
        /// How much it weighs: how often it is named, and ten times its TF-IDF weights.
        package var score: Double
        /// How many vacancies name it.
        package var vacancies: Int
    }

    /// How many keywords of a vacancy are told.
    private static let ofVacancy = 30
    /// How much a TF-IDF weight counts.
    private static let termWeight = 10.0

    /// The keywords, the heaviest first.
    package let keywords: [Keyword]
    /// The keywords that are told, by the kind of work that they belong to.
    package let byCategory: [(slug: String, keywords: [String])]
    /// The keywords of each vacancy.
    package let byVacancy: [(name: String, keywords: [Keyword])]

    /// A report of vacancies.
    ///
    /// - Parameter top: How many keywords are told.
    package init(_ vacancies: [Vacancy], _ taxonomy: MarketTaxonomy, top: Int) {
        let known = taxonomy.keywords
        let matrix = TermMatrix(
            of: vacancies.count, selection: .init(leastTexts: 1, greatestShare: 1),
            parallelism: .processors
        ) { index in
            let skills = vacancies[index].skills
            // A skill stands under its own name already, whatever it is called in the text.
            let named = Set(
                skills.flatMap {
                    MarketTaxonomy.key($0.name).split(separator: " ").map(String.init)
                })
            return skills.flatMap { [String](repeating: $0.name, count: $0.count) }
                + vacancies[index].words.filter { known.contains($0) && !named.contains($0) }
        }
        var totals: [String: (score: Double, vacancies: Int)] = [:]
        byVacancy = vacancies.enumerated().map { row, vacancy in
            let counts = Dictionary(vacancy.skills.map { ($0.name, $0.count) }) { first, _ in first
            }
            let own = matrix.heaviest(of: row, limit: Self.ofVacancy).map { term, weight in
                Keyword(
                    text: term, score: Double(counts[term] ?? 1) + Self.termWeight * Double(weight),
                    vacancies: 1)
            }
            for keyword in own {
                totals[keyword.text, default: (0, 0)].score += keyword.score
                totals[keyword.text]?.vacancies += 1
            }
            return (vacancy.name, own)
        }
        keywords = totals.map {
            Keyword(text: $0.key, score: $0.value.score, vacancies: $0.value.vacancies)
        }
        .sorted { ($1.score, $0.text) < ($0.score, $1.text) }.prefix(top).map(\.self)
        byCategory = Dictionary(grouping: keywords.map(\.text)) { taxonomy.category(of: $0) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The report as the original's document.
    package var document: JSONValue {
        func list(_ keywords: [Keyword]) -> JSONValue {
            .array(
                keywords.map {
                    [
                        "keyword": .string($0.text),
                        "score": .number(($0.score * 100).rounded() / 100),
                        "vacancies": JSONValue($0.vacancies),
                    ]
                })
        }
        return [
            "keywords": list(keywords),
            "by_category": .object(byCategory.map { JSONMember($0.slug, JSONValue($0.keywords)) }),
            "by_vacancy": .object(byVacancy.map { JSONMember($0.name, list($0.keywords)) }),
        ]
    }
}
