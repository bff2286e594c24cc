internal import Language
internal import Market

/// What a text says of trends, held against their figures: a number belongs to the skills that its clause
/// names, or the one before where it names none, with its unit; a number in words belongs to none; and what
/// is said to rise or to fall does.
struct TrendStatements {
    /// A number as a text has it, and whether it is a share.
    private struct Figure: Hashable {
        var digits: String
        var isShare: Bool

        /// The figure as it is told.
        var text: String { isShare ? "\(digits) %" : digits }

        /// A share, or a change of one, in whole per cent; its direction is told in words.
        static func share(_ percent: Double) -> Figure {
            Figure(digits: "\(Int(percent.rounded().magnitude))", isShare: true)
        }

        static func count(_ count: Int) -> Figure { Figure(digits: "\(count)", isShare: false) }
    }

    private let trends: [SkillTrend]
    /// What may be said of any skill: of how many postings and weeks all is told.
    private let common: Set<Figure>

    /// Statements about some trends of a report.
    init(_ trends: [SkillTrend], of report: TrendReport) {
        // The longest first, as `Go` stands in `Go Kit` too.
        self.trends = trends.sorted { $0.skill.count > $1.skill.count }
        common = [.count(report.total), .count(report.weeks.count)]
    }

    /// The first thing that a text says and the figures do not; nil when they say all of it.
    func unfounded(in text: String) -> String? {
        var subjects: [SkillTrend] = []
        for clause in clauses(text) {
            let (named, rest) = named(in: clause)
            if !named.isEmpty { subjects = named }
            var known = common
            for trend in subjects { known.formUnion(figures(trend)) }
            if let figure = Self.figures(in: rest).first(where: { !known.contains($0) }) {
                return figure.text
            }
            for word in Self.words(rest) {
                // `one` is a pronoun too.
                if word != "one", NumberWords.contains(word) { return word }
                guard let course = Self.course(word), !subjects.isEmpty else { continue }
                if !subjects.contains(where: { $0.verdict == course }) { return word }
            }
        }
        return nil
    }

    /// What the table says of a skill.
    private func figures(_ trend: SkillTrend) -> Set<Figure> {
        var figures: Set = [
            Figure.share(trend.share * 100), .count(trend.count), .count(trend.total),
        ]
        if let change = trend.course?.change { figures.insert(.share(change.value)) }
        return figures
    }

    // MARK: Clauses

    /// The parts of a text that speak of one thing each. An `and` parts two of them where there is a skill
    /// and a number on either side.
    private func clauses(_ text: String) -> [String] {
        var text = text
        for word in [" while ", " whereas ", " but "] {
            text = text.replacing(word, with: "; ")
        }
        var parts = [""]
        let letters = Array(text)
        for (index, letter) in letters.enumerated() {
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            // A point or a comma between digits belongs to a number, one within a word to a name.
            let isEnd = ";:!?\n()".contains(letter) || (".,".contains(letter) && next.isWhitespace)
            if isEnd { parts.append("") } else { parts[parts.count - 1].append(letter) }
        }
        return parts.flatMap { part -> [String] in
            let sides = part.split(separator: " and ").map(String.init)
            let areWhole =
                sides.count > 1
                && sides.allSatisfy { side in
                    let (named, rest) = named(in: side)
                    return !named.isEmpty && !Self.figures(in: rest).isEmpty
                }
            return areWhole ? sides : [part]
        }
    }

    /// The skills that a clause names, and the clause without their names.
    private func named(in clause: String) -> ([SkillTrend], String) {
        var (named, rest) = ([SkillTrend](), clause)
        for trend in trends {
            var wasFound = false
            // A short name is a word of the language too, as `Go` is, when it is written small.
            while let range = Self.range(
                of: trend.skill, in: rest, ignoringCase: trend.skill.count > 3)
            {
                rest.replaceSubrange(range, with: "·")
                wasFound = true
            }
            if wasFound { named.append(trend) }
        }
        return (named, rest)
    }

    /// Where a name stands as a whole.
    private static func range(
        of name: String, in text: String, ignoringCase: Bool
    ) -> Range<String.Index>? {
        let name = ignoringCase ? name.lowercased() : name
        let isPart: (Character) -> Bool = { $0.isLetter || $0.isNumber }
        var start = text.startIndex
        while start < text.endIndex {
            if let end = text.index(start, offsetBy: name.count, limitedBy: text.endIndex) {
                let piece = text[start..<end]
                let isSame = ignoringCase ? piece.lowercased() == name : piece == name
                let isFree =
                    (start == text.startIndex || !isPart(text[text.index(before: start)]))
                    && (end == text.endIndex || !isPart(text[end]))
                if isSame, isFree { return start..<end }
            }
            start = text.index(after: start)
        }
        return nil
    }

    // MARK: Numbers and words

    private static func figures(in text: String) -> [Figure] {
        var (figures, letters) = ([Figure](), text[...])
        while let start = letters.firstIndex(where: \.isNumber) {
            letters = letters[start...]
            let word = letters.prefix { $0.isNumber || ".,".contains($0) }
            letters = letters[word.endIndex...]
            var digits = word.filter { $0 != "," }
            while digits.last == "." { digits.removeLast() }
            let after = letters.drop(while: \.isWhitespace).lowercased()
            let isShare = ["%", "percent", "per cent"].contains { after.hasPrefix($0) }
            figures.append(Figure(digits: digits, isShare: isShare))
        }
        return figures
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }

    private static let rising = ["ris", "rose", "grow", "grew", "gain", "climb", "increas", "surg"]
    private static let falling = [
        "fall", "fell", "declin", "drop", "decreas", "shrink", "shrank", "los", "sink", "sank",
    ]
    /// Words that begin as those do and say something else.
    private static let others: Set<String> = ["risk", "risks", "rosetta", "losses"]

    /// What course a word says something takes; nil for every other word.
    private static func course(_ word: String) -> TrendVerdict? {
        guard !others.contains(word) else { return nil }
        if rising.contains(where: { word.hasPrefix($0) }) { return .rising }
        return falling.contains { word.hasPrefix($0) } ? .falling : nil
    }
}
