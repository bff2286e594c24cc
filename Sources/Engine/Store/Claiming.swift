package import Prelude
package import Storage

/// Takes ready steps under a lease, inside a transaction of its own.
package struct Claiming {
    /// What an engine works on.
    package enum Scope: Sendable, Hashable {
        /// Everything.
        case all
        /// What one request led to, as a command does for what it asked itself.
        case origin(String)
    }

    /// Who claims, and how much.
    package struct Terms: Sendable {
        /// The name under which the leases are held.
        package var owner: ID<EngineProcess>
        /// The machine it runs on.
        package var host: String
        /// How many steps at most.
        package var slots: Int
        /// How long a lease holds unless it is renewed.
        package var lease: Duration
        /// What is worked on.
        package var scope: Scope
        /// How many steps of each pool the engine runs already.
        package var running: [String: Int]

        /// Terms from their parts.
        package init(
            owner: ID<EngineProcess>, host: String = "", slots: Int, lease: Duration,
            scope: Scope = .all, running: [String: Int] = [:]
        ) {
            self.owner = owner
            self.host = host
            self.slots = slots
            self.lease = lease
            self.scope = scope
            self.running = running
        }
    }

    /// How often one claim goes on to what stands behind steps that a breaker holds back.
    package static let maximumRounds = 16

    private let connection: any Connection
    private let catalog: Catalog
    private let terms: Terms
    private let now: Timestamp

    /// A claim at a moment.
    package init(on connection: any Connection, catalog: Catalog, terms: Terms, now: Timestamp) {
        self.connection = connection
        self.catalog = catalog
        self.terms = terms
        self.now = now
    }

    /// Claims the most urgent steps that the pools have room for.
    package func claim() throws -> [ClaimedStep] {
        let queues = try self.queues.ready(of: pools)
        guard !queues.isEmpty else { return [] }
        let room = try PoolRoom(connection: connection, terms: terms).room(
            of: catalog.pools.filter { pool in
                queues.contains { $0.pool == pool.queueName(host: terms.host) }
            })
        var steps: [Step] = []
        for _ in 0..<Self.maximumRounds {
            let taken = try takeMostUrgent(queues, room, beside: steps)
            let admitted = try admitted(taken.sorted(by: Self.comesFirst))
            steps += admitted
            guard admitted.count < taken.count else { break }
        }
        return try begin(steps.sorted(by: Self.comesFirst))
    }

    /// Claims the step that takes the place of one that has just ended: one of the same pool, whose
    /// room then needs no counting. In a full engine it has to be the most urgent of all, so that
    /// no other pool waits for a place behind it.
    package func successor(in pool: String, isFull: Bool) throws -> ClaimedStep? {
        let queues = try self.queues.ready(of: isFull ? pools : [pool])
        guard let queue = queues.first(where: { $0.pool == pool }) else { return nil }
        if isFull && queues.first?.pool != pool { return nil }
        return try begin(admitted(take(1, from: queue))).first
    }

    /// Takes as many steps as slots and pools have room for beside those that were taken already.
    private func takeMostUrgent(
        _ queues: [ReadyQueue], _ room: [String: Int], beside steps: [Step]
    ) throws -> [Step] {
        var room = room
        for step in steps { room[step.pool, default: 0] -= 1 }
        var left = terms.slots - steps.count
        var taken: [Step] = []
        for queue in queues {
            let limit = min(left, room[queue.pool] ?? 0)
            guard limit > 0 else { continue }
            let found = try take(limit, from: queue)
            taken += found
            left -= found.count
            room[queue.pool, default: 0] -= found.count
        }
        return taken
    }

    private var queues: ReadyQueues {
        ReadyQueues(connection: connection, scope: terms.scope, now: now)
    }

    /// The queues of the pools, as they are called for this machine.
    private var pools: [String] { catalog.pools.map { $0.queueName(host: terms.host) } }

    private func take(_ limit: Int, from queue: ReadyQueue) throws -> [Step] {
        try connection.query(
            """
            UPDATE step SET status = \(StepStatus.running), attempt = attempt + 1,
            lease_owner = \(terms.owner), lease_until = \(now + terms.lease), started_at = \(now),
            reason = NULL
            WHERE id IN (SELECT id FROM step WHERE \(queues.condition(queue))
                ORDER BY ready_at, id LIMIT \(limit) \(.skipLocked))
            RETURNING \(Step.columnList)
            """
        ).map(Step.init(row:))
    }

    /// `RETURNING` promises no order.
    private static func comesFirst(_ left: Step, _ right: Step) -> Bool {
        (left.lane.rawValue, left.readyAt, left.id) < (right.lane.rawValue, right.readyAt, right.id)
    }

    /// The steps that no breaker holds back; the others are put back until it may close.
    private func admitted(_ steps: [Step]) throws -> [Step] {
        let circuits = Circuits(connection: connection, now: now)
        var open = try steps.isEmpty ? [:] : circuits.open()
        guard !open.isEmpty else { return steps }
        return try steps.filter { step in
            let name = "\(step.pipeline)/\(step.op)"
            switch CircuitDecision.admission(open[name], now: now) {
            case .run: return true
            case .probe(let othersUntil):
                let isOurs = try open[name].map {
                    try circuits.probing($0, othersUntil: othersUntil)
                }
                open[name]?.state = .probing
                open[name]?.retryAt = othersUntil
                if isOurs ?? true { return true }
                // Another engine's probe is on its way.
                try putBack(step, until: othersUntil)
                return false
            case .wait(let moment):
                try putBack(step, until: moment)
                return false
            }
        }
    }

    private func putBack(_ step: Step, until moment: Timestamp) throws {
        try connection.execute(
            """
            UPDATE step SET status = \(StepStatus.ready), attempt = attempt - 1,
            lease_owner = NULL, lease_until = NULL, ready_at = \(moment),
            reason = \(Circuits.heldBack) WHERE id = \(step.id)
            """)
    }

    /// Loads what the steps need, and notes that they began.
    private func begin(_ steps: [Step]) throws -> [ClaimedStep] {
        guard !steps.isEmpty else { return [] }
        let ids = Set(steps.map(\.run)).sorted()
        let runs = try connection.fetch(
            Run.self, "WHERE id IN (\(list: ids.map(\.sqlValue)))")
        let byID = Dictionary(uniqueKeysWithValues: runs.map { ($0.id, $0) })
        for run in runs where run.status != .running {
            try connection.execute(
                """
                UPDATE run SET status = \(RunStatus.running),
                started_at = COALESCE(started_at, \(now)) WHERE id = \(run.id)
                AND status IN (\(list: RunStatus.open.map(\.sqlValue)))
                """)
        }
        return try steps.compactMap { step in
            guard let run = byID[step.run] else { return nil }
            try connection.execute(
                Event.append(
                    .started, run: run.id, op: step.op, at: now,
                    message: step.attempt == 1 ? "" : "attempt \(step.attempt)"))
            return ClaimedStep(step: step, run: run, input: try input(of: step))
        }
    }

    private func input(of step: Step) throws -> JSONValue {
        let needs = catalog.pipeline(step.pipeline)?.op(step.op)?.needs ?? []
        let outputs = try needs.map { need in
            try connection.value(
                "SELECT output FROM step WHERE id = \(Step.id(step.run, need))", as: JSONValue.self)
                ?? .null
        }
        return outputs.count > 1 ? .array(outputs) : outputs.first ?? .null
    }
}
