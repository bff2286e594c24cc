package import Storage

/// The tables of a desk, as the steps that made them.
package enum DeskSchema {
    /// Every step, oldest first. A step that has shipped is never edited.
    package static let schema = Schema([
        Migration("2026-11-01-people-and-jobs", peopleAndJobs),
        Migration("2026-11-02-skills-and-vectors", skillsAndVectors),
        Migration("2026-11-03-matches-and-ledger", matchesAndLedger),
        // One step, because a copy of the whole desk is kept before each.
        Migration(
            "2026-11-27-funnel-bags-questions", standing + bags + questions + ledgerGroups),
        Migration("2026-11-28-document-marks-and-role-fitness", pipelines),
        Migration("2026-11-29-models", models),
        Migration("2026-11-30-team", team),
        Migration("2026-11-30-learned-profiles", learnedProfiles),
        Migration("2026-12-01-skill-edits", skillEdits),
        Migration("2026-12-02-rests-and-looked-at-names", restsAndLookedAtNames),
        Migration("2026-12-03-who-filed-names", filings),
        Migration("2026-12-04-taxonomy", taxonomy),
        Migration("2026-12-05-gap", gap),
        Migration("2026-12-06-questions-that-expire", questionsThatExpire),
        Migration("2026-12-07-planner", planner),
        Migration("2026-12-08-market", market),
        Migration("2026-12-09-posts-of-listings", postsOfListings),
    ])
}

