internal import Storage

/// The parts of the step that brought the funnel, bags, questions and people's rights to the desk.
extension DeskSchema {
    /// What recruiters say of people and matches beside the (N) fields.
    static let standing: [SQL] = [
        "ALTER TABLE candidate ADD COLUMN ranking \(.integer)",
        "ALTER TABLE candidate ADD COLUMN overall_rating \(.integer)",
        "ALTER TABLE candidate ADD COLUMN exclusion_evidence TEXT",
        // 0 for somebody who was merged into another or erased: in no list, search or matching.
        "ALTER TABLE candidate ADD COLUMN is_listed \(.integer) NOT NULL DEFAULT 1",
        "ALTER TABLE candidate ADD COLUMN merged_into TEXT",
        "ALTER TABLE candidate ADD COLUMN erased_at \(.integer)",
        "DROP INDEX candidate_by_name",
        "DROP INDEX candidate_by_update",
        "CREATE INDEX candidate_by_name ON candidate (sort_name, seq) WHERE is_listed = 1",
        "CREATE INDEX candidate_by_update ON candidate (updated_at, seq) WHERE is_listed = 1",
        "CREATE INDEX candidate_unlisted ON candidate (id) WHERE is_listed = 0",
        "CREATE INDEX candidate_by_merge ON candidate (merged_into) WHERE merged_into IS NOT NULL",
        "ALTER TABLE match ADD COLUMN parked_from TEXT",
        "CREATE INDEX match_by_stage ON match (stage, job_id)",
        """
        CREATE TABLE outcome (
            entry_id TEXT PRIMARY KEY, group_id TEXT NOT NULL, match_id TEXT NOT NULL,
            job_id TEXT NOT NULL, candidate_id TEXT NOT NULL, from_stage TEXT NOT NULL,
            to_stage TEXT NOT NULL, is_override \(.integer) NOT NULL, score \(.real) NOT NULL,
            confidence \(.real) NOT NULL, parts TEXT NOT NULL, profile TEXT NOT NULL,
            model TEXT NOT NULL, at \(.integer) NOT NULL, who TEXT NOT NULL,
            is_undone \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX outcome_by_match ON outcome (match_id, at)",
        """
        CREATE TABLE note (
            id TEXT PRIMARY KEY,
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            match_id TEXT, text TEXT NOT NULL, who TEXT NOT NULL, at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX note_by_candidate ON note (candidate_id, at)",
        """
        CREATE TABLE attachment (
            id TEXT PRIMARY KEY,
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes \(.blob) NOT NULL, who TEXT NOT NULL,
            at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX attachment_by_candidate ON attachment (candidate_id)",
        """
        CREATE TABLE saved_query (
            name TEXT PRIMARY KEY, query TEXT NOT NULL, who TEXT NOT NULL, at \(.integer) NOT NULL
        ) \(.strict)
        """,
        // A row while what was erased may still be read from the file's free pages.
        "CREATE TABLE purge_pending (since \(.integer) NOT NULL) \(.strict)",
        """
        CREATE TABLE candidate_merge (
            candidate_id TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
            state TEXT NOT NULL
        ) \(.strict)
        """,
    ]

    /// A bag is the names that share one canonical: each name points to its bag, so that a change
    /// of bags rewrites a handful of names however many people claim them.
    static let bags: [SQL] = [
        "ALTER TABLE skill ADD COLUMN bag_id TEXT REFERENCES skill (id)",
        "ALTER TABLE skill ADD COLUMN is_filed \(.integer) NOT NULL DEFAULT 0",
        // The canonical name that a reading took the name for; the name follows it from bag to bag.
        "ALTER TABLE skill ADD COLUMN read_as TEXT",
        "UPDATE skill SET bag_id = id",
        """
        INSERT INTO skill (id, name, folded, family, kind, created_by, review, created_at, bag_id,
        is_filed) SELECT 'alias-' || skill_alias.folded, alias, skill_alias.folded, NULL,
        skill.kind, added_by, 'approved', added_at, skill_id, 1 FROM skill_alias
        JOIN skill ON skill.id = skill_id WHERE NOT EXISTS (
            SELECT 1 FROM skill AS other WHERE other.folded = skill_alias.folded)
        """,
        "DROP TABLE skill_alias",
        "CREATE INDEX skill_by_bag ON skill (bag_id)",
        "CREATE INDEX skill_by_reading ON skill (read_as) WHERE read_as IS NOT NULL",
    ]

    /// What only a human can tell, asked once.
    static let questions: [SQL] = [
        """
        CREATE TABLE question (
            id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            candidate_id TEXT REFERENCES candidate (id) ON DELETE CASCADE,
            other_id TEXT REFERENCES candidate (id) ON DELETE CASCADE,
            job_id TEXT REFERENCES job (id) ON DELETE CASCADE, skill_id TEXT, field TEXT,
            options TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at \(.integer) NOT NULL,
            status TEXT NOT NULL, answer TEXT, answer_code TEXT, answered_by TEXT,
            answered_at \(.integer), snoozed_until \(.integer)
        ) \(.strict)
        """,
        "CREATE INDEX question_by_status ON question (status, asked_at)",
        "CREATE INDEX question_by_candidate ON question (candidate_id)",
        "CREATE INDEX question_by_other ON question (other_id)",
        "CREATE INDEX question_by_job ON question (job_id)",
    ]

    /// Which groups of decisions stand, so that undo need not read the whole ledger; and reasons as
    /// references, since a reason may tell of a person.
    static let ledgerGroups: [SQL] = [
        """
        CREATE TABLE ledger_group (
            seq \(.rowNumber), id TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
            is_erased \(.integer) NOT NULL DEFAULT 0
        ) \(.strict)
        """,
        """
        INSERT INTO ledger_group (id, state) SELECT fresh.group_id, CASE
            WHEN COALESCE((SELECT action FROM ledger WHERE reverts = fresh.group_id
                ORDER BY seq DESC LIMIT 1), 'redo') = 'redo' THEN 'standing'
            WHEN EXISTS (SELECT 1 FROM ledger AS later WHERE later.reverts IS NULL AND later.seq >
                (SELECT max(seq) FROM ledger WHERE reverts = fresh.group_id)) THEN 'dropped'
            ELSE 'undone' END
        FROM (SELECT group_id, min(seq) AS first FROM ledger WHERE reverts IS NULL
            GROUP BY group_id) AS fresh ORDER BY fresh.first
        """,
        "CREATE INDEX ledger_group_by_state ON ledger_group (state, is_erased, seq)",
        """
        INSERT INTO ledger_value (id, candidate_id, job_id, value) SELECT 'reason-' || ledger.id,
        CASE kind WHEN 'candidate_field' THEN subject
            WHEN 'match' THEN (SELECT candidate_id FROM match WHERE match.id = subject) END,
        CASE kind WHEN 'job_field' THEN subject
            WHEN 'match' THEN (SELECT job_id FROM match WHERE match.id = subject) END,
        \(.dialect(sqlite: "json_quote(reason)", postgres: "to_json(reason)::text"))
        FROM ledger WHERE reason IS NOT NULL
        """,
        "UPDATE ledger SET reason = 'reason-' || id WHERE reason IS NOT NULL",
        "CREATE INDEX ledger_value_by_job ON ledger_value (job_id)",
    ]
}
