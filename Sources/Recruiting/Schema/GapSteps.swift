internal import Storage

/// The step that keeps gap reports on the desk.
extension DeskSchema {
    static let gap: [SQL] = [
        """
        CREATE TABLE gap_report (
            id TEXT PRIMARY KEY,
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
            digest TEXT NOT NULL, score \(.real), coverage \(.real), configuration TEXT NOT NULL,
            taxonomy TEXT NOT NULL, analysis TEXT NOT NULL, created_at \(.integer) NOT NULL,
            UNIQUE (candidate_id, job_id, digest)
        ) \(.strict)
        """,
        "CREATE INDEX gap_report_by_job ON gap_report (job_id)",
    ]
}

/// The step that lets questions expire.
extension DeskSchema {
    static let questionsThatExpire: [SQL] = [
        "ALTER TABLE question ADD COLUMN expires_at \(.integer)"
    ]
}

/// The step that keeps what a planner would have done.
extension DeskSchema {
    static let planner: [SQL] = [
        """
        CREATE TABLE planner_arm (
            decision TEXT NOT NULL, arm TEXT NOT NULL, trials \(.integer) NOT NULL,
            reward \(.real) NOT NULL, PRIMARY KEY (decision, arm)
        ) \(.strict)
        """,
        """
        CREATE TABLE planner_choice (
            id TEXT PRIMARY KEY, decision TEXT NOT NULL, at \(.integer) NOT NULL,
            taken TEXT NOT NULL, chosen TEXT NOT NULL, probability \(.real) NOT NULL,
            rewards TEXT NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX planner_choice_by_decision ON planner_choice (decision, id)",
    ]
}
