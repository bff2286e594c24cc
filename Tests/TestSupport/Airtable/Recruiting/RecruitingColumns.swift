/// The columns of the recruiters' base, with the names that they really have: spaces at the end,
/// two spaces in a row and misspellings are all there.
enum RecruitingColumns {
    static let categories = [
        "Engineering", "Design", "Product", "Marketing", "Growth", "Community", "Operations",
    ]
    static let setups = ["Remote", "Hybrid", "Onsite"]

    /// Candidates: what they and the recruiters wrote, then what we write back.
    static let talent: [AirtableColumn] =
        [
            .text("Full Name"), .email("Mail"), .text("Telegram Handle"), .text("Location"),
            .selects("Desired Job Category", categories),
            .selects("Skills", ["Rust", "Solidity", "TypeScript", "React", "Python", "Go"]),
            .files("CV"), .longText("Professional summary"), .longText("Proof of Work"),
            .text("Salary Range"), .url("X Profile Link"), .url("LinkedIn Profile"),
            .url("Earn Profile"), .url("Git Hub Profile"), .longText("Work Experience"),
            .selects("Talent Category", categories),
            .select("Experience Levels", ["Junior", "Mid", "Senior", "Lead", "Executive"]),
            .plain("Ranking", .rating(max: 5)), .plain("Overall Talent Rating", .rating(max: 5)),
            .checkbox("Highlight Talent"),
            .select(
                "Job Status",
                [
                    "Lead", "Joined Talent Pool", "Actively looking", "In interview process",
                    "Hired", "No interest", "Unresponsive", "Fraud", "Recently Hired (not STT)",
                ]),
            .files("Fraud Image"), .longText("Internal Notes"),
            .longText("Comment about Talent (by Nick)"), .longText("Comment about Talent (by NOE)"),
            .longText("Comment about Talent (by Kim)"),
        ] + normalizedTalent + [
            .longText("(F) Skill Feedback"), .checkbox("(F) Skill Feedback Ready"),
            .longText("(F) Skill Feedback Notes"), .dateTime("(F) Last Feedback Processed"),
        ]

    /// The selects lack `staff`, `suspicious` and `fraudulent`, as the live ones do.
    private static let normalizedTalent: [AirtableColumn] = [
        .text("(N) Full Name"), .email("(N) Email"), .phone("(N) Phone"),
        .text("(N) Location City"), .text("(N) Location Country"), .text("(N) Location Region"),
        .text("(N) Timezone"), .longText("(N) Professional Summary"), .text("(N) Current Role"),
        .select(
            "(N) Seniority Level", ["junior", "mid", "senior", "lead", "principal", "executive"]),
        .number("(N) Years Of Experience"), .longText("(N) Desired Job Categories"),
        .longText("(N) Skills Summary"), .longText("(N) Companies Summary"),
        .longText("(N) Notable Achievements"), .longText("(N) Verified Communities"),
        .number("(N) Compensation Min"), .number("(N) Compensation Max"),
        .text("(N) Compensation Currency"), .number("(N) Job Count"),
        .number("(N) Job Switches Count"), .number("(N) Average Tenure Months"),
        .number("(N) Longest Tenure Months"), .text("(N) Education Highest Degree"),
        .text("(N) Education Field"), .text("(N) Education Institution"),
        .number("(N) Hackathon Wins Count"), .number("(N) Hackathon Total Prize Usd"),
        .number("(N) Solana Hackathon Wins"), .text("(N) X Handle"), .text("(N) Linkedin Handle"),
        .text("(N) Github Handle"), .number("(N) Social Followers Total"),
        .select("(N) Verification Status", ["unverified", "verified"]),
        .longText("(N) Verification Notes"), .dateTime("(N) Verified At"),
        .dateTime("(N) Normalized At"), .text("(N) Prompt Version"), .text("(N) Model Version"),
        .number("(N) Confidence Score", precision: 4),
    ]

    /// Companies and what they are looking for.
    static let customers: [AirtableColumn] =
        [
            .text("Company"), .text("Full Name"), .email("Mail"), .url("Website Link"),
            .text("Twitter Handle"), .url("🔗  Job Description Link"), .text("Hiring Job Title"),
            .longText("Job Description Text"), .longText("Links & details"),
            .selects("Work Setup Preference", setups), .text("Timezone"),
            .select("Stage", ["Lead", "In contact", "Customer", "Lost"]),
            .checkbox("Start Matchmaking"),
        ] + normalizedJob

    /// The select of seniority lacks `staff` and `executive`, as the live one does.
    private static let normalizedJob: [AirtableColumn] =
        [
            "Job Title", "Job Category", "Role Type", "Company Name", "Company Stage",
            "Company Size", "Education Required", "Timezone Requirements", "Salary Currency",
            "Prompt Version", "Model Version",
        ].map { .text("(N) \($0)") }
        + [
            "Role Summary", "Team Context", "Narrative Experience", "Narrative Domain",
            "Narrative Personality", "Narrative Impact", "Narrative Technical", "Narrative Role",
            "Responsibilities", "Nice To Haves", "Benefits", "Domain Experience", "Tech Stack",
            "Locations", "Employment Type", "Must Have Skills", "Nice To Have Skills",
        ].map { .longText("(N) \($0)") }
        + [
            .select("(N) Seniority Level", ["junior", "mid", "senior", "lead", "principal"]),
            .select("(N) Location Type", ["remote", "hybrid", "onsite"]),
            .number("(N) Min Years Experience"), .number("(N) Max Years Experience"),
            .number("(N) Salary Min"), .number("(N) Salary Max"), .checkbox("(N) Has Equity"),
            .checkbox("(N) Has Token Compensation"),
            .number("(N) Confidence Score", precision: 4), .dateTime("(N) Normalized At"),
        ]

    /// Who was turned down where.
    static let rejections: [AirtableColumn] = [
        .text("Name"), .links("Talent", to: "Talent"), .links("Job", to: "ATS"),
        .select("Stage", ["Introduction", "Interview", "Assignment"]),
        .select("Outcome Type", ["Rejected", "Role Closed", "Role On Hold", "Job On Hold"]),
    ]
}
