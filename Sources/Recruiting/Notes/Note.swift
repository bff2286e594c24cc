package import Prelude
package import Storage

/// What somebody wrote down about a person, or about a person for one job.
package struct Note: Record, Hashable {
    /// The most bytes of one note.
    package static let maximumText = 20_000

    /// The note's id.
    package var id: ID<Note>
    /// The person.
    package var candidate: ID<Candidate>
    /// The match it is about; nil for the person as a whole.
    package var match: ID<Match>?
    /// The text.
    package var text: String
    /// Who wrote it.
    package var who: String
    /// When.
    package var at: Timestamp

    /// The table of notes.
    package static let table = Table(
        "note", Note.init, Column("id", \.id), Column("candidate_id", \.candidate),
        Column("match_id", \.match), Column("text", \.text), Column("who", \.who),
        Column("at", \.at))

    /// The notes about a person, those about the person's matches among them, oldest first.
    package static func all(
        of candidate: ID<Candidate>, on connection: any Connection
    ) throws -> [Note] {
        try connection.fetch(Note.self, "WHERE candidate_id = \(candidate) ORDER BY at, id")
    }

    /// The notes about one match, oldest first.
    package static func all(
        of match: ID<Match>, on connection: any Connection
    ) throws -> [Note] {
        try connection.fetch(Note.self, "WHERE match_id = \(match) ORDER BY at, id")
    }
}

/// Why a note cannot be written.
package enum NoteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such note, person or match.
    case missing(String)
    /// The text is empty or too long.
    case unusable

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .missing(let id): "there is no record \(id)"
        case .unusable: "a note needs a text of at most \(Note.maximumText) bytes"
        }
    }
}

/// Notes as cells: null, or the whole note.
package struct NoteCell: CellKind {
    /// `note`.
    package static let name = "note"
    /// `note`.
    package var name: String { Self.name }

    /// The cells of all notes.
    package init() {}

    /// The note, or null when there is none.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        guard let note = try connection.first(Note.self, "WHERE id = \(address.subject)") else {
            return .null
        }
        return NoteCell.state(note)
    }

    /// Writes the note, or takes it away.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        guard let candidate = state["candidate"]?.string, let at = state["at"]?.int else {
            try connection.execute("DELETE FROM note WHERE id = \(address.subject)")
            return
        }
        let note = Note(
            id: ID(address.subject), candidate: ID(candidate),
            match: state["match"]?.string.map { ID($0) }, text: state["text"]?.string ?? "",
            who: state["by"]?.string ?? "", at: Timestamp(microseconds: Int64(at)))
        try connection.execute(note.upsert(onConflict: "id"))
        try connection.execute(
            "UPDATE candidate SET updated_at = \(now) WHERE id = \(candidate)")
    }

    /// The person the note is about.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) {
        (
            try connection.value("SELECT candidate_id FROM note WHERE id = \(address.subject)"),
            nil
        )
    }

    /// The text.
    package func shown(_ state: JSONValue) -> JSONValue { state["text"] ?? .null }

    static func state(_ note: Note) -> JSONValue {
        [
            "candidate": .string(note.candidate.text), "match": JSONValue(note.match?.text),
            "text": .string(note.text), "by": .string(note.who),
            "at": .integer(note.at.microseconds),
        ]
    }
}

/// Writes notes and takes them away.
package enum Notes {
    /// Writes a note about a person, or about the person of a match.
    ///
    /// - Throws: `NoteError`.
    package static func add(
        _ text: String, to candidate: ID<Candidate>, match: ID<Match>? = nil,
        ledger: inout Ledger, on connection: any Connection
    ) throws -> ID<Note> {
        guard MatchDecision.isSaid(text), text.utf8.count <= Note.maximumText else {
            throw NoteError.unusable
        }
        let isThere = try connection.query(
            "SELECT 1 FROM candidate WHERE id = \(candidate) AND is_listed = 1")
        guard !isThere.isEmpty else { throw NoteError.missing(candidate.text) }
        if let match {
            let isOwn = try connection.query(
                "SELECT 1 FROM match WHERE id = \(match) AND candidate_id = \(candidate)")
            guard !isOwn.isEmpty else { throw NoteError.missing(match.text) }
        }
        let note = Note(
            id: ID(ledger.newID()), candidate: candidate, match: match, text: text,
            who: ledger.who, at: ledger.now)
        try ledger.decide(
            "note",
            [.init(CellAddress(kind: NoteCell.name, subject: note.id.text), NoteCell.state(note))])
        return note.id
    }

    /// Writes a note about a match.
    ///
    /// - Throws: `NoteError`.
    package static func add(
        _ text: String, toMatch match: ID<Match>, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> ID<Note> {
        let candidate = try connection.value(
            "SELECT candidate_id FROM match WHERE id = \(match)", as: ID<Candidate>.self)
        guard let candidate else { throw NoteError.missing(match.text) }
        return try add(text, to: candidate, match: match, ledger: &ledger, on: connection)
    }

    /// Takes a note away; undo brings it back.
    ///
    /// - Throws: `NoteError.missing`.
    package static func remove(
        _ note: ID<Note>, ledger: inout Ledger, on connection: any Connection
    ) throws {
        let group = try ledger.decide(
            "unnote", [.init(CellAddress(kind: NoteCell.name, subject: note.text), .null)])
        guard group != nil else { throw NoteError.missing(note.text) }
    }
}
