package import Prelude
package import Storage

/// Keeps what lists and search show of a person in step with the person's fields.
package enum CandidateSummary {
    /// What stands in place of a name that nobody knows.
    static let nobody = "Unknown"

    /// Copies the fields that lists show into the person's row and re-indexes the person's words.
    package static func refresh(
        _ candidate: String, on connection: any Connection, now: Timestamp
    ) throws {
        let fields = try FieldStore(owner: .candidate).all(of: candidate, on: connection)
        func text(_ field: String) -> String? { fields[field]?.value.string }
        let name = text("full_name") ?? nobody
        try connection.execute(
            """
            UPDATE candidate SET name = \(name), sort_name = \(SearchText.sortKey(name)),
            headline = \(text("current_role")), city = \(text("location_city")),
            country = \(text("location_country")), seniority = \(text("seniority_level")),
            years = \(fields["years_of_experience"]?.value.double),
            verification = \(text("verification_status") ?? "unverified"), updated_at = \(now),
            needs_vectors = 1 WHERE id = \(candidate)
            """)
        try SearchIndex.refresh(candidate, fields: fields, on: connection)
        try outdate("candidate_id = \(candidate)", on: connection)
    }
}

extension CandidateSummary {
    /// Marks open matches as scored from what has changed since.
    static func outdate(_ condition: SQL, on connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE match SET is_stale = 1 WHERE \(condition) AND stage = \(Stage.proposed)
            """)
    }
}

/// Keeps what lists show of a job in step with the job's fields.
enum JobSummary {
    /// Copies the fields that lists show into the job's row.
    static func refresh(_ job: String, on connection: any Connection, now: Timestamp) throws {
        let fields = try FieldStore(owner: .job).all(of: job, on: connection)
        func text(_ field: String) -> String? { fields[field]?.value.string }
        let title = text("job_title") ?? "Untitled job"
        let places = fields["locations"]?.value.elements?.compactMap(\.string) ?? []
        let place = places.first ?? text("location_type")
        try connection.execute(
            """
            UPDATE job SET title = \(title), sort_title = \(SearchText.sortKey(title)),
            company = \(text("company_name")), place = \(place),
            seniority = \(text("seniority_level")), updated_at = \(now),
            needs_vectors = 1 WHERE id = \(job)
            """)
        try CandidateSummary.outdate("job_id = \(job)", on: connection)
    }
}
