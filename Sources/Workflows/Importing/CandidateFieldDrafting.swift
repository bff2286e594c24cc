internal import Language
internal import Prelude
internal import Recruiting

/// The (N) fields that a CV's reading gives.
struct CandidateFieldDrafting {
    let reading: ResumeReading
    let text: SourceText
    let gazetteer: Gazetteer

    private typealias Fields = [String: ProposedValue]

    /// Every field that the reading gives, by name.
    func fields() -> [String: ProposedValue] {
        var fields: Fields = [:]
        addPerson(to: &fields)
        addCareer(to: &fields)
        addLists(to: &fields)
        addEducation(to: &fields)
        addHackathons(to: &fields)
        addHandles(to: &fields)
        for (kind, narrative) in reading.narratives {
            fields["narrative_\(kind.rawValue)"] = ProposedValue(
                .string(narrative.text), confidence: 0.7, span: narrative.spans.first)
        }
        fields["confidence_score"] = ProposedValue(.number(confidence), confidence: 1)
        return fields
    }

    private func add(_ found: Found<String>?, as field: String, to fields: inout Fields) {
        guard let found else { return }
        fields[field] = ProposedValue(
            .string(found.value), confidence: found.confidence, span: found.span)
    }

    private func addPerson(to fields: inout Fields) {
        add(reading.name, as: "full_name", to: &fields)
        add(reading.emails.first, as: "email", to: &fields)
        add(reading.phones.first, as: "phone", to: &fields)
        addPlace(to: &fields)
        // Only where the person says that it is pay: a CV is full of other people's money.
        let pay = reading.salary.flatMap {
            MoneyScanner().pay(in: text.utf8, $0.span, context: .field)
        }
        if let pay {
            PayFields.add(pay, prefix: "compensation", to: &fields)
        }
    }

    /// The place as written, completed by what the gazetteer knows of it.
    private func addPlace(to fields: inout Fields) {
        guard let location = reading.location else { return }
        let known = town(in: location.value.raw)
        for (field, value) in [
            ("location_city", known?.city ?? location.value.city),
            ("location_region", known?.region ?? location.value.region),
            ("location_country", known?.country ?? location.value.country),
            ("timezone", known?.zone),
        ] {
            guard let value else { continue }
            fields[field] = ProposedValue(
                .string(value), confidence: location.confidence, span: location.span)
        }
    }

    /// The town of an address: of "Walthamstow, London" the larger one, of which the other is a part.
    private func town(in raw: String) -> Place? {
        let first = gazetteer.place(raw)
        guard let part = first, part.city != nil else { return first }
        let larger = gazetteer.find(in: SourceText(String(raw.prefix(400))), isLabelled: true)
            .map(\.value).first {
                $0.city != nil && $0.countryCode == part.countryCode
                    && $0.population > 5 * part.population
            }
        return larger ?? part
    }

    private func addCareer(to fields: inout Fields) {
        add(reading.currentRole, as: "current_role", to: &fields)
        add(reading.summary, as: "professional_summary", to: &fields)
        if let seniority = reading.seniority {
            fields["seniority_level"] = ProposedValue(
                .string(seniority.value.rawValue), confidence: seniority.confidence,
                span: seniority.span)
        }
        if let years = reading.yearsOfExperience {
            fields["years_of_experience"] = ProposedValue(
                .number((years.value * 10).rounded() / 10), confidence: years.confidence,
                span: years.span)
        }
        fields.merge(TenureFields.fields(months: reading.experiences.map(\.months))) { $1 }
    }

    private func derived(_ count: Int) -> ProposedValue {
        ProposedValue(.integer(Int64(count)), confidence: 0.9)
    }

    private func addLists(to fields: inout Fields) {
        add(
            (reading.skills + reading.mentionedSkills).map(\.name), as: "skills_summary",
            to: &fields)
        add(
            reading.experiences.compactMap(\.company?.value), as: "companies_summary", to: &fields)
        add(
            reading.achievements.map(\.value)
                + reading.projects.filter(\.isHackathon).map { $0.hackathonName ?? $0.name.value },
            as: "notable_achievements", to: &fields)
        add(reading.desiredCategories.map(\.value), as: "desired_job_categories", to: &fields)
    }

    /// A list with each item once, in the order of the text.
    private func add(_ items: [String], as field: String, to fields: inout Fields) {
        var seen: Set<String> = []
        let unique = items.filter { seen.insert($0).inserted }
        guard !unique.isEmpty else { return }
        fields[field] = ProposedValue(JSONValue(unique), confidence: 0.8)
    }

    private func addEducation(to fields: inout Fields) {
        let ranked = reading.education.max {
            ($0.level?.rawValue ?? -1) < ($1.level?.rawValue ?? -1)
        }
        guard let highest = ranked else { return }
        add(highest.degree, as: "education_highest_degree", to: &fields)
        add(highest.field, as: "education_field", to: &fields)
        add(highest.institution, as: "education_institution", to: &fields)
    }

    private func addHackathons(to fields: inout Fields) {
        let hackathons = reading.projects.filter(\.isHackathon)
        guard !hackathons.isEmpty else { return }
        fields["hackathon_wins_count"] = derived(hackathons.count)
        let prizes = hackathons.compactMap(\.prizeUSD)
        if !prizes.isEmpty {
            let total = prizes.reduce(0) { $0.addingReportingOverflow($1).partialValue }
            fields["hackathon_total_prize_usd"] = derived(total)
        }
        let solana = hackathons.filter { text.string($0.span).lowercased().contains("solana") }
        fields["solana_hackathon_wins"] = derived(solana.count)
    }

    private func addHandles(to fields: inout Fields) {
        let names: [ResumeLink.Kind: String] = [
            .github: "github_handle", .linkedin: "linkedin_handle", .x: "x_handle",
        ]
        for link in reading.links {
            guard let field = names[link.value.kind], let handle = link.value.handle,
                fields[field] == nil
            else { continue }
            fields[field] = ProposedValue(
                .string(handle), confidence: link.confidence, span: link.span)
        }
    }

    /// How much of what a profile needs the text gave (facts §8: sparse profiles are flagged).
    private var confidence: Double {
        let wanted = [
            reading.name != nil, !reading.emails.isEmpty, reading.location != nil,
            !reading.skills.isEmpty, !reading.experiences.isEmpty,
            reading.yearsOfExperience != nil,
        ]
        return (Double(wanted.count { $0 }) / Double(wanted.count) * 100).rounded() / 100
    }
}
