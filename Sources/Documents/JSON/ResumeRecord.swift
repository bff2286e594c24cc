import Prelude

/// A résumé in JSON, by the JSON Resume schema (version 1.0.0) or close to it, as a page of text.
struct ResumeRecord {
    private(set) var writer: RecordWriter
    private let root: JSONValue
    private let basics: JSONValue

    private static let workNames = [
        "work", "experience", "experiences", "workExperience", "employment", "employmentHistory",
        "positions",
    ]

    /// Whether a value is a résumé: a person's name with something of a career.
    static func isResume(_ value: JSONValue) -> Bool {
        if value["basics"]?.members != nil { return true }
        guard value.member(["name", "fullName", "candidateName", "firstName"])?.string != nil else {
            return value.member(workNames)?.elements != nil && value.member(["education"]) != nil
        }
        return value.member(workNames + ["skills", "education", "projects", "email"]) != nil
    }

    init(_ value: JSONValue, limit: Int) {
        root = value
        basics = value["basics"] ?? value
        writer = RecordWriter(limit: limit)
        writeBasics()
        writeWork("work", "Experience", root.member(ResumeRecord.workNames))
        writeProjects()
        writeEducation()
        writeSkills()
        writeLanguages()
        writeWork("volunteer", "Volunteering", root.member(["volunteer", "volunteering"]))
        writeNamed("certificates", "Certificates", ["certificates", "certifications", "licenses"])
        writeNamed("awards", "Awards", ["awards", "achievements", "honors"])
        writeNamed("publications", "Publications", ["publications"])
        writeNamed("interests", "Interests", ["interests", "hobbies"])
    }

    // MARK: The person

    private mutating func writeBasics() {
        let first = JSONText.scalar(basics.member(["firstName"]))
        let last = JSONText.scalar(basics.member(["lastName"]))
        let parts = [first, last].compactMap { $0 }.joined(separator: " ")
        writer.line(
            nil, text(basics, ["name", "fullName", "candidateName"]) ?? parts, FactPath.name)
        line(
            nil, ["label", "headline", "title", "currentTitle", "currentRole", "role"],
            "basics.label")
        line("Email", ["email", "mail"], "basics.email")
        line("Phone", ["phone", "telephone", "mobile"], "basics.phone")
        line("Website", ["url", "website", "homepage", "portfolio"], "basics.url")
        writeLocation()
        writeProfiles()
        line(
            "Salary expectation",
            ["salary", "salaryExpectation", "desiredSalary", "expectedSalary"], "x.salary")
        line(
            "Years of experience", ["yearsOfExperience", "experienceYears", "totalYears"],
            "x.years_of_experience")
        let desired = JSONText.list(
            root.member(["desiredJobCategories", "desiredRoles", "desiredRole", "targetRoles"]))
        writer.line("Desired Job Category", desired) { "x.desired_job_categories[\($0)]" }
        let summary =
            text(basics, ["summary", "about", "profile", "bio", "objective"])
            ?? text(root, ["summary", "about", "professionalSummary"])
        writer.section("Summary", summary ?? "", "basics.summary")
    }

    private func text(_ value: JSONValue, _ names: [String]) -> String? {
        JSONText.scalar(value.member(names))
    }

    private mutating func line(_ label: String?, _ names: [String], _ path: String) {
        let contact = root.member(["contact", "contactInfo", "personalInfo"])
        let found = text(basics, names) ?? text(root, names) ?? contact.flatMap { text($0, names) }
        writer.line(label, found ?? "", path)
    }

    private mutating func writeLocation() {
        guard
            let location = basics.member(["location", "address", "city"])
                ?? root.member(["location"])
        else { return }
        if let whole = JSONText.scalar(location) {
            return writer.line("Location", whole, "basics.location")
        }
        let order = ["address", "postalCode", "city", "region", "countryCode", "country"]
        var start: Int?
        for name in order {
            guard let part = text(location, [name]) else { continue }
            if start == nil {
                writer.builder.endLine()
                writer.builder.append("Location: ")
                start = writer.builder.position
            } else {
                writer.builder.append(", ")
            }
            writer.value(part, "basics.location.\(name)")
        }
        if let start {
            writer.builder.fact("basics.location", from: start)
            writer.builder.endLine()
        }
    }

