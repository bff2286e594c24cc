package import Prelude
package import Storage

/// Something that only a human can tell, asked once.
///
/// It holds references and no value of a person: what is asked is put into words from the desk as
/// it is when somebody looks.
package struct Question: Record, Hashable {
    /// What is asked.
    package enum Kind: String, Sendable, SQLConvertible, CaseIterable {
        /// A reading contradicts what a person wrote.
        case fieldConflict = "field_conflict"
        /// What a job asks for was changed on the desk and elsewhere.
        case demandsConflict = "demands_conflict"
        /// What recruiters say of a person or a job was changed on the desk and elsewhere.
        case standingConflict = "standing_conflict"
        /// Two people may be one.
        case samePerson = "same_person"
        /// A name may be one of several skills.
        case ambiguousSkill = "ambiguous_skill"
        /// A reading is not sure of a value, or found none that a person must have.
        case lowConfidence = "low_confidence"
        /// A kind of work was proposed that may be looked for on the market.
        case newCategory = "new_category"
        /// A conversation needs to know something before it goes on.
        case chat

        /// Which of two values holds, the desk's or another.
        static let conflicts = [Kind.fieldConflict, .demandsConflict, .standingConflict]
    }

    /// Where a question is in its life: `open`, then `answered`; or `withdrawn`, when the desk has
    /// changed so that there is nothing left to answer; or `expired`, when nobody answered in time and
    /// whoever asked went on without.
    package enum Status: String, Sendable, SQLConvertible {
        case open
        case answered
        case withdrawn
        case expired
    }

    /// The question's id.
    package var id: ID<Question>
    /// What makes it the same question: asked under one key, it is asked once.
    package var key: String
    /// What is asked.
    package var kind: Kind
    /// The person it is about.
    package var candidate: ID<Candidate>?
    /// The other person, when two may be one.
    package var other: ID<Candidate>?
    /// The job it is about.
    package var job: ID<Job>?
    /// The skill name it is about.
    package var skill: ID<Bag>?
    /// The field it is about: an (N) field, or what recruiters say themselves.
    package var field: String?
    /// Answers to offer that the desk alone does not give: canonical names of skills, the lists of
    /// skills by the names of their fields that a job may ask for, the `value` that was said elsewhere, or
    /// what a conversation asks, as `ChatQuestion` writes it.
    package var options: JSONValue
    /// Who asks, as provenance names it.
    package var askedBy: String
    /// When it was asked.
    package var askedAt: Timestamp
    /// Where it is in its life.
    package var status: Status
    /// The answer; nil while there is none.
    package var answer: String?
    /// What it was answered with, as `Answer` writes it; nil when it was settled by other means.
    package var code: String?
    /// Who answered.
    package var answeredBy: String?
    /// When.
    package var answeredAt: Timestamp?
    /// Until when nobody wants to see it.
    package var snoozedUntil: Timestamp?
    /// When whoever asks goes on without an answer; nil for a question that waits for ever.
    package var expiresAt: Timestamp?

    /// The table of questions.
    package static let table = Table(
        "question", Question.init, Column("id", \.id), Column("key", \.key),
        Column("kind", \.kind), Column("candidate_id", \.candidate), Column("other_id", \.other),
        Column("job_id", \.job), Column("skill_id", \.skill), Column("field", \.field),
        Column("options", \.options), Column("asked_by", \.askedBy),
        Column("asked_at", \.askedAt), Column("status", \.status), Column("answer", \.answer),
        Column("answer_code", \.code),
        Column("answered_by", \.answeredBy), Column("answered_at", \.answeredAt),
        Column("snoozed_until", \.snoozedUntil), Column("expires_at", \.expiresAt))

    /// A question from its parts, which is open.
    package init(
        id: ID<Question>, key: String, kind: Kind, candidate: ID<Candidate>? = nil,
        other: ID<Candidate>? = nil, job: ID<Job>? = nil, skill: ID<Bag>? = nil,
        field: String? = nil, options: JSONValue = [], askedBy: String, askedAt: Timestamp,
        status: Status = .open, answer: String? = nil, code: String? = nil,
        answeredBy: String? = nil,
        answeredAt: Timestamp? = nil, snoozedUntil: Timestamp? = nil,
        expiresAt: Timestamp? = nil
    ) {
        self.id = id
        self.key = key
        self.kind = kind
        self.candidate = candidate
        self.other = other
        self.job = job
        self.skill = skill
        self.field = field
        self.options = options
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.status = status
        self.answer = answer
        self.code = code
        self.answeredBy = answeredBy
        self.answeredAt = answeredAt
        self.snoozedUntil = snoozedUntil
        self.expiresAt = expiresAt
    }

    /// The kind of owner and the owner of the field it is about, nil for other questions.
    var owner: (id: String, kind: FieldStore.Owner)? {
        guard field != nil else { return nil }
        if let candidate { return (candidate.text, .candidate) }
        return job.map { ($0.text, .job) }
    }
}

