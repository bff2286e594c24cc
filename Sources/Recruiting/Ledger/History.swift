package import Prelude
package import Storage

/// Reads the ledger: which decisions stand, and what happened to a record.
package struct History {
    /// The most entries one page of a history shows: the newest.
    package static let maximumPage = 500
    /// The most entries that are read for an export; nobody decides so often about one person.
    package static let maximumExport = 1_000_000

    private let connection: any Connection
    private let kinds: CellKinds

    /// A reader of the ledger behind a connection.
    package init(on connection: any Connection, kinds: CellKinds = .standard) {
        self.connection = connection
        self.kinds = kinds
    }

    /// The newest group of decisions that was not taken back, or nil.
    func newestStanding() throws -> String? {
        try connection.value(
            """
            SELECT id FROM ledger_group WHERE state = \(LedgerGroup.State.standing)
            AND is_erased = 0 AND NOT EXISTS (SELECT 1 FROM ledger WHERE group_id = ledger_group.id
                AND who = \(TeamEdits.who))
            ORDER BY seq DESC LIMIT 1
            """)
    }

    /// The group that was taken back last since the last fresh decision, or nil. Groups are taken
    /// back from the newest on, so of those taken back it is the oldest.
    func newestUndone() throws -> String? {
        try connection.value(
            """
            SELECT id FROM ledger_group WHERE state = \(LedgerGroup.State.undone)
            AND is_erased = 0 ORDER BY seq LIMIT 1
            """)
    }

    /// One line of a history, with the values as a person sees them.
    package struct Item: Sendable, Hashable {
        /// The entry.
        package var entry: LedgerEntry
        /// What stood there before; null when it was unknown or has been erased.
        package var before: JSONValue
        /// What stood there after.
        package var after: JSONValue
        /// Why, in the words of who decided; nil when nothing was said or it has been erased.
        package var reason: String?
        /// Whether the decision has been taken back.
        package var isUndone: Bool
    }

    /// What happened to a record, oldest first.
    package func items(
        kind: [String], subjects: [String], limit: Int = maximumPage
    ) throws -> [Item] {
        guard !subjects.isEmpty else { return [] }
        return try items(
            """
            WHERE kind IN (\(list: kind.map(\.sqlValue)))
            AND subject IN (\(list: subjects.map(\.sqlValue))) ORDER BY seq DESC LIMIT \(limit)
            """
        ).reversed()
    }

    /// What happened to all cells of a kind, the newest of it, oldest first.
    package func items(ofKind kind: String, limit: Int = maximumPage) throws -> [Item] {
        try items("WHERE kind = \(kind) ORDER BY seq DESC LIMIT \(limit)").reversed()
    }

    /// What was decided together, in its order.
    package func items(ofGroup group: String) throws -> [Item] {
        try items("WHERE group_id = \(group) ORDER BY seq LIMIT \(Self.maximumPage)")
    }

    private func items(_ rest: SQL) throws -> [Item] {
        try connection.fetch(LedgerEntry.self, rest).map { entry in
            Item(
                entry: entry, before: try shown(entry.before, entry.kind),
                after: try shown(entry.after, entry.kind),
                reason: try value(entry.reason)?.string, isUndone: try isUndone(entry.group))
        }
    }

    private func isUndone(_ group: String) throws -> Bool {
        let state = try connection.value(
            "SELECT state FROM ledger_group WHERE id = \(group)", as: LedgerGroup.State.self)
        return state == .undone || state == .dropped
    }

    private func value(_ id: String?) throws -> JSONValue? {
        guard let id else { return nil }
        return try connection.first(LedgerValue.self, "WHERE id = \(id)")?.value
    }

    private func shown(_ id: String?, _ kind: String) throws -> JSONValue {
        guard let value = try value(id) else { return .null }
        return try kinds.named(kind).shown(value)
    }
}

extension History {
    /// What happened to a person: to the person's own values, to every match, note and question,
    /// and to those who were merged into them; oldest first.
    package func items(
        ofCandidate id: ID<Candidate>, limit: Int = maximumPage
    ) throws -> [Item] {
        let people = try MergedPeople.all(into: id, on: connection)
        let list = SQL.joined(people.map { "\($0)" }, separator: ", ")
        let others = try connection.query(
            """
            SELECT id FROM match WHERE candidate_id IN (\(list))
            UNION SELECT id FROM note WHERE candidate_id IN (\(list))
            UNION SELECT id FROM question WHERE candidate_id IN (\(list)) OR other_id IN (\(list))
            """
        ).map { try $0.get(0, as: String.self) }
        return try items(
            kind: [
                "candidate_field", SkillEditCell.name, CandidateStandingCell.name, MatchCell.name,
                NoteCell.name, QuestionCell.name, MergeCell.name, Erasure.kind, TeamCell.name,
            ], subjects: people.map(\.text) + others, limit: limit)
    }

    /// What happened to a job and to its matches, oldest first.
    package func items(ofJob id: ID<Job>) throws -> [Item] {
        let others = try connection.query(
            """
            SELECT id FROM match WHERE job_id = \(id)
            UNION SELECT id FROM question WHERE job_id = \(id)
            """
        ).map { try $0.get(0, as: String.self) }
        return try items(
            kind: [
                "job_field", JobSkillsCell.name, JobStandingCell.name, MatchCell.name,
                QuestionCell.name, TeamCell.name,
            ],
            subjects: [id.text] + others)
    }
}
