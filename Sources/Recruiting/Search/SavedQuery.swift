package import Prelude
package import Storage

/// A search under a name, to be run again.
package struct SavedQuery: Record, Hashable {
    /// The most saved searches that are listed.
    package static let maximumListed = 200

    /// The name.
    package var name: String
    /// The words of the search.
    package var query: String
    /// Who saved it.
    package var who: String
    /// When.
    package var at: Timestamp

    /// The table of saved searches.
    package static let table = Table(
        "saved_query", SavedQuery.init, Column("name", \.name), Column("query", \.query),
        Column("who", \.who), Column("at", \.at))

    /// Every saved search, by name.
    package static func all(on connection: any Connection) throws -> [SavedQuery] {
        try connection.fetch(SavedQuery.self, "ORDER BY name LIMIT \(maximumListed)")
    }

    /// The search with a name, or nil.
    package static func named(
        _ name: String, on connection: any Connection
    ) throws -> SavedQuery? {
        try connection.first(SavedQuery.self, "WHERE name = \(name)")
    }

    /// Saves a search under a name, over the one that had it; returns the group to undo.
    ///
    /// - Throws: `SearchQuery.Problem` for a search that cannot be read, `SavedQueryError`.
    @discardableResult
    package static func save(
        _ query: String, as name: String, ledger: inout Ledger
    ) throws -> String? {
        _ = try SearchClause(try SearchQuery(query))
        guard isName(name) else { throw SavedQueryError.badName }
        return try ledger.decide("save", [.init(address(name), state(query, ledger))])
    }

    /// Forgets a saved search.
    ///
    /// - Throws: `SavedQueryError.missing`.
    package static func remove(_ name: String, ledger: inout Ledger) throws {
        guard try ledger.decide("forget", [.init(address(name), .null)]) != nil else {
            throw SavedQueryError.missing(name)
        }
    }

    /// The saved searches that have a word of a person's name in them: what a recruiter may want to
    /// forget together with the person.
    package static func naming(
        _ person: ID<Candidate>, on connection: any Connection
    ) throws -> [String] {
        let name = try connection.value(
            "SELECT name FROM candidate WHERE id = \(person)", as: String.self)
        let words = SearchText.words(name ?? "").split(separator: " ").filter { $0.count >= 3 }
        return try all(on: connection).filter { saved in
            let text = " " + SearchText.words(saved.name + " " + saved.query) + " "
            return words.contains { text.contains(" \($0) ") }
        }.map(\.name)
    }

    /// Whether a search can be saved under a name.
    package static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 80
            && !name.contains { $0.isWhitespace || $0 == "\"" }
    }

    private static func address(_ name: String) -> CellAddress {
        CellAddress(kind: SavedQueryCell.name, subject: name)
    }

    private static func state(_ query: String, _ ledger: Ledger) -> JSONValue {
        [
            "query": .string(query), "by": .string(ledger.who),
            "at": .integer(ledger.now.microseconds),
        ]
    }
}

/// Why a search cannot be saved or forgotten.
package enum SavedQueryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name has blanks, or none.
    case badName
    /// There is no saved search of that name.
    case missing(String)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .badName: "a saved search needs a name of one word, such as berlin-kotlin"
        case .missing(let name): "there is no saved search \(name)"
        }
    }
}

/// Saved searches as cells: null, or `{query, by, at}`.
package struct SavedQueryCell: CellKind {
    /// `saved_query`.
    package static let name = "saved_query"
    /// `saved_query`.
    package var name: String { Self.name }

    /// The cells of all saved searches.
    package init() {}

    /// The search, or null when there is none of that name.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        guard let saved = try SavedQuery.named(address.subject, on: connection) else {
            return .null
        }
        return [
            "query": .string(saved.query), "by": .string(saved.who),
            "at": .integer(saved.at.microseconds),
        ]
    }

    /// Saves the search, or forgets it.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        guard let query = state["query"]?.string else {
            try connection.execute("DELETE FROM saved_query WHERE name = \(address.subject)")
            return
        }
        let at = state["at"]?.int.map { Timestamp(microseconds: Int64($0)) }
        try connection.execute(
            SavedQuery(
                name: address.subject, query: query, who: state["by"]?.string ?? "",
                at: at ?? now
            ).upsert(onConflict: "name"))
    }

    /// Nobody's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// The words of the search.
    package func shown(_ state: JSONValue) -> JSONValue { state["query"] ?? .null }
}
