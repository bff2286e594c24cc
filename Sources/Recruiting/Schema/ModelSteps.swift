internal import Storage

/// The step that brought language models to the desk: what they read and cost, what may leave, and
/// how often services are asked.
extension DeskSchema {
    static let models: [SQL] = [
        // The requirement's table (seeds: career engine, 3.2) with a lease beside the status, so that
        // what a program began that died is taken up by another.
        """
        CREATE TABLE document_extraction (
            id TEXT PRIMARY KEY, doc_type TEXT NOT NULL, text_sha256 TEXT NOT NULL,
            extractor_version TEXT NOT NULL, model_id TEXT NOT NULL, prompt_version TEXT NOT NULL,
            status TEXT NOT NULL, result_json TEXT, diag TEXT NOT NULL,
            attempts \(.integer) NOT NULL, lease_owner TEXT, lease_expires_at \(.integer),
            run_id TEXT, error TEXT, retry_at \(.integer), created_at \(.integer) NOT NULL,
            updated_at \(.integer) NOT NULL, completed_at \(.integer),
            UNIQUE (doc_type, text_sha256, extractor_version, model_id, prompt_version)
        ) \(.strict)
        """,
        """
        CREATE INDEX document_extraction_running ON document_extraction (lease_expires_at)
        WHERE status = 'running'
        """,
        // Which documents have a text, so that erasing the last of them forgets what was read in it.
        """
        CREATE TABLE extraction_use (
            extraction_id TEXT NOT NULL REFERENCES document_extraction (id) ON DELETE CASCADE,
            document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            PRIMARY KEY (extraction_id, document_id)
        ) \(.strict)
        """,
        "CREATE INDEX extraction_use_by_document ON extraction_use (document_id)",
        // What people corrected in what was read: laid over it wherever the same text is read again.
        """
        CREATE TABLE extraction_correction (
            extraction_id TEXT NOT NULL REFERENCES document_extraction (id) ON DELETE CASCADE,
            field TEXT NOT NULL, value TEXT NOT NULL, who TEXT NOT NULL, at \(.integer) NOT NULL,
            PRIMARY KEY (extraction_id, field)
        ) \(.strict)
        """,
        """
        CREATE TABLE model_call (
            id TEXT PRIMARY KEY, at \(.integer) NOT NULL, ended_at \(.integer), run_id TEXT,
            subject_id TEXT, operation TEXT NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL,
            prompt_version TEXT NOT NULL, is_remote \(.integer) NOT NULL, fields TEXT NOT NULL,
            reserved \(.real) NOT NULL, input_tokens \(.integer), output_tokens \(.integer),
            cost \(.real), is_own_figure \(.integer) NOT NULL, status TEXT NOT NULL, problem TEXT
        ) \(.strict)
        """,
        "CREATE INDEX model_call_by_moment ON model_call (at)",
        "CREATE INDEX model_call_by_run ON model_call (run_id)",
        "CREATE INDEX model_call_by_subject ON model_call (subject_id)",
        """
        CREATE TABLE location_timezone (
            city TEXT NOT NULL, country TEXT NOT NULL, zone TEXT, confidence TEXT NOT NULL,
            resolved_by TEXT NOT NULL, expires_at \(.integer), PRIMARY KEY (city, country)
        ) \(.strict)
        """,
        "CREATE TABLE service_pace (service TEXT PRIMARY KEY, next_at \(.integer) NOT NULL) \(.strict)",
        "CREATE TABLE desk_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) \(.strict)",
        // Whose vectors of which model are as their texts are: several models stand side by side.
        """
        CREATE TABLE vector_made (
            owner TEXT NOT NULL, model TEXT NOT NULL, owner_id TEXT NOT NULL,
            PRIMARY KEY (owner, model, owner_id)
        ) \(.strict)
        """,
        "INSERT INTO vector_made SELECT DISTINCT 'candidate', model, owner_id FROM candidate_vector",
        "INSERT INTO vector_made SELECT DISTINCT 'job', model, owner_id FROM job_vector",
        "ALTER TABLE candidate ADD COLUMN is_kept_home \(.integer) NOT NULL DEFAULT 0",
    ]

    /// Until when a service is to be left alone, also by whoever holds a moment of its pace already; and
    /// when a model looked for the skill that an unfiled name is another name of.
    static let restsAndLookedAtNames: [SQL] = [
        "ALTER TABLE service_pace ADD COLUMN rest_until \(.integer)",
        "ALTER TABLE skill ADD COLUMN looked_at \(.integer)",
    ]
}
