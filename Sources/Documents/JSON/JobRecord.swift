import Prelude

/// A job post in JSON, of any of the shapes that boards and trackers give, as a page of text.
struct JobRecord {
    private(set) var writer: RecordWriter

    private static let titles = ["title", "jobTitle", "position", "hiringJobTitle"]

    /// Whether a value is a job post: a title with what is asked for or done.
    static func isJob(_ value: JSONValue) -> Bool {
        guard value.member(titles)?.string != nil else { return false }
        return value.member([
            "description", "jobDescription", "requirements", "responsibilities", "requiredSkills",
            "qualifications", "mustHave",
        ]) != nil
    }

    init(_ value: JSONValue, limit: Int) {
        writer = RecordWriter(limit: limit)
        func text(_ names: [String]) -> String {
            let found = value.member(names)
            return JSONText.scalar(found) ?? JSONText.scalar(found?["name"])
                ?? JSONText.list(found).joined(separator: ", ")
        }
        writer.line(nil, text(JobRecord.titles), FactPath.jobTitle)
        let lines: [(label: String, names: [String], path: String)] = [
            (
                "Company", ["company", "companyName", "hiringOrganization", "employer"],
                "job.company"
            ),
            ("Location", ["location", "jobLocation", "city", "locations"], "job.location"),
            ("Work setup", ["workSetup", "workMode", "remote", "workplaceType"], "job.work_setup"),
            ("Level", ["level", "seniority", "experienceLevel"], "job.level"),
            ("Category", ["category", "department", "jobCategory"], "job.category"),
            ("Employment type", ["employmentType", "type", "jobType"], "job.employment_type"),
            (
                "Salary",
                ["salary", "compensation", "salaryRange", "projectedSalary", "baseSalary"],
                "job.salary"
            ),
            ("Website", ["companyWebsite", "companyUrl"], "job.company_url"),
            ("Link", ["url", "link", "jobUrl", "applyUrl"], "job.url"),
        ]
        for line in lines { writer.line(line.label, text(line.names), line.path) }
        writeDescription(text(["description", "jobDescription", "summary", "about"]), limit: limit)
        let sections: [(title: String, names: [String], path: String)] = [
            ("Responsibilities", ["responsibilities", "tasks", "duties"], "job.responsibilities"),
            ("Requirements", ["requirements", "qualifications", "mustHave"], "job.requirements"),
            ("Required skills", ["requiredSkills", "skills", "technologies"], "job.skills"),
            (
                "Nice to have", ["niceToHave", "niceToHaveSkills", "preferredSkills", "preferred"],
                "job.nice_to_have"
            ),
            ("Benefits", ["benefits", "perks"], "job.benefits"),
        ]
        for section in sections {
            let items = JSONText.list(value.member(section.names))
            guard !items.isEmpty else { continue }
            writer.heading(section.title)
            writer.items(items) { "\(section.path)[\($0)]" }
        }
    }

    /// Boards give descriptions as HTML more often than not.
    private mutating func writeDescription(_ text: String, limit: Int) {
        guard text.contains("</") || text.contains("<br") else {
            return writer.section(nil, text, "job.description")
        }
        let source = DocumentSource(path: "", sha256: "", limits: DocumentLimits())
        let plain = try? HTMLFormat.document(text, source: source, warnings: [])
        writer.section(nil, plain?.text ?? text, "job.description")
    }
}
