internal import Storage

/// The step that lets a document be read again without its file, and rates people for roles.
extension DeskSchema {
    static let pipelines: [SQL] = [
        // Beside the documents, because only a reading needs it.
        """
        CREATE TABLE document_mark (
            document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE, subject TEXT,
            facts TEXT NOT NULL, links TEXT NOT NULL
        ) \(.strict)
        """,
        """
        CREATE INDEX document_unowned ON document (imported_at)
        WHERE candidate_id IS NULL AND job_id IS NULL
        """,
        """
        CREATE TABLE role_fitness (
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            role TEXT NOT NULL, score \(.integer) NOT NULL CHECK (score BETWEEN 0 AND 100),
            reasons TEXT NOT NULL, version TEXT NOT NULL, computed_at \(.integer) NOT NULL,
            PRIMARY KEY (candidate_id, role)
        ) \(.strict)
        """,
    ]
}
