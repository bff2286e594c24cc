package import Prelude
package import Storage

/// Records decisions and takes them back.
///
/// Undo and redo are entries too. What is undone is the newest group that stands; what is redone is
/// the newest group that was undone since the last fresh decision, as editors do.
package struct Ledger {
    private let connection: any Connection
    private let kinds: CellKinds
    private let who: String
    private let now: Timestamp
    private var ids: IDSource

    /// A ledger that writes through a connection, inside the caller's transaction.
    package init(
        on connection: any Connection, kinds: CellKinds = .standard, who: String, now: Timestamp,
        ids: IDSource
    ) {
        self.connection = connection
        self.kinds = kinds
        self.who = who
        self.now = now
        self.ids = ids
    }

    /// One assignment that a person makes.
    package struct Decision: Sendable {
        /// The cell.
        package var address: CellAddress
        /// The cell's new state.
        package var state: JSONValue

        /// An assignment from its cell and new state.
        package init(_ address: CellAddress, _ state: JSONValue) {
            self.address = address
            self.state = state
        }
    }

    /// Makes and records decisions that belong together; returns their group.
    ///
    /// A decision that changes nothing is not recorded; nil when none changed anything.
    @discardableResult
    package mutating func decide(
        _ action: String, _ decisions: [Decision], reason: String? = nil, context: JSONValue? = nil
    ) throws -> String? {
        let group = newID()
        var recorded = false
        for decision in decisions {
            let kind = try kinds.named(decision.address.kind)
            let before = try kind.read(decision.address, on: connection)
            guard before != decision.state else { continue }
            try kind.write(decision.state, to: decision.address, on: connection, now: now)
            let owner = try kind.owner(of: decision.address, on: connection)
            try record(
                action, decision.address, before: try store(before, owner: owner),
                after: try store(decision.state, owner: owner), reason: reason, group: group,
                reverts: nil, context: context)
            recorded = true
        }
        return recorded ? group : nil
    }

    /// Takes back the newest group of decisions that stands; returns its entries.
    ///
    /// - Throws: `LedgerError.nothingToUndo`, `.changedSince` when a cell has another state by now,
    ///   `.erased`.
    @discardableResult
    package mutating func undo(reason: String? = nil) throws -> [LedgerEntry] {
        guard let group = try History(on: connection).newestStanding() else {
            throw LedgerError.nothingToUndo
        }
        return try revert(group, as: "undo", reason: reason, from: \.after, to: \.before)
    }

    /// Brings back the group that was undone last; returns its entries.
    ///
    /// - Throws: `LedgerError.nothingToRedo`, `.changedSince`, `.erased`.
    @discardableResult
    package mutating func redo(reason: String? = nil) throws -> [LedgerEntry] {
        guard let group = try History(on: connection).newestUndone() else {
            throw LedgerError.nothingToRedo
        }
        return try revert(group, as: "redo", reason: reason, from: \.before, to: \.after)
    }

    private mutating func revert(
        _ group: String, as action: String, reason: String?,
        from expected: KeyPath<LedgerEntry, String?>, to wanted: KeyPath<LedgerEntry, String?>
    ) throws -> [LedgerEntry] {
        let entries = try connection.fetch(
            LedgerEntry.self, "WHERE group_id = \(group) ORDER BY seq")
        let newGroup = newID()
        // Assignments are taken back in the opposite order, as they may build on each other.
        for entry in action == "undo" ? entries.reversed() : entries {
            let kind = try kinds.named(entry.kind)
            let current = try kind.read(entry.address, on: connection)
            guard current == (try state(entry[keyPath: expected])) else {
                throw LedgerError.changedSince(entry.address)
            }
            let state = try state(entry[keyPath: wanted])
            try kind.write(state, to: entry.address, on: connection, now: now)
            try record(
                action, entry.address, before: entry[keyPath: expected],
                after: entry[keyPath: wanted], reason: reason, group: newGroup, reverts: group,
                context: nil)
        }
        return entries
    }

    private mutating func record(
        _ action: String, _ address: CellAddress, before: String?, after: String?, reason: String?,
        group: String, reverts: String?, context: JSONValue?
    ) throws {
        try connection.execute(
            LedgerEntry(
                id: ids.next(at: now), at: now, who: who, action: action, kind: address.kind,
                subject: address.subject, field: address.field, before: before, after: after,
                reason: reason, group: group, reverts: reverts, context: context
            ).insert())
    }

    private mutating func store(
        _ state: JSONValue, owner: (candidate: String?, job: String?)
    ) throws -> String {
        let value = LedgerValue(
            id: newID(), candidate: owner.candidate, job: owner.job, value: state)
        try connection.execute(value.insert())
        return value.id
    }

    private func state(_ id: String?) throws -> JSONValue {
        guard let id, let value = try connection.first(LedgerValue.self, "WHERE id = \(id)") else {
            throw LedgerError.erased
        }
        return value.value
    }

    private mutating func newID() -> String {
        let id: ID<LedgerEntry> = ids.next(at: now)
        return id.text
    }
}
