internal import Prelude
package import Storage

/// Decides what recruiters say of people and jobs, with what follows from it.
package enum Standing {
    /// What is said of a person or a job.
    static func value(
        of field: String, _ owner: String, kind: FieldStore.Owner, on connection: any Connection
    ) throws -> JSONValue {
        switch kind {
        case .candidate:
            try CandidateStandingCell().read(
                CellAddress(kind: CandidateStandingCell.name, subject: owner, field: field),
                on: connection)
        case .job:
            try JobStandingCell().read(
                CellAddress(kind: JobStandingCell.name, subject: owner, field: field),
                on: connection)
        }
    }

    /// What an edit of a job's field amounts to: whatever was asked about it is settled.
    static func decisions(
        _ field: String, _ value: JSONValue, ofJob job: String, by ledger: Ledger,
        on connection: any Connection
    ) throws -> [Ledger.Decision] {
        let address = CellAddress(kind: JobStandingCell.name, subject: job, field: field)
        return try [Ledger.Decision(address, value)]
            + QuestionStore.settling(field: field, of: job, by: ledger, on: connection)
    }

    /// What an edit of a person's field amounts to: whatever was asked about it is settled, fraud
    /// excludes, and leaving fraud takes that exclusion back and leaves one that was made for another
    /// reason.
    static func decisions(
        _ field: String, _ value: JSONValue, of person: String, reason: String?,
        evidence: String?, by ledger: Ledger, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        var decisions =
            try [cell(person, field, value)]
            + QuestionStore.settling(field: field, of: person, by: ledger, on: connection)
        guard field == "status" else { return decisions }
        let before = try self.value(of: field, person, kind: .candidate, on: connection)
        if value == before, reason == nil, evidence == nil { return decisions }
        if value.string == StandingFields.fraud {
            decisions.append(
                cell(
                    person, CandidateStandingCell.exclusion,
                    exclusion(reason ?? StandingFields.fraud, evidence)))
        } else if before.string == StandingFields.fraud {
            decisions.append(
                cell(
                    person, CandidateStandingCell.exclusion,
                    try exclusionByHand(of: person, on: connection)))
        }
        return decisions
    }

    /// The exclusion that somebody made for another reason than fraud and that was not taken back;
    /// null when there is none.
    private static func exclusionByHand(
        of person: String, on connection: any Connection
    ) throws -> JSONValue {
        let fraud = JSONValue.string(StandingFields.fraud)
        return try connection.value(
            """
            SELECT made.value FROM ledger
            JOIN ledger_group ON ledger_group.id = ledger.group_id
            AND ledger_group.state = \(LedgerGroup.State.standing)
            JOIN ledger_value AS made ON made.id = ledger.after_value
            WHERE ledger.kind = \(CandidateStandingCell.name) AND ledger.subject = \(person)
            AND ledger.field = \(CandidateStandingCell.exclusion) AND ledger.action <> 'edit'
            AND NOT EXISTS (SELECT 1 FROM ledger AS other
                JOIN ledger_value ON ledger_value.id = other.after_value
                WHERE other.group_id = ledger.group_id AND other.subject = ledger.subject
                AND other.kind = ledger.kind AND other.field = 'status'
                AND ledger_value.value = \(fraud))
            ORDER BY ledger.seq DESC LIMIT 1
            """) ?? .null
    }

    /// Leaves a person out of every matching; existing matches stay. Returns the group to undo, or
    /// nil when it was so already.
    ///
    /// - Throws: `EditError.missing`, `MatchDecisionError.noReason`.
    @discardableResult
    package static func exclude(
        _ person: String, reason: String, evidence: Attachment?, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        guard MatchDecision.isSaid(reason) else { throw MatchDecisionError.noReason }
        try Editing.check(person, kind: .candidate, on: connection)
        try evidence.map { try connection.execute($0.insert()) }
        return try ledger.decide(
            "exclude",
            [
                cell(
                    person, CandidateStandingCell.exclusion, exclusion(reason, evidence?.id.text))
            ], reason: reason)
    }

    /// Takes a person into matching again.
    ///
    /// - Throws: `EditError.missing`, `.excludedAsFraud` for somebody whose status says so.
    @discardableResult
    package static func include(
        _ person: String, reason: String?, ledger: inout Ledger, on connection: any Connection
    ) throws -> String? {
        try Editing.check(person, kind: .candidate, on: connection)
        guard try status(of: person, on: connection) != StandingFields.fraud else {
            throw EditError.excludedAsFraud
        }
        return try ledger.decide(
            "include", [cell(person, CandidateStandingCell.exclusion, .null)], reason: reason)
    }

    private static func status(
        of person: String, on connection: any Connection
    ) throws -> String? {
        try connection.value("SELECT status FROM candidate WHERE id = \(person)")
    }

    /// Marks a person as fraud, with a file that shows it when there is one.
    ///
    /// - Throws: `EditError.missing`.
    @discardableResult
    package static func markFraud(
        _ person: String, reason: String?, evidence: Attachment?, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        try Editing.check(person, kind: .candidate, on: connection)
        try evidence.map { try connection.execute($0.insert()) }
        return try ledger.decide(
            "edit",
            try decisions(
                "status", .string(StandingFields.fraud), of: person, reason: reason,
                evidence: evidence?.id.text, by: ledger, on: connection), reason: reason)
    }

    /// Says how far a person's claims have been checked, with notes, as one step of undo.
    ///
    /// - Throws: `EditError`, `FieldError` for a word that is no state of verification.
    @discardableResult
    package static func verify(
        _ person: String, _ status: String, notes: String?, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        let field = "verification_status"
        guard let state = try CandidateFields.named(field)?.parse(status).string else {
            throw FieldError(field: field, expected: "a state of verification")
        }
        var values = [(field, state)]
        if let notes { values.append(("verification_notes", notes)) }
        let isChecked = state != CandidateFields.verifications[0]
        values += [
            ("verified_by", isChecked ? ledger.who : ""),
            ("verified_at", isChecked ? "\(ledger.now.day)" : ""),
        ]
        return try Editing.set(
            values, of: person, kind: .candidate, reason: nil, ledger: &ledger, on: connection)
    }

    /// Sets a job's status; with `parks` its active people are parked in the same step of undo.
    ///
    /// - Throws: `EditError.missing`, `FieldError`.
    @discardableResult
    package static func setStatus(
        ofJob job: String, to status: String, parks: Bool, reason: String?, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        try Editing.check(job, kind: .job, on: connection)
        guard let definition = StandingFields.named("status", of: .job) else { return nil }
        let value = try definition.parse(status)
        guard value != .null else { throw FieldError(field: "status", expected: "a status") }
        var decisions = try decisions("status", value, ofJob: job, by: ledger, on: connection)
        if parks {
            decisions += try MatchDecision.parking(
                of: job, reason: reason, ledger: ledger, on: connection)
        }
        return try ledger.decide("edit", decisions, reason: reason)
    }

    private static func cell(
        _ person: String, _ field: String, _ value: JSONValue
    ) -> Ledger.Decision {
        Ledger.Decision(
            CellAddress(kind: CandidateStandingCell.name, subject: person, field: field), value)
    }

    private static func exclusion(_ reason: String, _ evidence: String?) -> JSONValue {
        ["reason": .string(reason), "evidence": JSONValue(evidence)]
    }
}
