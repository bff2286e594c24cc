package import Prelude
package import Storage

/// Reads the ledger: which decisions stand, and what happened to a record.
package struct History {
    /// The most entries one page of a history shows.
    package static let maximumPage = 500
    /// How many of the newest groups undo and redo look at; older decisions are history for good.
    private static let maximumDepth = 10_000

    private let connection: any Connection
    private let kinds: CellKinds

    /// A reader of the ledger behind a connection.
    package init(on connection: any Connection, kinds: CellKinds = .standard) {
        self.connection = connection
        self.kinds = kinds
    }

    /// One group of entries as far as undo and redo need it.
    private struct Step {
        var group: String
        var action: String
        var reverts: String?
    }

    /// The newest group of decisions that was not taken back, or nil.
    func newestStanding() throws -> String? {
        try stacks().standing.last
    }

    /// The newest group that was taken back since the last fresh decision, or nil.
    func newestUndone() throws -> String? {
        try stacks().undone.last
    }

    /// Replays the ledger as two stacks, the way an editor keeps them.
    private func stacks() throws -> (standing: [String], undone: [String]) {
        let rows = try connection.query(
            """
            SELECT group_id, action, reverts FROM (
                SELECT group_id, action, reverts, min(seq) AS first FROM ledger
                GROUP BY group_id, action, reverts ORDER BY first DESC LIMIT \(Self.maximumDepth)
            ) AS newest ORDER BY first
            """)
        var standing: [String] = []
        var undone: [String] = []
        for row in rows {
            let step = Step(
                group: try row.get(0), action: try row.get(1), reverts: try row.get(2))
            switch (step.action, step.reverts) {
            case ("undo", let group?):
                standing.removeAll { $0 == group }
                undone.append(group)
            case ("redo", let group?):
                undone.removeAll { $0 == group }
                standing.append(group)
            default:
                standing.append(step.group)
                undone.removeAll()
            }
        }
        return (standing, undone)
    }

    /// One line of a history, with the values as a person sees them.
    package struct Item: Sendable, Hashable {
        /// The entry.
        package var entry: LedgerEntry
        /// What stood there before; null when it was unknown or has been erased.
        package var before: JSONValue
        /// What stood there after.
        package var after: JSONValue
        /// Whether the decision has been taken back.
        package var isUndone: Bool
    }

    /// What happened to a record, oldest first.
    package func items(kind: [String], subjects: [String]) throws -> [Item] {
        guard !subjects.isEmpty else { return [] }
        let undone = Set(try undoneGroups())
        let entries = try connection.fetch(
            LedgerEntry.self,
            """
            WHERE kind IN (\(list: kind.map(\.sqlValue)))
            AND subject IN (\(list: subjects.map(\.sqlValue))) ORDER BY seq LIMIT \(Self.maximumPage)
            """)
        return try entries.map { entry in
            Item(
                entry: entry, before: try shown(entry.before, entry.kind),
                after: try shown(entry.after, entry.kind),
                isUndone: undone.contains(entry.group))
        }
    }

    /// The groups that were taken back and not brought back again.
    private func undoneGroups() throws -> [String] {
        let rows = try connection.query(
            """
            SELECT reverts FROM ledger AS newest WHERE action = 'undo' AND NOT EXISTS (
                SELECT 1 FROM ledger AS later WHERE later.reverts = newest.reverts
                AND later.action = 'redo' AND later.seq > newest.seq)
            """)
        return try rows.map { try $0.get(0) }
    }

    private func shown(_ id: String?, _ kind: String) throws -> JSONValue {
        guard let id, let value = try connection.first(LedgerValue.self, "WHERE id = \(id)") else {
            return .null
        }
        return try kinds.named(kind).shown(value.value)
    }
}
