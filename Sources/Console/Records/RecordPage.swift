internal import Prelude
internal import Recruiting

/// Whose page it is.
enum RecordSubject: Hashable, Sendable {
    case candidate(ID<Candidate>)
    case job(ID<Job>)

    /// The id without its kind.
    var text: String {
        switch self {
        case .candidate(let id): id.text
        case .job(let id): id.text
        }
    }

    /// Whose (N) fields they are.
    var owner: FieldStore.Owner {
        switch self {
        case .candidate: .candidate
        case .job: .job
        }
    }
}

/// One line of a page: a heading, an (N) field, or something else the documents say.
struct RecordRow: Identifiable, Hashable, Sendable {
    /// An (N) field that a person can look at and set.
    struct Field: Hashable, Sendable {
        var name: String
        var isEditable: Bool
        var isLong: Bool
        /// The value as a person edits it.
        var editable: String
        var isLocked: Bool
        var source: String
        var confidence: Double?
        /// Whether a model said it and the text does not show it.
        var isUnproved = false
        /// What a later reading says instead of a locked value, as a person reads and edits it.
        var proposed: String?
        var proposedSource: String?
    }

    /// Names the row across reloads of the page.
    var id: String
    var label: String
    /// The value on one line; nil is what nobody knows.
    var value: String?
    var field: Field?
    var isHeading = false
    var evidence: Evidence?
}

/// A document's text as a page shows it.
struct RecordText: Hashable, Sendable {
    var id: String
    var name: String
    var bytes: [UInt8]
}

/// Everything a page about a person or a job shows, shaped in the background.
struct RecordPage: Hashable, Sendable {
    var subject: RecordSubject
    /// The person as lists show them; nil for a job.
    var person: Candidate?
    /// The name, or the job's title.
    var name: String
    /// The name with what a recruiter wants to see at once.
    var title: String
    var rows: [RecordRow]
    /// The current documents, newest first.
    var texts: [RecordText]
}

extension RecordPage {
    /// The page about a person.
    init(_ dossier: CandidateDossier) {
        subject = .candidate(dossier.candidate.id)
        person = dossier.candidate
        name = dossier.candidate.name
        title = Self.title(dossier.candidate)
        var rows = RowMaker()
        rows.warnings(dossier.warnings)
        let narratives = CandidateFields.narratives.map { "narrative_\($0)" }
        rows.fields(CandidateFields.all.filter { !narratives.contains($0.name) }, dossier.fields)
        rows.heading("Recruiter")
        rows.standing(of: dossier.candidate)
        rows.heading("Notes")
        for note in dossier.notes {
            rows.add("note.\(note.id)", "\(note.at.day) \(note.who)", note.text, nil)
        }
        rows.heading("Skills")
        for (skill, bag) in dossier.skills {
            rows.add(
                "skill.\(bag.folded)", bag.name, Self.claim(skill),
                Evidence(skill.document, skill.start, skill.end))
        }
        rows.heading("Experience")
        for position in dossier.experiences {
            let end = position.isCurrent ? "present" : position.end ?? "?"
            rows.add(
                "experience.\(position.position)", "\(position.start ?? "?") – \(end)",
                [position.title, position.company].compactMap(\.self).joined(separator: ", "),
                Evidence(position.document, position.evidenceStart, position.evidenceEnd))
        }
        rows.heading("Education")
        for study in dossier.education {
            rows.add(
                "education.\(study.position)", study.degree ?? "Studies",
                [study.field, study.institution].compactMap(\.self).joined(separator: ", "), nil)
        }
        rows.heading("Projects")
        for project in dossier.projects {
            rows.add("project.\(project.position)", project.name, project.description ?? "", nil)
        }
        rows.heading("Attributes")
        for attribute in dossier.attributes {
            rows.add(
                "attribute.\(attribute.name)", attribute.name, "\(attribute.score) of 5",
                Evidence(attribute.document, attribute.start, attribute.end))
        }
        rows.heading("Role fitness")
        for fitness in dossier.fitness {
            let reasons = (fitness.reasons.elements ?? []).compactMap(\.string)
            rows.add(
                "fitness.\(fitness.role)", fitness.role,
                "\(fitness.score) of 100. \(reasons.joined(separator: " "))", nil)
        }
        rows.heading("Narratives")
        rows.known(CandidateFields.all.filter { narratives.contains($0.name) }, dossier.fields)
        rows.unknown(CandidateFields.all, dossier.fields)
        self.rows = rows.rows
        texts = dossier.documents.filter(\.isCurrent).map(RecordText.init)
    }

