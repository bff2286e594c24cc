/// The (N) fields of a job, in the order they are shown (facts: normalized_jobs).
package enum JobFields {
    /// Where the work is done.
    package static let locationTypes = ["remote", "hybrid", "onsite"]
    /// The company's stage.
    package static let companyStages = ["startup", "scaleup", "enterprise", "dao"]
    /// The five soft attributes, as fields of the least score wanted.
    package static let attributes = [
        "leadership", "autonomy", "technical_depth", "communication", "growth_trajectory",
    ]

    /// Every field.
    package static let all: [FieldDefinition] =
        [
            FieldDefinition("job_title", .text),
            FieldDefinition("company_name", .text),
            FieldDefinition("job_category", .text),
            FieldDefinition("role_type", .text),
            FieldDefinition("seniority_level", .choice(CandidateFields.seniorities)),
            FieldDefinition("employment_type", .list),
            FieldDefinition("location_type", .choice(locationTypes)),
            FieldDefinition("locations", .list),
            FieldDefinition("timezone_requirements", .text),
            FieldDefinition("min_years_experience", .number(0...80)),
            FieldDefinition("max_years_experience", .number(0...80)),
            FieldDefinition("salary_min", .integer(0...100_000_000)),
            FieldDefinition("salary_max", .integer(0...100_000_000)),
            FieldDefinition("salary_currency", .text),
            FieldDefinition("salary_raw", .text),
            FieldDefinition("salary_period", .choice(CandidateFields.periods)),
            FieldDefinition("has_equity", .flag),
            FieldDefinition("equity_details", .text),
            FieldDefinition("has_token_compensation", .flag),
            FieldDefinition("role_summary", .prose),
            FieldDefinition("responsibilities", .list),
            FieldDefinition("nice_to_haves", .list),
            FieldDefinition("benefits", .list),
            FieldDefinition("team_context", .prose),
            FieldDefinition("education_required", .text),
            FieldDefinition("domain_experience", .list),
            FieldDefinition("tech_stack", .list),
            FieldDefinition("company_stage", .choice(companyStages)),
            FieldDefinition("company_size", .text),
            FieldDefinition("company_website", .text),
            FieldDefinition("company_x_url", .text),
            FieldDefinition("status", .text, isEditable: false),
            FieldDefinition("priority", .integer(1...4)),
            FieldDefinition("posted_date", .text),
            FieldDefinition("deadline_date", .text),
            FieldDefinition("is_urgent", .flag),
            FieldDefinition("hiring_manager_name", .text),
            FieldDefinition("hiring_manager_email", .text),
            FieldDefinition("application_url", .text),
            FieldDefinition("prompt_version", .text, isEditable: false),
            FieldDefinition("model_version", .text, isEditable: false),
            FieldDefinition("normalized_at", .text, isEditable: false),
            FieldDefinition("confidence_score", .number(0...1), isEditable: false),
        ] + attributes.map { FieldDefinition("min_\($0)_score", .integer(1...5)) }
        + narratives.map { FieldDefinition("narrative_\($0)", .prose) }

    /// The narratives, each assembled from the text's own sentences.
    package static let narratives = CandidateFields.narratives + ["role"]

    /// The lists of skills that are insisted on and that are welcome. They are no fields of their own but
    /// stand for what the job asks for, and are read and set like fields.
    package static let skills = [JobSkill.must, JobSkill.wish].map {
        FieldDefinition("\($0)_skills", .list)
    }

    /// The field with a name, a list of skills included, or nil.
    package static func named(_ name: String) -> FieldDefinition? {
        (all + skills).first { $0.name == name }
    }
}
