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

    /// The value alone.
    package func shown(_ state: JSONValue) -> JSONValue { state["value"] ?? .null }
}
