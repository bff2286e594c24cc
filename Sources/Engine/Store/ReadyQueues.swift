internal import Prelude
internal import Storage

/// The steps of a pool in a lane, some of which are ready.
struct ReadyQueue {
    var lane: Lane
    var pool: String
    /// Since when its first step is ready.
    var head: Timestamp
}

/// Which queues have something to claim, read from the front of the index of ready steps alone,
/// inside the caller's transaction.
struct ReadyQueues {
    let connection: any Connection
    let scope: Claiming.Scope
    let now: Timestamp

    /// The queues of some pools in which something is ready, the most urgent first: by lane, and
    /// within one by how long their first steps have waited, so that no pool starves another. One
    /// statement that reads one index entry of each.
    func ready(of pools: [String]) throws -> [ReadyQueue] {
        let queues = Lane.allCases.flatMap { lane in
            pools.map { ReadyQueue(lane: lane, pool: $0, head: now) }
        }
        guard !queues.isEmpty else { return [] }
        let probes = queues.map {
            "(SELECT ready_at FROM step WHERE \(condition($0)) ORDER BY ready_at LIMIT 1)" as SQL
        }
        guard let row = try connection.query("SELECT " + .joined(probes, separator: ", ")).first
        else { return [] }
        return try queues.enumerated().compactMap { index, queue in
            try row.get(index, as: Timestamp?.self).map {
                ReadyQueue(lane: queue.lane, pool: queue.pool, head: $0)
            }
        }
        .sorted { ($0.lane.rawValue, $0.head) < ($1.lane.rawValue, $1.head) }
    }

    /// What is ready in a queue, as the index has it.
    func condition(_ queue: ReadyQueue) -> SQL {
        let mine: SQL =
            switch scope {
            case .all: ""
            case .origin(let origin): "AND origin_id = \(origin)"
            }
        return """
            status = 'ready' AND pool = \(queue.pool) AND lane = \(queue.lane)
            AND ready_at <= \(now) \(mine)
            """
    }
}
