/// The (N) fields of a candidate, in the order they are shown (facts: normalized_candidates).
package enum CandidateFields {
    /// The levels of seniority, individual track before management track.
    package static let seniorities = [
        "junior", "mid", "senior", "staff", "lead", "principal", "executive",
    ]
    /// The field that lists a person's skills by name.
    package static let skills = "skills_summary"
    /// The states of verification.
    package static let verifications = ["unverified", "verified", "suspicious", "fraudulent"]
    /// The pay periods that a text can state.
    package static let periods = ["hour", "day", "week", "month", "year"]

    /// Every field.
    package static let all: [FieldDefinition] =
        [
            FieldDefinition("full_name", .text),
            FieldDefinition("email", .text),
            FieldDefinition("phone", .text),
            FieldDefinition("location_city", .text),
            FieldDefinition("location_country", .text),
            FieldDefinition("location_region", .text),
            FieldDefinition("timezone", .text),
            FieldDefinition("current_role", .text),
            FieldDefinition("seniority_level", .choice(seniorities)),
            FieldDefinition("years_of_experience", .number(0...80)),
            FieldDefinition("professional_summary", .prose),
            FieldDefinition("desired_job_categories", .list),
            FieldDefinition(skills, .list),
            FieldDefinition("companies_summary", .list),
            FieldDefinition("notable_achievements", .list),
            FieldDefinition("verified_communities", .list),
            FieldDefinition("compensation_min", .integer(0...100_000_000)),
            FieldDefinition("compensation_max", .integer(0...100_000_000)),
            FieldDefinition("compensation_currency", .text),
            FieldDefinition("compensation_raw", .text),
            FieldDefinition("compensation_period", .choice(periods)),
            FieldDefinition("job_count", .integer(0...200)),
            FieldDefinition("job_switches_count", .integer(0...200)),
            FieldDefinition("average_tenure_months", .integer(0...960)),
            FieldDefinition("longest_tenure_months", .integer(0...960)),
            FieldDefinition("education_highest_degree", .text),
            FieldDefinition("education_field", .text),
            FieldDefinition("education_institution", .text),
            FieldDefinition("hackathon_wins_count", .integer(0...1000)),
            FieldDefinition("hackathon_total_prize_usd", .integer(0...100_000_000)),
            FieldDefinition("solana_hackathon_wins", .integer(0...1000)),
            FieldDefinition("x_handle", .text),
            FieldDefinition("linkedin_handle", .text),
            FieldDefinition("github_handle", .text),
            FieldDefinition("social_followers_total", .integer(0...1_000_000_000)),
            FieldDefinition("verification_status", .choice(verifications)),
            FieldDefinition("verification_notes", .prose),
            FieldDefinition("verified_by", .text),
            FieldDefinition("verified_at", .text),
            FieldDefinition("prompt_version", .text, isEditable: false),
            FieldDefinition("model_version", .text, isEditable: false),
            FieldDefinition("normalized_at", .text, isEditable: false),
            FieldDefinition("confidence_score", .number(0...1), isEditable: false),
        ] + narratives.map { FieldDefinition("narrative_\($0)", .prose) }

    /// The narratives, each assembled from the text's own sentences.
    package static let narratives = ["experience", "domain", "personality", "impact", "technical"]

    /// The field with a name, or nil.
    package static func named(_ name: String) -> FieldDefinition? {
        all.first { $0.name == name }
    }
}
