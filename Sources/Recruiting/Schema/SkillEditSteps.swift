internal import Storage

/// The steps that let recruiters correct what documents say of people's skills, and that tell who filed
/// a name.
extension DeskSchema {
    /// Who put a name into its bag, and how sure a machine was.
    static let filings: [SQL] = [
        "ALTER TABLE skill ADD COLUMN filed_by TEXT",
        "ALTER TABLE skill ADD COLUMN filed_confidence \(.real)",
    ]

    static let skillEdits: [SQL] = [
        // What recruiters say of a person's skills: a rating, that there is one more, or that there is
        // none. It lies over the claims of the documents, whichever are read later.
        """
        CREATE TABLE candidate_skill_edit (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            skill_id TEXT NOT NULL REFERENCES skill (id), surface TEXT NOT NULL,
            rating \(.integer) CHECK (rating BETWEEN 1 AND 10), is_removed \(.integer) NOT NULL,
            note TEXT, who TEXT NOT NULL, is_laid \(.integer) NOT NULL,
            updated_at \(.integer) NOT NULL, PRIMARY KEY (candidate_id, skill_id)
        ) \(.strict)
        """,
        "CREATE INDEX candidate_skill_edit_by_skill ON candidate_skill_edit (skill_id)",
        // The claims that an edit lies over, as the documents made them.
        """
        CREATE TABLE candidate_skill_covered (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            skill_id TEXT NOT NULL REFERENCES skill (id), surface TEXT NOT NULL,
            rating \(.integer) CHECK (rating BETWEEN 1 AND 10), years \(.real), months \(.integer),
            shown \(.integer) NOT NULL, source TEXT NOT NULL, document_id TEXT,
            span_start \(.integer), span_end \(.integer),
            position \(.integer) NOT NULL, PRIMARY KEY (candidate_id, skill_id)
        ) \(.strict)
        """,
        "CREATE INDEX candidate_skill_covered_by_skill ON candidate_skill_covered (skill_id)",
    ]
}
