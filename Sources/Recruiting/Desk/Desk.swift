package import Prelude
package import Storage
internal import Synchronization

/// The desk as screens use it: questions and decisions as asynchronous calls, each one transaction,
/// so that whoever draws never waits for SQL and knows none.
package struct Desk: Sendable {
    /// Who decides, as the ledger records it.
    package let who: String

    let database: any Database
    let clock: @Sendable () -> Timestamp
    let ids: @Sendable () -> IDSource
    let rules: SkillRules
    let alsoForget: Erasure.Forget

    /// A desk in a database. `clock` tells the moment of a decision, `ids` makes a source of ids
    /// that no other decision shares, `rules` is what the lexicon knows about names of skills,
    /// `alsoForget` what else is to be forgotten with a person.
    package init(
        _ database: any Database, who: String, clock: @escaping @Sendable () -> Timestamp,
        ids: @escaping @Sendable () -> IDSource,
        rules: SkillRules = SkillRules(), alsoForget: @escaping Erasure.Forget = { _, _ in }
    ) {
        self.database = database
        self.who = who
        self.clock = clock
        self.ids = ids
        self.rules = rules
        self.alsoForget = alsoForget
    }
}

/// Whether somebody still waits for an answer.
private final class Wanted: Sendable {
    let isWanted = Atomic(true)
}

extension Candidate: Identifiable {}
extension Job: Identifiable {}

/// A part of a list: which rows, of what.
package struct ListRequest: Sendable, Hashable {
    /// The search; empty for everything.
    package var query: String
    /// The positions asked for.
    package var rows: Range<Int>
    /// The number of the record whose position is wanted too, or nil.
    package var keeping: Int?

    /// A request from its parts.
    package init(query: String = "", rows: Range<Int>, keeping: Int? = nil) {
        self.query = query
        self.rows = rows
        self.keeping = keeping
    }
}

/// The answer to a request: rows from a position on.
package struct ListPage<Row: Sendable>: Sendable {
    /// The rows.
    package var rows: [Row]
    /// The position of the first, from 0.
    package var start: Int
    /// The position of the record that was to be kept; nil when it is not in the list.
    package var place: Int?

    /// A page from its parts.
    package init(rows: [Row], start: Int, place: Int? = nil) {
        self.rows = rows
        self.start = start
        self.place = place
    }
}

extension Desk {
    /// The people at some positions of a list by name.
    ///
    /// - Throws: `SearchQuery.Problem`, `DatabaseError`.
    package func people(_ request: ListRequest) async throws -> ListPage<Candidate> {
        let clause = try searchClause(request.query)
        let list = CandidateList(clause)
        let condition = clause.condition
        return try await asking { connection in
            let place = try request.keeping.flatMap {
                try Desk.place(of: $0, where: condition, on: connection)
            }
            let start = request.start(around: place)
            let rows = try list.rows(offset: start, limit: request.rows.count, on: connection)
            return ListPage(rows: rows, start: start, place: place)
        }
    }

    /// How many people a search finds.
    ///
    /// - Throws: `SearchQuery.Problem`, `DatabaseError`.
    package func peopleCount(_ query: String) async throws -> Int {
        let list = CandidateList(try searchClause(query))
        return try await asking { try list.count(on: $0) }
    }

    /// Reads, unless the question is no longer wanted when its turn comes: of a search that is typed
    /// only the last matters.
    ///
    /// - Throws: `CancellationError`, or what the body throws.
    private func asking<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        let wanted = Wanted()
        return try await withTaskCancellationHandler {
            try await database.reading { connection in
                guard wanted.isWanted.load(ordering: .relaxed) else { throw CancellationError() }
                return try body(connection)
            }
        } onCancel: {
            wanted.isWanted.store(false, ordering: .relaxed)
        }
    }

    private func searchClause(_ query: String) throws -> SearchClause {
        try SearchClause(try SearchQuery(query), canonical: rules.canonical, now: clock())
    }

    /// The position of a person in the list by name, counted by the database along its index; nil
    /// when the person is not in it.
    private static func place(
        of seq: Int, where condition: SQL, on connection: any Connection
    ) throws -> Int? {
        let isThere = try connection.query(
            "SELECT 1 FROM candidate WHERE candidate.seq = \(seq) AND \(condition)")
        guard !isThere.isEmpty else { return nil }
        return try connection.value(
            """
            SELECT count(*) FROM candidate WHERE (candidate.sort_name, candidate.seq) <
            (SELECT kept.sort_name, kept.seq FROM candidate AS kept WHERE kept.seq = \(seq))
            AND \(condition)
            """)
    }

    /// The jobs at some positions of a list by title; the query is words of the title.
    package func jobs(_ request: ListRequest) async throws -> ListPage<Job> {
        try await database.reading { connection in
            let place = try request.keeping.flatMap {
                try JobList.position(of: $0, matching: request.query, on: connection)
            }
            let start = request.start(around: place)
            let rows = try JobList.rows(
                offset: start, limit: request.rows.count, matching: request.query, on: connection)
            return ListPage(rows: rows, start: start, place: place)
        }
    }

    /// How many jobs have some words in their title.
    package func jobCount(_ words: String) async throws -> Int {
        try await database.reading { try JobList.count(matching: words, on: $0) }
    }

    /// Everything about a person, or nil when there is no such person.
    package func person(_ id: ID<Candidate>) async throws -> CandidateDossier? {
        try await database.reading { try CandidateDossier(id, on: $0) }
    }

    /// Everything about a job, or nil when there is no such job.
    package func job(_ id: ID<Job>) async throws -> JobDossier? {
        try await database.reading { try JobDossier(id, on: $0) }
    }
}

extension ListRequest {
    /// The first position to read: as asked, unless the record to keep would not be among them.
    fileprivate func start(around place: Int?) -> Int {
        guard let place, !rows.contains(place) else { return max(0, rows.lowerBound) }
        return max(0, place - rows.count / 2)
    }
}

extension JobList {
    /// The position of a job in the list, or nil when it is not in it.
    fileprivate static func position(
        of seq: Int, matching words: String, on connection: any Connection
    ) throws -> Int? {
        let window = CandidateList.maximumWindow
        for offset in stride(from: 0, to: maximumSearched, by: window) {
            let rows = try rows(offset: offset, limit: window, matching: words, on: connection)
            if let index = rows.firstIndex(where: { $0.seq == seq }) { return offset + index }
            if rows.count < window { return nil }
        }
        return nil
    }

    /// Jobs looked through for the position of one; a desk has far fewer jobs than people.
    private static let maximumSearched = 20_000
}
