package import Prelude
package import Storage

/// Takes read documents into the desk, each inside the caller's transaction: all of it or nothing.
package struct Intake {
    /// A document as the readers hand it over.
    package struct Incoming: Sendable {
        /// Where the file lies.
        package var path: String
        /// The row inside a file of many records, from 1.
        package var part: Int?
        /// The content's SHA-256 in hexadecimal.
        package var sha256: String
        /// The format.
        package var kind: String
        /// The text.
        package var text: String
        /// What the readers of the format warn of.
        package var warnings: [String]
        /// The document as it is kept already; nil for one that comes from outside.
        package var kept: ID<SourceDocument>?

        /// A document from its parts.
        package init(
            path: String, part: Int?, sha256: String, kind: String, text: String,
            warnings: [String], kept: ID<SourceDocument>? = nil
        ) {
            self.path = path
            self.part = part
            self.sha256 = sha256
            self.kind = kind
            self.text = text
            self.warnings = warnings
            self.kept = kept
        }
    }

    /// What became of a document.
    package enum Outcome: Sendable, Hashable {
        /// It brought a new person or job.
        case imported(id: String, name: String)
        /// It changed a person or job that was there.
        case updated(id: String, name: String)
        /// The same content was there.
        case unchanged(id: String, name: String)

        /// The person's or the job's id.
        package var id: String {
            switch self {
            case .imported(let id, _), .updated(let id, _), .unchanged(let id, _): id
            }
        }

        /// The person's name or the job's title.
        package var name: String {
            switch self {
            case .imported(_, let name), .updated(_, let name), .unchanged(_, let name): name
            }
        }
    }

    let connection: any Connection
    let now: Timestamp
    let source: String
    /// The source of ids, to be carried on with after the transaction.
    package internal(set) var ids: IDSource
    var bags: Bags

    /// An intake that writes through a connection; `source` names who read the documents,
    /// `rules` is what the lexicon knows about names of skills.
    package init(
        on connection: any Connection, source: String, rules: SkillRules = SkillRules(),
        now: Timestamp, ids: IDSource
    ) {
        self.connection = connection
        self.now = now
        self.source = source
        self.ids = ids
        bags = Bags(on: connection, rules: rules, now: now)
    }

    /// The person or job that this very content was read into before, or nil.
    package func known(_ incoming: Incoming) throws -> Outcome? {
        let document = try connection.first(
            SourceDocument.self,
            "WHERE sha256 = \(incoming.sha256) AND is_current = 1 ORDER BY id LIMIT 1")
        // What is read again is to be read again.
        guard document?.id != incoming.kept else { return nil }
        if let candidate = document?.candidate {
            let name: String? = try connection.value(
                "SELECT name FROM candidate WHERE id = \(candidate)")
            return .unchanged(id: candidate, name: name ?? "")
        }
        if let job = document?.job {
            let title: String? = try connection.value("SELECT title FROM job WHERE id = \(job)")
            return .unchanged(id: job, name: title ?? "")
        }
        return nil
    }

    private static func once(_ warnings: [String]) -> JSONValue {
        var seen: Set<String> = []
        return JSONValue(warnings.filter { seen.insert($0).inserted })
    }

    /// Whom a document is about that is read again, by the column that says so; nil for any other.
    func owner(of incoming: Incoming, _ column: SQL) throws -> String? {
        guard let kept = incoming.kept else { return nil }
        let owner = try connection.value(
            "SELECT \(column) FROM document WHERE id = \(kept)", as: String?.self)
        return owner ?? nil
    }

    /// Stores a document; earlier versions from the same place are no longer current. Returns its
    /// id and the ids of the versions it replaces.
    mutating func store(
        _ incoming: Incoming, candidate: String?, job: String?, warnings: [String]
    ) throws -> (id: String, replaced: [String]) {
        let part: SQL = incoming.part.map { "part = \($0)" } ?? "part IS NULL"
        let owner: SQL =
            candidate.map { "candidate_id = \($0)" } ?? "job_id = \(job ?? "")"
        let replaced = try connection.query(
            """
            SELECT id FROM document WHERE path = \(incoming.path) AND \(part) AND \(owner)
            AND is_current = 1
            """
        ).map { try $0.get(0, as: String.self) }
        for id in replaced {
            try connection.execute("UPDATE document SET is_current = 0 WHERE id = \(id)")
        }
        if let kept = incoming.kept {
            try connection.execute(
                """
                UPDATE document SET candidate_id = \(candidate), job_id = \(job), is_current = 1,
                warnings = \(Self.once(incoming.warnings + warnings)) WHERE id = \(kept)
                """)
            return (kept.text, replaced)
        }
        let document = SourceDocument(
            id: ids.next(at: now), candidate: candidate, job: job, path: incoming.path,
            part: incoming.part, sha256: incoming.sha256, kind: incoming.kind, status: "read",
            text: incoming.text, characters: incoming.text.count,
            warnings: JSONValue(incoming.warnings + warnings), isCurrent: true, importedAt: now)
        try connection.execute(document.insert())
        return (document.id.text, replaced)
    }
}
