import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands that write notes about people and matches.
let noteCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "note"],
        arguments: [.init(name: "ID"), .init(name: "TEXT", isOptional: true)],
        options: [removeOption],
        summary: "Write a note about a person; without a text, list the notes.",
        run: noteCandidate),
    CommandSpec(
        words: ["match", "note"],
        arguments: [.init(name: "ID"), .init(name: "TEXT", isOptional: true)],
        options: [removeOption],
        summary: "Write a note about a match; without a text, list the notes.", run: noteMatch),
]

private let removeOption = CommandSpec.Option(
    name: "remove", value: "NOTE_ID", summary: "Take a note away; undo brings it back.")

/// What is asked of notes.
private enum NoteRequest {
    case list
    case add(String)
    case remove(ID<Note>)

    init(_ invocation: Invocation) throws {
        let text = invocation.arguments.dropFirst().first
        switch (text, invocation["remove"]) {
        case (nil, nil): self = .list
        case (let text?, nil): self = .add(text)
        case (nil, let note?): self = .remove(ID(note))
        default: throw Failure.usage("expected a TEXT or --remove NOTE_ID, found both")
        }
    }
}

@Sendable private func noteCandidate(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    switch try NoteRequest(invocation) {
    case .list:
        let notes = try invocation.session.desk().read { connection in
            try Note.all(of: try PersonLookup.current(id, on: connection), on: connection)
        }
        return listed(notes)
    case .add(let text):
        let note = try invocation.session.decide { ledger, connection in
            let person = try PersonLookup.decidable(id, on: connection)
            let note = try Notes.add(text, to: person, ledger: &ledger, on: connection)
            return try connection.first(Note.self, "WHERE id = \(note)")
        }
        return written(note)
    case .remove(let note):
        return try remove(note, invocation.session) { connection in
            let person = try PersonLookup.decidable(id, on: connection)
            return try Note.all(of: person, on: connection)
        }
    }
}

@Sendable private func noteMatch(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    @Sendable func match(on connection: any Connection) throws -> ID<Match> {
        guard let match = try connection.first(Match.self, "WHERE id = \(id)") else {
            throw Failure.noSuchMatch(id)
        }
        return match.id
    }
    switch try NoteRequest(invocation) {
    case .list:
        let notes = try invocation.session.desk().read {
            try Note.all(of: try match(on: $0), on: $0)
        }
        return listed(notes)
    case .add(let text):
        let note = try invocation.session.decide { ledger, connection in
            let match = try match(on: connection)
            let note = try Notes.add(text, toMatch: match, ledger: &ledger, on: connection)
            return try connection.first(Note.self, "WHERE id = \(note)")
        }
        return written(note)
    case .remove(let note):
        return try remove(note, invocation.session) {
            try Note.all(of: try match(on: $0), on: $0)
        }
    }
}

private func listed(_ notes: [Note]) -> Answer {
    Answer(
        ["items": .array(notes.map(\.json)), "total": JSONValue(notes.count), "next": nil],
        notes.isEmpty ? ["No notes yet"] : notes.flatMap(\.lines))
}

private func written(_ note: Note?) -> Answer {
    Answer(["note": note?.json ?? .null, "changed": true], ["Noted (\(note?.id.text ?? ""))"])
}

/// Takes one of some notes away; a note of somebody else is not to be found here.
private func remove(
    _ note: ID<Note>, _ session: Session,
    among notes: @Sendable (any Connection) throws -> [Note]
) throws -> Answer {
    try session.decide { ledger, connection in
        guard try notes(connection).contains(where: { $0.id == note }) else {
            throw Failure(
                .missing, "missing", "there is no note \(note) here",
                hint: "The same command without --remove lists the notes")
        }
        try Notes.remove(note, ledger: &ledger, on: connection)
    }
    return Answer(
        ["removed": .string(note.text), "changed": true], ["The note is gone; undo brings it back"])
}
