import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Notes", .onEveryDatabase) struct NoteTests {
    private let desk: DeskFixture
    private let person: ID<Candidate>
    private let match: Match

    init() throws {
        desk = try DeskFixture()
        person = try desk.candidate("Ada Lind")
        let job = try desk.job("Kotlin Developer")
        try desk.propose([(person, 0.75)], for: job)
        match = try desk.match(person, job)
    }

    private func texts() throws -> [String] {
        let person = person
        return try desk.database.read { try Note.all(of: person, on: $0).map(\.text) }
    }

    @Test("A note is written and taken away, and either is taken back") func notes() throws {
        let (person, match) = (person, match)
        try desk.takeBack { ledger, connection in
            _ = try Notes.add("called", to: person, ledger: &ledger, on: connection)
        }
        try desk.takeBack { ledger, connection in
            _ = try Notes.add("likes it", toMatch: match.id, ledger: &ledger, on: connection)
        }
        #expect(try texts().sorted() == ["called", "likes it"])
        let note = try #require(
            try desk.database.read { try Note.all(of: match.id, on: $0) }.first)
        #expect(note.text == "likes it" && note.who == "ada" && note.candidate == person)
        try desk.takeBack { ledger, connection in
            try Notes.remove(note.id, ledger: &ledger, on: connection)
        }
        #expect(try texts() == ["called"])
    }

    @Test("A note needs words, a person who is there and that person's own match") func refused()
        throws
    {
        let (person, match) = (person, match)
        for text in ["", " \n", String(repeating: "x", count: Note.maximumText + 1)] {
            #expect(throws: NoteError.unusable) {
                try desk.decide { ledger, connection in
                    _ = try Notes.add(text, to: person, ledger: &ledger, on: connection)
                }
            }
        }
        let other = try desk.candidate("Bea Stone")
        #expect(throws: NoteError.missing(match.id.text)) {
            try desk.decide { ledger, connection in
                _ = try Notes.add(
                    "hers?", to: other, match: match.id, ledger: &ledger, on: connection)
            }
        }
        #expect(throws: NoteError.missing("x")) {
            try desk.decide { ledger, connection in
                _ = try Notes.add("a", to: ID("x"), ledger: &ledger, on: connection)
            }
        }
        #expect(throws: NoteError.missing("x")) {
            try desk.decide { ledger, connection in
                _ = try Notes.add("a", toMatch: ID("x"), ledger: &ledger, on: connection)
            }
        }
        #expect(throws: NoteError.missing("x")) {
            try desk.decide { ledger, connection in
                try Notes.remove(ID("x"), ledger: &ledger, on: connection)
            }
        }
        #expect(try texts() == [])
    }

    @Test("The timeline of a person holds documents, proposals, moves and notes over all jobs")
    func timeline() throws {
        let (person, match) = (person, match)
        try desk.move(match, to: .shortlisted)
        try desk.move(match, to: .introduction)
        try desk.undo()
        try desk.decide { ledger, connection in
            _ = try Notes.add("likes it", toMatch: match.id, ledger: &ledger, on: connection)
        }
        let timeline = try desk.database.read { try Timeline(of: person, on: $0) }
        #expect(timeline.events.map(\.kind) == [.document, .proposal, .move, .note])
        #expect(timeline.events.map(\.text)[2] == "Proposed → Shortlisted")
        #expect(timeline.events[3].job == "Kotlin Developer")
        #expect(timeline.places.map(\.match.stage) == [.shortlisted])
    }
}
