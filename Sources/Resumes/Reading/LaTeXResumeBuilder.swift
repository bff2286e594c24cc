internal import Language

/// Puts the blocks of a résumé in LaTeX into its structure.
struct LaTeXResumeBuilder {
    /// The kinds of sections.
    enum Section { case summary, work, volunteer, projects, education, skills, languages, other }

    private(set) var sectionCount = 0
    private var resume = Resume()
    private var section: Section?
    private var header: [LaTeXLine] = []
    /// Whether an entry of this section has a macro of its own, and whether a line opened the last one.
    private var (hasMacros, isOpenedByLine) = (false, false)

    /// Takes in the next block.
    mutating func take(_ block: LaTeXBlock) {
        if case .section(let title) = block {
            sectionCount += 1
            section = LaTeXResumeBuilder.section(titled: title)
            (hasMacros, isOpenedByLine) = (false, false)
            if section == .other { resume.sections.append(ResumeSection(title: title)) }
            return
        }
        if block.isEntryMacro { (hasMacros, isOpenedByLine) = (true, false) }
        switch section {
        case nil: header += LaTeXResumeBuilder.lines(block)
        case .summary: addSummary(block)
        case .work: take(block, into: \.work)
        case .volunteer: take(block, into: \.volunteer)
        case .projects: takeProject(block)
        case .education: takeEducation(block)
        case .skills: takeSkills(block)
        case .languages: takeLanguages(block)
        case .other: addLines(LaTeXResumeBuilder.lines(block).map(\.linked))
        }
    }

    /// The résumé, when all blocks were taken in.
    func finished() -> Resume {
        var resume = resume
        let left = LaTeXHeader.read(header, into: &resume.basics)
        if !left.isEmpty { resume.sections.insert(ResumeSection(lines: left), at: 0) }
        return resume
    }

    private static func section(titled title: String) -> Section {
        let words = Set(Tokenizer.tokens(of: title).map(\.folded))
        for (section, names) in sectionWords where !words.isDisjoint(with: names) {
            return section
        }
        return .other
    }

    /// The first that matches counts, so that "Volunteer Experience" is no work.
    private static let sectionWords: [(Section, Set<String>)] = [
        (.volunteer, ["volunteer", "volunteering", "ehrenamt", "leadership"]),
        (.projects, ["project", "projects", "projekt", "projekte"]),
        (.education, ["education", "ausbildung", "bildung", "studium", "studies"]),
        (.languages, ["sprachen", "sprachkenntnisse"]),
        (.skills, ["skills", "skill", "technologies", "kenntnisse", "fahigkeiten", "stack"]),
        (.work, ["experience", "employment", "work", "berufserfahrung", "erfahrung", "career"]),
        (.summary, ["summary", "profile", "objective", "about", "profil", "zusammenfassung"]),
    ]

    private static func lines(_ block: LaTeXBlock) -> [LaTeXLine] {
        switch block {
        case .section: []
        case .subheading(let lines): lines.filter { !$0.text.isEmpty }
        case .project(let heading, let dates): [heading, dates].filter { !$0.text.isEmpty }
        case .entry(let line), .item(let line), .line(let line): [line]
        }
    }

    /// Whether a block opens an entry of this section by a line of its own.
    private func opens(_ block: LaTeXBlock) -> LaTeXLine? {
        switch block {
        case .entry(let line): line
        case .line(let line) where LaTeXEntryLine.opens(line, hasMacros: hasMacros): line
        default: nil
        }
    }

    private mutating func addLines(_ texts: [String]) {
        if section != .other || resume.sections.isEmpty { resume.sections.append(ResumeSection()) }
        resume.sections[resume.sections.count - 1].lines += texts
    }

    private mutating func addSummary(_ block: LaTeXBlock) {
        let text = LaTeXResumeBuilder.lines(block).map(\.linked).joined(separator: " ")
        resume.basics.summary = [resume.basics.summary, text].compactMap { $0 }
            .joined(separator: " ")
    }

    // MARK: Entries

