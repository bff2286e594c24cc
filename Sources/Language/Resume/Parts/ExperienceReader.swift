import Prelude

/// Reads the positions of a CV.
struct ExperienceReader {
    let context: ReadingContext

    /// The most positions that are read.
    static let maximumPositions = 200

    /// The positions in sections, the most recent first.
    func read(_ sections: [SectionLines]) -> [ResumeExperience] {
        let reader = EntryLineReader(
            utf8: context.utf8, scanner: context.scanner, isCity: context.isCity)
        var found: [ResumeExperience] = []
        for section in sections {
            let entries = EntryReader.entries(of: reader.classify(tableRows(section.lines)))
            found += positions(entries)
        }
        return sorted(Array(found.prefix(Self.maximumPositions)))
    }

    /// Positions in sections that no heading calls experience: only what has a title and a period.
    func readUnheaded(_ sections: [SectionLines]) -> [ResumeExperience] {
        read(sections).filter { experience in
            guard experience.dates?.isRange == true, let title = experience.title else {
                return false
            }
            return RoleWords.isTitle(Lexeme.scan(context.utf8, title.span))
        }
    }

    private func positions(_ entries: [Entry]) -> [ResumeExperience] {
        var reader = PositionHeadReader(utf8: context.utf8, isCity: context.isCity)
        let certain = entries.map { reader.read($0) }.filter(\.isCertain)
        let titleFirst = certain.filter { $0.isTitleFirst == true }.count
        reader.titleComesFirst = titleFirst * 2 >= certain.count
        var result: [ResumeExperience] = []
        var company: TextSpan?
        var companyPlace: TextSpan?
        for entry in entries {
            var head = reader.read(entry)
            if head.company != nil {
                company = head.hasCompanyLine ? head.company : nil
                companyPlace = head.place
            } else if head.title != nil, let company {
                head.company = company
                head.place = head.place ?? companyPlace
            }
            guard isPosition(entry, head) else { continue }
            result.append(position(entry, head))
        }
        return result
    }

    private func isPosition(_ entry: Entry, _ head: PositionHead) -> Bool {
        guard head.title != nil || head.company != nil else { return false }
        if let dates = entry.dates { return dates.isRange || entry.titleScore > 0 }
        return entry.titleScore > 0 && head.company != nil
    }

    private func position(_ entry: Entry, _ head: PositionHead) -> ResumeExperience {
        let sure = head.isCertain ? 0.95 : 0.75
        return ResumeExperience(
            company: head.company.map { context.found($0, sure) },
            title: head.title.map { context.found($0, sure) },
            location: head.place.map { context.found($0, 0.7) },
            dates: entry.dates,
            months: entry.dates?.months(today: context.today)?.count,
            description: entry.description,
            skills: context.skillNames(in: entry.span),
            span: entry.span)
    }

    /// Rows of a table without the row that names its columns.
    private func tableRows(_ lines: [TextLine]) -> [TextLine] {
        lines.filter { line in
            let words = line.lexemes.filter { $0.kind == .word }.map(\.text)
            guard line.hasNumber == false, (2...6).contains(words.count) else { return true }
            return !words.allSatisfy(Self.columnWords.contains)
        }
    }

    private static let columnWords: Set<String> = [
        "company", "employer", "title", "role", "position", "dates", "date", "period", "from", "to",
        "location", "start", "end", "duration", "firma", "zeitraum", "entreprise", "poste",
        "empresa",
        "puesto", "cargo", "periodo", "azienda", "ruolo", "bedrijf", "functie", "stanowisko",
        "okres",
        "unternehmen", "periode", "arbeitgeber",
    ]

    private func sorted(_ experiences: [ResumeExperience]) -> [ResumeExperience] {
        func key(_ experience: ResumeExperience) -> (Int, Int) {
            guard let dates = experience.dates else { return (Int.min, Int.min) }
            let start = dates.start?.month.index ?? Int.min
            if dates.isCurrent { return (Int.max, start) }
            return (dates.end?.month.index ?? start, start)
        }
        return experiences.enumerated().sorted { left, right in
            let (a, b) = (key(left.element), key(right.element))
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element)
    }
}

/// The time someone has worked altogether.
package enum ExperienceTotal {
    /// The months covered by at least one of the ranges.
    package static func months(_ ranges: [Range<Int>]) -> Int {
        var total = 0
        var covered = Int.min
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let start = max(range.lowerBound, covered)
            if range.upperBound > start {
                total += range.upperBound - start
                covered = range.upperBound
            }
        }
        return total
    }

    /// The years of the positions, or else what the text states, such as "10+ years of experience".
    static func years(
        _ experiences: [ResumeExperience], stated lines: [TextLine], today: Day
    ) -> Found<Double>? {
        let ranges = experiences.compactMap { $0.dates?.months(today: today) }
        if let first = experiences.first(where: { $0.months != nil }), !ranges.isEmpty {
            let span = experiences.reduce(first.span) { $0.union($1.span) }
            return Found(Double(months(ranges)) / 12, at: span, confidence: 0.9)
        }
        let found = lines.compactMap { stated(in: $0.lexemes) }
        return found.max { $0.months < $1.months }.map {
            Found($0.years, at: $0.span, confidence: 0.8)
        }
    }

    /// A length of time that a word for experience stands near.
    static func stated(in lexemes: [Lexeme]) -> StatedDuration? {
        let near = 7
        return DurationScanner.durations(in: lexemes).filter { duration in
            guard duration.months >= 12 else { return false }
            return lexemes.enumerated().contains { index, lexeme in
                guard lexeme.kind == .word, isExperience(lexeme.text) else { return false }
                let first = lexemes.firstIndex { $0.span.start >= duration.span.start } ?? 0
                let last = lexemes.lastIndex { $0.span.end <= duration.span.end } ?? 0
                return index >= first - 4 && index <= last + near
            }
        }.max { $0.months < $1.months }
    }

    private static func isExperience(_ word: String) -> Bool {
        ["experience", "experienced", "experiencia", "esperienza", "ervaring", "yoe"].contains(word)
            || word.hasSuffix("erfahrung") || word.hasSuffix("experience")
            || word.hasPrefix("doswiadczeni") || word.hasSuffix("ervaring")
    }
}
