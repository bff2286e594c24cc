package import Prelude
package import Storage

/// The leases of one engine, inside the caller's transaction.
package struct Leases {
    private let connection: any Connection
    private let owner: ID<EngineProcess>
    private let now: Timestamp

    /// The leases of an engine at a moment.
    package init(on connection: any Connection, owner: ID<EngineProcess>, now: Timestamp) {
        self.connection = connection
        self.owner = owner
        self.now = now
    }

    /// Extends the leases that still hold, and returns their steps with the attempt that each is for.
    /// One that has run out is not brought back: another engine may be about to take the step.
    package func renew(for lease: Duration) throws -> [ID<Step>: Int] {
        let held = try connection.query(
            """
            UPDATE step SET lease_until = \(now + lease) WHERE lease_owner = \(owner)
            AND status = 'running' AND lease_until > \(now) RETURNING id, attempt
            """)
        return try Self.attempts(held)
    }

    /// The steps whose leases hold, with the attempt that each is for.
    package func held() throws -> [ID<Step>: Int] {
        let held = try connection.query(
            """
            SELECT id, attempt FROM step WHERE lease_owner = \(owner) AND status = 'running'
            AND lease_until > \(now)
            """)
        return try Self.attempts(held)
    }

    private static func attempts(_ rows: [Row]) throws -> [ID<Step>: Int] {
        Dictionary(try rows.map { (try $0.get(0), try $0.get(1)) }) { first, _ in first }
    }

    /// Gives steps back unfinished, as an engine does that stops: others can take them at once, and
    /// the attempt does not count.
    package func release(_ steps: [ID<Step>]) throws {
        guard !steps.isEmpty else { return }
        try connection.execute(
            """
            UPDATE step SET status = 'ready', attempt = attempt - 1, lease_owner = NULL,
            lease_until = NULL WHERE lease_owner = \(owner) AND status = 'running'
            AND id IN (\(list: steps.map(\.sqlValue)))
            """)
    }

    /// Lets the leases of steps run out at once, as if their engine had gone.
    package func expire(_ steps: [ID<Step>]) throws {
        guard !steps.isEmpty else { return }
        try connection.execute(
            """
            UPDATE step SET lease_until = \(now) WHERE lease_owner = \(owner) AND status = 'running'
            AND id IN (\(list: steps.map(\.sqlValue)))
            """)
    }

    /// Stores what an op has told, if its lease still holds.
    func store(_ news: StepReport.News, of claimed: ClaimedStep) throws {
        let step = claimed.step
        let progress = news.progress?.sqlValue ?? .null
        let held = try connection.query(
            """
            UPDATE step SET progress = COALESCE(\(value: progress), progress),
            cost_microdollars = cost_microdollars + \(news.cost)
            WHERE id = \(step.id) AND status = 'running' AND lease_owner = \(owner)
            AND attempt = \(step.attempt) RETURNING id
            """)
        guard !held.isEmpty else { return }
        for line in news.lines {
            try connection.execute(
                Event.append(line.kind, run: step.run, op: step.op, at: now, message: line.text))
        }
        guard news.droppedLines > 0 else { return }
        try connection.execute(
            Event.append(
                .warning, run: step.run, op: step.op, at: now,
                message: "\(news.droppedLines) more lines came too fast to be kept"))
    }
}