    private mutating func take(
        _ block: LaTeXBlock, into list: WritableKeyPath<Resume, [ResumeWork]>
    ) {
        if let line = opens(block) { return open(line, in: list, block) }
        if isOpenedByLine, case .line(let line) = block,
            let last = resume[keyPath: list].indices.last,
            resume[keyPath: list][last].bullets.isEmpty
        {
            let former = resume[keyPath: list][last].summary
            resume[keyPath: list][last].summary = [former, line.linked].compactMap(\.self)
                .joined(separator: "\n")
            return
        }
        switch block {
        case .subheading(let lines):
            let places = LaTeXPlaces(LaTeXResumeBuilder.texts(lines))
            var work = ResumeWork(
                company: places.institution, position: places.role, location: places.place,
                period: places.period(goesOn: true))
            // A second title at the same employer repeats neither its name nor its place.
            if work.company == nil, let last = resume[keyPath: list].last {
                work.company = last.company
                work.location = last.location
            }
            work.url = lines.lazy.flatMap(\.links).first
            resume[keyPath: list].append(work)
        case .project(let heading, let dates):
            resume[keyPath: list].append(
                ResumeWork(
                    company: heading.text.nonEmpty, url: heading.links.first,
                    period: LaTeXPlaces.period(dates.text, goesOn: true)))
        case .item(let line), .line(let line), .entry(let line):
            let last = resume[keyPath: list].count - 1
            if last >= 0 {
                resume[keyPath: list][last].bullets.append(line.linked)
            } else {
                resume[keyPath: list].append(ResumeWork(bullets: [line.linked]))
            }
        case .section: break
        }
    }

    /// Opens a position by its line. A second one, where the first has no dates, tells more
    /// of the same.
    private mutating func open(
        _ line: LaTeXLine, in list: WritableKeyPath<Resume, [ResumeWork]>, _ block: LaTeXBlock
    ) {
        let entry = LaTeXEntryLine(line, goesOn: true)
        let none = ResumePeriod(isCurrent: false)
        if isOpenedByLine, case .line = block, let last = resume[keyPath: list].last,
            last.bullets.isEmpty, last.summary == nil, last.period == none
        {
            let index = resume[keyPath: list].count - 1
            resume[keyPath: list][index].company = [last.company, entry.name, entry.rest]
                .compactMap(\.self).joined(separator: ", ")
            resume[keyPath: list][index].period = entry.period
            return
        }
        resume[keyPath: list].append(
            ResumeWork(company: entry.rest, position: entry.name, period: entry.period))
        isOpenedByLine = true
    }

    /// The texts of an entry's places. The first link is the entry's own page, others stay in their text.
    private static func texts(_ lines: [LaTeXLine]) -> [String] {
        let first = lines.firstIndex { !$0.links.isEmpty }
        return lines.enumerated().map { index, line in
            index == first && line.links.count == 1 ? line.text : line.linked
        }
    }

    private mutating func takeProject(_ block: LaTeXBlock) {
        if let line = opens(block) {
            let entry = LaTeXEntryLine(line, goesOn: false)
            resume.projects.append(
                ResumeProject(name: entry.name, entity: entry.rest, period: entry.period))
            isOpenedByLine = true
            return
        }
        if isOpenedByLine, case .line(let line) = block, let last = resume.projects.indices.last,
            resume.projects[last].bullets.isEmpty
        {
            resume.projects[last].summary = [resume.projects[last].summary, line.linked]
                .compactMap(\.self).joined(separator: "\n")
            return
        }
        switch block {
        case .project(let heading, let dates): addProject(heading, dates.text)
        case .subheading(let lines):
            let places = LaTeXPlaces(LaTeXResumeBuilder.texts(lines))
            var project = ResumeProject(
                name: places.institution ?? places.role, period: places.period(goesOn: false))
            if places.institution != nil { project.roles = [places.role].compactMap { $0 } }
            project.entity = places.place
            project.url = lines.lazy.flatMap(\.links).first
            resume.projects.append(project)
        case .item(let line), .line(let line), .entry(let line):
            // A line whose first words are bold is a project of its own where no entry is open.
            if resume.projects.isEmpty || (line.bold != nil && resume.projects.last?.name == nil) {
                resume.projects.append(ResumeProject(bullets: [line.linked]))
            } else {
                resume.projects[resume.projects.count - 1].bullets.append(line.linked)
            }
        case .section: break
        }
    }

