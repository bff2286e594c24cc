internal import LanguageModels
internal import Prelude
internal import Storage

/// What was read in texts, so that the same text is never paid for twice: not by this program, and not
/// by another at the same time.
///
/// A row is claimed by inserting it, and held by a lease that is renewed while the model thinks; no
/// transaction lasts over a call. Whoever finds the row claimed waits a moment for it.
struct ExtractionCache: Sendable {
    /// What came of asking.
    enum Found: Sendable {
        /// What was read, and what people corrected in it, by field.
        case ready(JSONValue, corrections: [String: Correction])
        /// Somebody else is reading it, in this run of the engine.
        case generating(run: String?)
        /// It failed, and is tried again at a moment.
        case resting(until: Timestamp, because: String)
        /// It failed for good, or too often, and is left alone for a day.
        case failed(String)
    }

    /// What somebody put in the place of a field.
    struct Correction: Sendable, Hashable {
        /// The value.
        var value: JSONValue
        /// Who said so.
        var who: String
    }

    /// How long a claim lasts that nobody renews.
    static let lease = Duration.seconds(60)
    /// How often a text is tried.
    static let maximumAttempts = 3
    /// How long a caller waits for another that is reading the same text, and the pauses between its
    /// looks.
    static let joinPauses: [Duration] = [100, 200, 400, 800, 1500].map { .milliseconds($0) }
    /// How long a failure is left alone, doubled with each.
    static let firstRest = Duration.seconds(30)

    /// How long a text that was given up is left alone before it is tried again from the beginning: what
    /// ailed the service is mended by then.
    static let longRest = Duration.seconds(86_400)

    private let database: any Database
    private let owner: String
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Duration) async throws -> Void
    private let ids: @Sendable () -> IDSource

    /// The cache of a desk.
    ///
    /// - Parameter owner: Tells this program from others.
    init(
        on database: any Database, owner: String, now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        ids: @escaping @Sendable () -> IDSource
    ) {
        self.database = database
        self.owner = owner
        self.now = now
        self.sleep = sleep
        self.ids = ids
    }

    /// What was read in a text: from the cache, from another who is just reading it, or by `read`.
    ///
    /// - Parameters:
    ///   - documents: The documents that have the text, for what erasing one of them forgets.
    ///   - run: The run of the engine that asks.
    ///   - again: Whether a text that was given up is tried again, and at once.
    ///   - read: Asks the model.
    /// - Throws: what `read` throws that no trying again can help, and what the desk throws.
    func value(
        _ key: ExtractionKey, documents: [String], run: String?, again: Bool = false,
        read: @Sendable () async throws(ModelProblem) -> JSONValue
    ) async throws -> Found {
        for pause in [Duration.zero] + Self.joinPauses {
            if pause > .zero { try await sleep(pause) }
            switch try await claim(key, documents, run, again) {
            case .mine(let claim): return try await reading(claim, read)
            case .found(let found): return found
            case .others: continue
            }
        }
        return .generating(run: try await holder(of: key))
    }

    private enum Claiming: Sendable {
        case mine(Claim)
        case found(Found)
        case others
    }

    /// A row that this caller holds.
    private struct Claim: Sendable {
        var id: String
        var attempt: Int
    }

    private func claim(
        _ key: ExtractionKey, _ documents: [String], _ run: String?, _ again: Bool
    ) async throws -> Claiming {
        let now = now()
        var source = ids()
        let fresh: ID<ExtractionKey> = source.next(at: now)
        return try await database.writing(WriteMode(.process, isAlone: true)) { connection in
            let rows = ExtractionRows(connection, owner: owner, now: now)
            let isNew = try rows.insert(key, id: fresh.text, run: run)
            guard let row = try rows.row(key) else { return .others }
            try rows.use(row.id, by: documents)
            if isNew { return .mine(Claim(id: row.id, attempt: 1)) }
            switch row.status {
            case "ready":
                return .found(
                    .ready(row.result, corrections: try rows.corrections(of: row.id)))
            case "failed" where again:
                try rows.take(row.id, attempt: 1, run: run)
                return .mine(Claim(id: row.id, attempt: 1))
            case "failed":
                let reason = row.error ?? "it failed"
                guard row.attempts < Self.maximumAttempts else {
                    let moment = (row.retryAt ?? now) + Self.longRest
                    guard moment <= now else { return .found(.failed(reason)) }
                    try rows.take(row.id, attempt: 1, run: run)
                    return .mine(Claim(id: row.id, attempt: 1))
                }
                if let moment = row.retryAt, moment > now {
                    return .found(.resting(until: moment, because: reason))
                }
            default:
                guard row.leaseEnds.map({ $0 <= now }) ?? true else { return .others }
            }
            let attempt = row.attempts + 1
            try rows.take(row.id, attempt: attempt, run: run)
            return .mine(Claim(id: row.id, attempt: attempt))
        }
    }

    private func reading(
        _ claim: Claim, _ read: @Sendable () async throws(ModelProblem) -> JSONValue
    ) async throws -> Found {
        let beat = Task { try await renew(claim) }
        defer { beat.cancel() }
        do throws(ModelProblem) {
            let result = try await read()
            try? await end(claim) { try $0.finish(claim.id, claim.attempt, result) }
            return .ready(result, corrections: [:])
        } catch {
            return try await failed(claim, error)
        }
    }

    /// Notes a failure: what a later try may help rests, what a person has to mend first is given back
    /// untried, and what no try can help is given up, so that nobody else waits for it.
    private func failed(_ claim: Claim, _ problem: ModelProblem) async throws -> Found {
        guard !problem.isAboutSettings else {
            try? await end(claim) { try $0.giveBack(claim.id, claim.attempt) }
            throw problem
        }
        let doubled = Self.firstRest * (1 << min(claim.attempt - 1, 10))
        let rest = max(doubled, problem.retryAfter ?? .zero)
        let attempts = problem.isTransient ? claim.attempt : Self.maximumAttempts
        try? await end(claim) {
            try $0.fail(claim.id, claim.attempt, "\(problem)", rest: rest, attempts: attempts)
        }
        guard problem.isTransient, claim.attempt < Self.maximumAttempts else { throw problem }
        return .resting(until: now() + rest, because: "\(problem)")
    }

    private func renew(_ claim: Claim) async throws {
        while true {
            try await sleep(Self.lease / 3)
            // A database that is busy now is asked again before the lease ends.
            try? await end(claim) { try $0.renew(claim.id, claim.attempt) }
        }
    }

    private func end(
        _ claim: Claim, _ body: @escaping @Sendable (ExtractionRows) throws -> Void
    ) async throws {
        let now = now()
        // Also for a task that was cancelled: the row is not to look claimed until its lease ends.
        let database = database
        let owner = owner
        try await Task {
            try await database.writing(WriteMode(.process, isAlone: true)) { connection in
                try body(ExtractionRows(connection, owner: owner, now: now))
            }
        }.value
    }

    private func holder(of key: ExtractionKey) async throws -> String? {
        let now = now()
        return try await database.reading { connection in
            try ExtractionRows(connection, owner: "", now: now).row(key)?.run
        }
    }
}
