/// Puts what a résumé says in the order in which a theme wants to read it; nothing is added or left out.
///
/// Categories of skills and the skills in each stand by how much of the theme they name, then by how much of
/// it they share words with (`ThemeWords.score`); the bullets of each entry by how much of it they say
/// (`ThemeWords.overlap`); the most first. What ties keeps its order.
package struct ThemeOrder: Sendable {
    /// Counts up when the same résumé and theme give another order.
    package static let version = 2

    private let keywords: [String]

    /// The order for a theme.
    package init(_ theme: VariantTheme) {
        keywords = theme.keywords
    }

    /// The résumé with its lists in the theme's order.
    package func ordered(_ resume: Resume) -> Resume {
        var ordered = resume
        for (list, order) in orders(of: resume) { ordered.reorder(list, order) }
        return ordered
    }

    /// The order of each list that changes, as the former positions; inner lists before the lists they stand
    /// in, so that they can be applied one after the other.
    package func orders(of resume: Resume) -> [(list: ResumeList, order: [Int])] {
        let words = ThemeWords(keywords)
        var orders: [(list: ResumeList, order: [Int])] = []
        for list in resume.lists where list != .categories {
            let scores = resume.items(of: list).map { item in
                if case .bullets = list {
                    ThemeWords.Score(named: words.overlap(with: [item]))
                } else {
                    words.score(ofNames: [item])
                }
            }
            orders.append((list, ThemeOrder.order(by: scores)))
        }
        let scores = resume.skills.map { category in
            words.score(ofNames: [category.name].compactMap { $0 } + category.keywords)
        }
        orders.append((.categories, ThemeOrder.order(by: scores)))
        return orders.filter { $0.order != Array($0.order.indices) }
    }

    /// How much of the theme stands in a text, from 0.
    package func overlap(with text: String) -> Int {
        ThemeWords(keywords).overlap(with: [text])
    }

    /// Positions by their scores, the highest first; what ties keeps its order.
    private static func order(by scores: [ThemeWords.Score]) -> [Int] {
        scores.indices.sorted { left, right in
            scores[left] == scores[right] ? left < right : scores[right] < scores[left]
        }
    }
}