    private mutating func addProject(_ heading: LaTeXLine, _ dates: String) {
        var project = ResumeProject(
            url: heading.links.first, period: LaTeXPlaces.period(dates, goesOn: false))
        if let (name, _) = heading.text.cut(at: " | ") {
            project.name = name
            project.keywords = LaTeXResumeBuilder.keywords(heading)
        } else {
            project.name = heading.text.nonEmpty
        }
        resume.projects.append(project)
    }

    /// What stands behind the name of a project. The first link of the heading is the project's page; words
    /// that lead elsewhere keep their address.
    private static func keywords(_ heading: LaTeXLine) -> [String] {
        guard let (_, rest) = heading.linked.cut(at: " | ") else { return [] }
        let page = heading.links.first.map { " (\(ResumeAddress.spelled($0)))" } ?? ""
        return listItems(rest.replacing(" | ", with: ", ")).map {
            page.isEmpty || !$0.hasSuffix(page) ? $0 : String($0.dropLast(page.count))
        }
    }

    private mutating func takeEducation(_ block: LaTeXBlock) {
        if let line = opens(block) {
            let entry = LaTeXEntryLine(line, goesOn: false)
            resume.education.append(
                ResumeEducation(
                    institution: entry.rest, degree: entry.name, period: entry.period))
            return
        }
        switch block {
        case .subheading(let lines):
            let places = LaTeXPlaces(LaTeXResumeBuilder.texts(lines), isEducation: true)
            resume.education.append(
                ResumeEducation(
                    institution: places.institution, degree: places.role, location: places.place,
                    url: lines.lazy.flatMap(\.links).first,
                    period: places.period(goesOn: false)))
        case .project(let heading, let dates):
            resume.education.append(
                ResumeEducation(
                    institution: heading.text.nonEmpty,
                    period: LaTeXPlaces.period(dates.text, goesOn: false)))
        case .item(let line), .line(let line), .entry(let line):
            if resume.education.isEmpty { resume.education.append(ResumeEducation()) }
            resume.education[resume.education.count - 1].courses.append(line.linked)
        case .section: break
        }
    }

    // MARK: Lists

    private mutating func takeSkills(_ block: LaTeXBlock) {
        for line in LaTeXResumeBuilder.lines(block) {
            if let (name, rest) = line.text.cut(at: ":") {
                // A category that is a link itself is rare; its address has a colon too.
                let linked = line.linked.cut(at: ":").flatMap {
                    $0.before == name ? $0.behind : nil
                }
                resume.skills.append(ResumeSkills(name: name, keywords: listItems(linked ?? rest)))
            } else if let bold = line.bold, line.linked.hasPrefix(bold), bold != line.text {
                let rest = String(line.linked.dropFirst(bold.count))
                resume.skills.append(ResumeSkills(name: bold, keywords: listItems(rest)))
            } else {
                resume.skills.append(ResumeSkills(keywords: listItems(line.linked)))
            }
        }
    }

    private mutating func takeLanguages(_ block: LaTeXBlock) {
        for item in LaTeXResumeBuilder.lines(block).flatMap({ listItems($0.text) }) {
            if let (name, fluency) = item.cut(at: ":") {
                resume.languages.append(ResumeLanguage(name: name, fluency: fluency.nonEmpty))
            } else {
                resume.languages.append(ResumeLanguage(name: item))
            }
        }
    }
}

/// The items of a list with commas; commas in brackets part nothing.
func listItems(_ text: String) -> [String] {
    var items: [String] = []
    var item = ""
    var depth = 0
    for character in text {
        if character == "(" || character == "[" { depth += 1 }
        if character == ")" || character == "]" { depth = max(0, depth - 1) }
        if character == "," || character == ";", depth == 0 {
            items.append(item)
            item = ""
        } else {
            item.append(character)
        }
    }
    items.append(item)
    return items.map(foldBlanks).filter { !$0.isEmpty }
}

extension String {
    /// The text, or nil when it is empty.
    var nonEmpty: String? { isEmpty ? nil : self }

    /// What stands before and behind a mark, without blanks around; nil without the mark or without anything
    /// before it.
    func cut(at mark: String) -> (before: String, behind: String)? {
        guard let range = firstRange(of: mark) else { return nil }
        let before = foldBlanks(String(self[..<range.lowerBound]))
        return before.isEmpty ? nil : (before, foldBlanks(String(self[range.upperBound...])))
    }
}
