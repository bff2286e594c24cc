package import Storage

/// The people of a desk as a list: filtered by a search, ordered, and read by windows, so that
/// nothing is proportional to the number of people but counting them.
package struct CandidateList: Sendable {
    /// How a list is ordered.
    package enum Order: String, Sendable, CaseIterable {
        /// By name, folded.
        case name
        /// The most recently changed first.
        case updated
        /// The most experienced first.
        case years
    }

    /// The most rows one window holds.
    package static let maximumWindow = 500

    private let condition: SQL
    private let order: SQL

    /// The list for a search.
    package init(_ clause: SearchClause, order: Order = .name) {
        condition = clause.condition
        self.order =
            switch order {
            case .name: "candidate.sort_name, candidate.seq"
            case .updated: "candidate.updated_at DESC, candidate.seq DESC"
            case .years: "candidate.years DESC NULLS LAST, candidate.seq"
            }
    }

    /// How many people it holds.
    package func count(on connection: any Connection) throws -> Int {
        try connection.value("SELECT count(*) FROM candidate WHERE \(condition)") ?? 0
    }

    /// The people at some positions of the list.
    package func rows(
        offset: Int, limit: Int, on connection: any Connection
    ) throws -> [Candidate] {
        try connection.fetch(
            Candidate.self,
            """
            WHERE \(condition) ORDER BY \(order)
            LIMIT \(min(limit, Self.maximumWindow)) OFFSET \(max(0, offset))
            """)
    }

    /// The position of a person in the list, or nil when the person is not in it.
    package func position(of seq: Int, on connection: any Connection) throws -> Int? {
        var position = 0
        var found: Int?
        try connection.forEach(
            "SELECT candidate.seq FROM candidate WHERE \(condition) ORDER BY \(order)"
        ) { row in
            if try row.get(0, as: Int.self) == seq { found = position }
            position += 1
            return found == nil
        }
        return found
    }
}
