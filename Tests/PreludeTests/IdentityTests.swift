import Prelude
import Testing

@Suite("Ids") struct IdentityTests {
    private enum Thing {}

    @Test("Ids ascend with time and within one moment, and never repeat") func ascending() {
        var source = IDSource(seed: 7)
        let ids: [ID<Thing>] = (0..<1000).map {
            source.next(at: Timestamp(microseconds: Int64($0 / 100) * 1000))
        }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.text.utf8.count == 26 })
    }

    @Test("The same seed gives the same ids") func seeded() {
        var first = IDSource(seed: 9)
        var second = IDSource(seed: 9)
        let now = Timestamp(microseconds: 5)
        let one: ID<Thing> = first.next(at: now)
        #expect(one == second.next(at: now))
    }
}