/// Where a question is in its life, as a cell: `{status, answer, by, at, snoozed_until}`.
///
/// Readings withdraw questions and ask them again; no decision does, so to the cell a question that
/// was withdrawn is open.
package struct QuestionCell: CellKind {
    /// `question`.
    package static let name = "question"
    /// `question`.
    package var name: String { Self.name }

    /// The cells of all questions.
    package init() {}

    /// Status, answer, who, when, and until when it is put off.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        let question = try connection.first(Question.self, "WHERE id = \(address.subject)")
        return question.map(QuestionCell.state) ?? .null
    }

    /// Sets all of it.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        func time(_ key: String) -> Timestamp? {
            state[key]?.int.map { Timestamp(microseconds: Int64($0)) }
        }
        let status = state["status"]?.string ?? "open"
        try connection.execute(
            """
            UPDATE question SET status = CASE WHEN status = 'withdrawn' AND \(status) = 'open'
            THEN status ELSE \(status) END, answer = \(state["answer"]?.string),
            answer_code = \(state["code"]?.string), answered_by = \(state["by"]?.string),
            answered_at = \(time("at")), snoozed_until = \(time("snoozed_until"))
            WHERE id = \(address.subject)
            """)
        try QuestionCell.touch(address.subject, on: connection, now: now)
    }

    /// Notes that the desk has changed about whom a conflict was: which value holds is news to a team's
    /// Airtable, also when it is the one that the desk has.
    private static func touch(
        _ question: String, on connection: any Connection, now: Timestamp
    ) throws {
        for (table, column) in [("candidate", "candidate_id"), ("job", "job_id")] {
            try connection.execute(
                """
                UPDATE \(.raw(table)) SET updated_at = \(now) WHERE id = (
                    SELECT \(.raw(column)) FROM question WHERE id = \(question)
                    AND kind IN (\(list: Question.Kind.conflicts.map(\.sqlValue))))
                """)
        }
    }

    /// The person or the job it is about.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) {
        let question = try connection.first(Question.self, "WHERE id = \(address.subject)")
        return (question?.candidate?.text, question?.job?.text)
    }

    /// What is asked.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        try QuestionStore.find(address.subject, on: connection).map { question in
            try QuestionViews(on: connection).view(question).text
        }
    }

    /// The answer, or the status when there is none.
    package func shown(_ state: JSONValue) -> JSONValue {
        guard let answer = state["answer"], answer != .null else {
            return state["status"] ?? .null
        }
        return answer
    }

    static func state(_ question: Question) -> JSONValue {
        func time(_ moment: Timestamp?) -> JSONValue {
            JSONValue(moment.map { Int($0.microseconds) })
        }
        let status = question.status == .withdrawn ? .open : question.status
        return [
            "status": .string(status.rawValue), "answer": JSONValue(question.answer),
            "code": JSONValue(question.code),
            "by": JSONValue(question.answeredBy), "at": time(question.answeredAt),
            "snoozed_until": time(question.snoozedUntil),
        ]
    }
}
