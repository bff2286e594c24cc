import Prelude
import Storage
import TestSupport
import Testing
import Web

@testable import Workflows

@Suite("Paces that programs share") struct StoredPacesTests {
    @Test("Two programs get different moments, evenly spaced, and rest together")
    func shared() async throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        let (first, second) = (StoredPaces(on: test.database), StoredPaces(on: test.database))
        let now = Timestamp(microseconds: 1_000_000_000)
        var moments: [Timestamp] = []
        for paces in [first, second, second, first] {
            moments.append(
                try await paces.reserve("airtable", every: .milliseconds(210), now: now))
        }
        #expect(moments == (0..<4).map { now + .milliseconds(210 * $0) })
        #expect(try await second.rest(of: "airtable") == nil)
        try await first.postpone("airtable", until: now + .seconds(30))
        #expect(try await second.rest(of: "airtable") == now + .seconds(30))
        let after = try await second.reserve("airtable", every: .milliseconds(210), now: now)
        #expect(after == now + .seconds(30))
        let other = try await second.reserve("notion", every: .milliseconds(334), now: now)
        #expect(other == now)
    }

    @Test("Asked at once, no moment is given twice") func atOnce() async throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        let now = Timestamp(microseconds: 1_000_000_000)
        let moments = try await withThrowingTaskGroup(of: Timestamp.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    try await StoredPaces(on: test.database)
                        .reserve("airtable", every: .milliseconds(210), now: now)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(moments.count == 30)
    }
}
