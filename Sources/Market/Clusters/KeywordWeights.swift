internal import Glibc
internal import Language

/// What a vacancy is about: its keywords with their weights.
///
/// A keyword's weight is how often it is named, and 8 times its TF-IDF weight, and 3 for a keyword of the
/// taxonomy, and 2 for a technology (facts E.2). Skills are keywords under their canonical names, so that C,
/// C++, C# and R are keywords like others; other words are keywords where they say something of the work.
struct KeywordWeights {
    /// How many keywords of a vacancy count.
    static let maximumKeywords = 80
    private static let (termWeight, taxonomyBonus, technologyBonus) = (8.0, 3.0, 2.0)

    /// A keyword of a vacancy.
    struct Keyword {
        var text: String
        var weight: Double
    }

    /// The keywords of each vacancy, the heaviest first.
    let keywords: [[Keyword]]

    /// - Parameters:
    ///   - matrix: The vacancies' terms, in the same order.
    ///   - taxonomy: The keywords of categories, in lower case.
    init(_ vacancies: [Vacancy], _ matrix: TermMatrix, taxonomy: Set<String>) {
        keywords = vacancies.enumerated().map { row, vacancy in
            var weights: [String: Double] = [:]
            let terms = Dictionary(
                matrix.heaviest(of: row, limit: Self.maximumKeywords).map {
                    ($0.term, Double($0.weight))
                }
            ) { first, _ in first }
            for skill in vacancy.skills {
                var weight = Double(skill.count)
                weight += Self.termWeight * (terms[VacancyTerms.mark + skill.name] ?? 0)
                if taxonomy.contains(skill.name.lowercased()) { weight += Self.taxonomyBonus }
                if skill.isTechnology { weight += Self.technologyBonus }
                weights[skill.name, default: 0] += weight
            }
            // A skill stands under its own name already, whatever it is called in the text.
            let named = Set(vacancy.skills.flatMap { Tokenizer.tokens(of: $0.name).map(\.folded) })
            for (term, weight) in terms where !term.hasPrefix(VacancyTerms.mark) {
                guard !named.contains(term), !NoiseWords.isRole(term) else { continue }
                var own = Self.termWeight * weight
                if taxonomy.contains(term) { own += Self.taxonomyBonus }
                weights[term] = own
            }
            return weights.map { Keyword(text: $0.key, weight: $0.value) }
                .sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
                .prefix(Self.maximumKeywords).map(\.self)
        }
    }
}

/// What vacancies are compared by.
enum VacancyTerms {
    /// What stands before a skill's name, so that it is no word like others.
    static let mark = "\u{1}"
    /// How often a word of the title and a skill count, once being a word of the text.
    private static let (titleTimes, skillTimes) = (3, 3)

    /// The terms of a vacancy: words that say something, skills, and the words of the title again.
    static func terms(of vacancy: Vacancy) -> [String] {
        var terms = vacancy.words.filter { !NoiseWords.contains($0) }
        let title = Tokenizer.tokens(of: vacancy.title).map(\.folded).filter {
            !NoiseWords.contains($0)
        }
        for _ in 0..<titleTimes { terms += title }
        for skill in vacancy.skills {
            for _ in 0..<skillTimes { terms.append(mark + skill.name) }
        }
        return terms
    }
}
