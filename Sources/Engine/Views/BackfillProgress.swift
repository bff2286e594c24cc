package import Prelude
package import Storage

/// How far a backfill has come.
package struct BackfillProgress: Sendable, Hashable {
    /// The backfill.
    package var backfill: Backfill
    /// How many runs have each status.
    package var counts: [RunStatus: Int]

    /// How many runs have ended.
    package var ended: Int { counts.filter { $0.key.isFinal }.values.reduce(0, +) }
    /// How many runs it has to show for itself: those that ended, and of one that was cancelled only
    /// those that had ended by then.
    package var reached: Int {
        backfill.status == .cancelled ? ended - (counts[.cancelled] ?? 0) : ended
    }
    /// How many runs failed.
    package var failed: Int { counts[.failed] ?? 0 }
    /// How many runs there will be.
    package var total: Int { backfill.total }

    /// When the backfill will be done if it goes on as it has so far; nil while nobody can tell.
    package func expectedEnd(now: Timestamp) -> Timestamp? {
        guard backfill.finishedAt == nil, ended > 0, total > ended else { return nil }
        let each = (now - backfill.createdAt).microseconds / Int64(ended)
        return now + .microseconds(each * Int64(total - ended))
    }

    /// Reads how far a backfill has come; nil when there is none of that id.
    package init?(_ id: ID<Backfill>, on connection: any Connection) throws {
        guard let backfill = try connection.first(Backfill.self, "WHERE id = \(id)") else {
            return nil
        }
        self.init(
            backfill: backfill,
            counts: try Self.counts("backfill_id = \(id)", on: connection))
    }

    init(backfill: Backfill, counts: [RunStatus: Int]) {
        self.backfill = backfill
        self.counts = counts
    }

    /// The backfills that have not ended, and the newest that have.
    package static func newest(
        _ limit: Int, on connection: any Connection
    ) throws -> [BackfillProgress] {
        try connection.fetch(
            Backfill.self,
            """
            WHERE status IN ('feeding', 'draining') OR id IN (SELECT id FROM backfill
            ORDER BY id DESC LIMIT \(limit)) ORDER BY id DESC LIMIT \(limit)
            """
        ).map {
            BackfillProgress(
                backfill: $0, counts: try counts("backfill_id = \($0.id)", on: connection))
        }
    }

    static func counts(_ condition: SQL, on connection: any Connection) throws -> [RunStatus: Int] {
        var counts: [RunStatus: Int] = [:]
        let rows = try connection.query(
            "SELECT status, count(*) FROM run WHERE \(condition) GROUP BY status")
        for row in rows { counts[try row.get(0)] = try row.get(1, as: Int.self) }
        return counts
    }
}
