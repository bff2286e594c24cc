package import Prelude
internal import Storage

/// What a decision came to, for the sentence that tells the person.
package struct DecisionOutcome: Sendable, Hashable {
    /// What was done: `edit`, `approve`, `reject`, `undo`, `redo`.
    package var action: String
    /// The decision it was done to, which for undo and redo is the one taken back or brought back.
    package var original: String
    /// The name of the person or the title of the job.
    package var subject: String
    /// The field, empty for a decision on a match.
    package var field: String
    /// The ids of the records whose cells changed: candidates, jobs, matches.
    package var records: [String]
    /// Whether anything changed.
    package var isChanged: Bool
}

extension Desk {
    /// Sets one (N) field by hand.
    ///
    /// - Throws: `EditError`, `FieldError`, `DatabaseError`.
    package func set(
        _ field: String, to input: String, of owner: String, kind: FieldStore.Owner
    ) async throws -> DecisionOutcome {
        try await deciding { connection, ledger, who, _ in
            let group = try Editing.set(
                [(field, input)], of: owner, kind: kind, reason: nil, by: who, ledger: &ledger,
                on: connection)
            let address = CellAddress(
                kind: FieldCell.name(of: kind), subject: owner, field: field)
            return DecisionOutcome(
                action: "edit", original: "edit",
                subject: try Desk.name(of: address, on: connection), field: field,
                records: [owner], isChanged: group != nil)
        }
    }

    /// Puts a match on the shortlist.
    ///
    /// - Throws: `MatchDecisionError`, `DatabaseError`.
    package func approve(_ match: ID<Match>) async throws -> DecisionOutcome {
        try await decide("approve", match) { connection, ledger, who, now in
            try MatchDecision.approve(
                match.text, reason: nil, by: who, ledger: &ledger, on: connection, now: now)
        }
    }

    /// Rejects a match for a reason.
    ///
    /// - Throws: `MatchDecisionError`, `DatabaseError`.
    package func reject(_ match: ID<Match>, reason: String) async throws -> DecisionOutcome {
        try await decide("reject", match) { connection, ledger, who, now in
            try MatchDecision.reject(
                match.text, reason: reason, by: who, ledger: &ledger, on: connection, now: now)
        }
    }

    /// Takes back the last decision on the desk that stands.
    ///
    /// - Throws: `LedgerError`, `DatabaseError`.
    package func undo() async throws -> DecisionOutcome {
        try await deciding { connection, ledger, _, _ in
            try Desk.outcome("undo", of: try ledger.undo(), on: connection)
        }
    }

    /// Brings back the decision that was taken back last.
    ///
    /// - Throws: `LedgerError`, `DatabaseError`.
    package func redo() async throws -> DecisionOutcome {
        try await deciding { connection, ledger, _, _ in
            try Desk.outcome("redo", of: try ledger.redo(), on: connection)
        }
    }

    private func decide(
        _ action: String, _ match: ID<Match>,
        _ body:
            @escaping @Sendable (
                any Connection, inout Ledger, String, Timestamp
            ) throws -> String?
    ) async throws -> DecisionOutcome {
        try await deciding { connection, ledger, who, now in
            let group = try body(connection, &ledger, who, now)
            return DecisionOutcome(
                action: action, original: action,
                subject: try Desk.name(
                    of: CellAddress(kind: "match", subject: match.text), on: connection),
                field: "", records: [match.text], isChanged: group != nil)
        }
    }

    private func deciding(
        _ body:
            @escaping @Sendable (
                any Connection, inout Ledger, String, Timestamp
            ) throws -> DecisionOutcome
    ) async throws -> DecisionOutcome {
        let (who, now, ids) = (who, clock(), ids())
        return try await database.writing { connection in
            var ledger = Ledger(on: connection, who: who, now: now, ids: ids)
            return try body(connection, &ledger, who, now)
        }
    }

    private static func outcome(
        _ action: String, of entries: [LedgerEntry], on connection: any Connection
    ) throws -> DecisionOutcome {
        let first = entries.first
        return DecisionOutcome(
            action: action, original: first?.action ?? "",
            subject: try first.map { try name(of: $0.address, on: connection) } ?? "",
            field: first?.field ?? "", records: entries.map(\.subject), isChanged: true)
    }

    /// The name of the person, or the title of the job, that a cell is about.
    private static func name(
        of address: CellAddress, on connection: any Connection
    ) throws -> String {
        let owner = try CellKinds.standard.named(address.kind).owner(of: address, on: connection)
        if let candidate = owner.candidate {
            return try connection.value("SELECT name FROM candidate WHERE id = \(candidate)") ?? ""
        }
        guard let job = owner.job else { return "" }
        return try connection.value("SELECT title FROM job WHERE id = \(job)") ?? ""
    }
}