    /// The page about a job.
    init(_ dossier: JobDossier) {
        subject = .job(dossier.job.id)
        name = dossier.job.title
        title = dossier.job.title
        var rows = RowMaker()
        rows.warnings(dossier.warnings)
        let narratives = JobFields.narratives.map { "narrative_\($0)" }
        rows.fields(JobFields.all.filter { !narratives.contains($0.name) }, dossier.fields)
        rows.heading("Recruiter")
        rows.standing(of: dossier.job)
        let lists = zip([JobSkill.must, JobSkill.wish], ["Must have", "Nice to have"])
        for (definition, (requirement, title)) in zip(JobFields.skills, lists) {
            rows.heading(title)
            let wanted = dossier.skills.filter { $0.skill.requirement == requirement }
            rows.list(definition, wanted.map(\.bag.name), isOwn: dossier.hasOwnSkills)
            for (skill, bag) in wanted {
                rows.add(
                    "skill.\(bag.folded)", bag.name, Self.demand(skill),
                    Evidence(skill.document, skill.start, skill.end))
            }
        }
        rows.heading("Narratives")
        rows.known(JobFields.all.filter { narratives.contains($0.name) }, dossier.fields)
        rows.unknown(JobFields.all, dossier.fields)
        self.rows = rows.rows
        texts = dossier.documents.filter(\.isCurrent).map(RecordText.init)
    }

    /// The name with what a recruiter wants to see at once: `Imke Dijkstra · Lead · ★ · out`.
    private static func title(_ person: Candidate) -> String {
        let marks = [
            person.isHighlighted ? "★" : nil, person.ranking.map { "rank \($0)" },
            person.verification == "unverified" ? nil : person.verification,
            person.exclusion == nil ? nil : "⊘ left out",
        ]
        return ([person.name, person.status] + marks.compactMap(\.self)).joined(separator: " · ")
    }

    private static func claim(_ skill: ClaimedSkill) -> String {
        let rating = skill.rating.map { "\($0)/10" } ?? "level not said"
        let years = skill.years.map { "\(short($0)) y" }
        let shown = skill.shown == 0 ? "only claimed" : nil
        return [rating, years, shown].compactMap(\.self).joined(separator: " · ")
    }

    private static func demand(_ skill: JobSkill) -> String {
        let level = skill.minLevel.map { "level \($0)/10" }
        let years = skill.minYears.map { "\(short($0)) y" }
        let parts = [level, years, skill.capability].compactMap(\.self)
        return parts.isEmpty ? "no level said" : parts.joined(separator: " · ")
    }

    /// A number with at most one digit after the point.
    static func short(_ number: Double) -> String {
        let tenths = (number * 10).rounded() / 10
        return Int64(exactly: tenths).map { "\($0)" } ?? "\(tenths)"
    }
}

extension RecordText {
    init(_ document: SourceDocument) {
        id = document.id.text
        let file = document.path.split(separator: "/").last.map(String.init) ?? document.path
        name = file + (document.part.map { " row \($0)" } ?? "")
        bytes = Array(document.text.utf8)
    }
}

extension Evidence {
    fileprivate init?(_ document: String?, _ start: Int?, _ end: Int?) {
        guard let document, let start, let end else { return nil }
        self.init(document: document, span: TextSpan(start, end))
    }
}
