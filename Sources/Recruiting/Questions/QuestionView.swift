package import Prelude
package import Storage

/// A question in words, with the answers it offers and what hangs on it, from the desk as it is.
package struct QuestionView: Sendable {
    /// An answer that is offered.
    package struct Option: Sendable, Hashable {
        /// What it means to `Answering`.
        package var answer: Answer
        /// What a person reads.
        package var title: String
    }

    /// The question.
    package var question: Question
    /// What is asked, as a sentence.
    package var text: String
    /// The answers to choose from, the one that changes least first.
    package var options: [Option]
    /// The evidence that it is about; nil when there is none.
    package var evidence: String?
    /// What an answer affects, as phrases.
    package var affects: [String]
    /// Whether an answer in one's own words is of use.
    package var takesText: Bool
    /// The two people who may be one, as they are today; nil for other questions.
    package var pair: Pair?

    /// Two people.
    package struct Pair: Sendable, Hashable {
        /// The one who was there first.
        package var first: ID<Candidate>
        /// The other.
        package var second: ID<Candidate>
    }

    /// The question's id.
    package var id: ID<Question> { question.id }
}

extension QuestionView: Identifiable {}

/// Puts questions into words.
package struct QuestionViews {
    private let connection: any Connection

    /// The words for what is on a desk.
    package init(on connection: any Connection) {
        self.connection = connection
    }

    /// A question in words.
    package func view(_ question: Question) throws -> QuestionView {
        switch question.kind {
        case .fieldConflict: try conflict(question)
        case .demandsConflict: try demands(question)
        case .standingConflict: try standing(question)
        case .lowConfidence: try doubt(question)
        case .samePerson: try twins(question)
        case .ambiguousSkill: try skill(question)
        case .newCategory: try CategoryQuestion.view(question, on: connection) ?? gone(question)
        case .chat: ChatQuestion.view(question)
        }
    }

    private func standing(_ question: Question) throws -> QuestionView {
        guard let owner = question.owner, let field = question.field else { return gone(question) }
        return try conflict(
            question,
            own: Standing.value(of: field, owner.id, kind: owner.kind, on: connection),
            other: StandingConflict.proposed(question))
    }

    private func conflict(_ question: Question) throws -> QuestionView {
        let state = try state(question)
        return try conflict(question, own: state?.value, other: state?.proposed)
    }

    private func conflict(
        _ question: Question, own: JSONValue?, other value: JSONValue?
    ) throws -> QuestionView {
        let (title, definition) = definition(question)
        let own = shown(own, definition)
        let read = shown(value, definition)
        let other = question.askedBy == TeamEdits.who ? "Airtable" : "a reading"
        return QuestionView(
            question: question,
            text:
                "\(try subject(question)): \(title) is \(own), but \(other) says \(read). Which?",
            options: [
                .init(answer: .keep, title: "Keep \(own)"),
                .init(answer: .take, title: "Take \(read)"),
            ], evidence: nil, affects: ["\(title) of \(try subject(question))"], takesText: true)
    }

    private func demands(_ question: Question) throws -> QuestionView {
        guard let job = question.job, let dossier = try JobDossier(job, on: connection) else {
            return gone(question)
        }
        let (own, edited) = (JobSkillNames(of: dossier).line, JobSkillNames(question.options).line)
        let subject = try subject(question)
        return QuestionView(
            question: question,
            text: "\(subject): the desk asks for \(own); Airtable asks for \(edited). Which?",
            options: [
                .init(answer: .keep, title: "Keep \(own)"),
                .init(answer: .take, title: "Take \(edited)"),
            ], evidence: nil, affects: ["the skills of \(subject), and its matches"],
            takesText: false)
    }

    private func doubt(_ question: Question) throws -> QuestionView {
        let state = try state(question)
        let (title, definition) = definition(question)
        // An answered question offers what it offered when it was asked.
        let isUnknown =
            question.status == .answered
            ? question.key.hasSuffix(":" + Intake.digest(JSONValue.null.text()))
            : state == nil || state?.value == .null
        let value = shown(state?.value, definition)
        let subject = try subject(question)
        return QuestionView(
            question: question,
            text: isUnknown
                ? "\(subject): no reading found \(title). What is it?"
                : "\(subject): is \(title) really \(value)?",
            options: (isUnknown ? [] : [.init(answer: .keep, title: "Yes, \(value)")])
                + [.init(answer: .unknown, title: "Nobody knows")],
            evidence: try evidence(state?.evidence), affects: ["\(title) of \(subject)"],
            takesText: true)
    }

    private func twins(_ question: Question) throws -> QuestionView {
        // Either may have been merged into somebody since, as by the answer itself.
        let isAnswered = question.status == .answered
        guard let first = try question.candidate.map({ isAnswered ? $0 : try current($0) }),
            let second = try question.other.map({ isAnswered ? $0 : try current($0) }),
            first != second,
            let one = try connection.first(Candidate.self, "WHERE id = \(first)"),
            let other = try connection.first(Candidate.self, "WHERE id = \(second)")
        else { return gone(question) }
        let matches: Int =
            try connection.value(
                "SELECT count(*) FROM match WHERE candidate_id IN (\(first), \(second))")
            ?? 0
        return QuestionView(
            question: question,
            text: "Are \(line(one)) and \(line(other)) the same person?",
            options: [
                .init(answer: .different, title: "No, two different people"),
                .init(answer: .merge(second, into: first), title: "Yes, keep \(line(one))"),
                .init(answer: .merge(first, into: second), title: "Yes, keep \(line(other))"),
            ], evidence: try shared(first, second),
            affects: ["both people, their documents and \(matches) matches"], takesText: false,
            pair: .init(first: first, second: second))
    }

    private func current(_ person: ID<Candidate>) throws -> ID<Candidate> {
        try MergedPeople.current(person, on: connection)
    }

    private func skill(_ question: Question) throws -> QuestionView {
        guard let id = question.skill,
            let member = try connection.first(BagMember.self, "WHERE id = \(id)")
        else { return gone(question) }
        let impact = try BagImpact(
            moving: [id], between: [member.bag ?? id], on: connection)
        return QuestionView(
            question: question, text: "Which skill is meant by \(member.name)?",
            options: (question.options.elements?.compactMap(\.string) ?? []).map {
                .init(answer: .skill($0), title: $0)
            } + [.init(answer: .ownSkill, title: "A skill of its own")],
            evidence: try claim(of: id),
            affects: [impact.sentence], takesText: true)
    }

    private func gone(_ question: Question) -> QuestionView {
        QuestionView(
            question: question, text: "What this was about is no longer on the desk.",
            options: [], evidence: nil, affects: [], takesText: false)
    }

    private func state(_ question: Question) throws -> FieldState? {
        guard let owner = question.owner, let field = question.field else { return nil }
        return try FieldStore(owner: owner.kind).one(field, of: owner.id, on: connection)
    }

    private func definition(_ question: Question) -> (title: String, FieldDefinition?) {
        let name = question.field ?? ""
        let known =
            question.kind == .standingConflict
            ? question.owner.flatMap { StandingFields.named(name, of: $0.kind) }
            : question.job == nil ? CandidateFields.named(name) : JobFields.named(name)
        return (known?.title.lowercased() ?? name, known)
    }

    private func subject(_ question: Question) throws -> String {
        if let candidate = question.candidate {
            return try connection.value("SELECT name FROM candidate WHERE id = \(candidate)") ?? "?"
        }
        guard let job = question.job else { return "?" }
        return try connection.value("SELECT title FROM job WHERE id = \(job)") ?? "?"
    }

    private func shown(_ value: JSONValue?, _ definition: FieldDefinition?) -> String {
        guard let value, value != .null else { return "unknown" }
        if case .array(let items) = value {
            return items.compactMap(\.string).joined(separator: ", ")
        }
        return definition?.editable(value) ?? value.text()
    }

    private func line(_ person: Candidate) -> String {
        let parts = [person.headline, person.place].compactMap(\.self)
        return person.name + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    /// What two people have in common.
    private func shared(_ first: ID<Candidate>, _ second: ID<Candidate>) throws -> String? {
        let keys = try connection.query(
            """
            SELECT one.kind, one.value FROM identity AS one JOIN identity AS other
            ON other.kind = one.kind AND other.value = one.value
            WHERE one.candidate_id = \(first) AND other.candidate_id = \(second) ORDER BY one.kind
            """
        ).map { try "\($0.get(0, as: String.self)) \($0.get(1, as: String.self))" }
        return keys.isEmpty ? "the same name" : "the same \(keys.joined(separator: ", "))"
    }

    private func evidence(_ evidence: Evidence?) throws -> String? {
        guard let evidence,
            let text = try connection.value(
                "SELECT text FROM document WHERE id = \(evidence.document)", as: String.self)
        else { return nil }
        return evidence.span.text(in: Array(text.utf8))
    }

    /// The first claim under a name.
    private func claim(of name: ID<Bag>) throws -> String? {
        let claim = try connection.first(
            ClaimedSkill.self,
            "WHERE skill_id = \(name) AND document_id IS NOT NULL ORDER BY candidate_id LIMIT 1")
        guard let claim, let document = claim.document, let start = claim.start,
            let end = claim.end
        else { return nil }
        return try evidence(Evidence(document: document, span: TextSpan(start, end)))
    }
}
