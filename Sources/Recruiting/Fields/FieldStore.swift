package import Prelude
package import Storage

/// Reads and writes the (N) fields of one kind of owner.
package struct FieldStore: Sendable {
    /// Whose fields they are.
    package enum Owner: Sendable {
        case candidate
        case job
    }

    private let table: Table<FieldState>

    /// The fields of candidates or of jobs.
    package init(owner: Owner) {
        table = FieldState.columns(of: owner == .candidate ? "candidate_field" : "job_field")
    }

    private var name: SQL { .raw(table.name) }

    /// Every stored field of an owner, by name.
    package func all(
        of owner: String, on connection: any Connection
    ) throws -> [String: FieldState] {
        let rows = try connection.query(
            "SELECT \(FieldState.columnList) FROM \(name) WHERE owner_id = \(owner)")
        let states = try rows.map { try FieldState(row: $0) }
        return Dictionary(uniqueKeysWithValues: states.map { ($0.field, $0) })
    }

    /// One stored field, or nil.
    package func one(
        _ field: String, of owner: String, on connection: any Connection
    ) throws -> FieldState? {
        try connection.query(
            """
            SELECT \(FieldState.columnList) FROM \(name)
            WHERE owner_id = \(owner) AND field = \(field)
            """
        ).first.map { try FieldState(row: $0) }
    }

    /// Stores a field over the one with the same name.
    package func save(_ state: FieldState, on connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO \(name) (\(FieldState.columnList)) VALUES (\(list: table.values(state)))
            ON CONFLICT (owner_id, field) DO UPDATE SET value = excluded.value,
            source = excluded.source, confidence = excluded.confidence,
            document_id = excluded.document_id, span_start = excluded.span_start,
            span_end = excluded.span_end, is_locked = excluded.is_locked,
            proposed = excluded.proposed, proposed_source = excluded.proposed_source,
            version = excluded.version, updated_at = excluded.updated_at
            """)
    }

    /// Merges a whole reading into an owner's fields; what a person wrote stays. What it does not
    /// find is cleared when it supersedes the earlier reading.
    package func merge(
        _ proposals: [String: ProposedValue], into owner: String, source: String,
        document: String?, clears: Bool, on connection: any Connection, now: Timestamp
    ) throws {
        let current = try all(of: owner, on: connection)
        for field in Set(current.keys).union(proposals.keys).sorted() {
            let merged = FieldState.merged(
                current[field], with: proposals[field], owner: owner, field: field, source: source,
                document: document, clears: clears, now: now)
            guard let merged, merged != current[field] else { continue }
            try save(merged, on: connection)
        }
    }

    /// The state of a cell: value and provenance, without the counters that change by themselves
    /// and without the proposal, which belongs to the readings and not to the decision.
    func state(of address: CellAddress, on connection: any Connection) throws -> JSONValue {
        guard let state = try one(address.field, of: address.subject, on: connection) else {
            return .null
        }
        return FieldStore.state(state)
    }

    static func state(_ state: FieldState) -> JSONValue {
        [
            "value": state.value, "source": .string(state.source),
            "confidence": JSONValue(state.confidence), "document": JSONValue(state.document),
            "start": JSONValue(state.start), "end": JSONValue(state.end),
            "locked": .bool(state.isLocked),
        ]
    }

    /// The state of a cell that a person sets.
    package static func decided(_ value: JSONValue, by who: String) -> JSONValue {
        [
            "value": value, "source": .string("human:\(who)"), "confidence": nil, "document": nil,
            "start": nil, "end": nil, "locked": true,
        ]
    }

    /// Makes a state the field's state.
    func restore(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let current = try one(address.field, of: address.subject, on: connection)
        guard state != .null else {
            try connection.execute(
                """
                DELETE FROM \(name)
                WHERE owner_id = \(address.subject) AND field = \(address.field)
                """)
            return
        }
        // What a reading proposed meanwhile stays beside whatever value the decision brings.
        try save(
            FieldState(
                owner: address.subject, field: address.field, value: state["value"] ?? .null,
                source: state["source"]?.string ?? "rules", confidence: state["confidence"]?.double,
                document: state["document"]?.string, start: state["start"]?.int,
                end: state["end"]?.int, isLocked: state["locked"]?.bool ?? false,
                proposed: current?.proposed, proposedSource: current?.proposedSource,
                version: (current?.version ?? 0) + 1, updatedAt: now), on: connection)
    }
}