extension DeskSchema {
    private static let peopleAndJobs: [SQL] = [
        """
        CREATE TABLE candidate (
            seq \(.rowNumber), id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_name TEXT NOT NULL,
            headline TEXT, city TEXT, country TEXT, seniority TEXT, years \(.real),
            status TEXT NOT NULL DEFAULT 'Lead', exclusion TEXT,
            is_highlighted \(.integer) NOT NULL DEFAULT 0,
            verification TEXT NOT NULL DEFAULT 'unverified',
            needs_vectors \(.integer) NOT NULL DEFAULT 1,
            created_at \(.integer) NOT NULL, updated_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX candidate_by_name ON candidate (sort_name, seq)",
        "CREATE INDEX candidate_by_update ON candidate (updated_at, seq)",
        """
        CREATE TABLE job (
            seq \(.rowNumber), id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, sort_title TEXT NOT NULL,
            company TEXT, place TEXT, seniority TEXT, status TEXT NOT NULL DEFAULT 'Sourcing',
            needs_vectors \(.integer) NOT NULL DEFAULT 1,
            created_at \(.integer) NOT NULL, updated_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX job_by_title ON job (sort_title, seq)",
        "CREATE INDEX candidate_without_vectors ON candidate (seq) WHERE needs_vectors = 1",
        """
        CREATE TABLE document (
            id TEXT PRIMARY KEY, candidate_id TEXT REFERENCES candidate (id) ON DELETE CASCADE,
            job_id TEXT REFERENCES job (id) ON DELETE CASCADE, path TEXT NOT NULL,
            part \(.integer), sha256 TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
            text TEXT NOT NULL, characters \(.integer) NOT NULL, warnings TEXT NOT NULL,
            is_current \(.integer) NOT NULL, imported_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX document_by_content ON document (sha256)",
        "CREATE INDEX document_by_candidate ON document (candidate_id)",
        "CREATE INDEX document_by_job ON document (job_id)",
        fieldTable("candidate"), fieldTable("job"),
        """
        CREATE TABLE identity (
            kind TEXT NOT NULL, value TEXT NOT NULL,
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            confidence \(.real) NOT NULL, PRIMARY KEY (kind, value, candidate_id)
        ) \(.strict)
        """,
        "CREATE INDEX identity_by_candidate ON identity (candidate_id)",
        """
        CREATE TABLE experience (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            position \(.integer) NOT NULL, company TEXT, title TEXT, started TEXT, ended TEXT,
            is_current \(.integer) NOT NULL, months \(.integer), description TEXT,
            skills TEXT NOT NULL, document_id TEXT, span_start \(.integer), span_end \(.integer),
            PRIMARY KEY (candidate_id, position)
        ) \(.strict)
        """,
        """
        CREATE TABLE education (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            position \(.integer) NOT NULL, degree TEXT, field TEXT, institution TEXT,
            started TEXT, ended TEXT, PRIMARY KEY (candidate_id, position)
        ) \(.strict)
        """,
        """
        CREATE TABLE project (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            position \(.integer) NOT NULL, name TEXT NOT NULL, description TEXT, url TEXT,
            technologies TEXT NOT NULL, is_hackathon \(.integer) NOT NULL, prize TEXT,
            prize_usd \(.integer), PRIMARY KEY (candidate_id, position)
        ) \(.strict)
        """,
        """
        CREATE TABLE attribute (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            name TEXT NOT NULL, score \(.integer) NOT NULL CHECK (score BETWEEN 1 AND 5),
            document_id TEXT, span_start \(.integer), span_end \(.integer),
            PRIMARY KEY (candidate_id, name)
        ) \(.strict)
        """,
    ]

    private static func fieldTable(_ owner: String) -> SQL {
        let owner = SQL.raw(owner)
        return """
            CREATE TABLE \(owner)_field (
                owner_id TEXT NOT NULL REFERENCES \(owner) (id) ON DELETE CASCADE,
                field TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL,
                confidence \(.real), document_id TEXT, span_start \(.integer), span_end \(.integer),
                is_locked \(.integer) NOT NULL, proposed TEXT, proposed_source TEXT,
                version \(.integer) NOT NULL, updated_at \(.integer) NOT NULL,
                PRIMARY KEY (owner_id, field)
            ) \(.strict)
            """
    }

    private static let skillsAndVectors: [SQL] = [
        """
        CREATE TABLE skill (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, family TEXT,
            kind TEXT NOT NULL, created_by TEXT NOT NULL, review TEXT NOT NULL,
            created_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE skill_alias (
            folded TEXT PRIMARY KEY, alias TEXT NOT NULL,
            skill_id TEXT NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
            added_by TEXT NOT NULL, added_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE candidate_skill (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            skill_id TEXT NOT NULL REFERENCES skill (id), surface TEXT NOT NULL,
            rating \(.integer) CHECK (rating BETWEEN 1 AND 10), years \(.real), months \(.integer),
            shown \(.integer) NOT NULL, source TEXT NOT NULL, document_id TEXT,
            span_start \(.integer), span_end \(.integer),
            position \(.integer) NOT NULL, PRIMARY KEY (candidate_id, skill_id)
        ) \(.strict)
        """,
        "CREATE INDEX candidate_skill_by_skill ON candidate_skill (skill_id, candidate_id)",
        """
        CREATE TABLE job_skill (
            job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
            skill_id TEXT NOT NULL REFERENCES skill (id), surface TEXT NOT NULL,
            requirement TEXT NOT NULL, min_years \(.real),
            min_level \(.integer) CHECK (min_level BETWEEN 1 AND 10), capability TEXT,
            document_id TEXT, span_start \(.integer), span_end \(.integer),
            position \(.integer) NOT NULL, PRIMARY KEY (job_id, skill_id)
        ) \(.strict)
        """,
        "CREATE INDEX job_skill_by_skill ON job_skill (skill_id, job_id)",
        vectorTable("candidate"), vectorTable("job"),
        .dialect(
            sqlite: """
                CREATE VIRTUAL TABLE candidate_search USING fts5 (
                    name, headline, place, skills, body,
                    tokenize = "unicode61 remove_diacritics 2 tokenchars '+#./_-&@'"
                )
                """,
            postgres: """
                CREATE TABLE candidate_search (
                    rowid BIGINT PRIMARY KEY, name TEXT, headline TEXT, place TEXT, skills TEXT,
                    body TEXT
                )
                """),
        // Its cost is that of reading a whole document, which the planner cannot know: without it
        // the words of every text are made anew for each search of a small desk.
        .dialect(
            sqlite: "",
            postgres: """
                CREATE FUNCTION words_of(line TEXT) RETURNS tsvector
                LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $body$
                BEGIN
                    RETURN array_to_tsvector(array_remove(string_to_array(line, ' '), ''));
                END
                $body$
                """),
        .dialect(
            sqlite: "",
            postgres: """
                CREATE INDEX candidate_search_by_word ON candidate_search USING gin (
                    words_of(name), words_of(headline), words_of(place), words_of(skills),
                    words_of(body))
                """),
    ]

    private static func vectorTable(_ owner: String) -> SQL {
        let owner = SQL.raw(owner)
        return """
            CREATE TABLE \(owner)_vector (
                owner_id TEXT NOT NULL REFERENCES \(owner) (id) ON DELETE CASCADE,
                kind TEXT NOT NULL, model TEXT NOT NULL, value \(.blob) NOT NULL,
                PRIMARY KEY (owner_id, kind, model)
            ) \(.strict)
            """
    }

    private static let matchesAndLedger: [SQL] = [
        """
        CREATE TABLE match (
            id TEXT PRIMARY KEY, job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            position \(.integer), score \(.real) NOT NULL, confidence \(.real) NOT NULL,
            explanation TEXT NOT NULL, profile TEXT NOT NULL, model TEXT NOT NULL,
            stage TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, decided_by TEXT,
            decided_at \(.integer), matched_at \(.integer) NOT NULL, is_stale \(.integer) NOT NULL,
            UNIQUE (job_id, candidate_id)
        ) \(.strict)
        """,
        "CREATE INDEX match_by_candidate ON match (candidate_id)",
        """
        CREATE TABLE matching (
            job_id TEXT PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE, profile TEXT NOT NULL,
            model TEXT NOT NULL, scored \(.integer) NOT NULL, excluded TEXT NOT NULL,
            matched_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE ledger (
            seq \(.rowNumber), id TEXT NOT NULL UNIQUE, at \(.integer) NOT NULL, who TEXT NOT NULL,
            action TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL,
            before_value TEXT, after_value TEXT, reason TEXT, group_id TEXT NOT NULL, reverts TEXT,
            context TEXT
        ) \(.strict)
        """,
        "CREATE INDEX ledger_by_subject ON ledger (kind, subject, seq)",
        "CREATE INDEX ledger_by_group ON ledger (group_id)",
        "CREATE INDEX ledger_by_reverts ON ledger (reverts)",
        """
        CREATE TABLE ledger_value (
            id TEXT PRIMARY KEY, candidate_id TEXT, job_id TEXT, value TEXT NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX ledger_value_by_candidate ON ledger_value (candidate_id)",
    ]
}
