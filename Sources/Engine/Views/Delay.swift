package import Prelude
package import Storage

/// Why nothing goes on with a request that has not ended: attempts that come later, because earlier
/// ones failed.
package struct Delay: Sendable, Hashable {
    /// What is shorter is not worth a word.
    package static let shortest = Duration.seconds(2)

    /// The op whose steps wait.
    package var op: String
    /// How many they are.
    package var steps: Int
    /// When the first of them is tried again.
    package var until: Timestamp
    /// What the earlier attempts failed by.
    package var reason: String

    /// The delays of what a request led to, by op; none while any of it runs or will in a moment.
    package static func of(
        _ origin: String, now: Timestamp, on connection: any Connection
    ) throws -> [Delay] {
        let isMoving = try !connection.query(
            """
            SELECT 1 FROM step WHERE status = 'running' AND origin_id = \(origin)
            UNION ALL SELECT 1 FROM step WHERE status = 'ready' AND origin_id = \(origin)
            AND ready_at <= \(now + shortest) LIMIT 1
            """
        ).isEmpty
        if isMoving { return [] }
        let circuits = try Circuits(connection: connection, now: now).open()
        return try connection.query(
            """
            SELECT pipeline, op, count(*), min(ready_at), max(reason) FROM step
            WHERE status = 'ready' AND origin_id = \(origin) GROUP BY pipeline, op ORDER BY op
            """
        ).map { row in
            let (pipeline, op): (String, String) = (try row.get(0), try row.get(1))
            let told: String? = try row.get(4)
            return Delay(
                op: op, steps: try row.get(2), until: try row.get(3),
                reason: circuits["\(pipeline)/\(op)"]?.message ?? told ?? "")
        }
    }

    /// The delay as a sentence.
    package func text(now: Timestamp) -> String {
        let what = steps == 1 ? "\(op) is" : "\(steps) × \(op) are"
        return "\(what) tried again in \(Elapsed.text(until - now)): \(reason)"
    }
}
