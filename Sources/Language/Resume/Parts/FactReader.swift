import Prelude

/// Puts what a file's format labels in place of what the rules guessed.
struct FactReader {
    let context: ReadingContext

    /// Takes over the labelled stretches of the text.
    func apply(to reading: inout ResumeReading) {
        let facts = context.source.facts
        guard !facts.isEmpty else { return }
        let tree = FactTree(facts)
        applyBasics(tree, to: &reading)
        if !tree.indices(of: "work").isEmpty { applyWork(tree, to: &reading) }
        if !tree.indices(of: "education").isEmpty { applyEducation(tree, to: &reading) }
        if !tree.indices(of: "skills").isEmpty { applySkills(tree, to: &reading) }
        if !tree.indices(of: "projects").isEmpty { applyProjects(tree, to: &reading) }
        applyLanguages(tree, to: &reading)
        let wanted = tree.spans(below: "x.desired_job_categories")
        if !wanted.isEmpty { reading.desiredCategories = wanted.map { context.found($0, 1) } }
    }

    private func value(_ tree: FactTree, _ path: String) -> Found<String>? {
        guard let span = tree[path], !context.string(span).isEmpty else { return nil }
        return context.found(span, 1)
    }

    // MARK: Basics

    private func applyBasics(_ tree: FactTree, to reading: inout ResumeReading) {
        if let name = value(tree, "basics.name") { reading.name = withoutBracket(name) }
        if let label = value(tree, "basics.label") { reading.headline = label }
        if let summary = value(tree, "basics.summary") { reading.summary = summary }
        if let phone = value(tree, "basics.phone") { reading.phones = [phone] }
        if var email = value(tree, "basics.email") {
            email.value = Folding.fold(email.value)
            reading.emails = [email] + reading.emails.filter { $0.value != email.value }
        }
        applyLocation(tree, to: &reading)
        for index in tree.indices(of: "basics.profiles") {
            let path = "basics.profiles[\(index)]"
            let address = value(tree, path + ".url")
            guard let found = address ?? value(tree, path + ".username"),
                let link = LinkReader.link(
                    found.value, label: value(tree, path + ".network")?.value ?? "")
                    ?? network(tree, path)
            else { continue }
            if !reading.links.contains(where: { $0.value.url == link.url }) {
                reading.links.append(Found(link, at: found.span, confidence: 1))
            }
        }
    }

    /// "Yuki Hasegawa (長谷川 有希)" without the second form of the name.
    private func withoutBracket(_ name: Found<String>) -> Found<String> {
        let lexemes = Lexeme.scan(context.utf8, name.span)
        guard let open = lexemes.dropFirst().first(where: { $0.is("(") || $0.is("（") }) else {
            return name
        }
        let span = HeadText.clean(TextSpan(name.span.start, open.span.start), utf8: context.utf8)
        return context.found(span, 1)
    }

    private func network(_ tree: FactTree, _ path: String) -> ResumeLink? {
        guard let name = value(tree, path + ".network"), let user = value(tree, path + ".username")
        else {
            return nil
        }
        switch Folding.fold(name.value) {
        case "github": return LinkReader.link("https://github.com/" + user.value, label: "")
        case "linkedin": return LinkReader.link("https://linkedin.com/in/" + user.value, label: "")
        case "twitter", "x": return LinkReader.link("https://x.com/" + user.value, label: "")
        default: return nil
        }
    }

    private func applyLocation(_ tree: FactTree, to reading: inout ResumeReading) {
        let city = value(tree, "basics.location.city")
        let country =
            value(tree, "basics.location.countryCode") ?? value(tree, "basics.location.country")
        if let first = city ?? country {
            let region = value(tree, "basics.location.region")
            reading.location = Found(
                ResumeLocation(
                    raw: [city, region, country].compactMap { $0?.value }.joined(separator: ", "),
                    city: city?.value, region: region?.value, country: country?.value,
                    isRemote: false),
                at: first.span, confidence: 1)
        } else if let raw = value(tree, "basics.location") ?? value(tree, "basics.location.address")
        {
            let line = context.lineReader.line(raw.span, hasBlankBefore: true)
            reading.location =
                LocationReader(context: context).read([line], name: nil)
                ?? Found(
                    ResumeLocation(
                        raw: raw.value, city: nil, region: nil, country: nil, isRemote: false),
                    at: raw.span, confidence: 0.9)
        }
    }

    // MARK: History

