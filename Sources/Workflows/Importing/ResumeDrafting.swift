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
        draft.experiences = reading.experiences.map(position)
        draft.education = reading.education.map(study)
        draft.projects = reading.projects.map(work)
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
        (reading.skills + reading.mentionedSkills).map { skill in
            CandidateDraft.SkillClaim(
                skill: knowledge.skillName(skill.name), surface: skill.surface,
                rating: skill.rating?.value, years: skill.years ?? skill.months.map(years),
                months: skill.months, shown: skill.evidence.count,
                span: skill.evidence.first ?? skill.span)
        }
    }

    private func years(ofMonths months: Int) -> Double {
        (Double(months) / 12 * 10).rounded() / 10
    }

    private func position(_ experience: ResumeExperience) -> CandidateDraft.Position {
        CandidateDraft.Position(
            company: experience.company?.value, title: experience.title?.value,
            start: experience.start, end: experience.end, isCurrent: experience.isCurrent,
            months: experience.months, description: described(experience.description),
            skills: experience.skills, span: experience.span)
    }

    private func study(_ education: ResumeEducation) -> CandidateDraft.Study {
        CandidateDraft.Study(
            degree: education.degree?.value, field: education.field?.value,
            institution: education.institution?.value, start: education.dates?.start?.month,
            end: education.dates?.end?.month)
    }

    private func work(_ project: ResumeProject) -> CandidateDraft.Work {
        CandidateDraft.Work(
            name: project.name.value, description: described(project.description),
            url: project.url, technologies: project.technologies,
            isHackathon: project.isHackathon, prize: project.prize?.value,
            prizeUSD: project.prizeUSD)
    }

    private func described(_ span: TextSpan) -> String? {
        span.isEmpty ? nil : text.string(span)
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
