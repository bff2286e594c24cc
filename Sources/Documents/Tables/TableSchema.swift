/// What a table's columns mean, told from their names.
struct TableSchema {
    /// How a column's cells are written.
    enum Column: Hashable {
        /// The line that names the record.
        case title(String)
        /// A line behind the column's label.
        case line(label: String, path: String)
        /// A line of several values.
        case list(label: String, path: String)
        /// Paragraphs below a heading.
        case section(title: String?, path: String)
        /// A person's page on a network.
        case profile(label: String)
        /// Attached files: `name.pdf (https://…)`.
        case attachment(label: String, path: String)
    }

    /// What every row is about.
    let subject: Subject
    /// The columns that are known, by their place in the row.
    let columns: [(index: Int, column: Column)]

    /// The schema of a header, or nil when too few of its names are known.
    init?(header: [String]) {
        let names = header.map(TableSchema.normalized)
        let known = Set(names)
        let isJob =
            known.contains("hiring job title") || known.contains("open position job title")
            || !known.isDisjoint(with: ["job title", "position title", "vacancy"])
                && !known.isDisjoint(with: [
                    "job description", "description", "job description text",
                ])
        let table = isJob ? TableSchema.job : TableSchema.candidate
        var used: Set<Column> = []
        var columns: [(Int, Column)] = []
        for (index, name) in names.enumerated() {
            guard let column = table[name] else { continue }
            // Two columns may carry one meaning; both are read, the same name twice is not.
            if case .title = column, used.contains(column) { continue }
            used.insert(column)
            columns.append((index, column))
        }
        let isNamed = columns.contains { if case .title = $0.1 { true } else { false } }
        guard isNamed, columns.count >= 2 else { return nil }
        subject = isJob ? .job : .candidate
        self.columns = columns
    }

    /// A column's name as words of letters and digits in lower case: signs, pictures and doubled or
    /// trailing blanks fall away, because people cannot see them.
    static func normalized(_ name: String) -> String {
        // Columns that a machine wrote back say so in their name and are no input.
        if name.trimmingBlanks().hasPrefix("(N)") { return "" }
        let scalars = name.lowercased().unicodeScalars.map { scalar -> Character in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                ? Character(scalar) : " "
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }

    /// The names by which a person's columns go.
    private static let candidate: [String: Column] = table([
        (
            ["full name", "name", "candidate name", "candidate", "talent", "applicant"],
            .title(FactPath.name)
        ),
        (
            ["location", "city", "country", "based in", "residence"],
            .line(label: "Location", path: "basics.location")
        ),
        (["mail", "email", "e mail", "email address"], .line(label: "Mail", path: "basics.email")),
        (
            ["phone", "telephone", "mobile", "phone number"],
            .line(label: "Phone", path: "basics.phone")
        ),
        (["website", "portfolio", "url", "homepage"], .line(label: "Website", path: "basics.url")),
        (
            ["headline", "current role", "current title", "title", "role", "position"],
            .line(label: "Title", path: "basics.label")
        ),
        (["x profile link", "x", "twitter", "twitter handle"], .profile(label: "X")),
        (["linkedin profile", "linkedin", "linkedin url"], .profile(label: "LinkedIn")),
        (["earn profile"], .profile(label: "Earn")),
        (
            ["git hub profile", "github profile", "github", "git hub", "github url"],
            .profile(label: "GitHub")
        ),
        (["telegram handle", "telegram"], .profile(label: "Telegram")),
        (
            ["desired job category", "desired role", "desired roles"],
            .list(label: "Desired Job Category", path: "x.desired_job_categories")
        ),
        (
            ["salary range", "salary", "salary expectation", "desired salary", "expected salary"],
            .line(label: "Salary Range", path: "x.salary")
        ),
        (
            ["years of experience", "years experience", "experience years"],
            .line(label: "Years of experience", path: "x.years_of_experience")
        ),
        (
            ["experience levels", "experience level", "seniority"],
            .line(label: "Experience Levels", path: "x.experience_levels")
        ),
        (["talent category"], .line(label: "Talent Category", path: "x.talent_category")),
        (["job status"], .line(label: "Job Status", path: "x.job_status")),
        (
            ["cv", "resume", "cv url", "resume url", "attachment"],
            .attachment(label: "CV", path: "x.cv")
        ),
        (
            ["professional summary", "summary", "about", "profile", "bio"],
            .section(title: "Professional Summary", path: "basics.summary")
        ),
        (
            ["skills", "skill", "tech stack", "technologies"],
            .list(label: "Skills", path: "skills")
        ),
        (["languages"], .list(label: "Languages", path: "languages")),
        (
            ["work experience", "experience", "employment", "employment history"],
            .section(title: "Work Experience", path: "x.work_experience")
        ),
        (["education"], .section(title: "Education", path: "x.education")),
        (
            ["certifications", "certificates"],
            .section(title: "Certifications", path: "x.certificates")
        ),
        (["proof of work", "projects"], .section(title: "Proof of Work", path: "x.proof_of_work")),
    ])

    /// The names by which an opening's columns go.
    private static let job: [String: Column] = table([
        (
            [
                "hiring job title", "open position job title", "job title",
                "position title", "vacancy",
            ],
            .title(FactPath.jobTitle)
        ),
        (["company", "company name"], .line(label: "Company", path: "job.company")),
        (["preferred location", "location"], .line(label: "Location", path: "job.location")),
        (["timezone", "time zone"], .line(label: "Time zone", path: "job.timezone")),
        (
            ["work set up preference", "work setup preference", "work setup"],
            .list(label: "Work setup", path: "job.work_setup")
        ),
        (["level", "experience level", "seniority"], .list(label: "Level", path: "job.level")),
        (
            ["desired job category", "job category", "category"],
            .list(label: "Category", path: "job.category")
        ),
        (
            ["projected salary", "salary", "salary range"],
            .line(label: "Salary", path: "job.salary")
        ),
        (
            ["employment type", "contract type", "job type"],
            .line(label: "Employment type", path: "job.employment_type")
        ),
        (
            ["website link", "company website", "website"],
            .line(label: "Website", path: "job.company_url")
        ),
        (["twitter handle", "x profile link"], .line(label: "X", path: "job.x_url")),
        (
            ["job description link", "job link", "url"],
            .attachment(label: "Job description", path: "job.url")
        ),
        (
            [
                "job description text", "links details", "links and details",
                "job description", "description",
            ],
            .section(title: nil, path: "job.description")
        ),
        (["requirements"], .section(title: "Requirements", path: "job.requirements")),
        (["responsibilities"], .section(title: "Responsibilities", path: "job.responsibilities")),
        (
            ["non negotiables", "must have"],
            .section(title: "Must have", path: "job.non_negotiables")
        ),
        (["nice to have"], .section(title: "Nice to have", path: "job.nice_to_have")),
        (["notes"], .section(title: "Notes", path: "job.notes")),
        (["job status", "stage"], .line(label: "Status", path: "job.status")),
        (["start matchmaking"], .line(label: "Start Matchmaking", path: "job.start_matchmaking")),
    ])

    private static func table(_ rows: [([String], Column)]) -> [String: Column] {
        var table: [String: Column] = [:]
        for (names, column) in rows {
            for name in names { table[name] = column }
        }
        return table
    }
}
