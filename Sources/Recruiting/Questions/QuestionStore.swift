package import Prelude
package import Storage

/// Asks questions, each once, and lists those that wait.
package enum QuestionStore {
    /// The most rows one window holds.
    package static let maximumWindow = 500

    /// Asks, unless the same was asked before; what was withdrawn, and so never answered, is open
    /// again.
    static func ask(_ question: Question, on connection: any Connection) throws {
        try connection.execute(
            question.insert()
                + """
                 ON CONFLICT (key) DO UPDATE SET status = 'open', asked_at = excluded.asked_at
                WHERE question.status = 'withdrawn'
                """)
    }

    /// Asks in the place of whatever is asked about the same field of the same owner.
    static func askInstead(_ question: Question, on connection: any Connection) throws {
        guard let owner = question.owner?.id, let field = question.field else { return }
        try withdraw(
            question.kind, about: field, of: owner, except: question.key, on: connection)
        try ask(question, on: connection)
    }

    /// Withdraws what is asked about a field of an owner, but for the question with a key.
    static func withdraw(
        _ kind: Question.Kind, about field: String, of owner: String, except key: String = "",
        on connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE question SET status = 'withdrawn' WHERE (candidate_id = \(owner)
            OR job_id = \(owner)) AND kind = \(kind) AND field = \(field) AND status = 'open'
            AND key <> \(key)
            """)
    }

    /// The question with an id or a key, or nil.
    package static func find(
        _ id: String, on connection: any Connection
    ) throws -> Question? {
        try connection.first(Question.self, "WHERE id = \(id) OR key = \(id)")
    }

    /// How often it was answered which value of a field holds, so that the same conflict that comes again
    /// is another question.
    static func answered(
        about field: String, of owner: String, on connection: any Connection
    ) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM question WHERE field = \(field) AND status = 'answered'
            AND (candidate_id = \(owner) OR job_id = \(owner))
            """) ?? 0
    }

    /// The fields of an owner of which it is asked which of two values holds.
    package static func conflicts(
        of owner: String, kind: FieldStore.Owner, on connection: any Connection
    ) throws -> Set<String> {
        let column = SQL.raw(kind == .candidate ? "candidate_id" : "job_id")
        return Set(
            try connection.query(
                """
                SELECT field FROM question WHERE \(column) = \(owner) AND status = 'open'
                AND kind IN (\(list: Question.Kind.conflicts.map(\.sqlValue)))
                """
            ).compactMap { try $0.get(0, as: String?.self) })
    }

    /// Which questions a list shows.
    package enum Filter: Sendable, Hashable {
        /// Those that wait and are not put off.
        case waiting
        /// Those that are put off.
        case snoozed
        /// Those with an answer.
        case answered
        /// All of them.
        case all
    }

    private static func condition(_ filter: Filter, _ now: Timestamp) -> SQL {
        // What is asked about a value of somebody who was merged waits until that is taken back.
        let isOpen: SQL = """
            status = 'open' AND (expires_at IS NULL OR expires_at > \(now))
            AND (kind = \(Question.Kind.samePerson) OR candidate_id IS NULL
            OR candidate_id NOT IN (SELECT id FROM candidate WHERE is_listed = 0))
            """
        return switch filter {
        case .waiting: isOpen + " AND (snoozed_until IS NULL OR snoozed_until <= \(now))"
        case .snoozed: isOpen + " AND snoozed_until > \(now)"
        case .answered: "status = 'answered'"
        case .all: "1 = 1"
        }
    }

    /// How many questions a list has.
    package static func count(
        _ filter: Filter, now: Timestamp, on connection: any Connection
    ) throws -> Int {
        try connection.value("SELECT count(*) FROM question WHERE \(condition(filter, now))") ?? 0
    }

    /// The questions at some positions of a list, the oldest first.
    package static func list(
        _ filter: Filter, limit: Int, offset: Int, now: Timestamp, on connection: any Connection
    ) throws -> [Question] {
        try connection.fetch(
            Question.self,
            """
            WHERE \(condition(filter, now)) ORDER BY asked_at, id
            LIMIT \(min(limit, maximumWindow)) OFFSET \(offset)
            """)
    }

    /// The decisions that settle what is asked about a field when a person sets it directly.
    static func settling(
        field: String, of owner: String, by ledger: Ledger, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        let open = try connection.fetch(
            Question.self,
            """
            WHERE status = 'open' AND field = \(field)
            AND (candidate_id = \(owner) OR job_id = \(owner)) ORDER BY id
            """)
        return open.map { settled($0, answer: "set by hand", by: ledger) }
    }

    /// The decisions that settle what is asked about names that a person files directly.
    static func settling(
        names: [ID<Bag>], by ledger: Ledger, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        guard !names.isEmpty else { return [] }
        let open = try connection.fetch(
            Question.self,
            """
            WHERE status = 'open' AND skill_id IN (\(list: names.map(\.sqlValue))) ORDER BY id
            """)
        return open.map { settled($0, answer: "filed by hand", by: ledger) }
    }

    /// The decision that a question is answered.
    static func settled(
        _ question: Question, answer: String, code: String? = nil, by ledger: Ledger
    ) -> Ledger.Decision {
        var question = question
        question.status = .answered
        question.answer = answer
        question.code = code
        question.answeredBy = ledger.who
        question.answeredAt = ledger.now
        question.snoozedUntil = nil
        return .init(
            CellAddress(kind: QuestionCell.name, subject: question.id.text),
            QuestionCell.state(question))
    }
}
