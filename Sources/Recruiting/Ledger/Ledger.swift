package import Prelude
package import Storage

/// Records decisions and takes them back.
///
/// Undo and redo are entries too. What is undone is the newest group that stands; what is redone is
/// the newest group that was undone since the last fresh decision, as editors do.
package struct Ledger {
    private let connection: any Connection
    private let kinds: CellKinds
    /// Who decides.
    package let who: String
    /// When.
    package let now: Timestamp
    /// The source of ids, to be carried on with after the transaction.
    package var ids: IDSource

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
        /// What was on the screen when it was decided.
        package var context: JSONValue?

        /// An assignment from its cell and new state.
        package init(_ address: CellAddress, _ state: JSONValue, context: JSONValue? = nil) {
            self.address = address
            self.state = state
            self.context = context
        }
    }

    /// Makes and records decisions that belong together; returns their group.
    ///
    /// A decision that changes nothing is not recorded; nil when none changed anything.
    @discardableResult
    package mutating func decide(
        _ action: String, _ decisions: [Decision], reason: String? = nil
    ) throws -> String? {
        let group = newID()
        var recorded = false
        for decision in decisions {
            let kind = try kinds.named(decision.address.kind)
            let before = try kind.read(decision.address, on: connection)
            guard before != decision.state else { continue }
            // What is made by the decision has an owner only after it, what it removes only before.
            let former = try kind.owner(of: decision.address, on: connection)
            try kind.write(decision.state, to: decision.address, on: connection, now: now)
            let latter = try kind.owner(of: decision.address, on: connection)
            let owner = Owner(
                candidate: latter.candidate ?? former.candidate, job: latter.job ?? former.job)
            let entry = entry(
                action, decision.address, before: try store(before, of: owner),
                after: try store(decision.state, of: owner),
                reason: try reason.map { try store(.string($0), of: owner) }, group: group,
                reverts: nil, context: decision.context)
            try connection.execute(entry.insert())
            try kind.follow(entry, from: before, to: decision.state, on: connection)
            recorded = true
        }
        guard recorded else { return nil }
        // A fresh decision forgets what could be brought back.
        try connection.execute(
            "UPDATE ledger_group SET state = \(LedgerGroup.State.dropped) WHERE state = 'undone'")
        try connection.execute(
            LedgerGroup(id: group, state: .standing, isErased: false).insert())
        return group
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
        var reverted: [LedgerEntry] = []
        // Assignments are taken back in the opposite order, as they may build on each other.
        for entry in action == "undo" ? entries.reversed() : entries {
            // Of a group that tells of several people one may have been erased since.
            guard let before = try value(entry[keyPath: expected]),
                let after = try value(entry[keyPath: wanted])
            else { continue }
            let kind = try kinds.named(entry.kind)
            guard try kind.read(entry.address, on: connection) == before.value else {
                throw LedgerError.changedSince(entry.address)
            }
            try kind.write(after.value, to: entry.address, on: connection, now: now)
            let owner = Owner(candidate: after.candidate, job: after.job)
            let reversal = self.entry(
                action, entry.address, before: before.id, after: after.id,
                reason: try reason.map { try store(.string($0), of: owner) }, group: newGroup,
                reverts: group, context: nil)
            try connection.execute(reversal.insert())
            try kind.follow(reversal, from: before.value, to: after.value, on: connection)
            reverted.append(entry)
        }
        guard !reverted.isEmpty else { throw LedgerError.erased }
        let state: LedgerGroup.State = action == "undo" ? .undone : .standing
        try connection.execute("UPDATE ledger_group SET state = \(state) WHERE id = \(group)")
        return reverted
    }

    /// Records something that no undo brings back: an erasure, which holds no value, or what was written
    /// into another program's table.
    package mutating func witness(
        _ action: String, _ address: CellAddress, before: JSONValue? = nil,
        after: JSONValue? = nil, context: JSONValue? = nil
    ) throws {
        var states: [String?] = []
        if before != nil || after != nil {
            let (candidate, job) = try kinds.named(address.kind).owner(of: address, on: connection)
            let owner = Owner(candidate: candidate, job: job)
            states = try [before, after].map { try $0.map { try store($0, of: owner) } }
        }
        try connection.execute(
            entry(
                action, address, before: states.first ?? nil, after: states.last ?? nil,
                reason: nil, group: newID(), reverts: nil, context: context
            ).insert())
    }

    /// Whose data a value is.
    private struct Owner {
        var candidate: String?
        var job: String?
    }

    private mutating func entry(
        _ action: String, _ address: CellAddress, before: String?, after: String?, reason: String?,
        group: String, reverts: String?, context: JSONValue?
    ) -> LedgerEntry {
        LedgerEntry(
            id: ids.next(at: now), at: now, who: who, action: action, kind: address.kind,
            subject: address.subject, field: address.field, before: before, after: after,
            reason: reason, group: group, reverts: reverts, context: context)
    }

    private mutating func store(_ state: JSONValue, of owner: Owner) throws -> String {
        let value = LedgerValue(
            id: newID(), candidate: owner.candidate, job: owner.job, value: state)
        try connection.execute(value.insert())
        return value.id
    }

    private func value(_ id: String?) throws -> LedgerValue? {
        guard let id else { return nil }
        return try connection.first(LedgerValue.self, "WHERE id = \(id)")
    }

    /// An id for something that a decision makes.
    package mutating func newID() -> String {
        let id: ID<LedgerEntry> = ids.next(at: now)
        return id.text
    }
}
