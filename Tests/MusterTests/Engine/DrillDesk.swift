import Engine
import FoundationEssentials
import Prelude
import Storage
import TestSupport
import Workflows

/// A desk on which engines are tried with the pipeline `drill`.
final class DrillDesk {
    private let test: TestDatabase
    private let home: TemporaryFolder
    private let catalog = DeskCatalog.catalog(
        DeskSurroundings(
            knowledge: { throw CancellationError() }, zones: TimeZones { _, _ in nil },
            today: { Day(number: 0) }, profile: "seed", processors: 1, zone: "UTC"))
    private var seed: UInt64 = 0

    var database: any Database { test.database }

    init() throws {
        test = try TestDatabase(.current, schema: WholeDesk.schema)
        home = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: home.path + "/traces", withIntermediateDirectories: true)
    }

    /// Asks for a run of each of some records, each of whose calls waits for some milliseconds.
    func ask(_ count: Int, waiting milliseconds: Int) throws {
        let (catalog, folder) = (catalog, home.path + "/traces")
        seed += 1
        let (ids, now) = (IDSource(seed: seed), Timestamp(microseconds: Int64(seed) * 1_000))
        try database.write { connection in
            var backfills = Backfills(
                on: connection, catalog: catalog, now: now, ids: ids)
            _ = try backfills.request(
                "drill", records: (1...count).map { "\($0)-\(milliseconds)" },
                parameters: ["folder": .string(folder)], by: "test")
        }
    }

    /// Starts an engine.
    func engine(_ words: String...) throws -> RunningMuster {
        try RunningMuster(["engine"] + words, desk: test.location, home: home.path)
    }

    /// How many runs are done.
    func done() throws -> Int {
        try database.read { try RunList.count(.init(statuses: [.done]), on: $0) }
    }

    /// Waits until the desk is as wanted, looking again at each change.
    func until(_ condition: @escaping @Sendable (any Connection) throws -> Bool) async throws {
        try await database.until(condition)
    }

    /// The names of the engines on the desk.
    func present() throws -> [String] { try database.read(Self.present) }

    /// Waits until so many engines have entered the desk, beside some that may be gone again.
    func untilPresent(_ count: Int, beside others: [String] = []) async throws {
        try await until { connection in
            try Self.present(connection).count { !others.contains($0) } >= count
        }
    }

    private static func present(_ connection: any Connection) throws -> [String] {
        try connection.query("SELECT id FROM engine_process").map {
            try $0.get(0, as: String.self)
        }
    }

    /// Waits until so many runs are done.
    func untilDone(_ count: Int) async throws {
        try await until { try RunList.count(.init(statuses: [.done]), on: $0) >= count }
    }

    /// What is wrong with the effects of so many runs that are done: each has to be there once.
    func fault(_ count: Int) throws -> String? {
        let (effects, doubled) = try database.read { connection in
            (
                try connection.value(
                    "SELECT count(*) FROM run_event WHERE kind = 'log'", as: Int.self) ?? 0,
                try connection.query(
                    """
                    SELECT run_id FROM run_event WHERE kind = 'log' GROUP BY run_id, message
                    HAVING count(*) <> 1
                    """
                ).count
            )
        }
        let traces = try FileManager.default.contentsOfDirectory(atPath: home.path + "/traces")
        if effects != count * 3 { return "\(effects) effects of \(count * 3)" }
        if doubled > 0 { return "\(doubled) effects are there more than once" }
        if traces.count != count { return "\(traces.count) traces of \(count)" }
        // The tests' server does without what makes it survive a power cut, and would say so here.
        let findings = try database.dialect == .sqlite ? database.examined() : []
        return findings.first { !$0.isGood }?.found
    }

    /// Waits until every message has left the desk.
    func untilDelivered() async throws {
        try await until { connection in
            try connection.query("SELECT 1 FROM outbox WHERE status <> 'sent' LIMIT 1").isEmpty
        }
    }
}
