package import Prelude
package import Storage

/// What happened in a run, for whoever reads its log.
package struct Event: Record, Hashable {
    /// What kind of thing happened.
    package enum Kind: String, Sendable, Hashable, SQLConvertible {
        /// The run was asked for.
        case requested
        /// An attempt at an op began.
        case started
        /// An op is done.
        case done
        /// An op's output is still that of the same input and code, so it was not run.
        case unchanged
        /// An attempt failed and comes back.
        case retrying
        /// An op runs again later, as it asked to.
        case again
        /// An op or the run gave up.
        case failed
        /// An op or the run ended because there is nothing to do.
        case stopped
        /// An op waits for an answer.
        case waiting
        /// The answer came.
        case answered
        /// The lease of an engine ran out or its program died, so that others take over.
        case takenOver = "taken_over"
        /// Somebody cancelled the run.
        case cancelled
        /// Somebody started the run again.
        case retried
        /// A line that an op wrote.
        case log
        /// A line in which an op warns.
        case warning
        /// The run ended well.
        case finished
    }

    /// The place in the log of the desk.
    package var seq: Int
    /// The run.
    package var run: ID<Run>
    /// The op, or nil when it is about the run.
    package var op: String?
    /// When it happened.
    package var at: Timestamp
    /// What kind of thing it was.
    package var kind: Kind
    /// What there is to say beside.
    package var message: String
    /// What it cost, in millionths of a dollar.
    package var cost: Int

    /// The events' table.
    package static let table = Table(
        "run_event", Event.init, Column("seq", \.seq), Column("run_id", \.run), Column("op", \.op),
        Column("at", \.at), Column("kind", \.kind), Column("message", \.message),
        Column("cost_microdollars", \.cost))

    /// The statement that appends an event, whose place the database counts.
    static func append(
        _ kind: Kind, run: ID<Run>, op: String?, at: Timestamp, message: String = "", cost: Int = 0
    ) -> SQL {
        """
        INSERT INTO run_event (run_id, op, at, kind, message, cost_microdollars)
        VALUES (\(run), \(op), \(at), \(kind), \(message), \(cost))
        """
    }
}
