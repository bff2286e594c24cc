package import Prelude
package import Storage

/// What an op last made of a record, and from what: as long as neither the input nor the code has
/// changed, it is not made again. Time plays no part.
package struct Materialization: Record, Hashable {
    /// The op, whichever pipeline it ran in.
    package var op: String
    /// The record.
    package var subject: String
    /// The version of the code.
    package var version: String
    /// The hash of the input.
    package var inputHash: String
    /// The output.
    package var output: JSONValue
    /// When it was made, to be shown.
    package var at: Timestamp

    /// Whether it is what the code would make of an input.
    package func isCurrent(version: String, state: InputState) -> Bool {
        self.version == version && inputHash == state.hash
    }

    /// The table.
    package static let table = Table(
        "materialization", Materialization.init, Column("op", \.op), Column("subject", \.subject),
        Column("version", \.version), Column("input_hash", \.inputHash),
        Column("output", \.output), Column("at", \.at))
}
