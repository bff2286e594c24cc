import Prelude

/// Reads studies.
struct EducationReader {
    let context: ReadingContext

    /// The studies in sections, the most recent first as far as dates tell.
    func read(_ sections: [SectionLines]) -> [ResumeEducation] {
        let utf8 = context.utf8
        let reader = EntryLineReader(
            utf8: utf8, scanner: context.scanner, isCity: context.isCity,
            headScore: { DegreeWords.score($0, utf8: utf8) })
        var found: [ResumeEducation] = []
        for section in sections {
            let lines = section.lines.map(plain)
            found += EntryReader.entries(of: reader.classify(lines)).compactMap(study)
        }
        return sorted(found)
    }

    /// A line of a list of studies is a head even with a bullet, when it names a degree or school.
    private func plain(_ line: TextLine) -> TextLine {
        guard line.isBullet, line.wordCount <= 14,
            DegreeWords.degree(in: line.lexemes, utf8: context.utf8) != nil,
            DegreeWords.isSchool(line.lexemes) || line.hasNumber
        else { return line }
        var line = line
        line.isBullet = false
        return line
    }

    private func study(_ entry: Entry) -> ResumeEducation? {
        let segments = entry.head.flatMap { $0 }.flatMap {
            HeadText.commaParts($0, utf8: context.utf8)
        }
        let scans = segments.map { Lexeme.scan(context.utf8, $0) }
        let degrees = scans.map { DegreeWords.degree(in: $0, utf8: context.utf8) }
        let degreeIndex = strongest(degrees)
        let isSchool = scans.map(DegreeWords.isSchool)
        guard degreeIndex != nil || isSchool.contains(true) else { return nil }
        let school = schoolIndex(segments, isSchool: isSchool, degree: degreeIndex)
        var education = ResumeEducation(dates: graduation(entry.dates), span: entry.span)
        education.institution = school.map { context.found(segments[$0], isSchool[$0] ? 0.9 : 0.6) }
        if let index = degreeIndex, let degree = degrees[index] {
            education.level = degree.level
            (education.degree, education.field) = named(degree.span, in: segments[index])
        }
        if education.field == nil {
            let rest = segments.indices.first { index in
                index != degreeIndex && index != school
                    && !scans[index].contains { $0.kind == .number }
                    && !PlaceSyntax.endsInRegion([segments[index]], in: context.utf8)
                    && !context.isCity(segments[index]) && degrees[index] == nil
                    && !isPartOfPlace(index, segments)
            }
            education.field = rest.map {
                context.found($0 < segments.count ? segments[$0] : entry.span, 0.6)
            }
        }
        return education
    }

    private func isPartOfPlace(_ index: Int, _ segments: [TextSpan]) -> Bool {
        index + 1 < segments.count
            && PlaceSyntax.endsInRegion([segments[index + 1]], in: context.utf8)
    }

    private func strongest(_ degrees: [(level: DegreeLevel, span: TextSpan)?]) -> Int? {
        degrees.indices.filter { degrees[$0] != nil }.max { left, right in
            let (a, b) = (degrees[left], degrees[right])
            guard let a, let b else { return false }
            return a.level == b.level ? a.span.length < b.span.length : a.level < b.level
        }
    }

    private func schoolIndex(_ segments: [TextSpan], isSchool: [Bool], degree: Int?) -> Int? {
        if let index = isSchool.indices.first(where: { isSchool[$0] && $0 != degree }) {
            return index
        }
        if let index = isSchool.firstIndex(of: true) { return index }
        return segments.indices.first { $0 != degree && ($0 == 0 || degree == 0) }
    }

    /// The degree as written and its field: "M.Sc. in Physics", "Master Informatik".
    func named(_ degree: TextSpan, in segment: TextSpan) -> (Found<String>?, Found<String>?) {
        let words = Lexeme.scan(context.utf8, TextSpan(degree.end, segment.end))
        let joining: Set<String> = [
            "in", "of", "en", "de", "em", "di", "w", "der", "des", "im", "d", "science", "arts",
            "engineering", "hons", "honours", "business", "laws",
        ]
        var start = 0
        while start < words.count,
            words[start].kind != .word || Self.empty.contains(words[start].text)
                || (start < 3 && joining.contains(words[start].text) && isGeneric(words, start))
        {
            start += 1
        }
        let field: Found<String>? =
            start < words.count
            ? context.found(
                HeadText.clean(TextSpan(words[start].span.start, segment.end), utf8: context.utf8),
                0.8)
            : nil
        return (context.found(segment, 0.85), field)
    }

    /// Words between a degree and its field: "Master's degree in", "Certificate III in".
    private static let empty: Set<String> = [
        "in", "en", "em", "di", "w", "de", "of", "d", "degree", "diploma", "level", "i", "ii",
        "iii", "iv",
        "fur", "s",
    ]

    /// Whether a word such as "Science" belongs to the degree: "Master of Science Informatik".
    private func isGeneric(_ words: [Lexeme], _ index: Int) -> Bool {
        index > 0 && words[index - 1].is("of") || words[index].is("hons")
            || words[index].is("honours")
    }

    /// A lone date tells the end of studies.
    private func graduation(_ dates: DateRange?) -> DateRange? {
        guard var dates, !dates.isRange else { return dates }
        dates.end = dates.start
        dates.start = nil
        return dates
    }

    private func sorted(_ studies: [ResumeEducation]) -> [ResumeEducation] {
        func key(_ study: ResumeEducation) -> Int? {
            study.dates.map { $0.isCurrent ? Int.max : ($0.end ?? $0.start)?.month.index ?? 0 }
        }
        guard studies.allSatisfy({ key($0) != nil }) else { return studies }
        return studies.enumerated().sorted { left, right in
            let (a, b) = (key(left.element) ?? 0, key(right.element) ?? 0)
            return a == b ? left.offset < right.offset : a > b
        }.map(\.element)
    }
}
