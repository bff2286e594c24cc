package import Prelude
package import Storage

/// Carries out the effects outside the desk that were decided together with steps' outputs, those of
/// each channel by themselves: one that is slow keeps no other waiting.
package struct OutboxDelivery: Duty {
    /// How many messages are taken at a time.
    package static let page = 20
    /// The longest that a message waits because the other side asked for it.
    package static let longestPause = Duration.seconds(30 * 86_400)

    /// What it is.
    package var name: String { "outbox \(channel.name)" }
    /// How long it can wait.
    package var interval: Duration { .seconds(5) }
    /// A new message is a change.
    package var followsChanges: Bool { true }

    private let channel: Channel
    private let owner: ID<EngineProcess>
    private let draw: @Sendable () -> Double
    private let sleep: @Sendable (Duration) async throws -> Void
    private let clock: (@Sendable () -> Timestamp)?

    /// A delivery of an engine through a channel; `draw` gives random numbers from 0 to 1, `clock`
    /// tells the moment at which a delivery has ended, if that is not the one at which it began.
    package init(
        _ channel: Channel, owner: ID<EngineProcess>, draw: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        clock: (@Sendable () -> Timestamp)? = nil
    ) {
        self.channel = channel
        self.owner = owner
        self.draw = draw
        self.sleep = sleep
        self.clock = clock
    }

    /// Delivers a page of messages in their order. One whose delivery cannot be noted comes again when
    /// its lease has run out, and keeps no other from being delivered.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let (channel, owner) = (channel, owner)
        let isNeeded = try await database.reading { connection in
            try !connection.query(
                """
                SELECT 1 FROM outbox WHERE status = 'pending' AND ready_at <= \(now)
                AND channel = \(channel.name) LIMIT 1
                """
            ).isEmpty
        }
        guard isNeeded else { return false }
        let lease = channel.limit * Self.page
        let messages = try await database.writing(.transition) { connection in
            try connection.query(
                """
                UPDATE outbox SET attempt = attempt + 1, lease_owner = \(owner),
                lease_until = \(now + lease)
                WHERE message_key IN (SELECT message_key FROM outbox WHERE status = 'pending'
                    AND ready_at <= \(now) AND channel = \(channel.name)
                    AND (lease_until IS NULL OR lease_until <= \(now))
                    ORDER BY ready_at, message_key LIMIT \(Self.page) \(.skipLocked))
                RETURNING \(OutboxMessage.columnList)
                """
            ).map(OutboxMessage.init(row:)).sorted { ($0.readyAt, $0.key) < ($1.readyAt, $1.key) }
        }
        var failure: (any Error)?
        for message in messages {
            do { try await deliver(message, on: database, now: now) } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return messages.count == Self.page
    }

    private func deliver(
        _ message: OutboxMessage, on database: any Database, now: Timestamp
    ) async throws {
        do {
            try await within(channel.limit, sleep: sleep) {
                try await channel.deliver(message.key, message.payload)
            }
            try await set(message, .sent, reason: nil, on: database, now: now)
        } catch {
            let failure = Failure(error)
            let now = clock?() ?? now
            let delay =
                failure.isTransient
                ? channel.retry.delay(afterAttempt: message.attempt, draw: draw()) : nil
            let asked = min(failure.retryAfter ?? .zero, Self.longestPause)
            try await set(
                message, delay == nil ? .failed : .pending, reason: failure.message,
                pause: max(.zero, delay ?? .zero, asked), on: database, now: now)
        }
    }

    private func set(
        _ message: OutboxMessage, _ status: OutboxMessage.Status, reason: String?,
        pause: Duration = .zero, on database: any Database, now: Timestamp
    ) async throws {
        try await database.writing(.transition) { connection in
            let held = try connection.query(
                """
                UPDATE outbox SET status = \(status), reason = \(reason), ready_at = \(now + pause),
                lease_owner = NULL, lease_until = NULL WHERE message_key = \(message.key)
                AND lease_owner = \(message.leaseOwner) AND attempt = \(message.attempt)
                RETURNING run_id
                """)
            guard status == .failed, !held.isEmpty else { return }
            try connection.execute(
                Event.append(
                    .warning, run: message.run, op: nil, at: now,
                    message: "\(message.channel) gave up: \(reason ?? "")"))
        }
    }
}