    /// The period between two labelled dates. A missing end means today: the format leaves it out
    /// for positions still held.
    private func dates(_ tree: FactTree, _ path: String) -> DateRange? {
        let start = tree[path + ".startDate"].flatMap(point)
        let endSpan = tree[path + ".endDate"]
        let end = endSpan.flatMap(point)
        guard start != nil || end != nil, let span = tree[path + ".startDate"] ?? endSpan else {
            return nil
        }
        return DateRange(
            start: start, end: end, isCurrent: end == nil && start != nil, isRange: true,
            span: endSpan.map { span.union($0) } ?? span)
    }

    private func point(_ span: TextSpan) -> DatePoint? {
        context.scanner.ranges(in: context.utf8, span).first?.start
    }

    private func applyWork(_ tree: FactTree, to reading: inout ResumeReading) {
        reading.experiences = tree.indices(of: "work").compactMap { index in
            let path = "work[\(index)]"
            let company = value(tree, path + ".name") ?? value(tree, path + ".company")
            let title = value(tree, path + ".position")
            guard let first = company ?? title, let span = tree.span(below: path) else {
                return nil
            }
            let dates = dates(tree, path)
            let told =
                tree.spans(below: path + ".summary") + tree.spans(below: path + ".highlights")
            return ResumeExperience(
                company: company, title: title, location: value(tree, path + ".location"),
                dates: dates,
                months: dates?.months(today: context.today)?.count,
                description: told.first.map { told.dropFirst().reduce($0) { $0.union($1) } }
                    ?? TextSpan(first.span.end, first.span.end),
                skills: context.skillNames(in: span), span: span)
        }.sorted { left, right in
            let a = left.isCurrent ? Int.max : left.end?.index ?? left.start?.index ?? 0
            let b = right.isCurrent ? Int.max : right.end?.index ?? right.start?.index ?? 0
            return a == b ? left.span < right.span : a > b
        }
    }

    private func applyEducation(_ tree: FactTree, to reading: inout ResumeReading) {
        reading.education = tree.indices(of: "education").compactMap { index in
            let path = "education[\(index)]"
            guard let span = tree.span(below: path) else { return nil }
            var study = ResumeEducation(dates: dates(tree, path), span: span)
            study.institution = value(tree, path + ".institution")
            study.field = value(tree, path + ".area")
            study.degree = value(tree, path + ".studyType")
            let degree = study.degree.flatMap { written in
                DegreeWords.degree(in: Lexeme.scan(context.utf8, written.span), utf8: context.utf8)
            }
            study.level = degree?.level
            if study.field == nil, let degree, let written = study.degree {
                // "BSc Computer Engineering" as a study type names the field too.
                study.field =
                    EducationReader(context: context).named(degree.span, in: written.span).1
            }
            return study
        }
    }

    // MARK: Lists

