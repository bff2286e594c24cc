package import Prelude

/// Reads a CV by rules: what a person is called, where they live, what they did and can, each value
/// with the place that proves it.
///
/// Total: any text gives a reading, in time linear in its length; what is longer than
/// `maximumBytes` is cut short with a warning.
package struct ResumeReader: Sendable {
    private let finder: SkillFinder
    private let today: Day
    private let isCity: @Sendable (String) -> Bool

    /// The most bytes of a text that are read.
    package static let maximumBytes = 200_000
    /// The most lines of a text that are read.
    package static let maximumLines = 4_000

    /// A reader.
    ///
    /// - Parameters:
    ///   - finder: Finds skills of the lexicon.
    ///   - today: The day that "present" means.
    ///   - isCity: Whether a phrase is the name of a known city; without a gazetteer none is.
    package init(
        finder: SkillFinder, today: Day,
        isCity: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.finder = finder
        self.today = today
        self.isCity = isCity
    }

    /// Everything the rules read from a text. Stretches that the file's format labels win over
    /// guesses.
    package func read(_ original: SourceText) -> ResumeReading {
        let redaction = Redaction(original)
        let text = redaction.text
        let context = context(for: text)
        let lines = context.lineReader.lines(of: text)
        var sectionReader = SectionReader(utf8: text.utf8, reader: context.lineReader)
        let sections = settled(
            OrphanDates(scanner: context.scanner).returned(sectionReader.sections(of: lines)))
        var reading = ResumeReading()
        reading.withheld = (redaction.orders + redaction.personal).sorted()
        reading.sections = sections.filter { $0.kind != .header || !$0.lines.isEmpty }.map(
            \.section)
        readLanguage(lines, into: &reading)
        readPerson(sections, lines, context, into: &reading)
        readHistory(sections, context, into: &reading)
        readLists(sections, context, into: &reading)
        FactReader(context: context).apply(to: &reading)
        conclude(sections, context, redaction, into: &reading)
        if text.utf8.count > Self.maximumBytes {
            reading.warnings.append(.cutShort(at: Self.maximumBytes))
        }
        return reading
    }

    // MARK: Steps

    private func context(for text: SourceText) -> ReadingContext {
        let end = min(text.utf8.count, Self.maximumBytes)
        let sample = Lexeme.scan(text.utf8, TextSpan(0, min(end, 60_000)))
        let isCity = isCity
        return ReadingContext(
            source: text, finder: finder, today: today,
            scanner: DateScanner(today: today, monthFirst: DateScanner.statesMonthFirst(sample)),
            lineReader: LineReader(utf8: text.utf8, end: end),
            isCity: { span in
                // "Acme Online, Galway" ends in a city and names none: its first part decides.
                PlaceSyntax.split(span, in: text.utf8).first.map { isCity(text.string($0)) }
                    ?? false
            })
    }

    /// A section headed "Languages" that names no human language lists skills.
    private func settled(_ sections: [SectionLines]) -> [SectionLines] {
        sections.map { section in
            guard section.kind == .languages,
                !section.lines.contains(where: { HumanLanguages.names(in: $0.lexemes) > 0 })
            else { return section }
            var section = section
            section.kind = .skills
            return section
        }
    }

    private func readLanguage(_ lines: [TextLine], into reading: inout ResumeReading) {
        let (language, isSure) = LanguageDetector.language(of: lines.lazy.flatMap(\.lexemes))
        reading.language = language
        if language == .other, isSure { reading.warnings.append(.unsupportedLanguage) }
    }

    private func readPerson(
        _ sections: [SectionLines], _ lines: [TextLine], _ context: ReadingContext,
        into reading: inout ResumeReading
    ) {
        let head = sections.filter { $0.kind == .header || $0.kind == .personal }.flatMap(\.lines)
        reading.emails = ContactReader(context: context).emails()
        let names = NameReader(context: context)
        reading.name =
            names.read(head, emails: reading.emails) ?? names.read(lines, emails: reading.emails)
        let near = nearMail(lines, reading.emails)
        reading.phones = ContactReader(context: context).phones(in: head.isEmpty ? near : head)
        reading.links = LinkReader(context: context).read(head + near)
        let places = LocationReader(context: context)
        reading.location =
            places.read(head, name: reading.name?.span)
            ?? places.read(near, name: reading.name?.span)
        let about = AboutReader(context: context)
        reading.headline = about.headline(head, name: reading.name?.span)
        reading.summary = about.summary(sections, headline: reading.headline?.span)
        reading.salary = about.salary(sections)
        reading.desiredCategories = about.desired(sections)
    }

    /// The lines around the first e-mail address.
    private func nearMail(_ lines: [TextLine], _ emails: [Found<String>]) -> [TextLine] {
        guard let mail = emails.first,
            let index = lines.firstIndex(where: { $0.span.contains(mail.span) })
        else { return [] }
        return Array(lines[max(0, index - 4)...min(lines.count - 1, index + 4)])
    }

    private func readHistory(
        _ sections: [SectionLines], _ context: ReadingContext, into reading: inout ResumeReading
    ) {
        let experience = ExperienceReader(context: context)
        let headed = sections.filter { $0.kind == .experience }
        reading.experiences = experience.read(headed)
        if headed.isEmpty {
            let open: Set<ResumeSection.Kind> = [.header, .other, .summary]
            reading.experiences = experience.readUnheaded(
                sections.filter { open.contains($0.kind) })
        }
        reading.education = EducationReader(context: context).read(
            sections.filter { $0.kind == .education })
        reading.projects = ProjectReader(context: context).read(
            sections.filter { $0.kind == .projects || $0.kind == .hackathons })
    }

    /// The lines of a section; around the name each short line stands for itself.
    private func apart(_ section: SectionLines) -> [TextLine] {
        guard section.kind == .header || section.kind == .personal else { return section.lines }
        var wasShort = true
        return section.lines.map { line in
            let isShort = line.wordCount < 6
            defer { wasShort = isShort }
            var line = line
            line.hasBlankBefore = line.hasBlankBefore || wasShort || isShort
            return line
        }
    }

    private func readLists(
        _ sections: [SectionLines], _ context: ReadingContext, into reading: inout ResumeReading
    ) {
        let sentences = SentenceReader(utf8: context.utf8)
        let all = sections.flatMap { sentences.sentences(in: apart($0)) }
        let skills = SkillReader(
            context: context, experiences: reading.experiences, sentences: all.sorted(),
            scope: MentionScope(sections, reading: reading, context: context))
        let read = skills.read(sections.filter { $0.kind == .skills })
        (reading.skills, reading.mentionedSkills) = (read.listed, read.mentioned)
        if let place = read.stuffing { reading.warnings.append(.stuffedSkills(place)) }
        reading.languages = LanguageListReader(context: context).read(
            sections.filter { $0.kind == .languages })
        let lists = ListReader(context: context)
        reading.certifications = lists.items(sections.filter { $0.kind == .certifications })
        reading.achievements = lists.items(
            sections.filter { $0.kind == .achievements || $0.kind == .publications })
        let told: Set<ResumeSection.Kind> = [
            .summary, .experience, .projects, .hackathons, .achievements, .publications,
            .volunteering,
        ]
        reading.attributes = AttributeReader(context: context).read(
            sections.filter { told.contains($0.kind) }.flatMap { sentences.sentences(in: $0.lines) }
        )
    }

    private func conclude(
        _ sections: [SectionLines], _ context: ReadingContext, _ redaction: Redaction,
        into reading: inout ResumeReading
    ) {
        let telling: Set<ResumeSection.Kind> = [
            .header, .personal, .summary, .objective, .other, .experience,
        ]
        reading.yearsOfExperience = ExperienceTotal.years(
            reading.experiences,
            stated: sections.filter { telling.contains($0.kind) }.flatMap(\.lines), today: today)
        reading.highestDegree = reading.education.compactMap { study in
            study.level.map { Found($0, at: study.degree?.span ?? study.span, confidence: 0.9) }
        }.max { $0.value < $1.value }
        let current = reading.experiences.first { $0.isCurrent && $0.title != nil }
        reading.currentRole = current?.title ?? reading.headline ?? reading.experiences.first?.title
        reading.seniority = seniority(reading, context)
        reading.narratives = NarrativeReader(
            context: context, sections: sections, experiences: reading.experiences
        ).read()
        withhold(redaction, from: &reading)
        warn(&reading)
    }

    /// Sentences around what was taken out prove nothing and tell nothing.
    private func withhold(_ redaction: Redaction, from reading: inout ResumeReading) {
        guard let first = redaction.orders.first else { return }
        reading.warnings.append(.ordersToMachines(first))
        reading.attributes = reading.attributes.filter { !redaction.touches($0.value.span) }
        for index in reading.skills.indices {
            reading.skills[index].evidence.removeAll(where: redaction.touches)
        }
        for index in reading.mentionedSkills.indices {
            reading.mentionedSkills[index].evidence.removeAll(where: redaction.touches)
        }
    }

    private func seniority(_ reading: ResumeReading, _ context: ReadingContext) -> Found<Seniority>?
    {
        for title in [reading.currentRole, reading.headline].compactMap({ $0 }) {
            let words = Lexeme.scan(Array(title.value.utf8), TextSpan(0, title.value.utf8.count))
            if let rung = SeniorityReader.seniority(ofTitle: words) {
                return Found(rung, at: title.span, confidence: 0.85)
            }
        }
        return reading.yearsOfExperience.map {
            Found(SeniorityReader.seniority(ofYears: $0.value), at: $0.span, confidence: 0.5)
        }
    }

    private func warn(_ reading: inout ResumeReading) {
        if reading.name == nil { reading.warnings.append(.noName) }
        if reading.experiences.isEmpty { reading.warnings.append(.noExperience) }
        for experience in reading.experiences {
            guard let dates = experience.dates else {
                reading.warnings.append(.undatedExperience(experience.span))
                continue
            }
            if dates.isContradictory { reading.warnings.append(.endBeforeStart(dates.span)) }
            if let start = dates.start, start.month > today.month {
                reading.warnings.append(.startsInFuture(dates.span))
            }
        }
    }
}
