import Engine
import Prelude
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
}
