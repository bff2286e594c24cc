extension Resume {
    /// The résumé as paragraphs: every text of `fields` stands in one of them, on one line; blank ones do
    /// not.
    package var paragraphs: [ResumeParagraph] {
        var outline = ResumeOutline()
        outline.add(basics)
        outline.section("Experience", work) { $0.add($1) }
        outline.section("Projects", projects) { $0.add($1) }
        outline.section("Skills", skills) {
            $0.labelled($1.name, $1.keywords, behind: $1.level)
        }
        outline.section("Education", education) { $0.add($1) }
        outline.section("Certificates", certificates) {
            $0.entry([$1.name, $1.issuer], $1.date)
            $0.text($1.url)
        }
        outline.section("Awards", awards) {
            $0.entry([$1.title, $1.awarder], $1.date)
            $0.text($1.summary)
        }
        outline.section("Publications", publications) {
            $0.entry([$1.name, $1.publisher], $1.date)
            $0.text($1.summary)
            $0.text($1.url)
        }
        outline.section("Volunteering", volunteer) { $0.add($1) }
        outline.section("Languages", languages) {
            $0.labelled($1.name, [$1.fluency].compactMap { $0 })
        }
        outline.section("Interests", interests) { $0.labelled($1.name, $1.keywords) }
        for section in sections {
            outline.heading(section.title)
            for line in section.lines { outline.text(line) }
        }
        outline.section("References", references) {
            $0.text($1.text)
            $0.text($1.name)
        }
        return outline.paragraphs
    }
}

/// Paragraphs being gathered.
private struct ResumeOutline {
    private(set) var paragraphs: [ResumeParagraph] = []

    mutating func section<Entry>(
        _ title: String, _ entries: [Entry], _ add: (inout ResumeOutline, Entry) -> Void
    ) {
        var inner = ResumeOutline()
        for entry in entries { add(&inner, entry) }
        guard !inner.paragraphs.isEmpty else { return }
        heading(title)
        paragraphs += inner.paragraphs
    }

    mutating func heading(_ title: String?) { add(.heading, [(title, false)]) }

    /// Adds a text; its lines are paragraphs.
    mutating func text(_ text: String?, _ kind: ResumeParagraph.Kind = .text) {
        guard let text else { return }
        for line in text.unicodeScalars.split(whereSeparator: { endsLine($0) }) {
            add(kind, [(LinkText.spelledOut(String(line)), false)])
        }
    }

    /// Adds the first line of an entry: the first of the names bold, dates behind.
    mutating func entry(_ names: [String?], _ dates: String?) {
        let names = names.compactMap { $0.map(shown) }.filter { !$0.isEmpty }
        var runs: [(String?, Bool)] = []
        if let first = names.first { runs.append((first, true)) }
        runs += names.dropFirst().map { (", " + $0, false) }
        if let dates = dates.map(shown), !dates.isEmpty {
            runs.append((names.isEmpty ? dates : " (\(dates))", false))
        }
        add(.entry, runs)
    }

    mutating func labelled(_ label: String?, _ items: [String], behind remark: String? = nil) {
        let items = items.map(shown).filter { !$0.isEmpty }.joined(separator: ", ")
        let label = [
            shown(label ?? ""), remark.map(shown).map { $0.isEmpty ? "" : " (\($0))" } ?? "",
        ]
        .joined()
        let colon = label.isEmpty || items.isEmpty ? "" : ": "
        add(.text, [(label + colon, true), (items, false)])
    }

    private mutating func add(_ kind: ResumeParagraph.Kind, _ runs: [(String?, Bool)]) {
        let runs = runs.compactMap { text, isBold -> ResumeParagraph.Run? in
            guard let text else { return nil }
            let keepsEdges = runs.count > 1
            let plain = keepsEdges ? unsteered(text) : shown(text)
            return plain.isEmpty ? nil : ResumeParagraph.Run(plain, isBold: isBold)
        }
        guard !runs.allSatisfy({ isBlank($0.text) }) else { return }
        paragraphs.append(ResumeParagraph(kind, runs.flatMap(ResumeParagraph.linked)))
    }

    // MARK: Parts

    mutating func add(_ basics: ResumeBasics) {
        add(.title, [(basics.name, false)])
        add(.contact, [(basics.label, false)])
        let place = basics.location.map { location in
            [
                location.address, location.postalCode, location.city, location.region,
                location.countryCode,
            ].compactMap { $0.map(shown) }.filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let profiles = basics.profiles.map { profile in
            let name = [profile.network, profile.username].compactMap { $0.map(shown) }
                .filter { !$0.isEmpty }.joined(separator: " ")
            let url = shown(profile.url ?? "")
            return name.isEmpty || url.isEmpty ? name + url : "\(name): \(url)"
        }
        let contacts = [basics.email, basics.phone, place, basics.url] + profiles
        let line = contacts.compactMap { $0.map(shown) }.filter { !$0.isEmpty }
        add(.contact, [(line.joined(separator: " · "), false)])
        if let summary = basics.summary, !isBlank(summary) {
            heading("Summary")
            text(summary)
        }
    }

    mutating func add(_ work: ResumeWork) {
        entry([work.position, work.company, work.location], work.period.shown)
        text(work.about)
        text(work.url)
        text(work.summary)
        for bullet in work.bullets { text(bullet, .bullet) }
    }

    mutating func add(_ project: ResumeProject) {
        entry([project.name, project.entity, project.kind] + project.roles, project.period.shown)
        text(project.url)
        text(project.summary)
        for bullet in project.bullets { text(bullet, .bullet) }
        labelled(nil, project.keywords)
    }

    mutating func add(_ education: ResumeEducation) {
        entry(
            [education.degree, education.area, education.institution, education.location],
            education.period.shown)
        text(education.score)
        text(education.url)
        for course in education.courses { text(course, .bullet) }
    }
}

extension ResumePeriod {
    /// The dates as they are printed; an end that is not known is not made up.
    fileprivate var shown: String? {
        let parts = [start, end ?? (isCurrent ? "present" : nil)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " – ")
    }
}

private func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
}

/// A text as it is printed: single blanks, and nothing that is not seen or turns the line around.
private func shown(_ text: String) -> String { foldBlanks(unsteered(text)) }

private func unsteered(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
        case .privateUse, .unassigned, .surrogate: kept.append("\u{FFFD}")
        // Joiners make letters and pictures of several scripts; marks of direction only mislead.
        case .format where scalar.value != 0x200C && scalar.value != 0x200D: break
        default: kept.append(scalar)
        }
    }
    return String(kept)
}
