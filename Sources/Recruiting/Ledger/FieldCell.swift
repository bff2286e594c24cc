package import Prelude
package import Storage

/// The (N) fields of candidates, or of jobs, as cells.
package struct FieldCell: CellKind {
    /// `candidate_field` or `job_field`.
    package let name: String

    private let owner: FieldStore.Owner
    private let fields: FieldStore

    /// The cells of one kind of owner.
    package init(owner: FieldStore.Owner) {
        self.owner = owner
        name = FieldCell.name(of: owner)
        fields = FieldStore(owner: owner)
    }

    /// The kind's name for an owner.
    package static func name(of owner: FieldStore.Owner) -> String {
        owner == .candidate ? "candidate_field" : "job_field"
    }

    /// The field with its provenance.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try fields.state(of: address, on: connection)
    }

    /// Sets the field and what the lists show of it.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        try fields.restore(state, to: address, on: connection, now: now)
        switch owner {
        case .candidate:
            try CandidateSummary.refresh(address.subject, on: connection, now: now)
        case .job:
            try JobSummary.refresh(address.subject, on: connection, now: now)
        }
    }

    /// The candidate or the job.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) {
        owner == .candidate ? (address.subject, nil) : (nil, address.subject)
    }

    /// What a person wrote; a reading changes the rest.
    package func isHeld(_ state: JSONValue) -> Bool { state["locked"]?.bool ?? false }

    /// Lays what a person decided over what was read in the same text, wherever that is read again;
    /// taking the decision back takes this back too.
    package func follow(
        _ entry: LedgerEntry, from before: JSONValue, to after: JSONValue,
        on connection: any Connection
    ) throws {
        let column: SQL = owner == .candidate ? "candidate_id" : "job_id"
        let extractions: SQL = """
            SELECT extraction_id FROM extraction_use JOIN document ON document.id = document_id
            WHERE \(column) = \(entry.address.subject) AND is_current = 1
            """
        try connection.execute(
            """
            DELETE FROM extraction_correction WHERE field = \(entry.address.field)
            AND extraction_id IN (\(extractions))
            """)
        guard isHeld(after), let value = after["value"] else { return }
        try connection.execute(
            """
            INSERT INTO extraction_correction (extraction_id, field, value, who, at)
            SELECT extraction_id, \(entry.address.field), \(value), \(entry.who), \(entry.at)
            FROM (\(extractions)) AS used
            """)
    }

    /// The value alone.
    package func shown(_ state: JSONValue) -> JSONValue { state["value"] ?? .null }
}
