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
}

/// Documents that were read from a file and belong to nobody yet.
package enum UnownedDocuments {
    /// Forgets a document that turned out to be about nobody, or that the desk has already.
    package static func forget(
        _ id: ID<SourceDocument>, on connection: any Connection
    ) throws {
        try connection.execute(
            """
            DELETE FROM document WHERE id = \(id) AND candidate_id IS NULL AND job_id IS NULL
            """)
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
