import Engine
import Prelude
import Storage
import TestSupport
import Testing

@Suite("A crash during a delivery") struct OutboxCrashTests {
    @Test("Wherever an engine dies, every message arrives, and the other side can tell by its key")
    func everywhere() async throws {
        var deaths = 0
        for statement in 0... {
            var isBeyond = true
            for moment in DyingDatabase.Moment.allCases {
                let door = Door()
                let fixture = try door.fixture(["k1", "k2"])
                _ = try await fixture.runToItsEnd("knocking")
                let dying = DyingDatabase(fixture.database, at: statement, moment)
                _ = try? await fixture.perform(fixture.delivery("first"), on: dying)
                let place = "death \(moment) statement \(statement)"
                // While the dead engine's lease holds nobody delivers what it had taken.
                let before = door.tries
                let free = try fixture.messages().filter {
                    $0.status == .pending && $0.leaseOwner == nil
                }
                try await fixture.perform(fixture.delivery("second"))
                #expect(door.tries - before == free.count, "\(place)")
                fixture.clock.advance(.seconds(3600))
                try await fixture.perform(fixture.delivery("second"))
                #expect(door.arrived == ["k1", "k2"], "\(place)")
                #expect(door.tries <= 4, "\(place)")
                #expect(try fixture.messages().map(\.status) == [.sent, .sent], "\(place)")
                deaths += dying.hasDied ? 1 : 0
                isBeyond = isBeyond && !dying.hasDied
            }
            if isBeyond { break }
        }
        #expect(deaths > 15, "the delivery died at \(deaths) places only")
    }

    @Test("Two engines deliver a message once") func twoEngines() async throws {
        let keys = (0..<(OutboxDelivery.page + 5)).map { "k\(100 + $0)" }
        let door = Door()
        let fixture = try door.fixture(keys)
        _ = try await fixture.runToItsEnd("knocking")
        async let first = fixture.perform(fixture.delivery("a"))
        async let second = fixture.perform(fixture.delivery("b"))
        let hasMore = try await [first, second]
        #expect(hasMore.contains(true))
        #expect(door.tries == keys.count)
        #expect(door.arrived == Set(keys))
    }
}
