import Prelude
import Recruiting
import Storage
import Synchronization

/// What a recruiter decides on the desk of a team.
extension TeamDesk {
    private func decide(
        _ body: @escaping @Sendable (inout Ledger, any Connection) throws -> Void
    ) throws {
        try desk.database.write { connection in
            let now = PipelineDesk.now()
            var ledger = Ledger(
                on: connection, who: "grace", now: now,
                ids: IDSource(seed: UInt64(now.microseconds)))
            try body(&ledger, connection)
        }
    }

    /// Sets a field of a person or a job.
    func set(
        _ field: String, _ value: String, of id: String, _ kind: FieldStore.Owner
    ) throws {
        try decide { ledger, connection in
            try Editing.set(
                [(field, value)], of: id, kind: kind, reason: nil, ledger: &ledger, on: connection)
        }
    }

    /// Moves whom a row is about to another stage of the job that a position is about.
    func move(_ person: String, at position: String, to stage: Stage) throws {
        try decide { ledger, connection in
            let match: String? = try connection.value(
                """
                SELECT match.id FROM match
                JOIN team_row AS person ON person.owner_id = candidate_id
                JOIN team_row AS position ON position.owner_id = match.job_id
                WHERE person.record_id = \(person) AND position.record_id = \(position)
                """)
            guard let match else { throw NoMatch() }
            try MatchDecision.move(
                match, to: stage, reason: "on the phone", anyway: true, ledger: &ledger,
                on: connection)
        }
    }

    /// There is no match to be moved.
    struct NoMatch: Error {}

    /// Erases a person.
    func erase(_ person: String) throws {
        try decide { ledger, connection in
            _ = try Erasure.erase(ID(person), ledger: &ledger, on: connection)
        }
    }

    /// The questions that synchronising has asked and nobody has answered.
    func openQuestions() throws -> [Question] {
        try desk.database.read { connection in
            try connection.fetch(
                Question.self,
                """
                WHERE status = 'open' AND asked_by = \(TeamEdits.who) ORDER BY asked_at, id
                """)
        }
    }

    /// Answers a question; returns what that changed.
    @discardableResult
    func answer(_ question: Question, _ answer: Answer) throws -> [String] {
        let changes = Mutex<[String]>([])
        try decide { ledger, connection in
            let result = try Answering(
                on: connection, rules: SkillRules(), ids: IDSource(seed: 77)
            ).answer(question, answer, ledger: &ledger)
            changes.withLock { $0 = result.changes }
        }
        return changes.withLock { $0 }
    }
}
