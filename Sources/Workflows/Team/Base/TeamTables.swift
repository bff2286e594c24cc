internal import Connectors
internal import Recruiting

/// The tables and columns of the team's Airtable that the desk reads and writes (facts §2; seeds:
/// control flow), by keys of ours.
enum TeamTables {
    /// People.
    static let talent = "talent"
    /// Companies and what they look for.
    static let customers = "customers"
    /// Open positions with the funnel.
    static let positions = "positions"
    /// Who was turned down where.
    static let rejections = "rejections"

    /// The option that asks for a matching, and the one that says it is done. The space at the end is
    /// part of the name.
    static let ready = "Matchmaking Ready"
    static let done = "Matchmaking Done "

    /// The key of the column of an (N) field.
    static func key(_ field: String) -> String { "n:" + field }

    /// The name of the column of an (N) field: each word of the field's name with a capital.
    static func title(_ field: String) -> String {
        "(N) "
            + field.split(separator: "_").map { word in
                word.prefix(1).uppercased() + word.dropFirst()
            }.joined(separator: " ")
    }

    /// Every table, with the column for proposals under the name that is set.
    static func all(proposals: String) -> [AirtableWantedTable] {
        [
            AirtableWantedTable(
                talent, id: "tblOkLOSo4Zjwp0yF", name: "Talent",
                columns: talentInputs + talentStanding + fields(talentFields) + feedback
                    + [status("(M) Reading Status")]),
            AirtableWantedTable(
                customers, id: "tbl9KNjT3G08f6oXh", name: "Customers STT",
                columns: customerInputs + fields(jobFields) + skills),
            AirtableWantedTable(
                positions, id: "tblrbhITEIBOxwcQV", name: "ATS",
                columns: positionInputs + stages(proposals)),
            AirtableWantedTable(
                rejections, id: "tblUEdOtvNLESH3Fz", name: "Rejection Log",
                columns: rejectionLog),
        ]
    }

    // MARK: Talent

    /// What a person's text is made of, in the order in which it is written; the key is the column's
    /// name as the reader of tables knows it.
    static let talentInputs: [AirtableWantedColumn] = [
        input("Full Name", AirtableKind.texts, isRequired: true),
        input("Mail", AirtableKind.texts, others: ["Email", "E-mail"]),
        input("Location", AirtableKind.texts + [.select]),
        input("Desired Job Category", AirtableKind.texts + [.selects, .select]),
        input("Skills", AirtableKind.texts + [.selects, .links]),
        input("CV", [.files, .url, .line, .text]),
        input(
            "Professional summary", AirtableKind.texts, others: ["Professional Summary"]),
        input("Proof of Work", AirtableKind.texts),
        input("Salary Range", AirtableKind.texts + [.currency, .number]),
        input("X Profile Link", AirtableKind.texts, others: ["X Profile"]),
        input("LinkedIn Profile", AirtableKind.texts, others: ["LinkedIn"]),
        input("Earn Profile", AirtableKind.texts),
        input("Git Hub Profile", AirtableKind.texts, others: ["GitHub", "GitHub Profile"]),
        input("Work Experience", AirtableKind.texts),
    ]

    /// What recruiters say of people, by the desk's names.
    static let talentStanding: [AirtableWantedColumn] = [
        AirtableWantedColumn(
            "status", name: "Job Status", kinds: [.select],
            options: StandingFields.personStatuses),
        AirtableWantedColumn(
            "ranking", name: "Ranking", others: ["Ranking (1-5)"], kinds: [.number, .rating],
            isRequired: false),
        AirtableWantedColumn(
            "overall_rating", name: "Overall Talent Rating", kinds: [.number, .rating],
            isRequired: false),
        AirtableWantedColumn("highlight", name: "Highlight Talent", kinds: [.checkbox]),
        AirtableWantedColumn(
            "fraud_image", name: "Fraud Image", kinds: [.files], isRequired: false),
    ]

    /// The (N) fields of people that are written (facts §2.2).
    static let talentFields = CandidateFields.all.filter {
        !["verified_by", "compensation_raw", "compensation_period"].contains($0.name)
            && !$0.name.hasPrefix("narrative_")
    }

    /// The columns by which recruiters correct skills.
    static let feedback: [AirtableWantedColumn] = [
        AirtableWantedColumn(
            "feedback", name: "(F) Skill Feedback", kinds: [.text, .richText], isRequired: false),
        AirtableWantedColumn(
            "feedback_ready", name: "(F) Skill Feedback Ready", kinds: [.checkbox],
            isRequired: false),
        AirtableWantedColumn(
            "feedback_notes", name: "(F) Skill Feedback Notes", kinds: [.text],
            isRequired: false),
        AirtableWantedColumn(
            "feedback_processed", name: "(F) Last Feedback Processed", kinds: [.moment],
            isRequired: false),
    ]

    // MARK: Jobs

    /// What a company's post is made of.
    static let customerInputs: [AirtableWantedColumn] = [
        input("Hiring Job Title", AirtableKind.texts),
        input("Company", AirtableKind.texts),
        input(
            "Job Description Link", name: "🔗  Job Description Link",
            AirtableKind.texts + [.files]),
        input(
            "Job Description Text", AirtableKind.texts, others: ["Links & details"]),
        input("Twitter Handle", AirtableKind.texts),
        input("Website Link", AirtableKind.texts),
        input("Work Setup Preference", AirtableKind.texts + [.select, .selects]),
        input("Timezone", AirtableKind.texts + [.select]),
        AirtableWantedColumn("start", name: "Start Matchmaking", kinds: [.checkbox]),
        AirtableWantedColumn(
            "ats_jobs", name: "ATS Jobs", kinds: [.links], linkedTo: positions,
            isRequired: false),
        status("(M) Matchmaking Status"),
    ]

