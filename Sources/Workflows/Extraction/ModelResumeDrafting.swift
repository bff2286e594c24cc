internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting

/// Lays what a model read in a CV over what the rules read: what is proved in the text wins, what is
/// not fills gaps at most, and nothing of the rules is lost.
struct ModelResumeDrafting {
    private let knowledge: Knowledge
    private let rules: CandidateDraft
    private var proofs: Proofs
    private let answer: CVAnswer

    /// A drafting of an answer over a text, with what the rules made of the same text.
    init(
        _ answer: CVAnswer, text: SourceText, rules: CandidateDraft, knowledge: Knowledge,
        source: String
    ) {
        self.answer = answer
        self.rules = rules
        self.knowledge = knowledge
        proofs = Proofs(text, source: source)
    }

    /// Exact rules read these better than anybody: what they find stays.
    private static let ofRules: Set<String> = [
        "email", "phone", "github_handle", "linkedin_handle", "x_handle", "compensation_raw",
    ]

    /// Everything both say about the person.
    mutating func draft() -> CandidateDraft {
        var draft = rules
        addWords(to: &draft)
        draft.skills = skills()
        draft.experiences = positions()
        draft.fields.merge(TenureFields.fields(months: draft.experiences.map(\.months))) { $1 }
        draft.education = studies()
        draft.projects = works()
        addTraits(to: &draft)
        addLists(to: &draft)
        addProse(to: &draft)
        draft.fields["confidence_score"] = ProposedValue(
            .number((min(answer.confidence, proofs.provedShare) * 100).rounded() / 100),
            confidence: 1, source: proofs.source)
        draft.warnings += [proofs.warning].compactMap(\.self)
        return draft
    }

    private mutating func addWords(to draft: inout CandidateDraft) {
        for (field, words) in answer.words.sorted(by: { $0.key < $1.key }) {
            let isKnown = draft.fields[field] != nil
            if isKnown, Self.ofRules.contains(field) { continue }
            let value = proofs.value(.string(words), quoted: words, as: field)
            if field == "compensation_raw", let span = value.span {
                addPay(span, to: &draft)
            } else if value.span != nil || !isKnown {
                draft.fields[field] = value
            }
        }
        addZone(to: &draft)
        if let seniority = answer.seniority {
            let value = proofs.value(
                .string(seniority.value), quoted: seniority.evidence, as: "seniority_level")
            if value.span != nil || draft.fields["seniority_level"] == nil {
                draft.fields["seniority_level"] = value
            }
        }
        if let years = answer.years, draft.fields["years_of_experience"] == nil {
            draft.fields["years_of_experience"] = proofs.value(
                .number(years), quoted: Proofs.words(answer.yearsEvidence, naming: years),
                as: "years_of_experience")
        }
    }

    private func addPay(_ span: TextSpan, to draft: inout CandidateDraft) {
        guard let pay = MoneyScanner().pay(in: proofs.text.utf8, span, context: .field) else {
            return
        }
        PayFields.add(pay, prefix: "compensation", to: &draft.fields)
    }

    /// The zone of the town, where it is known without asking anybody.
    private func addZone(to draft: inout CandidateDraft) {
        guard draft.fields["timezone"] == nil, let city = draft.fields["location_city"],
            let name = city.value.string
        else { return }
        let country = draft.fields["location_country"]?.value.string
        let place = knowledge.gazetteer.place(
            [name, country].compactMap(\.self).joined(separator: ", "))
        guard let zone = place?.zone else { return }
        draft.fields["timezone"] = ProposedValue(
            .string(zone), confidence: city.confidence, span: city.span,
            source: RulesReading.source)
    }

    /// The model's skills, with what the rules know of the same ones, and then the rules' others.
    private mutating func skills() -> [CandidateDraft.SkillClaim] {
        var known = Dictionary(rules.skills.map { ($0.skill.folded, $0) }) { first, _ in first }
        var claims: [CandidateDraft.SkillClaim] = []
        for skill in answer.skills {
            // A name that the text does not have is no claim of the person's, whatever the sentence
            // shows; it is told in the warning and weighs nothing.
            guard proofs.holds(skill.name, as: skill.name) != nil else { continue }
            let name = knowledge.skillName(skill.name)
            let own = known.removeValue(forKey: name.folded)
            let evidence = proofs.span(of: skill.evidence) ?? own?.span
            // A sentence that does not name the skill rates nothing.
            let isShown =
                evidence.map { Self.names(skill.name, in: proofs.text.string($0)) } ?? false
            claims.append(
                CandidateDraft.SkillClaim(
                    skill: own?.skill ?? name, surface: own?.surface ?? skill.name,
                    rating: own?.rating ?? (isShown ? skill.proficiency : nil),
                    years: own?.years
                        ?? Proofs.proved(
                            skill.years, by: evidence.map { proofs.text.string($0) }),
                    months: own?.months,
                    shown: max(own?.shown ?? 0, isShown ? 1 : 0), span: evidence,
                    source: proofs.source))
        }
        let taken = Set(claims.map(\.skill.folded))
        return claims
            + rules.skills.filter { !taken.contains($0.skill.folded) }.map { claim in
                var claim = claim
                claim.source = RulesReading.source
                return claim
            }
    }

    /// Whether a text names something.
    private static func names(_ name: String, in text: String) -> Bool {
        QuoteFinder(text).span(of: name) != nil
    }

    /// The model's positions, with what the rules know of the same ones, and then the rules' others.
    private mutating func positions() -> [CandidateDraft.Position] {
        var taken: Set<Int> = []
        let read = answer.positions.compactMap { position in
            self.position(position, &taken)
        }
        return read
            + rules.experiences.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
    }

