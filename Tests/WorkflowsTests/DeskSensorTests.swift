import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("What the desk watches of itself", .onEveryDatabase) struct DeskSensorTests {
    @Test("Those who have been asked for and still wait hide nobody behind them")
    func pages() async throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        let count = DeskSensors.page + 1
        try test.database.write { connection in
            for number in 1...count {
                try connection.execute(
                    """
                    INSERT INTO candidate (id, seq, name, sort_name, created_at, updated_at)
                    VALUES (\("c\(number)"), \(number), 'Somebody', 'somebody', 0, 0)
                    """)
            }
        }
        let now = Timestamp(microseconds: 0)
        let sensor = DeskSensors.changedPeople
        func look(_ cursor: String?) async throws -> Sighting {
            try await sensor.look(
                SensorContext(cursor: cursor, now: now, database: test.database))
        }
        let first = try await look(nil)
        #expect(first.requests.count == DeskSensors.page)
        let second = try await look(first.cursor)
        #expect(second.requests.map(\.partition) == ["c\(count)"])
        #expect(second.cursor == nil)
        #expect(try await look(second.cursor).requests == first.requests)
    }

    @Test("Whoever bears another's name since an edit is asked about once, and the cursor moves on")
    func twins() async throws {
        let desk = try PipelineDesk()
        for name in ["Runa Feldmark", "Runa Feldmerk"] {
            try desk.folder.write(
                name + ".txt",
                """
                \(name)
                Backend Engineer
                Berlin, Germany
                \(name.replacing(" ", with: ".").lowercased())@example.org

                SKILLS
                Rust, PostgreSQL
                """)
        }
        let people = try await desk.importFolder().imported
        #expect(people.count == 2)
        try await desk.look("possible_twins", finds: [.skipped])
        #expect(try desk.count("question", where: "kind = 'same_person'") == 0)
        let misspelt = try #require(people.first { $0.name == "Runa Feldmerk" })
        try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: PipelineDesk.now(), ids: IDSource(seed: 3))
            _ = try Editing.set(
                [("full_name", "Runa Feldmark")], of: misspelt.id, kind: .candidate, reason: nil,
                ledger: &ledger, on: connection)
        }
        try await desk.look("possible_twins", finds: [.requested])
        #expect(try desk.count("question", where: "kind = 'same_person' AND status = 'open'") == 1)
        try await desk.look("possible_twins", finds: [.skipped])
        #expect(try desk.count("question", where: "kind = 'same_person'") == 1)
    }
}
