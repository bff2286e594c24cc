/// What a transaction promises beside being all or nothing.
package struct WriteMode: Sendable, Hashable {
    /// What a transaction that has committed survives.
    package enum Durability: Sendable, Hashable {
        /// The death of the program, at any moment. After a power cut the last moments may be
        /// missing, as if they had not happened yet; nothing is torn.
        case process
        /// A power cut too: the disk has confirmed the transaction and everything before it.
        case power
    }

    /// What a transaction survives once it has committed.
    package var durability: Durability
    /// Whether no other transaction that also is alone runs beside it. SQLite has one writer, so
    /// there every transaction is alone.
    package var isAlone: Bool

    /// A mode from its promises.
    package init(_ durability: Durability, isAlone: Bool) {
        self.durability = durability
        self.isAlone = isAlone
    }

    /// What a person decided, and what was read of people: it is kept, and what it was decided on
    /// does not change meanwhile. Everything that reads before it writes relies on that.
    package static let decision = WriteMode(.power, isAlone: true)
    /// What can be done again when it is lost, and guards its own rows.
    package static let transition = WriteMode(.process, isAlone: false)
}
