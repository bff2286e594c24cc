internal import Prelude
internal import Storage

/// The rows of the extraction cache, as one transaction sees them.
struct ExtractionRows {
    private let connection: any Connection
    private let owner: String
    private let now: Timestamp

    init(_ connection: any Connection, owner: String, now: Timestamp) {
        self.connection = connection
        self.owner = owner
        self.now = now
    }

    /// One row, as far as its next holder must know it.
    struct Row {
        var id: String
        var status: String
        var result: JSONValue
        var attempts: Int
        var leaseEnds: Timestamp?
        var retryAt: Timestamp?
        var run: String?
        var error: String?
    }

    private var leaseEnd: Timestamp { now + ExtractionCache.lease }

    /// Claims a text that nobody has read; false when somebody has, or does.
    func insert(_ key: ExtractionKey, id: String, run: String?) throws -> Bool {
        try !connection.query(
            """
            INSERT INTO document_extraction (id, doc_type, text_sha256, extractor_version, model_id,
                prompt_version, status, diag, attempts, lease_owner, lease_expires_at, run_id,
                created_at, updated_at)
            VALUES (\(id), \(key.type), \(key.textHash), \(key.extractor), \(key.model),
                \(key.prompt), 'running', '{}', 1, \(owner), \(leaseEnd), \(run), \(now), \(now))
            ON CONFLICT (doc_type, text_sha256, extractor_version, model_id, prompt_version)
            DO NOTHING RETURNING id
            """
        ).isEmpty
    }

    /// The row of a key.
    func row(_ key: ExtractionKey) throws -> Row? {
        try connection.query(
            """
            SELECT id, status, result_json, attempts, lease_expires_at, retry_at, run_id, error
            FROM document_extraction WHERE doc_type = \(key.type)
            AND text_sha256 = \(key.textHash) AND extractor_version = \(key.extractor)
            AND model_id = \(key.model) AND prompt_version = \(key.prompt)
            """
        ).first.map { row in
            Row(
                id: try row.get(0), status: try row.get(1),
                result: try row.get(2, as: JSONValue?.self) ?? .null, attempts: try row.get(3),
                leaseEnds: try row.get(4), retryAt: try row.get(5), run: try row.get(6),
                error: try row.get(7))
        }
    }

    /// Whether all texts have been read.
    static func areReady(_ keys: [ExtractionKey], on connection: any Connection) throws -> Bool {
        let rows = ExtractionRows(connection, owner: "", now: Timestamp(microseconds: 0))
        return try keys.allSatisfy { try rows.row($0)?.status == "ready" }
    }

    /// Notes which documents have the text.
    func use(_ id: String, by documents: [String]) throws {
        for document in documents {
            try connection.execute(
                """
                INSERT INTO extraction_use (extraction_id, document_id)
                SELECT \(id), id FROM document WHERE id = \(document)
                ON CONFLICT (extraction_id, document_id) DO NOTHING
                """)
        }
    }

    /// Notes which document a scan became, by the hash of the file.
    func useScan(_ file: String, by document: String) throws {
        guard let hash = ExtractionKey.hash(of: file) else { return }
        let rows = try connection.query(
            "SELECT id FROM document_extraction WHERE doc_type = 'pdf' AND text_sha256 = \(hash)")
        for row in rows { try use(try row.get(0), by: [document]) }
    }

    /// Forgets what was read in a scan, by the hash of the file, unless a document of the desk has it.
    func forgetScan(_ file: String) throws {
        guard let hash = ExtractionKey.hash(of: file) else { return }
        try connection.execute(
            """
            DELETE FROM document_extraction WHERE doc_type = 'pdf' AND text_sha256 = \(hash)
            AND NOT EXISTS (SELECT 1 FROM extraction_use WHERE extraction_id = document_extraction.id)
            """)
    }

    /// Scans that were read before a moment and became no document of the desk.
    private static func unusedScans(since moment: Timestamp) -> SQL {
        """
        document_extraction WHERE doc_type = 'pdf' AND updated_at < \(moment)
        AND NOT EXISTS (SELECT 1 FROM extraction_use WHERE extraction_id = document_extraction.id)
        """
    }

    /// Whether there are scans that became no document of the desk.
    static func hasUnusedScans(since moment: Timestamp, on connection: any Connection) throws
        -> Bool
    {
        try !connection.query("SELECT 1 FROM \(unusedScans(since: moment)) LIMIT 1").isEmpty
    }

    /// Forgets what was read in them.
    static func forgetScans(unusedSince moment: Timestamp, on connection: any Connection) throws {
        try connection.execute("DELETE FROM \(unusedScans(since: moment))")
    }

    /// What people put in the place of fields.
    func corrections(of id: String) throws -> [String: ExtractionCache.Correction] {
        var corrections: [String: ExtractionCache.Correction] = [:]
        for row in try connection.query(
            "SELECT field, value, who FROM extraction_correction WHERE extraction_id = \(id)")
        {
            corrections[try row.get(0)] = ExtractionCache.Correction(
                value: try row.get(1), who: try row.get(2))
        }
        return corrections
    }

    /// Takes a row over that failed or was left.
    func take(_ id: String, attempt: Int, run: String?) throws {
        try connection.execute(
            """
            UPDATE document_extraction SET status = 'running', attempts = \(attempt),
            lease_owner = \(owner), lease_expires_at = \(leaseEnd), run_id = \(run),
            retry_at = \(Timestamp?.none), error = \(String?.none), updated_at = \(now)
            WHERE id = \(id)
            """)
    }

    /// Holds a row longer.
    func renew(_ id: String, _ attempt: Int) throws {
        try connection.execute(
            """
            UPDATE document_extraction SET lease_expires_at = \(leaseEnd), updated_at = \(now)
            WHERE \(held(id, attempt))
            """)
    }

    /// Keeps what was read. A holder that lost its row to another changes nothing.
    func finish(_ id: String, _ attempt: Int, _ result: JSONValue) throws {
        try connection.execute(
            """
            UPDATE document_extraction SET status = 'ready', result_json = \(result),
            lease_owner = \(String?.none), lease_expires_at = \(Timestamp?.none),
            completed_at = \(now), updated_at = \(now) WHERE \(held(id, attempt))
            """)
    }

    /// Keeps why it failed, and lets it rest.
    ///
    /// - Parameter attempts: As how many tries it counts.
    func fail(
        _ id: String, _ attempt: Int, _ error: String, rest: Duration, attempts: Int
    ) throws {
        try connection.execute(
            """
            UPDATE document_extraction SET status = 'failed', error = \(error),
            attempts = \(attempts), retry_at = \(now + rest), lease_owner = \(String?.none),
            lease_expires_at = \(Timestamp?.none), updated_at = \(now) WHERE \(held(id, attempt))
            """)
    }

    /// Lets the next begin at once, as if nothing had been tried.
    func giveBack(_ id: String, _ attempt: Int) throws {
        try connection.execute(
            """
            UPDATE document_extraction SET lease_expires_at = \(now), attempts = \(attempt - 1),
            updated_at = \(now) WHERE \(held(id, attempt))
            """)
    }

    private func held(_ id: String, _ attempt: Int) -> SQL {
        "id = \(id) AND lease_owner = \(owner) AND attempts = \(attempt) AND status = 'running'"
    }
}
