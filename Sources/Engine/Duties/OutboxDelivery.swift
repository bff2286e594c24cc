package import Prelude
package import Storage

/// Carries out the effects outside the desk that were decided together with steps' outputs.
package struct OutboxDelivery: Duty {
    /// How many messages are taken at a time.
    package static let page = 20

    /// What it is.
    package var name: String { "outbox" }
    /// How long it can wait.
    package var interval: Duration { .seconds(5) }
    /// A new message is a change.
    package var followsChanges: Bool { true }

    private let catalog: Catalog
    private let owner: ID<EngineProcess>
    private let draw: @Sendable () -> Double
    private let sleep: @Sendable (Duration) async throws -> Void

    /// A delivery of an engine; `draw` gives random numbers from 0 to 1.
    package init(
        catalog: Catalog, owner: ID<EngineProcess>, draw: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.catalog = catalog
        self.owner = owner
        self.draw = draw
        self.sleep = sleep
    }

    /// Delivers a page of messages, those of one channel in their order.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let channels = catalog.channels.map(\.name.sqlValue)
        guard !channels.isEmpty else { return false }
        let isNeeded = try await database.reading { connection in
            try !connection.query(
                "SELECT 1 FROM outbox WHERE status = 'pending' AND ready_at <= \(now) LIMIT 1"
            ).isEmpty
        }
        guard isNeeded else { return false }
        let lease = (catalog.channels.map(\.limit).max() ?? .zero) * Self.page
        let owner = owner
        let messages = try await database.writing(.transition) { connection in
            try connection.query(
                """
                UPDATE outbox SET attempt = attempt + 1, lease_owner = \(owner),
                lease_until = \(now + lease)
                WHERE message_key IN (SELECT message_key FROM outbox WHERE status = 'pending'
                    AND ready_at <= \(now) AND channel IN (\(list: channels))
                    AND (lease_until IS NULL OR lease_until <= \(now))
                    ORDER BY ready_at, message_key LIMIT \(Self.page) \(.skipLocked))
                RETURNING \(OutboxMessage.columnList)
                """
            ).map(OutboxMessage.init(row:)).sorted { ($0.readyAt, $0.key) < ($1.readyAt, $1.key) }
        }
        for message in messages { try await deliver(message, on: database, now: now) }
        return messages.count == Self.page
    }

    private func deliver(
        _ message: OutboxMessage, on database: any Database, now: Timestamp
    ) async throws {
        guard let channel = catalog.channel(message.channel) else { return }
        do {
            try await within(channel.limit, sleep: sleep) {
                try await channel.deliver(message.key, message.payload)
            }
            try await set(message, .sent, reason: nil, readyAt: now, on: database)
        } catch {
            let failure = Failure(error)
            let delay =
                failure.isTransient
                ? channel.retry.delay(afterAttempt: message.attempt, draw: draw()) : nil
            try await set(
                message, delay == nil ? .failed : .pending, reason: failure.message,
                readyAt: now + max(delay ?? .zero, failure.retryAfter ?? .zero), on: database)
        }
    }

    private func set(
        _ message: OutboxMessage, _ status: OutboxMessage.Status, reason: String?,
        readyAt: Timestamp, on database: any Database
    ) async throws {
        try await database.writing(.transition) { connection in
            try connection.execute(
                """
                UPDATE outbox SET status = \(status), reason = \(reason), ready_at = \(readyAt),
                lease_owner = NULL, lease_until = NULL WHERE message_key = \(message.key)
                AND lease_owner = \(message.leaseOwner) AND attempt = \(message.attempt)
                """)
            guard status == .failed else { return }
            try connection.execute(
                Event.append(
                    .warning, run: message.run, op: nil, at: readyAt,
                    message: "\(message.channel) gave up: \(reason ?? "")"))
        }
    }
}
