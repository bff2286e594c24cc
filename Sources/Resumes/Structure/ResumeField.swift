/// A text of a résumé with the path that names its place.
package struct ResumeField: Sendable, Hashable {
    /// Where it stands: `basics/name`, `work/0/company`, `skills/1/keywords/2`; ids of pieces are the same.
    package var id: String
    /// The text as it is kept.
    package var text: String
}

extension Resume {
    /// Every text of the résumé that a reader sees, in its order; what is in `more` is none.
    package var fields: [ResumeField] {
        var list = FieldList()
        basics(into: &list)
        for (index, entry) in work.enumerated() { list.add(entry, "work/\(index)") }
        for (index, entry) in volunteer.enumerated() { list.add(entry, "volunteer/\(index)") }
        for (index, entry) in projects.enumerated() { list.add(entry, "projects/\(index)") }
        for (index, entry) in education.enumerated() { list.add(entry, "education/\(index)") }
        for (index, entry) in skills.enumerated() {
            list.add("skills/\(index)/name", entry.name)
            list.add("skills/\(index)/level", entry.level)
            list.add("skills/\(index)/keywords", entry.keywords)
        }
        others(into: &list)
        return list.fields
    }

    private func basics(into list: inout FieldList) {
        list.add("basics/name", basics.name)
        list.add("basics/label", basics.label)
        list.add("basics/email", basics.email)
        list.add("basics/phone", basics.phone)
        list.add("basics/url", basics.url)
        list.add("basics/location/address", basics.location?.address)
        list.add("basics/location/postalCode", basics.location?.postalCode)
        list.add("basics/location/city", basics.location?.city)
        list.add("basics/location/region", basics.location?.region)
        list.add("basics/location/countryCode", basics.location?.countryCode)
        for (index, profile) in basics.profiles.enumerated() {
            list.add("basics/profiles/\(index)/network", profile.network)
            list.add("basics/profiles/\(index)/username", profile.username)
            list.add("basics/profiles/\(index)/url", profile.url)
        }
        list.add("summary", basics.summary)
    }

    private func others(into list: inout FieldList) {
        for (index, entry) in certificates.enumerated() {
            list.add("certificates/\(index)/name", entry.name)
            list.add("certificates/\(index)/issuer", entry.issuer)
            list.add("certificates/\(index)/date", entry.date)
            list.add("certificates/\(index)/url", entry.url)
        }
        for (index, entry) in awards.enumerated() {
            list.add("awards/\(index)/title", entry.title)
            list.add("awards/\(index)/awarder", entry.awarder)
            list.add("awards/\(index)/date", entry.date)
            list.add("awards/\(index)/summary", entry.summary)
        }
        for (index, entry) in publications.enumerated() {
            list.add("publications/\(index)/name", entry.name)
            list.add("publications/\(index)/publisher", entry.publisher)
            list.add("publications/\(index)/date", entry.date)
            list.add("publications/\(index)/url", entry.url)
            list.add("publications/\(index)/summary", entry.summary)
        }
        for (index, entry) in languages.enumerated() {
            list.add("languages/\(index)/name", entry.name)
            list.add("languages/\(index)/fluency", entry.fluency)
        }
        for (index, entry) in interests.enumerated() {
            list.add("interests/\(index)/name", entry.name)
            list.add("interests/\(index)/keywords", entry.keywords)
        }
        for (index, entry) in references.enumerated() {
            list.add("references/\(index)/name", entry.name)
            list.add("references/\(index)/text", entry.text)
        }
        for (index, entry) in sections.enumerated() {
            list.add("sections/\(index)/title", entry.title)
            list.add("sections/\(index)/lines", entry.lines)
        }
    }
}

/// Fields being gathered.
private struct FieldList {
    private(set) var fields: [ResumeField] = []

    mutating func add(_ id: String, _ text: String?) {
        if let text { fields.append(ResumeField(id: id, text: text)) }
    }

    mutating func add(_ id: String, _ texts: [String]) {
        for (index, text) in texts.enumerated() { add("\(id)/\(index)", text) }
    }

    mutating func add(_ work: ResumeWork, _ path: String) {
        add("\(path)/position", work.position)
        add("\(path)/company", work.company)
        add("\(path)/location", work.location)
        add(work.period, path)
        add("\(path)/about", work.about)
        add("\(path)/url", work.url)
        add("\(path)/summary", work.summary)
        add("\(path)/bullets", work.bullets)
    }

    mutating func add(_ project: ResumeProject, _ path: String) {
        add("\(path)/name", project.name)
        add("\(path)/entity", project.entity)
        add("\(path)/kind", project.kind)
        add("\(path)/roles", project.roles)
        add(project.period, path)
        add("\(path)/keywords", project.keywords)
        add("\(path)/url", project.url)
        add("\(path)/summary", project.summary)
        add("\(path)/bullets", project.bullets)
    }

    mutating func add(_ education: ResumeEducation, _ path: String) {
        add("\(path)/degree", education.degree)
        add("\(path)/area", education.area)
        add("\(path)/institution", education.institution)
        add("\(path)/location", education.location)
        add(education.period, path)
        add("\(path)/score", education.score)
        add("\(path)/url", education.url)
        add("\(path)/courses", education.courses)
    }

    private mutating func add(_ period: ResumePeriod, _ path: String) {
        add("\(path)/start", period.start)
        add("\(path)/end", period.end)
    }
}
