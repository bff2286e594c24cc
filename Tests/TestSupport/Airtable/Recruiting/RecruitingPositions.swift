extension RecruitingColumns {
    /// A row for each open position: what is asked for, then the stages that people pass.
    static func positions(_ names: RecruitingNames, proposalsAreText: Bool) -> [AirtableColumn] {
        let stages = stages(names)
        return [
            .text("Open Position (Job Title)"), .select("Job Status", statuses),
            .longText("Job Description Text"), .url("Job Description Link"),
            .links("Company", to: "Customers STT", inverse: .named("ATS Jobs")),
            .text("Preferred Location "),
            .selects("Level", ["Junior", "Mid", "Senior", "Lead", "Executive"]),
            .selects("Desired Job Category", categories),
            .selects("Work Set Up Preference", setups), .text("Projected Salary"),
            .longText("Non Negotiables"), .longText("Nice-to-have"), .longText("Notes"),
            .lastModified("Last Job Status Change", of: ["Job Status"]),
            proposalsAreText
                ? .text("AI PROPOSTED CANDIDATES")
                : .links("AI PROPOSTED CANDIDATES", to: "Talent"),
            .text("MATCHED CANDIDATES"), .text("REJECTED PROPOSTED CANDIDATES"),
            .text("SMART IEALD CANDIDATE PROFILE"),
        ] + stages + [
            .text("In Negotiations"), .longText("Feedback"),
            .checkbox("Run AI Match Making Workflow"),
            .longText("(M) Parsed Non-Negotiables"), .text("(M) Filter Stats"),
        ]
    }

    /// The last one really ends with a space.
    private static let statuses = [
        "Sourcing", "Initial Recruiting", "Ongoing Recruiting", "Client Introduction",
        "In Interview", "Offer", "Probation period", "Hired", "On Hold", "Backlog",
        "Position closed", "Disqualified", "Matchmaking Ready", "Matchmaking Done ",
    ]

    /// Links to the people who are or were in a stage.
    ///
    /// Two have a named other side; the others show as `ATS`, `ATS 2` and so on, as it happens when
    /// nobody cares.
    private static func stages(_ names: RecruitingNames) -> [AirtableColumn] {
        let rejections =
            switch names {
            case .live:
                [
                    "Introduction Rejected Talent", "Interview Rejected Talent",
                    "Assignment Rejected Talent", "Negotiations rejection",
                ]
            case .seed:
                [
                    "Introduction Rejected", "Interview Rejected", "Assignment Rejected",
                    "Negotiations Rejection",
                ]
            }
        let stages =
            [
                "Potential Talent Fit AI", "Recruiter AI Result Rejection", "Potential Talent Fit",
                "Potential Talent Fit Nick", "Potential Talent Fit NOE", "Shortlisted Talent",
                "Client Introduction", "In Interview 1", "Interview: Assignment",
                "In Interview 2", "In Interview 3", "In Interview 4", "Hired",
            ] + rejections + ["Talent Rejected Job", "Considered Talent (Job On Hold)"]
        return stages.map { stage in
            let inverse: AirtableColumn.Inverse =
                switch stage {
                case "Potential Talent Fit AI": .named("Job Match")
                case "In Interview 1": .named("In Interview")
                default: .automatic
                }
            return .links(stage, to: "Talent", inverse: inverse)
        }
    }
}
