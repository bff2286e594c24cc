package import Prelude
package import Storage

/// What a decision came to, for the sentence that tells the person.
package struct DecisionOutcome: Sendable, Hashable {
    /// What was done: `edit`, `approve`, `reject`, `move`, `merge`, `undo`, `redo` and so on.
    package var action: String
    /// The decision it was done to, which for undo and redo is the one taken back or brought back.
    package var original: String
    /// The name of the person, the title of the job, or the name of the skill.
    package var subject: String
    /// The field, empty for a decision about none.
    package var field: String
    /// The ids of the records whose cells changed: candidates, jobs, matches.
    package var records: [String]
    /// Whether anything changed.
    package var isChanged: Bool
    /// What else there is to say, as a phrase: the stage, the counts, what an answer changed.
    package var detail: String?
    /// Whether names of skills changed their bags, so that matches may have to be scored anew.
    package var movesNames = false
}

extension Desk {
    /// The desk inside one decision: connection, ledger and the moment.
    struct Transaction {
        /// Where it is decided.
        let connection: any Connection
        /// Who writes it down.
        var ledger: Ledger
    }

    /// Runs one decision in one transaction.
    func deciding<Result: Sendable>(
        _ body: @escaping @Sendable (inout Transaction) throws -> Result
    ) async throws -> Result {
        let (who, now, ids) = (who, clock(), ids())
        return try await database.writing { connection in
            var transaction = Transaction(
                connection: connection,
                ledger: Ledger(on: connection, who: who, now: now, ids: ids))
            return try body(&transaction)
        }
    }

    /// Sets one field by hand: an (N) field, or what recruiters say themselves.
    ///
    /// - Throws: `EditError`, `FieldError`, `DatabaseError`.
    package func set(
        _ field: String, to input: String, of owner: String, kind: FieldStore.Owner
    ) async throws -> DecisionOutcome {
        let rules = rules
        return try await deciding { desk in
            let group = try Editing.set(
                [(field, input)], of: owner, kind: kind, reason: nil, rules: rules,
                ledger: &desk.ledger, on: desk.connection)
            let address = CellAddress(
                kind: FieldCell.name(of: kind), subject: owner, field: field)
            return DecisionOutcome(
                action: "edit", original: "edit",
                subject: try Desk.name(of: address, on: desk.connection), field: field,
                records: [owner], isChanged: group != nil)
        }
    }

    /// Puts a match on the shortlist.
    ///
    /// - Throws: `MatchDecisionError`, `DatabaseError`.
    package func approve(_ match: ID<Match>) async throws -> DecisionOutcome {
        try await decide("approve", match) { desk in
            try MatchDecision.approve(
                match.text, reason: nil, ledger: &desk.ledger, on: desk.connection)
        }
    }

    /// Rejects a match for a reason.
    ///
    /// - Throws: `MatchDecisionError`, `DatabaseError`.
    package func reject(_ match: ID<Match>, reason: String) async throws -> DecisionOutcome {
        try await decide("reject", match) { desk in
            try MatchDecision.reject(
                match.text, reason: reason, ledger: &desk.ledger, on: desk.connection)
        }
    }

    /// Moves a match to another stage.
    ///
    /// - Throws: `MatchDecisionError`, `DatabaseError`.
    package func move(
        _ match: ID<Match>, to stage: Stage, reason: String?, anyway: Bool
    ) async throws -> DecisionOutcome {
        var outcome = try await decide("move", match) { desk in
            try MatchDecision.move(
                match.text, to: stage, reason: reason, anyway: anyway, ledger: &desk.ledger,
                on: desk.connection)
        }
        outcome.detail = stage.rawValue
        return outcome
    }

    /// Takes back the last decision on the desk that stands.
    ///
    /// - Throws: `LedgerError`, `DatabaseError`.
    package func undo() async throws -> DecisionOutcome {
        try await deciding { desk in
            try Desk.outcome("undo", of: try desk.ledger.undo(), on: desk.connection)
        }
    }

    /// Brings back the decision that was taken back last.
    ///
    /// - Throws: `LedgerError`, `DatabaseError`.
    package func redo() async throws -> DecisionOutcome {
        try await deciding { desk in
            try Desk.outcome("redo", of: try desk.ledger.redo(), on: desk.connection)
        }
    }

    private func decide(
        _ action: String, _ match: ID<Match>,
        _ body: @escaping @Sendable (inout Transaction) throws -> String?
    ) async throws -> DecisionOutcome {
        try await deciding { desk in
            let group = try body(&desk)
            return DecisionOutcome(
                action: action, original: action,
                subject: try Desk.name(
                    of: CellAddress(kind: MatchCell.name, subject: match.text),
                    on: desk.connection),
                field: "", records: [match.text], isChanged: group != nil)
        }
    }

    private static func outcome(
        _ action: String, of entries: [LedgerEntry], on connection: any Connection
    ) throws -> DecisionOutcome {
        // What was decided first is what was meant; the rest followed from it. Undo goes backwards.
        let first = (action == "undo" ? entries.reversed() : entries).first
        return DecisionOutcome(
            action: action, original: first?.action ?? "",
            subject: try first.map { try bag(of: $0.address, on: connection) } ?? "",
            field: first?.field ?? "", records: entries.map(\.subject), isChanged: true,
            movesNames: entries.contains(where: \.movesName))
    }

    /// The name of the whole bag for a cell about one of the names in it, as a change of a bag moves
    /// many names; any other cell's name.
    private static func bag(of address: CellAddress, on connection: any Connection) throws -> String
    {
        let canonical =
            address.kind == BagCell.name
            ? try connection.value(
                """
                SELECT canonical.name FROM skill JOIN skill AS canonical
                ON canonical.id = skill.bag_id WHERE skill.id = \(address.subject)
                """, as: String.self) : nil
        return try canonical ?? name(of: address, on: connection)
    }

    /// The name of the person, the title of the job or the name of the skill that a cell is about;
    /// what is left of it after an erasure.
    package static func name(of address: CellAddress, on connection: any Connection) throws
        -> String
    {
        let kind = try CellKinds.standard.named(address.kind)
        let owner = try kind.owner(of: address, on: connection)
        if let candidate = owner.candidate {
            return try connection.value("SELECT name FROM candidate WHERE id = \(candidate)") ?? ""
        }
        if let job = owner.job {
            return try connection.value("SELECT title FROM job WHERE id = \(job)") ?? ""
        }
        return try kind.title(of: address, on: connection) ?? address.subject
    }
}
