package import Prelude
package import Storage

/// A file, or one row of a file, that a candidate or a job was read from.
package struct SourceDocument: Record, Hashable {
    /// The document's id.
    package var id: ID<SourceDocument>
    /// The candidate it is about.
    package var candidate: String?
    /// The job it is about.
    package var job: String?
    /// Where the file lay when it was imported.
    package var path: String
    /// The row inside a file of many records, from 1; nil for a file that is one record.
    package var part: Int?
    /// The content's SHA-256 in hexadecimal.
    package var sha256: String
    /// The format, for example `pdf`.
    package var kind: String
    /// `read`, or the code of what was wrong with it.
    package var status: String
    /// The text, to which all evidence points.
    package var text: String
    /// The length of the text in characters.
    package var characters: Int
    /// What the readers warn of, as a JSON array of texts.
    package var warnings: JSONValue
    /// Whether it is the newest version of what it is.
    package var isCurrent: Bool
    /// When it was imported.
    package var importedAt: Timestamp

    /// The table of documents.
    package static let table = Table(
        "document", SourceDocument.init, Column("id", \.id), Column("candidate_id", \.candidate),
        Column("job_id", \.job), Column("path", \.path), Column("part", \.part),
        Column("sha256", \.sha256), Column("kind", \.kind), Column("status", \.status),
        Column("text", \.text), Column("characters", \.characters),
        Column("warnings", \.warnings), Column("is_current", \.isCurrent),
        Column("imported_at", \.importedAt))
}