    private func applySkills(_ tree: FactTree, to reading: inout ResumeReading) {
        let guessed = Dictionary(
            (reading.skills + reading.mentionedSkills).map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first })
        var skills: [ResumeSkill] = []
        let groups = repeatedKeywords(tree)
        for index in tree.indices(of: "skills") {
            let path = "skills[\(index)]"
            let label = tree[path + ".name"]
            let keywords = tree.spans(below: path + ".keywords")
            let names = keywords.filter { !groups.contains(context.string($0)) }
            let marks = (tree.spans(below: path + ".level") + tree.spans(below: path + ".years"))
                .flatMap { LevelReader.marks(in: context.utf8, $0) }
            for var skill in (names.isEmpty ? [label].compactMap({ $0 }) : names).flatMap(named) {
                guard !skills.contains(where: { $0.name == skill.name }) else { continue }
                let known = guessed[skill.name]
                skill.rating = marks.first { $0.rating != nil }?.skillRating ?? known?.rating
                skill.years = marks.compactMap(\.years).first ?? known?.years
                skill.months = known?.months
                skill.evidence = known?.evidence ?? []
                skill.group = (names.isEmpty ? keywords.first : label).map(context.string)
                skills.append(skill)
            }
        }
        let names = Set(skills.map(\.name))
        reading.mentionedSkills.removeAll { names.contains($0.name) }
        reading.skills = skills
    }

    /// Keywords that stand below several names are groups of skills, not skills.
    private func repeatedKeywords(_ tree: FactTree) -> Set<String> {
        var seen: Set<String> = []
        var repeated: Set<String> = []
        var lone: Set<String> = []
        for index in tree.indices(of: "skills") {
            let keywords = tree.spans(below: "skills[\(index)].keywords").map(context.string)
            for keyword in keywords where !seen.insert(keyword).inserted {
                repeated.insert(keyword)
            }
            if keywords.count == 1, let name = tree["skills[\(index)].name"], isKnown(name),
                let span = tree.spans(below: "skills[\(index)].keywords").first, !isKnown(span)
            {
                lone.insert(keywords[0])
            }
        }
        return repeated.union(lone)
    }

    private func isKnown(_ span: TextSpan) -> Bool { labelled(span)?.isKnown == true }

    /// The skills that one labelled name stands for: "HTML/CSS" and "AWS (Lambda, SQS)" are several.
    private func named(_ span: TextSpan) -> [ResumeSkill] {
        guard let skill = labelled(span) else { return [] }
        let names = context.finder.mentions(in: context.source, within: span, context: .skillList)
            .filter { $0.skill != nil }
        guard !skill.isKnown, !names.isEmpty else { return [skill] }
        return names.map { name in
            var part = skill
            part.name = name.name
            part.isKnown = true
            part.surface = name.surface
            part.span = name.span
            return part
        }
    }

    private func labelled(_ span: TextSpan) -> ResumeSkill? {
        let mention = context.finder.mentions(in: context.source, within: span, context: .skillList)
            .first { $0.skill != nil && $0.span.length * 10 >= span.length * 7 }
        let text = mention?.name ?? context.string(span)
        guard !text.isEmpty else { return nil }
        return ResumeSkill(
            name: text, isKnown: mention != nil, surface: context.string(span), span: span,
            rating: nil,
            years: nil, months: nil, evidence: [], section: .skills, group: nil)
    }

    private func applyProjects(_ tree: FactTree, to reading: inout ResumeReading) {
        reading.projects = tree.indices(of: "projects").compactMap { index in
            let path = "projects[\(index)]"
            guard let name = value(tree, path + ".name"), let span = tree.span(below: path) else {
                return nil
            }
            let told =
                tree.spans(below: path + ".description") + tree.spans(below: path + ".highlights")
            let line = context.lineReader.line(context.lineReader.trim(span), hasBlankBefore: true)
            let isHackathon = (" " + line.phrase).contains(" hackathon")
            let prize = PrizeReader(context: context).prize(in: [line], isHackathon: isHackathon)
            return ResumeProject(
                name: name,
                description: told.first.map { told.dropFirst().reduce($0) { $0.union($1) } }
                    ?? TextSpan(name.span.end, name.span.end),
                technologies: context.skillNames(in: span), url: value(tree, path + ".url")?.value,
                dates: dates(tree, path), isHackathon: isHackathon, hackathonName: nil,
                prize: prize?.words, prizeUSD: prize?.dollars, span: span)
        }
    }

    private func applyLanguages(_ tree: FactTree, to reading: inout ResumeReading) {
        let lines = tree.indices(of: "languages").compactMap { index in
            tree.span(below: "languages[\(index)]").map {
                context.lineReader.line(context.lineReader.trim($0), hasBlankBefore: false)
            }
        }
        guard !lines.isEmpty else { return }
        reading.languages = LanguageListReader(context: context).read([
            SectionLines(kind: .languages, heading: TextSpan(0, 0), lines: lines)
        ])
    }
}

/// The labelled stretches of a text by their paths.
struct FactTree {
    private let spans: [String: TextSpan]
    private let paths: [String]

    /// A tree of facts; where a path stands twice, the first one counts.
    init(_ facts: [SourceText.Fact]) {
        spans = Dictionary(
            facts.map { ($0.path, $0.span) }, uniquingKeysWith: { first, _ in first })
        paths = facts.map(\.path)
    }

    /// The stretch with a path.
    subscript(path: String) -> TextSpan? { spans[path] }

    /// The indices of a list, in order, each once.
    func indices(of list: String) -> [Int] {
        var found: Set<Int> = []
        for path in paths where path.hasPrefix(list + "[") {
            let digits = path.dropFirst(list.count + 1).prefix { $0 != "]" }
            if let index = Int(digits) { found.insert(index) }
        }
        return found.sorted()
    }

    /// The stretches with a path or below it, in order.
    func spans(below path: String) -> [TextSpan] {
        paths.filter { $0 == path || $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[") }
            .compactMap { spans[$0] }.sorted()
    }

    /// The stretch from the first to the last below a path.
    func span(below path: String) -> TextSpan? {
        let all = spans(below: path)
        return all.first.map { all.dropFirst().reduce($0) { $0.union($1) } }
    }
}