    private mutating func writeProfiles() {
        var count = 0
        let profiles = basics.member(["profiles", "links", "socials", "socialLinks"])
        for profile in profiles?.elements ?? [] {
            if let address = JSONText.scalar(profile) {
                writer.line("Profile", address, "basics.profiles[\(count)].url")
            } else {
                let network = text(profile, ["network", "type", "name"])
                let address = text(profile, ["url", "link", "href"]) ?? text(profile, ["username"])
                writer.line(network ?? "Profile", address ?? "", "basics.profiles[\(count)].url")
            }
            count += 1
        }
        for member in profiles?.members ?? [] {
            guard let address = JSONText.scalar(member.value) else { continue }
            writer.line(member.key, address, "basics.profiles[\(count)].url")
            count += 1
        }
        for (label, names) in [
            ("LinkedIn", ["linkedin", "linkedinUrl"]), ("GitHub", ["github", "githubUrl"]),
            ("X", ["twitter", "x", "twitterUrl"]),
        ] {
            guard let address = text(basics, names) ?? text(root, names) else { continue }
            writer.line(label, address, "basics.profiles[\(count)].url")
            count += 1
        }
    }

    // MARK: The career

    private mutating func writeWork(_ path: String, _ title: String, _ value: JSONValue?) {
        guard let entries = value?.elements, !entries.isEmpty else { return }
        writer.heading(title)
        for (index, entry) in entries.enumerated() {
            let path = "\(path)[\(index)]"
            if let whole = JSONText.scalar(entry) {
                writer.line(nil, whole, path)
                continue
            }
            if index > 0 { writer.builder.endParagraph() }
            pieces([
                (text(entry, ["position", "title", "role", "jobTitle"]), path + ".position"),
                (
                    text(entry, ["name", "company", "employer", "organization", "companyName"]),
                    path + ".name"
                ),
                (text(entry, ["location", "city"]), path + ".location"),
            ])
            dates(entry, path, isOpenEnded: true)
            writer.line(nil, text(entry, ["summary", "description"]) ?? "", path + ".summary")
            details(entry, path)
        }
    }

    /// What is told of a position or project: its achievements, its tools, its page.
    private mutating func details(_ entry: JSONValue, _ path: String) {
        let names = ["highlights", "bullets", "responsibilities", "achievements", "tasks"]
        let items = names.flatMap { JSONText.list(entry.member([$0])) }
        writer.items(items) { "\(path).highlights[\($0)]" }
        let tools = JSONText.list(
            entry.member(["keywords", "techStack", "technologies", "skills", "tools", "stack"]))
        writer.line("Technologies", tools) { "\(path).keywords[\($0)]" }
        writer.line(nil, text(entry, ["url", "website", "link"]) ?? "", path + ".url")
    }

    private mutating func pieces(_ pieces: [(text: String?, path: String)]) {
        writer.builder.endLine()
        var isFirst = true
        for piece in pieces {
            guard let text = piece.text else { continue }
            if !isFirst { writer.builder.append(", ") }
            writer.value(text, piece.path)
            isFirst = false
        }
    }

    /// The period behind an entry's line. A start without an end means that it goes on, as the
    /// schema has it.
    private mutating func dates(_ entry: JSONValue, _ path: String, isOpenEnded: Bool) {
        let start = text(entry, ["startDate", "start", "from", "startYear"])
        let end = text(
            entry, ["endDate", "end", "to", "graduationYear", "endYear", "graduationDate"])
        let single = text(entry, ["date", "year", "releaseDate", "dates", "period", "duration"])
        guard start != nil || end != nil || single != nil else { return writer.builder.endLine() }
        if !writer.builder.isAtLineStart { writer.builder.append("\t") }
        if start == nil, end == nil, let single {
            writer.value(single, path + ".date")
        } else {
            if let start { writer.value(start, path + ".startDate") }
            if let end {
                if start != nil { writer.builder.append(" – ") }
                writer.value(end, path + ".endDate")
            } else if isOpenEnded {
                writer.builder.append(" – ")
                writer.value("Present", path + ".endDate")
            }
        }
        writer.builder.endLine()
    }

    private mutating func writeProjects() {
        guard let entries = root.member(["projects", "personalProjects"])?.elements,
            !entries.isEmpty
        else { return }
        writer.heading("Projects")
        for (index, entry) in entries.enumerated() {
            let path = "projects[\(index)]"
            if index > 0 { writer.builder.endParagraph() }
            if let whole = JSONText.scalar(entry) {
                writer.line(nil, whole, path + ".name")
                continue
            }
            pieces([
                (text(entry, ["name", "title"]), path + ".name"),
                (text(entry, ["role"]), path + ".roles[0]"),
                (text(entry, ["entity", "organization"]), path + ".entity"),
            ])
            dates(entry, path, isOpenEnded: false)
            writer.line(nil, text(entry, ["description", "summary"]) ?? "", path + ".description")
            details(entry, path)
        }
    }

