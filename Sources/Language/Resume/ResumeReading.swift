package import Prelude

/// Everything the rules read from one CV. What the text does not say is nil or empty.
package struct ResumeReading: Sendable {
    /// The person's name as written, all capitals made title case.
    package var name: Found<String>?
    /// E-mail addresses in the order of the text, lower case, each once.
    package var emails: [Found<String>] = []
    /// Phone numbers as written.
    package var phones: [Found<String>] = []
    /// Profiles and pages of the person.
    package var links: [Found<ResumeLink>] = []
    /// Where the person lives.
    package var location: Found<ResumeLocation>?
    /// The paragraph in which the person introduces themselves.
    package var summary: Found<String>?
    /// The line below the name that says what the person is.
    package var headline: Found<String>?
    /// The title of the position held now, or else the headline, or else the latest title.
    package var currentRole: Found<String>?
    /// The rung, from the words of titles and the years.
    package var seniority: Found<Seniority>?
    /// Years of work altogether: the union of the positions' months, or else what the text states.
    package var yearsOfExperience: Found<Double>?
    /// Skills that the person lists; where no list stands, those that the text mentions.
    package var skills: [ResumeSkill] = []
    /// Skills that the text shows at work but that no list names.
    package var mentionedSkills: [ResumeSkill] = []
    /// Positions, the most recent first.
    package var experiences: [ResumeExperience] = []
    /// Studies, the most recent first as far as dates are known.
    package var education: [ResumeEducation] = []
    /// The highest degree among the studies.
    package var highestDegree: Found<DegreeLevel>?
    /// Projects and hackathons in the order of the text.
    package var projects: [ResumeProject] = []
    /// Human languages.
    package var languages: [Found<ResumeLanguage>] = []
    /// Certificates and licences.
    package var certifications: [Found<String>] = []
    /// Awards, honours, publications and other achievements that stand in a list of their own.
    package var achievements: [Found<String>] = []
    /// Soft attributes that a sentence proves.
    package var attributes: [SoftAttribute: Found<Int>] = [:]
    /// The categories of job the person asks for.
    package var desiredCategories: [Found<String>] = []
    /// The words in which the person states pay, unparsed.
    package var salary: Found<String>?
    /// The narratives, each assembled from sentences of the text.
    package var narratives: [NarrativeKind: Narrative] = [:]
    /// The parts of the document in the order of the text.
    package var sections: [ResumeSection] = []
    /// The language of the text.
    package var language: TextLanguage = .other
    /// Stretches that no reader saw: orders to machines, and personal data that must weigh nothing.
    package var withheld: [TextSpan] = []
    /// What a human should know about this reading.
    package var warnings: [ResumeWarning] = []

    /// A reading of nothing.
    package init() {}
}

/// What is doubtful about a reading.
package enum ResumeWarning: Hashable, Sendable {
    /// No part of the text tells of work.
    case noExperience
    /// The text is in a language whose headings and words the rules do not know.
    case unsupportedLanguage
    /// A period ends before it starts.
    case endBeforeStart(TextSpan)
    /// A period starts after today.
    case startsInFuture(TextSpan)
    /// A position has no dates.
    case undatedExperience(TextSpan)
    /// The text is longer than `ResumeReader.maximumBytes`; the rest was not read.
    case cutShort(at: Int)
    /// No name was found.
    case noName
    /// The text gives orders to a reading machine; they were not read.
    case ordersToMachines(TextSpan)
    /// Skills are repeated or heaped up as no person would.
    case stuffedSkills(TextSpan)
}

/// The language of a text, as far as the rules tell languages apart.
package enum TextLanguage: String, Hashable, Sendable, CaseIterable {
    /// English.
    case en
    /// German.
    case de
    /// French.
    case fr
    /// Spanish.
    case es
    /// Portuguese.
    case pt
    /// Italian.
    case it
    /// Dutch.
    case nl
    /// Polish.
    case pl
    /// Any other, or too little text to tell.
    case other
}
