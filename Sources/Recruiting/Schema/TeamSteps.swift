internal import Storage

/// The step that joined the desk to the team's Airtable.
extension DeskSchema {
    static let team: [SQL] = [
        // Which row of which table is whom, and how its cells were when both sides agreed last: what
        // either side changed since is told by it.
        """
        CREATE TABLE team_row (
            team_table TEXT NOT NULL, record_id TEXT NOT NULL, owner_kind TEXT NOT NULL,
            owner_id TEXT, input_hash TEXT, agreed TEXT NOT NULL, problem TEXT,
            updated_at \(.integer) NOT NULL, PRIMARY KEY (team_table, record_id)
        ) \(.strict)
        """,
        "CREATE INDEX team_row_by_owner ON team_row (owner_kind, owner_id)",
        // Whether recruiters have said which skills a job wants, so that no reading says otherwise.
        "ALTER TABLE job ADD COLUMN has_own_skills \(.integer) NOT NULL DEFAULT 0",
    ]
}
