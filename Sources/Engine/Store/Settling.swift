package import Prelude
package import Storage

/// Stores what came of an attempt, in one transaction that holds only under the step's lease: the
/// output, the op's own writes, the steps that come next, the requests and the messages.
package struct Settling {
    private let connection: any Connection
    private let catalog: Catalog
    private let now: Timestamp
    private var ids: IDSource

    /// A settlement at a moment.
    package init(on connection: any Connection, catalog: Catalog, now: Timestamp, ids: IDSource) {
        self.connection = connection
        self.catalog = catalog
        self.now = now
        self.ids = ids
    }

    /// Carries out a decision about a step.
    ///
    /// - Throws: `LeaseLost` when the lease no longer holds; nothing is written then. What the op's
    ///   writes throw.
    package mutating func settle(
        _ claimed: ClaimedStep, _ decision: StepDecision, state: InputState? = nil,
        isUnchanged: Bool = false
    ) throws {
        // The run's row first: two steps of one run settle one after the other, and a run that is
        // cancelled is cancelled for both.
        let run = try connection.first(Run.self, "WHERE id = \(claimed.run.id) \(.forUpdate)")
        guard let run else { throw LeaseLost(step: claimed.step.id) }
        try hold(claimed)
        switch decision {
        case .finish(let write):
            let output = try KeptValue.checked(try perform(claimed, write), "the output")
            try finish(claimed, output, state: state, isUnchanged: isUnchanged)
            try openSuccessors(of: claimed, run: run)
        case .stop(let reason, let write):
            try perform(claimed, write)
            try leave(claimed, .stopped, reason: reason, event: .stopped)
            try queue.end(run, .stopped, reason: reason)
        case .wait(let reason, let write):
            let key = try perform(claimed, write)
            try leave(claimed, .waiting, reason: reason, event: .waiting)
            try connection.execute(
                "UPDATE step SET waits_for = \(key), answer = NULL WHERE id = \(claimed.step.id)")
            try waitIfNothingElseRuns(run)
        case .again(let moment, let reason, let cursor, let write):
            try perform(claimed, write)
            // One that goes on at once keeps its place before the steps of younger runs.
            try leave(
                claimed, .ready, readyAt: moment > now ? moment : claimed.step.readyAt,
                reason: reason, event: .again)
            let kept = try cursor.map { try KeptValue.checked($0, "the cursor") }
            // Part of the work is done: what failed before it is made up for.
            try connection.execute(
                """
                UPDATE step SET failures = 0, cursor = \(kept) WHERE id = \(claimed.step.id)
                """)
            try circuits.close(claimed.step)
        case .retry(let moment, let failure):
            let opened = try circuits.count(failure, of: claimed.step)
            try leave(
                claimed, .ready, readyAt: max(moment, opened?.retryAt ?? moment),
                reason: failure.message, failure: failure, event: .retrying)
            try report(opened, claimed)
        case .fail(let failure):
            let opened = try circuits.count(failure, of: claimed.step)
            try leave(
                claimed, .failed, reason: failure.message, failure: failure, event: .failed)
            try queue.end(run, .failed, reason: "\(claimed.step.op): \(failure.message)")
            try report(opened, claimed)
        }
    }

    private var queue: RunQueue {
        RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
    }

    private var circuits: Circuits { Circuits(connection: connection, now: now) }

    /// Locks the step under the lease it was claimed with.
    private func hold(_ claimed: ClaimedStep) throws {
        let step = claimed.step
        let held = try connection.query(
            """
            UPDATE step SET lease_owner = NULL, lease_until = NULL WHERE id = \(step.id)
            AND status = 'running' AND lease_owner = \(step.leaseOwner)
            AND attempt = \(step.attempt) AND lease_until > \(now) RETURNING id
            """)
        guard !held.isEmpty else { throw LeaseLost(step: step.id) }
    }

    /// Runs an op's writes and carries out what they ask for.
    @discardableResult
    private mutating func perform<Result>(
        _ claimed: ClaimedStep, _ write: (inout StepCommit) throws -> Result
    ) throws -> Result {
        var commit = StepCommit(on: connection, step: claimed, now: now, ids: ids)
        let result = try write(&commit)
        ids = commit.ids
        try commit.checkLimits()
        for line in commit.lines {
            try connection.execute(
                Event.append(.log, run: commit.run, op: claimed.step.op, at: now, message: line))
        }
        for message in commit.messages { try send(message, of: commit.run) }
        var queue = queue
        for request in commit.requests {
            try queue.request(request, origin: claimed.run.origin)
        }
        ids = queue.ids
        return result
    }

    /// Puts a message into the outbox. One of that key that is there stays as it is, unless it was
    /// given up.
    private func send(
        _ message: (key: String, channel: String, payload: JSONValue), of run: ID<Run>
    ) throws {
        let stored = OutboxMessage(
            key: message.key, run: run, channel: message.channel,
            payload: try KeptValue.checked(message.payload, "the message \(message.key)"),
            status: .pending, attempt: 0, readyAt: now, leaseOwner: nil, leaseUntil: nil,
            reason: nil)
        try connection.execute(
            """
            \(stored.insert()) ON CONFLICT (message_key) DO UPDATE SET run_id = excluded.run_id,
            channel = excluded.channel, payload = excluded.payload, status = excluded.status,
            attempt = 0, ready_at = excluded.ready_at, reason = NULL
            WHERE outbox.status = \(OutboxMessage.Status.failed)
            """)
    }

    private func finish(
        _ claimed: ClaimedStep, _ output: JSONValue, state: InputState?, isUnchanged: Bool
    ) throws {
        let step = claimed.step
        try connection.execute(
            """
            UPDATE step SET status = \(StepStatus.done), output = \(output), reason = NULL,
            fingerprint = NULL, finished_at = \(now) WHERE id = \(step.id)
            """)
        try connection.execute(
            Event.append(isUnchanged ? .unchanged : .done, run: step.run, op: step.op, at: now))
        if !isUnchanged { try circuits.close(step) }
        guard let state, !isUnchanged else { return }
        let version = catalog.pipeline(step.pipeline)?.op(step.op)?.version ?? ""
        try connection.execute(
            Materialization(
                op: step.op, subject: state.subject, version: version, inputHash: state.hash,
                output: output, at: now
            ).upsert(onConflict: "op", "subject"))
    }

    /// Opens every op whose needs are now done; ends the run when nothing is left to do.
    private func openSuccessors(of claimed: ClaimedStep, run: Run) throws {
        guard let pipeline = catalog.pipeline(run.pipeline) else { return }
        let rows = try connection.query("SELECT op, status FROM step WHERE run_id = \(run.id)")
        var statuses: [String: StepStatus] = [:]
        for row in rows {
            statuses[try row.get(0, as: String.self)] = try row.get(1, as: StepStatus.self)
        }
        for op in pipeline.ops where statuses[op.name] == nil {
            guard op.needs.allSatisfy({ statuses[$0] == .done }) else { continue }
            try queue.open(op, of: run, in: pipeline)
            statuses[op.name] = .ready
        }
        guard statuses.values.allSatisfy({ $0 == .done }) else {
            if statuses.values.contains(.waiting) { try waitIfNothingElseRuns(run) }
            return
        }
        try queue.end(run, .done, reason: nil)
        try connection.execute(Event.append(.finished, run: run.id, op: nil, at: now))
    }

    private func leave(
        _ claimed: ClaimedStep, _ status: StepStatus, readyAt: Timestamp? = nil, reason: String,
        failure: Failure? = nil, event: Event.Kind
    ) throws {
        let step = claimed.step
        try connection.execute(
            """
            UPDATE step SET status = \(status), ready_at = \(readyAt ?? step.readyAt),
            reason = \(reason), fingerprint = \(failure?.fingerprint),
            failures = failures + \(failure == nil ? 0 : 1),
            finished_at = \(status.isOpen ? nil : now) WHERE id = \(step.id)
            """)
        try connection.execute(
            Event.append(event, run: step.run, op: step.op, at: now, message: reason))
    }

    private func waitIfNothingElseRuns(_ run: Run) throws {
        let active = try connection.query(
            """
            SELECT 1 FROM step WHERE run_id = \(run.id) AND status IN ('ready', 'running') LIMIT 1
            """)
        guard active.isEmpty else { return }
        try connection.execute(
            """
            UPDATE run SET status = \(RunStatus.waiting), reason = (SELECT reason FROM step
                WHERE run_id = run.id AND status = 'waiting' ORDER BY position LIMIT 1)
            WHERE id = \(run.id)
            """)
    }

    /// Says once that a breaker opened.
    private func report(_ circuit: Circuit?, _ claimed: ClaimedStep) throws {
        guard let circuit else { return }
        try connection.execute(
            Event.append(
                .warning, run: claimed.step.run, op: claimed.step.op, at: now,
                message:
                    "\(circuit.failures) failures of one cause in a row: the others of this op"
                    + " wait until it works again"))
    }
}
