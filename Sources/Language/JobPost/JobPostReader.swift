package import Prelude

/// Reads a job post by rules.
package struct JobPostReader: Sendable {
    /// The longest text that is read; the rest of a longer one is reported and left.
    package static let maximumBytes = 400_000
    /// The most entries of one list: responsibilities, benefits.
    package static let maximumEntries = 100
    /// A text with fewer words is no job post.
    package static let minimumWords = 25

    let finder: SkillFinder
    let gazetteer: Gazetteer
    let today: Day

    /// A reader with the skills and places it knows, and today for dates without a year.
    package init(finder: SkillFinder, gazetteer: Gazetteer, today: Day) {
        self.finder = finder
        self.gazetteer = gazetteer
        self.today = today
    }

    /// Everything the rules find in a job post. Never fails: what is not found is nil.
    package func read(_ source: SourceText) -> JobPostReading {
        var reading = JobPostReading()
        var end = min(source.utf8.count, Self.maximumBytes)
        if end < source.utf8.count {
            while end > 0, source.utf8[end] & 0xC0 == 0x80 { end -= 1 }
            reading.warnings.append(.cutShort(at: end))
        }
        let text = JobText(source, end: end)
        reading.sections = text.parts.map(\.section)
        let words = text.lines.lazy.flatMap(\.lexemes)
        let (language, isSure) = LanguageDetector.language(of: words)
        reading.language = language
        if isSure, language == .other { reading.warnings.append(.unsupportedLanguage) }
        JobDetailReader(text: text, gazetteer: gazetteer, today: today).fill(&reading)
        skills(&reading, text)
        lists(&reading, text)
        years(&reading, text)
        let isAsked: Set<JobSection.Kind> = [
            .requirements, .responsibilities, .team, .role, .header,
        ]
        reading.attributes = JobAttributeWords.minima(text.sentences(isAsked), text)
        reading.narratives = JobNarrativeReader(text: text).read(reading)
        judge(&reading, words: words.filter { $0.kind == .word }.prefix(Self.minimumWords).count)
        return reading
    }

    /// The name under which a technology is listed: the lexicon's where it knows it.
    package func technology(_ name: String) -> String {
        finder.resolver.resolve(name).found.flatMap { finder.resolver.lexicon[$0.skill]?.name }
            ?? name
    }

    /// The most bytes that a skill's words may have in a post.
    private static let maximumSurface = 60

    /// Each skill with the words that belong to it in the post: "relational databases" and not
    /// "databases" alone, as long as the words name no second skill.
    private func inTheirWords(_ skills: [JobSkill], _ text: JobText) -> [JobSkill] {
        let phrases = KnowledgePhrases(finder).phrases(in: text.source)
        return skills.map { skill in
            let around = phrases.first { $0.span.contains(skill.span) }
            guard let around, around.skills.count <= 1, around.span.length <= Self.maximumSurface
            else { return skill }
            var widened = skill
            widened.surface = text.source.string(around.span)
            return widened
        }
    }

    private func skills(_ reading: inout JobPostReading, _ text: JobText) {
        let (skills, hasSection) = JobSkillReader(text: text, finder: finder).read()
        reading.skills = inTheirWords(skills, text)
        if !hasSection, !skills.isEmpty { reading.warnings.append(.noRequirementsSection) }
        // The list that a label names is the whole list; sections are read where there is none.
        if let list = text.value(.technologies) { stack(list, &reading, text) }
        if reading.techStack.isEmpty {
            for part in text.parts where part.section.kind == .techStack {
                stack(part.section.body, &reading, text)
            }
        }
        if reading.techStack.isEmpty {
            for skill in skills {
                guard finder.resolver.lexicon[Lexicon.slug(skill.name)]?.kind == .tool else {
                    continue
                }
                reading.techStack.append(
                    Found(skill.name, at: skill.span, confidence: skill.confidence))
            }
        }
        for span in text.sentences([.requirements, .niceToHave]).prefix(400) {
            let lexemes = text.lexemes(span)
            for place in JobDomains.domains(in: lexemes, isDemand: true)
            where reading.domainExperience.count < 20 {
                let name = text.source.string(place)
                if !reading.domainExperience.contains(where: { $0.value == name }) {
                    reading.domainExperience.append(Found(name, at: place, confidence: 0.8))
                }
            }
        }
    }

    /// The entries of a list of technologies: parts between commas, bars and breaks, or words where
    /// no mark parts them ("docker agile selenium").
    private func stack(_ span: TextSpan, _ reading: inout JobPostReading, _ text: JobText) {
        let bytes = text.utf8
        let marks: Set<UInt8> = [0x2C, 0x3B, 0x7C, 0x0A, 0x09]
        let hasMarks = bytes[span.start..<span.end].contains { marks.contains($0) }
        var start = span.start
        for index in span.start...span.end {
            let isEnd =
                index == span.end || marks.contains(bytes[index])
                || (!hasMarks && bytes[index] == 0x20)
            guard isEnd else { continue }
            var part = TextSpan(start, index)
            start = index + 1
            while part.start < part.end,
                bytes[part.start] == 0x20 || bytes[part.start] == 0x2D
                    || bytes[part.start] == 0x2A
            {
                part.start += 1
            }
            while part.end > part.start, bytes[part.end - 1] <= 0x20 { part.end -= 1 }
            guard !part.isEmpty, part.length <= 60, reading.techStack.count < Self.maximumEntries
            else { continue }
            let name = text.source.string(part)
            let known = finder.resolver.resolve(name).found.flatMap {
                finder.resolver.lexicon[$0.skill]
            }
            let value = known?.name ?? name
            if !reading.techStack.contains(where: { $0.value == value }) {
                reading.techStack.append(
                    Found(value, at: part, confidence: known == nil ? 0.7 : 0.95))
            }
        }
    }

    private func lists(_ reading: inout JobPostReading, _ text: JobText) {
        func entries(_ kinds: Set<JobSection.Kind>) -> [Found<String>] {
            text.sentences(kinds).prefix(Self.maximumEntries).map {
                Found(text.source.string($0), at: $0, confidence: 0.9)
            }
        }
        reading.responsibilities = entries([.responsibilities])
        reading.benefits = entries([.benefits])
        reading.niceToHaves = entries([.niceToHave])
        let isWished = Set(reading.skills.filter { $0.requirement == .niceToHave }.map(\.sentence))
        for span in text.sentences([.requirements]) where isWished.contains(span) {
            reading.niceToHaves.append(Found(text.source.string(span), at: span, confidence: 0.8))
        }
        let team = text.sentences([.team])
        if let first = team.first, let last = team.dropFirst(7).first ?? team.last {
            let span = first.union(last)
            reading.teamContext = Found(text.source.string(span), at: span, confidence: 0.85)
        }
        let about = text.sentences([.role]) + text.sentences([.header])
        let head = [reading.title?.span, reading.company?.span].compactMap { $0 }
        if let summary = about.first(where: { span in
            !head.contains { $0.overlaps(span) }
                && text.lexemes(span).filter { $0.kind == .word }.count >= 8
        }) {
            reading.roleSummary = Found(text.source.string(summary), at: summary, confidence: 0.75)
        }
        if let span = text.value(.education)
            ?? text.sentences([.requirements, .niceToHave]).first(where: {
                DegreeWords.degree(in: text.lexemes($0), utf8: text.utf8) != nil
            }), let degree = DegreeWords.degree(in: text.lexemes(span), utf8: text.utf8)
        {
            reading.educationRequired = Found(text.source.string(span), at: span, confidence: 0.85)
            reading.degreeRequired = Found(degree.level, at: degree.span, confidence: 0.8)
        }
    }

    private func years(_ reading: inout JobPostReading, _ text: JobText) {
        let scanner = YearsScanner(finder: finder)
        var demands: [YearsDemand] = []
        if let span = text.value(.years) {
            let line = text.source.line(text.source.lineIndex(at: span.start))
            demands = scanner.demands(in: text.source, within: line.length <= 2000 ? line : span)
        }
        for kinds in [[JobSection.Kind.requirements], [.header, .role, .other, .responsibilities]]
        where demands.isEmpty {
            demands = text.sentences(Set(kinds)).prefix(400).flatMap {
                scanner.demands(in: text.source, within: $0)
            }
        }
        let overall =
            demands.first(where: \.isOverall)
            ?? demands.max { ($0.min ?? 0) < ($1.min ?? 0) }
        guard let overall else { return }
        let confidence = overall.isOverall ? overall.confidence : overall.confidence - 0.2
        reading.minYears = overall.min.map { Found($0, at: overall.span, confidence: confidence) }
        reading.maxYears = overall.max.map { Found($0, at: overall.span, confidence: confidence) }
    }

    private func judge(_ reading: inout JobPostReading, words: Int) {
        if reading.title == nil { reading.warnings.append(.noTitle) }
        if reading.skills.isEmpty { reading.unusableReasons.append(.noSkills) }
        let asks = reading.sections.contains {
            $0.kind == .requirements || $0.kind == .responsibilities
        }
        if !asks, reading.skills.isEmpty { reading.unusableReasons.append(.noRequirements) }
        if words < Self.minimumWords, reading.skills.count < 2 {
            reading.unusableReasons.append(.tooShort)
        }
    }
}
