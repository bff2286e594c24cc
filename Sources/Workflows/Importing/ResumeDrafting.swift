package import Language
internal import Prelude
package import Recruiting

/// Turns what the rules read from a CV into what the desk stores of a person.
package struct ResumeDrafting {
    private let knowledge: Knowledge
    private let text: SourceText

    /// A drafting over one CV's text.
    package init(knowledge: Knowledge, text: SourceText) {
        self.knowledge = knowledge
        self.text = text
    }

    /// Everything the reading says about the person.
    package func draft(_ reading: ResumeReading) -> CandidateDraft {
        var draft = CandidateDraft()
        draft.skills = skills(reading)
        let withheld = reading.withheld
        draft.experiences = reading.experiences.map { position($0, without: withheld) }
        draft.education = reading.education.map(study)
        draft.projects = reading.projects.map { work($0, without: withheld) }
        draft.attributes = reading.attributes.map {
            CandidateDraft.Trait(name: $0.key.rawValue, score: $0.value.value, span: $0.value.span)
        }.sorted { $0.name < $1.name }
        draft.identities = IdentityKeys.keys(of: reading)
        draft.warnings = reading.warnings.map(\.sentence)
        draft.fields = CandidateFieldDrafting(
            reading: reading, text: text, gazetteer: knowledge.gazetteer
        ).fields()
        return draft
    }

    private func skills(_ reading: ResumeReading) -> [CandidateDraft.SkillClaim] {
        let skills = reading.skills + reading.mentionedSkills
        let proofs = SkillProofs(reading, of: skills)
        return skills.map { skill in
            CandidateDraft.SkillClaim(
                skill: knowledge.skillName(skill.name), surface: skill.surface,
                rating: skill.rating?.value, years: skill.years ?? skill.months.map(years),
                months: skill.months, shown: proofs.count(for: skill),
                span: skill.evidence.first ?? skill.span)
        }
    }

    private func years(ofMonths months: Int) -> Double {
        (Double(months) / 12 * 10).rounded() / 10
    }

    private func position(
        _ experience: ResumeExperience, without withheld: [TextSpan]
    ) -> CandidateDraft.Position {
        CandidateDraft.Position(
            company: experience.company?.value, title: experience.title?.value,
            start: experience.start, end: experience.end, isCurrent: experience.isCurrent,
            months: experience.months,
            description: described(experience.description, without: withheld),
            skills: experience.skills, span: experience.span)
    }

    private func study(_ education: ResumeEducation) -> CandidateDraft.Study {
        CandidateDraft.Study(
            degree: education.degree?.value, field: education.field?.value,
            institution: education.institution?.value, start: education.dates?.start?.month,
            end: education.dates?.end?.month)
    }

    private func work(
        _ project: ResumeProject, without withheld: [TextSpan]
    ) -> CandidateDraft.Work {
        CandidateDraft.Work(
            name: project.name.value,
            description: described(project.description, without: withheld),
            url: project.url, technologies: project.technologies,
            isHackathon: project.isHackathon, prize: project.prize?.value,
            prizeUSD: project.prizeUSD)
    }

    /// The text of a span without what was withheld from the readers.
    private func described(_ span: TextSpan, without withheld: [TextSpan]) -> String? {
        guard !span.isEmpty else { return nil }
        var description = ""
        var start = span.start
        for hidden in withheld where hidden.overlaps(span) && hidden.end > start {
            description += text.string(TextSpan(start, hidden.start))
            start = hidden.end
        }
        return description + text.string(TextSpan(start, span.end))
    }
}

extension ResumeWarning {
    /// One sentence for people, without anything of the person in it.
    package var sentence: String {
        switch self {
        case .noExperience: "No part of the text tells of work."
        case .unsupportedLanguage: "The text is in a language that the rules do not read."
        case .endBeforeStart: "A period ends before it starts."
        case .startsInFuture: "A period starts in the future."
        case .undatedExperience: "A position has no dates."
        case .cutShort(let byte): "Only the first \(byte) bytes of the text were read."
        case .noName: "No name was found."
        case .ordersToMachines: "The text gives orders to a reading machine. They were left out."
        case .stuffedSkills: "Skills are repeated or heaped up without levels, years or sentences."
        }
    }
}
