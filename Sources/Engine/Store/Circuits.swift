internal import Prelude
internal import Storage

/// The breakers of a desk, inside the caller's transaction.
struct Circuits {
    let connection: any Connection
    let now: Timestamp

    /// Every breaker that is not closed, by pipeline and op.
    func open() throws -> [String: Circuit] {
        let circuits = try connection.fetch(Circuit.self, "WHERE state <> 'closed'")
        return Dictionary(circuits.map { ("\($0.pipeline)/\($0.op)", $0) }) { first, _ in first }
    }

    /// Notes that a probe is let through, so that others wait. Returns false when another engine has
    /// let one through since the breaker was read.
    func probing(_ circuit: Circuit, othersUntil: Timestamp) throws -> Bool {
        try !connection.query(
            """
            UPDATE circuit SET state = \(Circuit.State.probing), retry_at = \(othersUntil)
            WHERE pipeline = \(circuit.pipeline) AND op = \(circuit.op)
            AND state = \(circuit.state) AND retry_at = \(circuit.retryAt) RETURNING state
            """
        ).isEmpty
    }

    /// Counts a failure. Returns the breaker when this failure opened it.
    func count(_ failure: Failure, of step: Step) throws -> Circuit? {
        // Two that fail together count one after the other. The first failure of all has no row to
        // lock; the two of it that could meet there count as one.
        let known = try connection.first(
            Circuit.self,
            "WHERE pipeline = \(step.pipeline) AND op = \(step.op) \(.forUpdate)")
        let (circuit, opens) = CircuitDecision.afterFailure(
            known, pipeline: step.pipeline, op: step.op,
            failure: failure, now: now)
        try connection.execute(circuit.upsert(onConflict: "pipeline", "op"))
        return opens ? circuit : nil
    }

    /// Forgets the breaker of an op that went well, and lets the steps that it held back go, each in
    /// its old place.
    func close(_ step: Step) throws {
        let closed = try connection.query(
            """
            DELETE FROM circuit WHERE pipeline = \(step.pipeline) AND op = \(step.op)
            RETURNING state
            """)
        guard let state = try closed.first?.get(0, as: Circuit.State.self), state != .closed else {
            return
        }
        try connection.execute(
            """
            UPDATE step SET reason = NULL,
            ready_at = (SELECT created_at FROM run WHERE run.id = step.run_id)
            WHERE status = 'ready'
            AND pipeline = \(step.pipeline) AND op = \(step.op) AND reason = \(Self.heldBack)
            """)
    }

    /// Why a step waits that was claimed while its op's breaker was open.
    static let heldBack = "held back: the op failed again and again for one reason"
}
