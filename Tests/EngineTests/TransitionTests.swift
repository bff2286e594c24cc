import Engine
import Prelude
import Storage
import Testing

@Suite("State diagrams") struct TransitionTests {
    @Test("The code walks every arrow of its diagrams, and no other") func walked() async throws {
        let script = Script()
        let door = Door()
        let knocking = Pipeline.single("knocking") { _ in
            .done { commit in
                commit.send("knock", through: "door", key: "\(commit.run)")
                return .null
            }
        }
        var catalog = Catalog(
            pipelines: [
                .scripted(script), .scripted(script, "each", partition: EngineFixture.hundred),
                knocking,
            ], channels: [door.channel])
        catalog.answers = { _, keys in
            keys.contains("answered") ? ["answered": "yes"] : [:]
        }
        let fixture = try EngineFixture(catalog)
        try fixture.watch()
        try await fixture.walkRuns(script)
        try await fixture.walkLeases(script)
        try await fixture.walkBackfills(script)
        try await fixture.walkCircuit(script)
        try await fixture.walkOutbox()
        #expect(try fixture.arrows("run") == Self.run)
        #expect(try fixture.arrows("step") == Self.step)
        #expect(try fixture.arrows("backfill") == Self.backfill)
        #expect(try fixture.arrows("outbox") == Self.outbox)
        #expect(try fixture.arrows("circuit") == Self.circuit)
    }

    /// As `RunStatus` draws it.
    private static let run: Set = [
        "queued-running", "running-waiting", "waiting-running", "running-done", "running-failed",
        "running-stopped", "queued-cancelled", "running-cancelled", "waiting-cancelled",
        "failed-queued", "cancelled-queued", "stopped-queued",
    ]
    /// As `StepStatus` draws it.
    private static let step: Set = [
        "ready-running", "running-done", "running-failed", "running-stopped", "running-waiting",
        "waiting-ready", "running-ready", "ready-cancelled", "running-cancelled",
        "waiting-cancelled", "failed-ready", "stopped-ready", "cancelled-ready",
    ]
    /// As `Backfill.Status` draws it.
    private static let backfill: Set = [
        "feeding-draining", "draining-done", "feeding-cancelled", "draining-cancelled",
        "done-draining",
    ]
    /// As `OutboxMessage.Status` draws it.
    private static let outbox: Set = ["pending-sent", "pending-failed", "failed-pending"]
    /// As `Circuit` draws it; a row that goes has no status any more.
    private static let circuit: Set = ["closed-open", "open-probing", "probing-open"]
}

extension EngineFixture {
    /// Keeps every change of a status.
    fileprivate func watch() throws {
        let tables = [
            "run": "status", "step": "status", "backfill": "status", "outbox": "status",
            "circuit": "state",
        ]
        try database.write { connection in
            try connection.execute("CREATE TABLE arrow (of_table TEXT, arrow TEXT)")
            for (table, column) in tables {
                try connection.execute(
                    .raw(
                        """
                        CREATE TRIGGER watch_\(table) AFTER UPDATE ON \(table)
                        WHEN old.\(column) <> new.\(column) BEGIN
                        INSERT INTO arrow VALUES
                        ('\(table)', old.\(column) || '-' || new.\(column)); END
                        """))
            }
        }
    }

    fileprivate func arrows(_ table: String) throws -> Set<String> {
        try database.read { connection in
            Set(
                try connection.query("SELECT arrow FROM arrow WHERE of_table = \(table)").map {
                    try $0.get(0, as: String.self)
                })
        }
    }
}
