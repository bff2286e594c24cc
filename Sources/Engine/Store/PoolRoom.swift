internal import Prelude
internal import Storage

/// How many more steps the limits of pools allow, inside the caller's transaction.
struct PoolRoom {
    let connection: any Connection
    let terms: Claiming.Terms

    /// The room of some pools, by the names of their queues. The rows of limits that hold for all
    /// engines are locked where there is room, so that two engines never count the same; a full
    /// pool is left alone, because a lock is told to everybody as a change.
    func room(of pools: [Pool]) throws -> [String: Int] {
        var room: [String: Int] = [:]
        for pool in pools {
            let name = pool.queueName(host: terms.host)
            room[name] = pool.limit - (terms.running[name] ?? 0)
        }
        let shared = pools.filter { $0.reach == .desk }
        let before = try sharedRoom(shared)
        let open = shared.filter { before[$0.name, default: 0] > 0 }
        room.merge(before) { $1 }
        guard !open.isEmpty, connection.dialect == .postgres else { return room }
        let names = open.map(\.name.sqlValue)
        _ = try connection.query(
            "SELECT name FROM pool WHERE name IN (\(list: names)) ORDER BY name \(.forUpdate)")
        return room.merging(try sharedRoom(open)) { $1 }
    }

    private func sharedRoom(_ pools: [Pool]) throws -> [String: Int] {
        guard !pools.isEmpty else { return [:] }
        var room = Dictionary(uniqueKeysWithValues: pools.map { ($0.name, $0.limit) })
        let counts = try connection.query(
            """
            SELECT pool, count(*) FROM step WHERE status = 'running'
            AND pool IN (\(list: pools.map(\.name.sqlValue))) GROUP BY pool
            """)
        for row in counts {
            room[try row.get(0, as: String.self), default: 0] -= try row.get(1, as: Int.self)
        }
        return room
    }
}
