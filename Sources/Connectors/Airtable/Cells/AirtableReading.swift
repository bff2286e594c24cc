/// What was read of a cell.
package struct AirtableReading<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The value; nil when the cell is empty or holds something else.
    package var value: Value?
    /// What was wrong with the cell, without anything of what it holds; nil when nothing was.
    package var note: String?

    /// A reading from its parts.
    package init(_ value: Value?, note: String? = nil) {
        self.value = value
        self.note = note
    }
}
