package import Language
internal import Prelude
package import Recruiting

/// Turns what the rules read from a post into what the desk stores of a job.
package struct JobDrafting {
    private let knowledge: Knowledge

    private typealias Fields = [String: ProposedValue]

    /// A drafting with what the machine knows.
    package init(knowledge: Knowledge) {
        self.knowledge = knowledge
    }

    /// Everything the reading says about the job.
    package func draft(_ reading: JobPostReading) -> JobDraft {
        var draft = JobDraft()
        draft.skills = reading.skills.map { skill in
            JobDraft.Requirement(
                skill: knowledge.skillName(skill.name), surface: skill.surface,
                isMust: skill.requirement == .mustHave, minYears: skill.minYears,
                minLevel: skill.minLevel, capability: skill.expectedCapability,
                span: skill.sentence)
        }
        draft.warnings = reading.warnings.map(\.sentence) + reading.unusableReasons.map(\.sentence)
        addPosition(reading, to: &draft.fields)
        addPlace(reading, to: &draft.fields)
        addPay(reading, to: &draft.fields)
        addLists(reading, to: &draft.fields)
        addCompany(reading, to: &draft.fields)
        addAdministration(reading, to: &draft.fields)
        for (attribute, least) in reading.attributes {
            put(least, as: "min_\(attribute.rawValue)_score", in: &draft.fields) {
                .integer(Int64($0))
            }
        }
        for (kind, narrative) in reading.narratives {
            draft.fields["narrative_\(kind.rawValue)"] = ProposedValue(
                .string(narrative.text), confidence: 0.7, span: narrative.spans.first)
        }
        draft.fields["confidence_score"] = ProposedValue(
            .number(reading.isUsable ? confidence(of: reading) : 0.2), confidence: 1)
        return draft
    }

    private func put<Value>(
        _ found: Found<Value>?, as field: String, in fields: inout Fields,
        _ value: (Value) -> JSONValue
    ) {
        guard let found else { return }
        fields[field] = ProposedValue(
            value(found.value), confidence: found.confidence, span: found.span)
    }

    private func put(_ found: Found<String>?, as field: String, in fields: inout Fields) {
        put(found, as: field, in: &fields) { .string($0) }
    }

    private func addPosition(_ reading: JobPostReading, to fields: inout Fields) {
        put(reading.title, as: "job_title", in: &fields)
        put(reading.category, as: "job_category", in: &fields)
        put(reading.roleType, as: "role_type", in: &fields) { .string($0.rawValue) }
        put(reading.seniority, as: "seniority_level", in: &fields) { .string($0.rawValue) }
        put(reading.minYears, as: "min_years_experience", in: &fields) { .number($0) }
        put(reading.maxYears, as: "max_years_experience", in: &fields) { .number($0) }
        put(reading.roleSummary, as: "role_summary", in: &fields)
        put(reading.teamContext, as: "team_context", in: &fields)
        put(reading.educationRequired, as: "education_required", in: &fields)
    }

    private func addPlace(_ reading: JobPostReading, to fields: inout Fields) {
        put(reading.locationType, as: "location_type", in: &fields) { .string($0.rawValue) }
        add(
            reading.locations.map { $0.value.description }, reading.locations.first?.span,
            as: "locations", in: &fields)
        put(reading.timeZones, as: "timezone_requirements", in: &fields) { .string($0.description) }
    }

    private func addPay(_ reading: JobPostReading, to fields: inout Fields) {
        if let salary = reading.salary {
            PayFields.add(salary.value, prefix: "salary", to: &fields)
        }
        put(reading.hasEquity, as: "has_equity", in: &fields) { .bool($0) }
        put(reading.equityDetails, as: "equity_details", in: &fields)
        put(reading.hasTokenCompensation, as: "has_token_compensation", in: &fields) { .bool($0) }
    }

    private func addLists(_ reading: JobPostReading, to fields: inout Fields) {
        func add(_ found: [Found<String>], as field: String) {
            self.add(found.map(\.value), found.first?.span, as: field, in: &fields)
        }
        add(reading.responsibilities, as: "responsibilities")
        add(reading.niceToHaves, as: "nice_to_haves")
        add(reading.benefits, as: "benefits")
        add(reading.domainExperience, as: "domain_experience")
        add(reading.techStack, as: "tech_stack")
        self.add(
            reading.employmentTypes.map(\.value.rawValue), reading.employmentTypes.first?.span,
            as: "employment_type", in: &fields)
    }

    private func add(
        _ items: [String], _ span: TextSpan?, as field: String, in fields: inout Fields
    ) {
        var seen: Set<String> = []
        let unique = items.filter { !$0.isEmpty && seen.insert($0).inserted }
        guard !unique.isEmpty else { return }
        fields[field] = ProposedValue(JSONValue(unique), confidence: 0.8, span: span)
    }

    private func addCompany(_ reading: JobPostReading, to fields: inout Fields) {
        put(reading.company, as: "company_name", in: &fields)
        put(reading.companyStage, as: "company_stage", in: &fields) { .string($0.rawValue) }
        put(reading.companySize, as: "company_size", in: &fields)
        put(reading.companyWebsite, as: "company_website", in: &fields)
        put(reading.companyXURL, as: "company_x_url", in: &fields)
    }

    private func addAdministration(_ reading: JobPostReading, to fields: inout Fields) {
        put(reading.status, as: "status", in: &fields) { .string($0.rawValue) }
        put(reading.postedDate, as: "posted_date", in: &fields) { .string($0.description) }
        put(reading.deadlineDate, as: "deadline_date", in: &fields) { .string($0.description) }
        put(reading.isUrgent, as: "is_urgent", in: &fields) { .bool($0) }
        put(reading.hiringManagerName, as: "hiring_manager_name", in: &fields)
        put(reading.hiringManagerEmail, as: "hiring_manager_email", in: &fields)
        put(reading.applicationURL, as: "application_url", in: &fields)
    }

    /// How much of what matching needs the post gave.
    private func confidence(of reading: JobPostReading) -> Double {
        let wanted = [
            reading.title != nil, !reading.skills.isEmpty, !reading.responsibilities.isEmpty,
            reading.locationType != nil || !reading.locations.isEmpty, reading.salary != nil,
            reading.seniority != nil || reading.minYears != nil,
        ]
        return (Double(wanted.count { $0 }) / Double(wanted.count) * 100).rounded() / 100
    }
}

extension JobPostWarning {
    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .noTitle: "No title was found."
        case .unsupportedLanguage: "The text is in a language that the rules do not read."
        case .cutShort(let byte): "Only the first \(byte) bytes of the text were read."
        case .implausibleSalary: "The pay is not plausible."
        case .noRequirementsSection: "No part of the text lists requirements."
        }
    }
}

extension UnusableReason {
    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .noSkills: "The post names no skill."
        case .noRequirements: "The post says neither what is wanted nor what is to be done."
        case .tooShort: "The post is too short to match people to."
        }
    }
}
