package import Prelude
package import Storage

/// The three parts of running a step, each an effect of its own: claim it, run its code, settle it.
/// An engine does them for many steps at once, a test in any order it likes.
package struct Stepping: Sendable {
    /// How often a settlement is tried that the database refuses for the moment.
    private static let maximumTries = 5

    /// What may be run.
    package let catalog: Catalog
    /// The desk.
    package let database: any Database
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Duration) async throws -> Void
    private let ids: @Sendable () -> IDSource
    private let draw: @Sendable () -> Double
    private let durability: WriteMode.Durability

    /// The parts on a desk. `ids` makes sources that nobody else has, `draw` gives random numbers
    /// from 0 to 1. `durability` is what a transition survives that is not the last of its run.
    package init(
        catalog: Catalog, database: any Database, now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        ids: @escaping @Sendable () -> IDSource, draw: @escaping @Sendable () -> Double,
        durability: WriteMode.Durability = .process
    ) {
        self.catalog = catalog
        self.database = database
        self.now = now
        self.sleep = sleep
        self.ids = ids
        self.draw = draw
        self.durability = durability
    }

    /// Claims steps.
    package func claim(_ terms: Claiming.Terms) async throws -> [ClaimedStep] {
        let (catalog, now) = (catalog, now())
        let mode = WriteMode(durability, isAlone: false)
        return try await database.writing(mode) { connection in
            try Claiming(on: connection, catalog: catalog, terms: terms, now: now).claim()
        }
    }

    /// What came of running a step.
    package enum Settled: Sendable {
        /// It is stored; with the step that took its place, if one did.
        case stored(next: ClaimedStep?)
        /// Its lease no longer holds, or nobody waits for it any more: nothing is written.
        case lost

        /// Whether it is stored.
        package var isStored: Bool {
            if case .stored = self { true } else { false }
        }
    }

    /// The place of a step that ends, to be taken by the next in the same transaction.
    package struct Place: Sendable {
        /// Who claims the next one.
        package var terms: Claiming.Terms
        /// Whether there is no other place in the engine.
        package var isFull: Bool

        /// A place from its parts.
        package init(_ terms: Claiming.Terms, isFull: Bool) {
            self.terms = terms
            self.isFull = isFull
        }
    }

    /// Runs a step's code and then settles it. `place` is asked before the settlement for the place
    /// that is handed over, or nil when no further step is wanted.
    package func run(
        _ claimed: ClaimedStep, report: StepReport,
        place: @Sendable () async -> Place? = { nil }
    ) async throws -> Settled {
        let attempt = Attempt(catalog: catalog, database: database, now: now, sleep: sleep)
        let result = await attempt.run(claimed, report: report)
        guard !Task.isCancelled else { return .lost }
        let place = await place()
        do {
            return .stored(
                next: try await settle(claimed, result, news: report.take(), place: place))
        } catch is LeaseLost {
            return .lost
        }
    }

    /// Stores what came of an attempt, and what was told and not stored yet.
    private func settle(
        _ claimed: ClaimedStep, _ result: Attempt.Result, news: StepReport.News, place: Place?
    ) async throws -> ClaimedStep? {
        do {
            return try await settleOnce(claimed, result, news: news, place: place)
        } catch let error where Self.isRefused(error) {
            // The next step may be what cannot be read; then this one is stored without it.
            if place != nil {
                return try await settle(claimed, result, news: news, place: nil)
            }
            // The op's own writes failed: nothing of them is there, and that is a failed attempt.
            var failed = result
            failed.result = .failure(Failure(error))
            failed.state = nil
            return try await settleOnce(claimed, failed, news: news, place: nil)
        }
    }

    private func settleOnce(
        _ claimed: ClaimedStep, _ result: Attempt.Result, news: StepReport.News, place: Place?
    ) async throws -> ClaimedStep? {
        let (catalog, now, ids) = (catalog, now(), ids())
        let decision = StepDecision(
            result.result, of: claimed.step, retry: result.retry, now: now, draw: draw())
        let mode = mode(claimed, decision)
        var tried = 1
        while true {
            do {
                return try await database.writing(mode) { connection in
                    if !news.isEmpty {
                        try Leases(on: connection, owner: ID(claimed.owner), now: now)
                            .store(news, of: claimed)
                    }
                    var settling = Settling(on: connection, catalog: catalog, now: now, ids: ids)
                    try settling.settle(
                        claimed, decision, state: result.state, isUnchanged: result.isUnchanged)
                    return try place.flatMap { place in
                        try Claiming(
                            on: connection, catalog: catalog, terms: place.terms, now: now
                        ).successor(in: claimed.step.pool, isFull: place.isFull)
                    }
                }
            } catch let error where Self.isUnavailable(error) && tried < Self.maximumTries {
                try await sleep(.milliseconds(100 * tried))
                tried += 1
            }
        }
    }

    /// Whether an error says that a settlement can never be stored as it is.
    private static func isRefused(_ error: any Error) -> Bool {
        !(error is LeaseLost) && !isUnavailable(error)
    }

    /// Whether an error says that the database cannot be used right now, whatever the statement.
    private static func isUnavailable(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.isTransient ?? false
    }

    /// What the transaction has to survive: with the last transition of a run everything before it
    /// is on the disk too.
    private func mode(_ claimed: ClaimedStep, _ decision: StepDecision) -> WriteMode {
        let pipeline = catalog.pipeline(claimed.step.pipeline)
        let op = pipeline?.op(claimed.step.op)
        let isLast =
            switch decision {
            case .finish: op.flatMap { pipeline?.isLast($0) } ?? false
            case .fail, .stop: true
            case .retry, .again, .wait: false
            }
        return WriteMode(
            isLast && durability == .process ? pipeline?.durability ?? .power : durability,
            isAlone: op?.writesAlone ?? false)
    }
}
