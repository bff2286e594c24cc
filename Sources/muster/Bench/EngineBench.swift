import Engine
import Prelude
import SQLiteStorage
import Storage
import Synchronization
import Workflows

/// What durability costs: runs of ops that do nothing, claims from a long queue, and a pool that
/// should be full.
struct EngineBench: Sendable {
    private let folder: ScratchFolder
    let session: Session
    private let catalog: Catalog

    /// A bench in a folder that is thrown away afterwards.
    init(_ session: Session) throws {
        self.session = session
        folder = try ScratchFolder(named: "engine")
        catalog = try EngineWiring(session).catalog
    }

    /// Measures everything; a value with one member a case.
    func run(runs: Int, records: Int) throws -> JSONValue {
        defer { folder.remove() }
        let plain = try time(runs, .process, on: folder.desk())
        let synced = try time(max(5, runs / 4), .power, on: folder.desk())
        let floor = try syncFloor(max(5, runs / 4), on: folder.desk())
        let claims = try claims(on: folder.desk())
        let poolDesk = try folder.desk()
        let pool = try waiting { () -> PoolResult in try await self.pool(records, on: poolDesk) }
        return [
            "case": "engine", "ms": .array(plain.map(JSONValue.number)),
            "run_ms": .number(median(plain)), "run_fsync_ms": .number(median(synced)),
            "fsync_floor_ms": .number(median(floor)),
            "claim_ms": .number(claims.short), "claim_of_100000_ms": .number(claims.long),
            "pool_records": JSONValue(records), "pool_ideal_ms": .number(pool.ideal),
            "pool_ms": .number(pool.took), "pool_ratio": .number(pool.took / pool.ideal),
            "pool_full_share": .number(pool.fullShare),
        ]
    }

    private func stepping(
        _ durability: WriteMode.Durability = .process, on desk: any Database
    ) -> Stepping {
        let session = session
        return Stepping(
            catalog: catalog, database: desk, now: Session.now,
            sleep: { try await Task.sleep(for: $0) }, ids: { session.ids() }, draw: { 0.5 },
            durability: durability)
    }

    /// Milliseconds of each run of three ops that do nothing, every transition committed.
    private func time(
        _ count: Int, _ durability: WriteMode.Durability, on desk: any Database
    ) throws -> [Double] {
        let (stepping, session, catalog) = (stepping(durability, on: desk), session, catalog)
        let terms = Claiming.Terms(owner: ID("bench"), slots: 1, lease: .seconds(60))
        let place = Stepping.Place(terms, isFull: false)
        return try waiting {
            var times: [Double] = []
            for _ in 0..<count {
                let start = ContinuousClock.now
                let ids = session.ids()
                try await desk.writing(WriteMode(durability, isAlone: false)) { connection in
                    var queue = RunQueue(
                        on: connection, catalog: catalog, now: Session.now(), ids: ids)
                    try queue.request(RunRequest("noop", by: "bench"))
                }
                var next = try await stepping.claim(terms).first
                while let step = next {
                    let settled = try await stepping.run(step, report: StepReport()) { place }
                    guard case .stored(let taken) = settled else { break }
                    next = taken
                }
                times.append(milliseconds(start))
            }
            let done = try await desk.reading { connection in
                try RunList.count(.init(statuses: [.done]), on: connection)
            }
            guard done == count else {
                throw Failure(.failed, "bench", "\(done) of \(count) runs are done")
            }
            return times
        }
    }

    /// What the disk alone takes for as many synced transactions as a run has.
    private func syncFloor(_ count: Int, on desk: any Database) throws -> [Double] {
        let transactions = 5
        try desk.write { try $0.execute("CREATE TABLE floor (value \(.integer)) \(.strict)") }
        return try (0..<count).map { _ in
            let start = ContinuousClock.now
            for _ in 0..<transactions {
                try desk.write { try $0.execute("INSERT INTO floor (value) VALUES (1)") }
            }
            return milliseconds(start)
        }
    }

    /// Milliseconds of a claim of one step, from a short queue and from one of 100,000.
    private func claims(on desk: any Database) throws -> (short: Double, long: Double) {
        let short = try claimTime(desk, queued: 100)
        let long = try claimTime(desk, queued: 100_000)
        return (short, long)
    }

    private func claimTime(_ desk: any Database, queued: Int) throws -> Double {
        let (catalog, session) = (catalog, session)
        let there = try desk.read { try RunList.count(.init(statuses: [.queued]), on: $0) }
        for start in stride(from: there, to: queued, by: 10_000) {
            let ids = session.ids()
            try desk.write(.transition) { connection in
                var queue = RunQueue(
                    on: connection, catalog: catalog, now: Session.now(), ids: ids)
                for _ in start..<min(queued, start + 10_000) {
                    try queue.request(RunRequest("noop", lane: .backfill, by: "bench"))
                }
            }
        }
        let stepping = stepping(on: desk)
        return try waiting {
            var times: [Double] = []
            for _ in 0..<50 {
                let start = ContinuousClock.now
                let claimed = try await stepping.claim(
                    .init(owner: ID("bench"), slots: 1, lease: .seconds(600)))
                times.append(milliseconds(start))
                guard claimed.count == 1 else {
                    throw Failure(.failed, "bench", "\(claimed.count) steps were claimed")
                }
            }
            return median(times)
        }
    }
}

/// Milliseconds since a moment.
func milliseconds(_ start: ContinuousClock.Instant) -> Double {
    Double((ContinuousClock.now - start).microseconds) / 1000
}

/// The middle of some numbers; 0 of none.
func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}