    /// The (N) fields of jobs that are written and read back (facts §2.4).
    static let jobFields = [
        "job_title", "job_category", "role_type", "company_name", "company_stage", "company_size",
        "education_required", "timezone_requirements", "salary_currency", "prompt_version",
        "model_version", "role_summary", "team_context", "narrative_experience",
        "narrative_domain", "narrative_personality", "narrative_impact", "narrative_technical",
        "narrative_role", "responsibilities", "nice_to_haves", "benefits", "domain_experience",
        "tech_stack", "locations", "employment_type", "seniority_level", "location_type",
        "min_years_experience", "max_years_experience", "salary_min", "salary_max", "has_equity",
        "has_token_compensation", "confidence_score", "normalized_at",
    ].compactMap(JobFields.named)

    /// The lists of skills, which are made of a job's demands.
    static let skills = ["must_have_skills", "nice_to_have_skills"].map {
        AirtableWantedColumn(key($0), name: title($0), kinds: [.text])
    }

    /// What an open position says of itself.
    static let positionInputs: [AirtableWantedColumn] = [
        input("Open Position (Job Title)", AirtableKind.texts, isRequired: true),
        AirtableWantedColumn(
            "status", name: "Job Status", kinds: [.select],
            options: StandingFields.jobStatuses + [ready, done]),
        input("Job Description Text", AirtableKind.texts),
        input("Job Description Link", AirtableKind.texts),
        input("Company", [.links] + AirtableKind.texts),
        input("Preferred Location", name: "Preferred Location ", AirtableKind.texts + [.select]),
        input("Level", AirtableKind.texts + [.select, .selects]),
        input("Desired Job Category", AirtableKind.texts + [.select, .selects]),
        input("Work Set Up Preference", AirtableKind.texts + [.select, .selects]),
        input("Projected Salary", AirtableKind.texts + [.currency, .number]),
        input("Non Negotiables", AirtableKind.texts),
        input("Nice-to-have", AirtableKind.texts),
        input("Notes", AirtableKind.texts),
        status("(M) Matchmaking Status"),
    ]

    /// The columns of the funnel by the names of stages.
    private static func stages(_ proposals: String) -> [AirtableWantedColumn] {
        Stage.allCases.map { stage in
            let isText = stage == .negotiations
            return AirtableWantedColumn(
                stage.rawValue, name: stage == .proposed ? proposals : stage.rawValue,
                others: others(of: stage), kinds: isText ? [.links, .text, .line] : [.links],
                linkedTo: talent, isRequired: stage == .proposed)
        }
    }

    /// Other names that columns of stages have (facts §2.7).
    private static func others(of stage: Stage) -> [String] {
        switch stage {
        case .introductionRejected: ["Introduction Rejected"]
        case .interviewRejected: ["Interview Rejected"]
        case .assignmentRejected: ["Assignment Rejected"]
        case .negotiationsRejected: ["Negotiations Rejection"]
        default: []
        }
    }

    /// Who was turned down where.
    private static let rejectionLog: [AirtableWantedColumn] = [
        AirtableWantedColumn(
            "talent", name: "Talent", kinds: [.links], linkedTo: talent, isRequired: false),
        AirtableWantedColumn(
            "job", name: "Job", kinds: [.links], linkedTo: positions, isRequired: false),
        AirtableWantedColumn(
            "stage", name: "Stage", kinds: [.select],
            options: ["Introduction", "Interview", "Assignment"], isRequired: false),
        AirtableWantedColumn(
            "outcome", name: "Outcome Type", kinds: [.select],
            options: ["Rejected", "Role Closed", "Role On Hold", "Job On Hold"],
            isRequired: false),
    ]

    // MARK: Columns

    private static func input(
        _ key: String, name: String? = nil, _ kinds: [AirtableKind], others: [String] = [],
        isRequired: Bool = false
    ) -> AirtableWantedColumn {
        AirtableWantedColumn(
            key, name: name ?? key, others: others, kinds: kinds, isRequired: isRequired)
    }

    /// The column in which a recruiter reads what came of a matching.
    private static func status(_ name: String) -> AirtableWantedColumn {
        AirtableWantedColumn("result", name: name, kinds: [.text, .line], isRequired: false)
    }

    private static func fields(_ definitions: [FieldDefinition]) -> [AirtableWantedColumn] {
        definitions.map { definition in
            let (kinds, options, precision) = form(of: definition)
            return AirtableWantedColumn(
                key(definition.name), name: title(definition.name), kinds: kinds,
                options: options, precision: precision, isRequired: false)
        }
    }

    /// What a column of a field may hold, the first being what it is made as.
    private static func form(
        of definition: FieldDefinition
    ) -> (kinds: [AirtableKind], options: [String], precision: Int) {
        switch definition.kind {
        case .text: (texts(for: definition.name), [], 0)
        case .prose, .list: ([.text, .richText, .line], [], 0)
        case .integer: ([.number, .currency], [], 0)
        case .number: ([.number], [], definition.name == "confidence_score" ? 4 : 1)
        case .flag: ([.checkbox], [], 0)
        case .choice(let words): ([.select, .line], words, 0)
        }
    }

    private static func texts(for field: String) -> [AirtableKind] {
        switch field {
        case "email": [.email, .line, .text]
        case "phone": [.phone, .line, .text]
        case "verified_at", "normalized_at": [.moment, .line]
        default: [.line, .text, .richText, .select, .url]
        }
    }
}
