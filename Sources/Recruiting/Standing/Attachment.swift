package import Prelude
package import Storage

/// A file that was attached to a person, such as what shows a fraud.
package struct Attachment: Record, Hashable {
    /// The most bytes one attachment holds.
    package static let maximumBytes = 10_000_000

    /// The attachment's id.
    package var id: ID<Attachment>
    /// The person.
    package var candidate: ID<Candidate>
    /// The file's name without its folder.
    package var name: String
    /// The content's SHA-256 in hexadecimal.
    package var sha256: String
    /// The content.
    package var bytes: Bytes
    /// Who attached it.
    package var who: String
    /// When.
    package var at: Timestamp

    /// The table of attachments.
    package static let table = Table(
        "attachment", Attachment.init, Column("id", \.id), Column("candidate_id", \.candidate),
        Column("name", \.name), Column("sha256", \.sha256), Column("bytes", \.bytes),
        Column("who", \.who), Column("at", \.at))

    /// The files attached to a person, oldest first.
    package static func all(
        of person: ID<Candidate>, on connection: any Connection
    ) throws -> [Attachment] {
        try connection.fetch(Attachment.self, "WHERE candidate_id = \(person) ORDER BY id")
    }

    /// An attachment from its parts.
    package init(
        id: ID<Attachment>, candidate: ID<Candidate>, name: String, sha256: String, bytes: Bytes,
        who: String, at: Timestamp
    ) {
        self.id = id
        self.candidate = candidate
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.who = who
        self.at = at
    }
}
