package import Prelude
package import Storage

/// Gives back the steps of engines that are gone: whose leases ran out, or whose program a neighbour
/// on the same machine finds dead.
package struct Rescuer: Duty {
    /// How often a step may end with its engine before it is given up: it may be what kills it.
    package static let maximumTakeovers = 20
    /// How many steps one transaction gives back.
    package static let page = 200

    /// What it is.
    package var name: String { "rescuer" }
    /// How long it can wait.
    package var interval: Duration { .seconds(2) }
    /// It looks at the clock, not at changes.
    package var followsChanges: Bool { false }

    private let isAlive: @Sendable (EngineProcess, Timestamp) -> Bool

    /// A rescuer; `isAlive` tells whether a program is still there.
    package init(isAlive: @escaping @Sendable (EngineProcess, Timestamp) -> Bool) {
        self.isAlive = isAlive
    }

    /// The rescuer of a machine, which sees at once whether a program on it is there.
    static func among(_ surroundings: EngineSurroundings) -> Rescuer {
        let (host, runs) = (surroundings.host, surroundings.runs)
        return Rescuer { Presence.isAlive($0, host: host, now: $1, runs: runs) }
    }

    /// Gives back what nobody works on any more. Reads first, so that it writes only when it must.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let isNeeded = try await database.reading { connection in
            try !gone(on: connection, now: now).isEmpty
                || !expired(on: connection, now: now, limit: 1).isEmpty
        }
        guard isNeeded else { return false }
        return try await database.writing(.transition) { try rescue(on: $0, now: now) }
    }

    /// Gives back, inside the caller's transaction; returns whether there is more.
    package func rescue(on connection: any Connection, now: Timestamp) throws -> Bool {
        for process in try gone(on: connection, now: now) {
            try connection.execute(
                """
                UPDATE step SET lease_until = \(now) WHERE lease_owner = \(process.id)
                AND status = 'running' AND lease_until > \(now)
                """)
            try EngineProcesses(on: connection, now: now).leave(process.id)
        }
        let steps = try expired(on: connection, now: now, limit: Self.page)
        for step in steps { try giveBack(step, on: connection, now: now) }
        return steps.count == Self.page
    }

    private func gone(on connection: any Connection, now: Timestamp) throws -> [EngineProcess] {
        try EngineProcesses(on: connection, now: now).all().filter { !isAlive($0, now) }
    }

    /// Ordered by what the index of running steps has: in the order of ids, SQLite would walk through
    /// every step of the desk.
    private func expired(
        on connection: any Connection, now: Timestamp, limit: Int
    ) throws -> [Step] {
        try connection.fetch(
            Step.self,
            """
            WHERE status = 'running' AND lease_until <= \(now) ORDER BY lease_until, id
            LIMIT \(limit)
            """)
    }

    private func giveBack(_ step: Step, on connection: any Connection, now: Timestamp) throws {
        let isPoison = step.takeovers + 1 > Self.maximumTakeovers
        let reason =
            "\(step.takeovers + 1) times its engine ended while it ran this, or could not store what"
            + " came of it; it may be the cause"
        let given = try connection.query(
            """
            UPDATE step SET status = \(isPoison ? StepStatus.failed : .ready),
            takeovers = takeovers + 1, lease_owner = NULL, lease_until = NULL,
            reason = \(isPoison ? reason : nil), finished_at = \(isPoison ? now : nil)
            WHERE id = \(step.id) AND status = 'running' AND lease_owner = \(step.leaseOwner)
            AND attempt = \(step.attempt) RETURNING id
            """)
        guard !given.isEmpty else { return }
        try connection.execute(
            Event.append(
                isPoison ? .failed : .takenOver, run: step.run, op: step.op, at: now,
                message: isPoison ? reason : "its engine is gone, or could not store it"))
        guard isPoison, let run = try connection.first(Run.self, "WHERE id = \(step.run)") else {
            return
        }
        try RunQueue(
            on: connection, catalog: Catalog(pipelines: []), now: now, ids: IDSource(seed: 0)
        )
        .end(run, .failed, reason: "\(step.op): \(reason)")
    }
}
