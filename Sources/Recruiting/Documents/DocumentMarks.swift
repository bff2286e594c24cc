package import Prelude
package import Storage

/// What a document's format told beside its words: it is kept so that the document can be read again
/// by better rules when its file is gone.
package struct DocumentMarks: Record, Hashable {
    /// The document.
    package var document: ID<SourceDocument>
    /// What it is about, where the format or the recruiter said so: `candidate` or `job`.
    package var subject: String?
    /// The stretches that the format labels: an array of `[path, start, end]`.
    package var facts: JSONValue
    /// The stretches with a link behind: an array of `[target, start, end]`.
    package var links: JSONValue

    /// Marks from their parts.
    package init(
        document: ID<SourceDocument>, subject: String?, facts: JSONValue, links: JSONValue
    ) {
        self.document = document
        self.subject = subject
        self.facts = facts
        self.links = links
    }

    /// The marks' table.
    package static let table = Table(
        "document_mark", DocumentMarks.init, Column("document_id", \.document),
        Column("subject", \.subject), Column("facts", \.facts), Column("links", \.links))
}

extension Intake {
    /// Keeps a document that was read from its file until somebody has told whom it is about.
    package mutating func keep(
        _ incoming: Incoming, subject: String?, facts: JSONValue, links: JSONValue
    ) throws -> ID<SourceDocument> {
        let document = SourceDocument(
            id: ids.next(at: now), candidate: nil, job: nil, path: incoming.path,
            part: incoming.part, sha256: incoming.sha256, kind: incoming.kind, status: "read",
            text: incoming.text, characters: incoming.text.count,
            warnings: JSONValue(incoming.warnings), isCurrent: false, importedAt: now)
        try connection.execute(document.insert())
        try connection.execute(
            DocumentMarks(document: document.id, subject: subject, facts: facts, links: links)
                .insert())
        return document.id
    }

    /// Says whom a kept document is about, before it is taken in.
    package func own(
        _ document: ID<SourceDocument>, candidate: String? = nil, job: String? = nil
    ) throws {
        try connection.execute(
            """
            UPDATE document SET candidate_id = \(candidate), job_id = \(job)
            WHERE id = \(document) AND candidate_id IS NULL AND job_id IS NULL
            """)
    }
}

/// Documents that were read from a file and belong to nobody yet.
package enum UnownedDocuments {
    /// Forgets a document that turned out to be about nobody, or that the desk has already.
    package static func forget(
        _ id: ID<SourceDocument>, on connection: any Connection
    ) throws {
        let readings = try connection.query(
            """
            SELECT extraction_id FROM extraction_use JOIN document ON document.id = document_id
            WHERE document_id = \(id) AND candidate_id IS NULL AND job_id IS NULL
            """
        ).map { try $0.get(0, as: String.self) }
        try connection.execute(
            """
            DELETE FROM document WHERE id = \(id) AND candidate_id IS NULL AND job_id IS NULL
            """)
        for reading in readings {
            // What a model read in it is the text once more, unless another document has the same.
            try connection.execute(
                """
                DELETE FROM document_extraction WHERE id = \(reading) AND NOT EXISTS
                (SELECT 1 FROM extraction_use WHERE extraction_id = \(reading))
                """)
        }
    }

    /// Those that were read before a moment, the oldest first.
    package static func older(
        than moment: Timestamp, limit: Int, on connection: any Connection
    ) throws -> [ID<SourceDocument>] {
        try connection.query(
            """
            SELECT id FROM document WHERE candidate_id IS NULL AND job_id IS NULL
            AND imported_at < \(moment) ORDER BY imported_at LIMIT \(limit)
            """
        ).map { try $0.get(0) }
    }
}