    private mutating func writeEducation() {
        guard let value = root.member(["education", "studies"]) else { return }
        let entries = value.elements ?? [value]
        guard !entries.isEmpty else { return }
        writer.heading("Education")
        for (index, entry) in entries.enumerated() {
            let path = "education[\(index)]"
            if let whole = JSONText.scalar(entry) {
                writer.line(nil, whole, path)
                continue
            }
            pieces([
                (text(entry, ["studyType", "degree", "qualification"]), path + ".studyType"),
                (text(entry, ["area", "field", "fieldOfStudy", "major"]), path + ".area"),
                (
                    text(entry, ["institution", "school", "university", "college"]),
                    path + ".institution"
                ),
            ])
            dates(entry, path, isOpenEnded: false)
            writer.line("Grade", text(entry, ["score", "gpa", "grade"]) ?? "", path + ".score")
            writer.items(JSONText.list(entry.member(["courses", "highlights"]))) {
                "\(path).courses[\($0)]"
            }
        }
    }

    // MARK: Lists

    private mutating func writeSkills() {
        guard let value = root.member(["skills", "technicalSkills", "skillset"]) else { return }
        writer.heading("Skills")
        if let members = value.members {
            for (index, member) in members.enumerated() {
                let path = "skills[\(index)]"
                writer.line(member.key, JSONText.list(member.value)) { "\(path).keywords[\($0)]" }
            }
            return
        }
        let plain = (value.elements ?? []).compactMap(JSONText.scalar)
        if plain.count == value.elements?.count {
            return writer.line(nil, plain) { "skills[\($0)].name" }
        }
        for (index, entry) in (value.elements ?? []).enumerated() {
            writeSkill(entry, "skills[\(index)]")
        }
    }

    private mutating func writeSkill(_ entry: JSONValue, _ path: String) {
        guard let name = JSONText.scalar(entry) ?? text(entry, ["name", "skill", "category"]) else {
            return
        }
        writer.builder.endLine()
        writer.value(name, path + ".name")
        if let level = text(entry, ["level", "proficiency", "rating"]) {
            writer.builder.append(" (")
            writer.value(level, path + ".level")
            writer.builder.append(")")
        }
        if let years = text(entry, ["years", "yearsOfExperience"]) {
            writer.builder.append(", ")
            writer.value(years, path + ".years")
            writer.builder.append(" years")
        }
        let keywords = JSONText.list(entry.member(["keywords", "items", "skills"]))
        for (index, keyword) in keywords.enumerated() {
            writer.builder.append(index == 0 ? ": " : ", ")
            writer.value(keyword, "\(path).keywords[\(index)]")
        }
        writer.builder.endLine()
    }

    private mutating func writeLanguages() {
        guard let entries = root.member(["languages", "spokenLanguages"])?.elements,
            !entries.isEmpty
        else { return }
        writer.heading("Languages")
        for (index, entry) in entries.enumerated() {
            let path = "languages[\(index)]"
            guard let name = JSONText.scalar(entry) ?? text(entry, ["language", "name"]) else {
                continue
            }
            writer.builder.endLine()
            writer.value(name, path + ".language")
            if let fluency = text(entry, ["fluency", "level", "proficiency"]) {
                writer.builder.append(": ")
                writer.value(fluency, path + ".fluency")
            }
            writer.builder.endLine()
        }
    }

    private mutating func writeNamed(_ path: String, _ title: String, _ names: [String]) {
        guard let entries = root.member(names)?.elements, !entries.isEmpty else { return }
        writer.heading(title)
        for (index, entry) in entries.enumerated() {
            let path = "\(path)[\(index)]"
            pieces([
                (JSONText.scalar(entry) ?? text(entry, ["name", "title"]), path + ".name"),
                (text(entry, ["issuer", "awarder", "publisher"]), path + ".issuer"),
            ])
            dates(entry, path, isOpenEnded: false)
            writer.line(nil, text(entry, ["summary", "description"]) ?? "", path + ".summary")
            writer.line(nil, JSONText.list(entry.member(["keywords"]))) {
                "\(path).keywords[\($0)]"
            }
        }
    }
}
