package import Prelude
package import Storage

/// One op in one run.
package struct Step: Record, Hashable {
    /// The step's id: the run's and the op's name.
    package var id: ID<Step>
    /// The run.
    package var run: ID<Run>
    /// The run's pipeline.
    package var pipeline: String
    /// The op's name.
    package var op: String
    /// The op's place in the pipeline.
    package var position: Int
    /// The first of the runs that led to this one.
    package var origin: String
    /// Who waits for it.
    package var lane: Lane
    /// The name of the pool it counts against.
    package var pool: String
    /// Where it stands.
    package var status: StepStatus
    /// When it may be claimed: steps of older runs come first.
    package var readyAt: Timestamp
    /// How often it was claimed.
    package var attempt: Int
    /// How many of the attempts failed by what they did, since the step last got on.
    package var failures: Int
    /// How many of the attempts ended with their engine.
    package var takeovers: Int
    /// The engine that holds the lease, or nil.
    package var leaseOwner: String?
    /// When the lease runs out, or nil.
    package var leaseUntil: Timestamp?
    /// The key of the answer it waits for, or nil.
    package var waitsFor: String?
    /// The answer it waited for, or nil.
    package var answer: JSONValue?
    /// What the next attempt goes on from; nil where it begins from the start.
    package var cursor: JSONValue?
    /// The output; nil before it is done.
    package var output: JSONValue?
    /// Why the last attempt failed, stopped or waits.
    package var reason: String?
    /// What failures of the same cause have in common.
    package var fingerprint: String?
    /// How far it has come.
    package var progress: StepProgress
    /// What it has cost, in millionths of a dollar.
    package var cost: Int
    /// When it was claimed last.
    package var startedAt: Timestamp?
    /// When it ended.
    package var finishedAt: Timestamp?

    /// The id of an op's step in a run.
    package static func id(_ run: ID<Run>, _ op: String) -> ID<Step> { ID("\(run.text)/\(op)") }

    /// The steps' table.
    package static let table = Table(
        "step", Step.init, Column("id", \.id), Column("run_id", \.run),
        Column("pipeline", \.pipeline), Column("op", \.op), Column("position", \.position),
        Column("origin_id", \.origin), Column("lane", \.lane), Column("pool", \.pool),
        Column("status", \.status), Column("ready_at", \.readyAt), Column("attempt", \.attempt),
        Column("failures", \.failures), Column("takeovers", \.takeovers),
        Column("lease_owner", \.leaseOwner), Column("lease_until", \.leaseUntil),
        Column("waits_for", \.waitsFor), Column("answer", \.answer), Column("cursor", \.cursor),
        Column("output", \.output), Column("reason", \.reason),
        Column("fingerprint", \.fingerprint),
        Column("progress", \.progress), Column("cost_microdollars", \.cost),
        Column("started_at", \.startedAt), Column("finished_at", \.finishedAt))
}

/// How far a step has come, as its op tells.
package struct StepProgress: Sendable, Hashable, SQLConvertible {
    /// Parts done.
    package var done: Int
    /// Parts in all, or nil while that is unknown.
    package var total: Int?
    /// What is being worked on.
    package var note: String

    /// Progress from its parts.
    package init(done: Int = 0, total: Int? = nil, note: String = "") {
        self.done = done
        self.total = total
        self.note = note
    }

    /// An array of the three, or empty text for none.
    package var sqlValue: SQLValue {
        self == StepProgress()
            ? .text("")
            : .text(JSONValue.array([JSONValue(done), JSONValue(total), .string(note)]).text())
    }

    /// Reads what was stored.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        if sqlValue == .text("") {
            self.init()
            return
        }
        let stored = try JSONValue(sqlValue: sqlValue)
        self.init(
            done: stored[0]?.int ?? 0, total: stored[1]?.int, note: stored[2]?.string ?? "")
    }
}
