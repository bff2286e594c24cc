internal import Language
package import Prelude

/// Vacancies in groups, with what each group is about.
package struct VacancyClusters: Sendable {
    /// A group.
    package struct Cluster: Sendable, Hashable {
        /// The names of its vacancies, in their order.
        package var vacancies: [String]
        /// The titles of its vacancies.
        package var titles: [String]
        /// The keywords that stand out in it, with their weights in whole numbers, the heaviest first.
        package var counts: [(keyword: String, count: Int)]
        /// The keywords that most of it has.
        package var topKeywords: [String]
        /// The technologies that define it.
        package var technologies: [String]
        /// The other skills that define it.
        package var skills: [String]

        /// Whether both have the same vacancies.
        package static func == (left: Cluster, right: Cluster) -> Bool {
            left.vacancies == right.vacancies && left.topKeywords == right.topKeywords
        }
        /// Feeds a hash.
        package func hash(into hasher: inout Hasher) { hasher.combine(vacancies) }
    }

    /// How the number of groups came about.
    package enum Selection: String, Sendable {
        /// It was asked for.
        case requested
        /// It has the best silhouette.
        case auto
        /// No number could be told from another.
        case fallback = "auto_fallback"
        /// There is one vacancy.
        case single
    }

    /// How many groups are tried when no number is asked for.
    package static let maximumTried = 16
    /// How many vacancies a group has at least on average when no number is asked for.
    private static let leastMean = 4
    /// The number of groups where no other can be told.
    private static let fallback = 3
    /// How often grouping is begun (facts E.3); of so many vacancies that beginnings differ little, less
    /// often.
    private static func starts(_ vacancies: Int) -> Int { vacancies > 20_000 ? 3 : 10 }
    /// How many keywords and skills of a group are told.
    private static let told = 10

    /// The groups, the largest first.
    package let clusters: [Cluster]
    /// How the number came about.
    package let selection: Selection
    /// The mean silhouette of the groups, -1...1; nil where it cannot be told.
    package let silhouette: Double?
    /// How many terms the vacancies were compared by.
    package let termCount: Int

    /// Groups vacancies.
    ///
    /// - Parameters:
    ///   - count: How many groups; nil: what the silhouette says.
    ///   - taxonomy: The keywords of categories, in lower case.
    package init(
        _ vacancies: [Vacancy], count: Int? = nil, taxonomy: Set<String> = [], seed: UInt64 = 42,
        parallelism: Parallelism = .none
    ) {
        let matrix = TermMatrix(
            of: vacancies.count,
            selection: .init(
                leastTexts: vacancies.count < 10 ? 1 : 2,
                // Of a few vacancies all may share what they are about.
                greatestShare: vacancies.count < 10 ? 1 : 0.8),
            parallelism: parallelism
        ) { VacancyTerms.terms(of: vacancies[$0]) }
        termCount = matrix.terms.count
        let grouping = Self.grouping(matrix, count, seed, parallelism)
        (selection, silhouette) = (grouping.selection, grouping.silhouette)
        let keywords = KeywordWeights(vacancies, matrix, taxonomy: taxonomy).keywords
        let technologies = Set(vacancies.flatMap { $0.skills.filter(\.isTechnology).map(\.name) })
        let skills = Set(vacancies.flatMap { $0.skills.filter { !$0.isTechnology }.map(\.name) })
        var overall: [String: Double] = [:]
        for each in keywords { for keyword in each { overall[keyword.text, default: 0] += 1 } }
        clusters = Dictionary(grouping: vacancies.indices) { grouping.groups[$0] }.values
            .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
            .map { members in
                Self.cluster(
                    members, vacancies, keywords, technologies, skills, overall)
            }
    }

    private static func grouping(
        _ matrix: TermMatrix, _ count: Int?, _ seed: UInt64, _ parallelism: Parallelism
    ) -> (groups: [Int], selection: Selection, silhouette: Double?) {
        let rows = matrix.rowCount
        guard rows > 1 else { return ([Int](repeating: 0, count: rows), .single, nil) }
        let counts: [Int]
        if let count, count > 0 {
            counts = [min(count, rows)]
        } else {
            let most = max(2, min(maximumTried, rows / leastMean))
            counts = Array(2...min(most, rows))
        }
        let found = KMeans.all(
            matrix, groups: counts, seed: seed, starts: starts(rows), parallelism: parallelism)
        let silhouette = Silhouette(matrix, seed: seed, parallelism: parallelism)
        let scores = found.map { silhouette.mean($0.groups) }
        if count ?? 0 > 0 { return (found[0].groups, .requested, scores[0]) }
        let known = scores.indices.filter { scores[$0] != nil }
        guard let best = known.max(by: { (scores[$0] ?? -1, -$0) < (scores[$1] ?? -1, -$1) }) else {
            let groups = KMeans(
                matrix, groups: min(fallback, rows), seed: seed, starts: starts(rows))
            return (groups.groups, .fallback, nil)
        }
        return (found[best].groups, .auto, scores[best])
    }

    private static func cluster(
        _ members: [Int], _ vacancies: [Vacancy], _ keywords: [[KeywordWeights.Keyword]],
        _ technologies: Set<String>, _ skills: Set<String>, _ overall: [String: Double]
    ) -> Cluster {
        var counts: [String: Int] = [:]
        var holding: [String: Double] = [:]
        for member in members {
            for keyword in keywords[member] {
                counts[keyword.text, default: 0] += Int(keyword.weight.rounded(.up))
                holding[keyword.text, default: 0] += 1
            }
        }
        // What stands in every group alike does not define one.
        let share = Double(members.count) / Double(max(1, vacancies.count))
        func isOwn(_ keyword: String) -> Bool {
            let held = holding[keyword] ?? 0
            return held >= min(2, Double(members.count))
                && held >= 0.999 * share * (overall[keyword] ?? held)
        }
        let ranked = counts.filter { isOwn($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { (keyword: $0.key, count: $0.value) }
        func first(_ kind: Set<String>) -> [String] {
            Array(ranked.lazy.map(\.keyword).filter(kind.contains).prefix(told))
        }
        return Cluster(
            vacancies: members.map { vacancies[$0].name },
            titles: members.map { vacancies[$0].title },
            counts: Array(ranked.prefix(100)), topKeywords: ranked.prefix(told).map(\.keyword),
            technologies: first(technologies), skills: first(skills))
    }
}
