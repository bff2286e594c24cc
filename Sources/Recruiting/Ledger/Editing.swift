internal import Prelude
package import Storage

/// Why an edit is refused.
package enum EditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no field with this name.
    case unknownField(String)
    /// The field is computed.
    case notEditable(String)
    /// There is no such candidate or job.
    case missing(String)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .unknownField(let name): "there is no field \(name); `show` lists the fields"
        case .notEditable(let name): "\(name) is computed and cannot be edited"
        case .missing(let id): "there is no record \(id)"
        }
    }
}

/// Sets (N) fields by hand, which locks them against every later reading.
package enum Editing {
    /// Sets fields of one owner together, as one step of undo; returns the group, or nil when
    /// nothing changed.
    ///
    /// - Throws: `EditError`, `FieldError` for a value that does not fit; then nothing is set.
    @discardableResult
    package static func set(
        _ values: [(field: String, input: String)], of owner: String,
        kind: FieldStore.Owner, reason: String?, by who: String, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        let table: SQL = kind == .candidate ? "candidate" : "job"
        guard try !connection.query("SELECT 1 FROM \(table) WHERE id = \(owner)").isEmpty else {
            throw EditError.missing(owner)
        }
        let decisions = try values.map { field, input in
            let known = kind == .candidate ? CandidateFields.named(field) : JobFields.named(field)
            guard let definition = known else { throw EditError.unknownField(field) }
            guard definition.isEditable else { throw EditError.notEditable(field) }
            return Ledger.Decision(
                CellAddress(
                    kind: FieldCell.name(of: kind), subject: owner, field: field),
                FieldStore.decided(try definition.parse(input), by: who))
        }
        return try ledger.decide("edit", decisions, reason: reason)
    }
}
