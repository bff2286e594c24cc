package import Prelude
package import Storage

/// What happened to a person over all jobs, oldest first: documents, proposals, moves, notes.
package struct Timeline: Sendable, Hashable {
    /// The most events that are shown.
    package static let maximumEvents = 1_000

    /// One event.
    package struct Event: Sendable, Hashable {
        /// What kind of event it is.
        package enum Kind: String, Sendable, Hashable {
            case document
            case proposal
            case move
            case note
            case merge
        }

        /// When.
        package var at: Timestamp
        /// What kind of event it is.
        package var kind: Kind
        /// The job it is about; nil for the person as a whole.
        package var job: String?
        /// What happened, as a phrase.
        package var text: String
        /// Who did it; nil for the machine.
        package var who: String?
    }

    /// The events.
    package var events: [Event]
    /// Where the person is now in each job, the furthest first.
    package var places: [MatchStore.Line]

    /// Reads the timeline of a person.
    package init(of person: ID<Candidate>, on connection: any Connection) throws {
        places = try MatchStore.lines(ofCandidate: person, on: connection)
        var events: [Event] = []
        for document in try connection.fetch(
            SourceDocument.self, "WHERE candidate_id = \(person)")
        {
            let file = document.path.split(separator: "/").last.map(String.init) ?? document.path
            events.append(
                Event(
                    at: document.importedAt, kind: .document, job: nil, text: "read \(file)",
                    who: nil))
        }
        for line in places {
            events += try Self.events(of: line, on: connection)
        }
        let titles = Dictionary(
            places.map { ($0.match.id, $0.jobTitle) }, uniquingKeysWith: { first, _ in first })
        for note in try Note.all(of: person, on: connection) {
            events.append(
                Event(
                    at: note.at, kind: .note, job: note.match.flatMap { titles[$0] },
                    text: note.text, who: note.who))
        }
        for merged in try MergedPeople.all(into: person, on: connection).dropFirst() {
            let entry = try connection.first(
                LedgerEntry.self,
                """
                WHERE kind = \(MergeCell.name) AND subject = \(merged) ORDER BY seq DESC LIMIT 1
                """)
            guard let entry else { continue }
            events.append(
                Event(
                    at: entry.at, kind: .merge, job: nil,
                    text: "another record was merged into this",
                    who: entry.who))
        }
        self.events = Array(
            events.sorted { $0.at < $1.at }.suffix(Self.maximumEvents))
    }

    private static func events(
        of line: MatchStore.Line, on connection: any Connection
    ) throws -> [Event] {
        let moves = try Outcome.moves(of: line.match.id, on: connection).filter { !$0.isUndone }
        let score = Int(((moves.first?.score ?? line.match.score) * 100).rounded())
        let proposal = Event(
            at: line.match.matchedAt, kind: .proposal, job: line.jobTitle,
            text: "proposed with \(score) %", who: nil)
        return [proposal]
            + moves.map { move in
                Event(
                    at: move.at, kind: .move, job: line.jobTitle,
                    text: "\(move.from.shortName) → \(move.to.shortName)"
                        + (move.isOverride ? " (against the funnel)" : ""), who: move.who)
            }
    }
}
