package import Prelude
package import Storage

/// Asks for many runs as a whole, inside the caller's transaction.
package struct Backfills {
    /// How many runs of one backfill wait or run at a time; the rest is not asked for yet. Those that
    /// wait for a person keep no others from it.
    package static let maximumOpen = 200
    /// How many runs one transaction asks for.
    package static let page = 100
    /// How many records can be listed by whoever asks.
    package static let maximumListed = 100_000

    private let connection: any Connection
    private let catalog: Catalog
    private let now: Timestamp
    /// The source of ids, to be carried on with after the transaction.
    package private(set) var ids: IDSource

    /// The backfills of a desk at a moment.
    package init(on connection: any Connection, catalog: Catalog, now: Timestamp, ids: IDSource) {
        self.connection = connection
        self.catalog = catalog
        self.now = now
        self.ids = ids
    }

    /// Asks for a run of each record: of those listed, or of every one that the pipeline knows.
    ///
    /// - Throws: `EngineProblem` for a pipeline that does not exist or has no records, and for a
    ///   longer list than can be taken.
    package mutating func request(
        _ name: String, records: [String]? = nil, parameters: JSONValue = .null,
        lane: Lane = .backfill, by who: String
    ) throws -> Backfill {
        // As each of its runs will be asked for, so that none is refused later.
        let pipeline = try RunQueue(on: connection, catalog: catalog, now: now, ids: ids).pipeline(
            for: RunRequest(name, partition: "", parameters: parameters, lane: lane, by: who))
        guard let partition = pipeline.partition else {
            throw EngineProblem.takesNoPartition(pipeline: pipeline.name)
        }
        guard (records?.count ?? 0) <= Self.maximumListed else {
            throw EngineProblem.tooManyRecords(records?.count ?? 0, limit: Self.maximumListed)
        }
        let backfill = Backfill(
            id: ids.next(at: now), pipeline: pipeline.name, status: .feeding, lane: lane,
            parameters: parameters, requestedBy: who, isListed: records != nil,
            total: try records?.count ?? partition.count(connection), requested: 0, cursor: nil,
            createdAt: now, finishedAt: nil)
        try connection.execute(backfill.insert())
        for (position, record) in (records ?? []).enumerated() {
            try connection.execute(
                """
                INSERT INTO backfill_record (backfill_id, position, partition_key)
                VALUES (\(backfill.id), \(position), \(record))
                """)
        }
        return backfill
    }

    /// The backfills that have something to be asked for or to be ended, oldest first. Looking costs
    /// nobody anything, while the lock of a row is told to everybody as a change.
    package static func hungry(
        in catalog: Catalog, on connection: any Connection
    ) throws -> [ID<Backfill>] {
        try connection.fetch(
            Backfill.self, "WHERE status IN ('feeding', 'draining') ORDER BY id"
        ).filter { backfill in
            guard catalog.pipeline(backfill.pipeline) != nil else { return false }
            return backfill.status == .draining
                ? try !hasOpenRuns(backfill, on: connection)
                : try active(backfill, on: connection) < maximumOpen
        }.map(\.id)
    }

    /// Asks for the next runs of one backfill, or ends it when its runs have. One of a pipeline that
    /// this program does not know is left to the program that does.
    package mutating func feed(_ id: ID<Backfill>) throws -> Bool {
        let backfill = try connection.first(
            Backfill.self,
            "WHERE id = \(id) AND status IN ('feeding', 'draining') \(.forUpdate)")
        guard let backfill, catalog.pipeline(backfill.pipeline) != nil else { return false }
        return try feed(backfill)
    }

    private mutating func feed(_ backfill: Backfill) throws -> Bool {
        if backfill.status == .draining {
            if try !Self.hasOpenRuns(backfill, on: connection) { try close(backfill, .done) }
            return false
        }
        let active = try Self.active(backfill, on: connection)
        let room = min(Self.page, Self.maximumOpen - active)
        guard room > 0 else { return false }
        let records = try next(backfill, room)
        var queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
        for record in records {
            try queue.request(
                RunRequest(
                    backfill.pipeline, partition: record, parameters: backfill.parameters,
                    lane: backfill.lane, by: backfill.requestedBy), backfill: backfill.id)
        }
        ids = queue.ids
        let isEnd = records.count < room
        let requested = backfill.requested + records.count
        let cursor = backfill.isListed ? String(requested) : records.last ?? backfill.cursor
        try connection.execute(
            """
            UPDATE backfill SET requested = \(requested), cursor = \(cursor),
            total = \(isEnd ? requested : max(backfill.total, requested)),
            status = \(isEnd ? Backfill.Status.draining : .feeding) WHERE id = \(backfill.id)
            """)
        if try isEnd && records.isEmpty && !Self.hasOpenRuns(backfill, on: connection) {
            try close(backfill, .done)
        }
        return !isEnd && active + records.count < Self.maximumOpen
    }

    /// How many of its runs wait or run.
    private static func active(_ backfill: Backfill, on connection: any Connection) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM run WHERE backfill_id = \(backfill.id)
            AND status IN ('queued', 'running')
            """) ?? 0
    }

    private static func hasOpenRuns(
        _ backfill: Backfill, on connection: any Connection
    ) throws -> Bool {
        try !connection.query(
            """
            SELECT 1 FROM run WHERE backfill_id = \(backfill.id)
            AND status IN ('queued', 'running', 'waiting') LIMIT 1
            """
        ).isEmpty
    }

    private func next(_ backfill: Backfill, _ limit: Int) throws -> [String] {
        guard backfill.isListed else {
            guard let partition = catalog.pipeline(backfill.pipeline)?.partition else { return [] }
            return try partition.page(connection, backfill.cursor, limit)
        }
        return try connection.query(
            """
            SELECT partition_key FROM backfill_record WHERE backfill_id = \(backfill.id)
            AND position >= \(backfill.requested) ORDER BY position LIMIT \(limit)
            """
        ).map { try $0.get(0, as: String.self) }
    }

    /// Cancels a backfill and every run of it that has not ended.
    ///
    /// - Throws: `EngineProblem` when there is no such backfill or it has ended.
    package func cancel(_ id: ID<Backfill>, by who: String) throws {
        guard
            let backfill = try connection.first(
                Backfill.self, "WHERE id = \(id) \(.forUpdate)")
        else { throw EngineProblem.noSuchBackfill(id.text) }
        guard backfill.status == .feeding || backfill.status == .draining else {
            throw EngineProblem.backfillHasEnded(id.text)
        }
        try close(backfill, .cancelled)
        let open = try connection.query(
            """
            SELECT id FROM run WHERE backfill_id = \(id)
            AND status IN ('queued', 'running', 'waiting') ORDER BY id
            """)
        let queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
        for row in open { try queue.cancel(try row.get(0), by: who) }
    }

    private func close(_ backfill: Backfill, _ status: Backfill.Status) throws {
        try connection.execute(
            """
            UPDATE backfill SET status = \(status), finished_at = \(now)
            WHERE id = \(backfill.id)
            """)
        try connection.execute("DELETE FROM backfill_record WHERE backfill_id = \(backfill.id)")
    }
}
