package import Prelude
package import Storage

/// What recruiters say of a person, as cells: `status`, `ranking`, `overall_rating`, `highlight`,
/// `keep_home` and `exclusion`, which is null or `{reason, evidence}`.
package struct CandidateStandingCell: CellKind {
    /// `candidate_standing`.
    package static let name = "candidate_standing"
    /// The field that leaves a person out of matching.
    package static let exclusion = "exclusion"
    /// `candidate_standing`.
    package var name: String { Self.name }

    /// The cells of all people.
    package init() {}

    /// The value.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        let row = try connection.query(
            """
            SELECT status, ranking, overall_rating, is_highlighted, exclusion, exclusion_evidence,
            is_kept_home FROM candidate WHERE id = \(address.subject)
            """
        ).first
        guard let row else { return .null }
        switch address.field {
        case "status": return .string(try row.get(0))
        case "ranking": return JSONValue(try row.get(1, as: Int?.self))
        case "overall_rating": return JSONValue(try row.get(2, as: Int?.self))
        case "highlight": return .bool(try row.get(3))
        case "keep_home": return .bool(try row.get(6))
        default:
            guard let reason = try row.get(4, as: String?.self) else { return .null }
            return [
                "reason": .string(reason), "evidence": JSONValue(try row.get(5, as: String?.self)),
            ]
        }
    }

    /// Sets the value; matching sees it at once.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let assignment: SQL =
            switch address.field {
            case "status": "status = \(state.string ?? StandingFields.personStatuses[0])"
            case "ranking": "ranking = \(state.int)"
            case "overall_rating": "overall_rating = \(state.int)"
            case "highlight": "is_highlighted = \(state.bool ?? false)"
            // Whose texts may be embedded elsewhere changes with it.
            case "keep_home": "is_kept_home = \(state.bool ?? false), needs_vectors = 1"
            default:
                """
                exclusion = \(state["reason"]?.string),
                exclusion_evidence = \(state["evidence"]?.string)
                """
            }
        try connection.execute(
            """
            UPDATE candidate SET \(assignment), updated_at = \(now) WHERE id = \(address.subject)
            """)
    }

    /// The person.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (address.subject, nil) }

    /// The value itself; of an exclusion the reason.
    package func shown(_ state: JSONValue) -> JSONValue { state["reason"] ?? state }
}

/// What recruiters say of a job, as cells: `status`.
package struct JobStandingCell: CellKind {
    /// `job_standing`.
    package static let name = "job_standing"
    /// `job_standing`.
    package var name: String { Self.name }

    /// The cells of all jobs.
    package init() {}

    /// The status.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        JSONValue(
            try connection.value(
                "SELECT status FROM job WHERE id = \(address.subject)", as: String.self))
    }

    /// Sets the status.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let status = state.string ?? StandingFields.jobStatuses[0]
        try connection.execute(
            """
            UPDATE job SET status = \(status), updated_at = \(now) WHERE id = \(address.subject)
            """)
    }

    /// The job.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, address.subject) }
}
