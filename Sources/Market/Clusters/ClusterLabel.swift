internal import Language

/// What a group of vacancies is called.
package struct ClusterLabel: Sendable, Hashable {
    /// Its name, two to six words.
    package var name: String
    /// What it is about, in a sentence.
    package var summary: String

    /// A label from its parts.
    package init(name: String, summary: String) {
        self.name = name
        self.summary = summary
    }

    /// The share of a group's titles that a trade must be named in to name the group.
    private static let titleShare = 0.3
    /// How many words of a trade are looked at. A single one is a trade only where it is the whole title, as
    /// `Accountant` is: the last word of many titles says too little.
    private static let titleWords = 1...3

    /// A label by rules: the trade that many of the titles name, with the first technologies; technologies
    /// alone, or skills, or keywords where no trade stands out (facts E.3).
    ///
    /// - Parameter number: The group's number, for one that nothing stands out in.
    package init(_ cluster: VacancyClusters.Cluster, number: Int) {
        let marks = Array((cluster.technologies + cluster.skills + cluster.topKeywords).prefix(2))
        let defining = marks.joined(separator: " and ")
        if let trade = Self.trade(cluster.titles) {
            name = marks.isEmpty ? trade : "\(trade), \(defining)"
        } else {
            name = marks.isEmpty ? "Cluster \(number)" : defining
        }
        var seen: Set<String> = []
        let focus =
            (cluster.technologies.prefix(3) + cluster.skills.prefix(2) + cluster.topKeywords)
            .filter { seen.insert($0.lowercased()).inserted }.prefix(4)
        summary =
            focus.isEmpty
            ? "\(cluster.vacancies.count) vacancies." : "Focus on \(focus.joined(separator: ", "))."
    }

    /// Words of titles that tell rank, place or terms, and not the trade.
    private static let ranks: Set<String> = [
        "senior", "junior", "lead", "principal", "staff", "mid", "sr", "jr", "head", "chief",
        "intern",
        "internship", "working", "student", "remote", "hybrid", "m", "f", "w", "d", "x", "gn",
        "full",
        "part", "time", "i", "ii", "iii", "iv", "associate",
    ]

    /// The last words of a title's first part that many titles share, the longer first.
    private static func trade(_ titles: [String]) -> String? {
        var counts: [String: (count: Int, words: Int, shown: String)] = [:]
        for title in titles {
            let part = title.prefix { !"(–—|,/:".contains($0) }
            let words = part.split { !$0.isLetter && !$0.isNumber && !"+#.".contains($0) }
                .filter { !ranks.contains($0.lowercased()) }
            for length in titleWords
            where words.count >= length && (length > 1 || words.count == 1) {
                let shown = words.suffix(length).joined(separator: " ")
                let key = Folding.fold(shown)
                counts[key, default: (0, length, shown)].count += 1
            }
        }
        let least = max(2, Int((Double(titles.count) * titleShare).rounded(.up)))
        let best = counts.filter { $0.value.count >= min(least, titles.count) }
            .max { first, second in
                // Of a trade and a longer one that nearly as many name the longer says more.
                let (one, other) = (
                    Double(first.value.count) * (first.value.words > 2 ? 1.2 : 1),
                    Double(second.value.count) * (second.value.words > 2 ? 1.2 : 1)
                )
                return (one, second.key) < (other, first.key)
            }
        return best?.value.shown
    }
}
