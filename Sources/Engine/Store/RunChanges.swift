package import Prelude
internal import Storage

/// What people do to runs.
extension RunQueue {
    /// Cancels a run. It has ended when this returns: an engine that is at one of its steps holds no
    /// lease any more, lets the call go and can write nothing of it.
    ///
    /// - Throws: `EngineProblem` when there is no such run or it has ended.
    package func cancel(_ id: ID<Run>, by who: String) throws {
        let run = try locked(id)
        guard !run.status.isFinal else {
            throw EngineProblem.hasEnded(run: id.text, status: run.status)
        }
        try end(run, .cancelled, reason: "cancelled by \(who)")
        try connection.execute(
            Event.append(.cancelled, run: id, op: nil, at: now, message: "by \(who)"))
    }

    /// Starts a run again where it ended: what is done stays done, also of a step, and messages that were
    /// given up are sent again, those of a run that is done too.
    ///
    /// - Throws: `EngineProblem` when there is no such run or it needs no retry.
    package func retry(_ id: ID<Run>, by who: String) throws {
        let run = try locked(id)
        let isSending = try sendAgain(id)
        if run.status == .done, isSending {
            return try connection.execute(
                Event.append(.retried, run: id, op: nil, at: now, message: "by \(who): messages"))
        }
        guard run.status.canBeRetried else {
            throw EngineProblem.cannotRetry(run: id.text, status: run.status)
        }
        try connection.execute(
            """
            UPDATE run SET status = \(RunStatus.queued), attempt = attempt + 1, reason = NULL,
            started_at = NULL, finished_at = NULL WHERE id = \(id)
            """)
        try connection.execute(
            """
            UPDATE step SET status = \(StepStatus.ready), ready_at = \(run.createdAt), failures = 0,
            takeovers = 0, waits_for = NULL, reason = NULL, fingerprint = NULL, finished_at = NULL,
            progress = '' WHERE run_id = \(id) AND status <> \(StepStatus.done)
            """)
        // The pools are those of today: nobody takes a step from one that is no more.
        for op in catalog.pipeline(run.pipeline)?.ops ?? [] {
            try connection.execute(
                """
                UPDATE step SET pool = \(queueName(of: op, for: run))
                WHERE id = \(Step.id(id, op.name))
                """)
        }
        try connection.execute(
            """
            UPDATE backfill SET status = \(Backfill.Status.draining), finished_at = NULL
            WHERE id = \(run.backfill) AND status = \(Backfill.Status.done)
            """)
        try connection.execute(
            Event.append(.retried, run: id, op: nil, at: now, message: "by \(who)"))
    }

    /// Takes up the messages of a run that were given up; returns whether there were any.
    private func sendAgain(_ id: ID<Run>) throws -> Bool {
        try !connection.query(
            """
            UPDATE outbox SET status = \(OutboxMessage.Status.pending), attempt = 0,
            ready_at = \(now), reason = NULL
            WHERE run_id = \(id) AND status = \(OutboxMessage.Status.failed) RETURNING message_key
            """
        ).isEmpty
    }

    /// Ends a run and whatever of it is still open.
    func end(_ run: Run, _ status: RunStatus, reason: String?) throws {
        try connection.execute(
            """
            UPDATE run SET status = \(status), reason = \(reason), finished_at = \(now)
            WHERE id = \(run.id)
            """)
        guard status != .done else { return }
        try connection.execute(
            """
            UPDATE step SET status = \(StepStatus.cancelled), lease_owner = NULL,
            lease_until = NULL, finished_at = \(now)
            WHERE run_id = \(run.id) AND status IN ('ready', 'running', 'waiting')
            """)
    }
}