    private mutating func position(
        _ position: CVAnswer.Position, _ taken: inout Set<Int>
    ) -> CandidateDraft.Position? {
        let company = position.company.flatMap { proofs.holds($0, as: "company") }
        let title = position.role.flatMap { proofs.holds($0, as: "title") }
        guard let place = title ?? company else { return nil }
        let index = rules.experiences.indices.first { index in
            !taken.contains(index) && isSame(rules.experiences[index], position, at: place)
        }
        if let index { taken.insert(index) }
        let known = index.map { rules.experiences[$0] }
        let described = position.description.flatMap { proofs.span(of: $0) }
        let start = known?.start ?? month(position.start, near: place)
        let end = known?.end ?? month(position.end, near: place)
        let months = start.flatMap { first in end.map { max(0, $0.index - first.index + 1) } }
        return CandidateDraft.Position(
            company: company == nil ? known?.company : position.company,
            title: title == nil ? known?.title : position.role, start: start, end: end,
            isCurrent: known?.isCurrent ?? position.isCurrent, months: known?.months ?? months,
            description: described.map(proofs.text.string) ?? known?.description,
            skills: names(position.technologies), span: known?.span ?? described ?? place)
    }

    private func isSame(
        _ known: CandidateDraft.Position, _ position: CVAnswer.Position, at place: TextSpan
    ) -> Bool {
        if known.span?.contains(place) ?? false { return true }
        return known.title != nil && known.title == position.role
            && known.company == position.company
    }

    /// How far from a position its dates may stand, in bytes.
    private static let nearness = 300

    /// A month whose year the text has near a place; of others nobody knows where they come from.
    private func month(_ text: String?, near place: TextSpan) -> Month? {
        guard let month = text.flatMap({ Month(String($0.prefix(7))) }) else { return nil }
        let around = proofs.text.string(
            TextSpan(max(0, place.start - Self.nearness), place.end + Self.nearness))
        return around.contains(String(month.year)) ? month : nil
    }

    private mutating func studies() -> [CandidateDraft.Study] {
        var schools: Set<String> = []
        let read = answer.studies.compactMap { study -> CandidateDraft.Study? in
            let school = study.institution.flatMap { proofs.holds($0, as: "institution") }
            let degree = study.degree.flatMap { proofs.holds($0, as: "degree") }
            let field = study.field.flatMap { proofs.span(of: $0) }
            guard school != nil || degree != nil else { return nil }
            let known = rules.education.first {
                $0.institution != nil && $0.institution == study.institution
            }
            if let name = known?.institution { schools.insert(name) }
            return CandidateDraft.Study(
                degree: degree == nil ? known?.degree : study.degree,
                field: field == nil ? known?.field : study.field,
                institution: school == nil ? nil : study.institution, start: known?.start,
                end: known?.end)
        }
        // A study without a school cannot be told from one that the model has read too.
        return read
            + rules.education.filter { known in
                read.isEmpty || (known.institution.map { !schools.contains($0) } ?? false)
            }
    }

    private mutating func works() -> [CandidateDraft.Work] {
        let read = answer.works.compactMap { work -> CandidateDraft.Work? in
            guard proofs.holds(work.name, as: "project") != nil else { return nil }
            let description = work.description.flatMap { proofs.span(of: $0) }
            let prize = work.prize.flatMap { proofs.span(of: $0) }
            return CandidateDraft.Work(
                name: work.name, description: description.map(proofs.text.string),
                url: work.url.flatMap { proofs.span(of: $0) == nil ? nil : $0 },
                technologies: names(work.technologies), isHackathon: work.isHackathon,
                prize: prize == nil ? nil : work.prize, prizeUSD: prize == nil ? nil : work.prizeUSD
            )
        }
        let known = Set(read.map(\.name))
        return read + rules.projects.filter { !known.contains($0.name) }
    }

    /// The canonical names of technologies that the text has.
    private func names(_ technologies: [String]) -> [String] {
        technologies.filter { proofs.span(of: $0) != nil }.map { knowledge.skillName($0).name }
    }

    private mutating func addTraits(to draft: inout CandidateDraft) {
        for (name, trait) in answer.traits.sorted(by: { $0.key < $1.key }) {
            guard let span = proofs.holds(trait.evidence, as: name) else { continue }
            draft.attributes.removeAll { $0.name == name }
            draft.attributes.append(
                CandidateDraft.Trait(name: name, score: trait.score, span: span))
        }
        draft.attributes.sort { $0.name < $1.name }
    }

    private mutating func addLists(to draft: inout CandidateDraft) {
        let achievements = answer.achievements.filter {
            proofs.holds($0, as: "achievement") != nil
        }
        let communities = answer.communities.filter { proofs.holds($0, as: "community") != nil }
        let wanted = answer.desiredRoles.filter { proofs.span(of: $0) != nil }
        for (field, items) in [
            ("skills_summary", draft.skills.map(\.skill.name)),
            ("companies_summary", draft.experiences.compactMap(\.company)),
            (
                "notable_achievements",
                achievements + draft.projects.filter(\.isHackathon).map(\.name)
            ), ("verified_communities", communities), ("desired_job_categories", wanted),
        ] {
            var seen: Set<String> = []
            let unique = items.filter { seen.insert($0).inserted }
            guard !unique.isEmpty else { continue }
            draft.fields[field] = ProposedValue(
                JSONValue(unique), confidence: 0.8, source: proofs.source)
        }
    }

    private func addProse(to draft: inout CandidateDraft) {
        var words = answer.narratives.map { ("narrative_\($0.key)", $0.value) }
        if let summary = answer.summary { words.append(("professional_summary", summary)) }
        for (field, text) in words {
            guard let prose = proofs.prose(text) else { continue }
            draft.fields[field] = ProposedValue(
                .string(prose), confidence: Proofs.told, source: proofs.source)
        }
    }
}
