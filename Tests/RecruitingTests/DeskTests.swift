import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

/// The desk as screens use it.
@Suite("Desk", .onEveryDatabase) struct DeskTests {
    @Test("The place of a person is the one the list by name gives, within a search and without")
    func places() async throws {
        let fixture = try DeskFixture()
        let names = ["Mara Olin", "ada Quist", "Bo Tarn", "Ángel Ruiz", "Bo Tarn"]
        for (number, name) in names.enumerated() {
            try fixture.take(draft(name), path: "/cvs/\(number).txt")
        }
        let now = fixture.now
        let desk = Desk(
            fixture.database, who: "ada", clock: { now }, ids: { IDSource(seed: 1) })
        let all = try await desk.people(ListRequest(rows: 0..<10)).rows
        #expect(all.count == 5)
        for (index, person) in all.enumerated() {
            let page = try await desk.people(ListRequest(rows: 0..<10, keeping: person.seq))
            #expect(page.place == index)
        }
        let found = try await desk.people(ListRequest(query: "tarn", rows: 0..<10)).rows
        let second = try await desk.people(
            ListRequest(query: "tarn", rows: 0..<10, keeping: found[1].seq))
        #expect(second.place == 1)
        let outside = try await desk.people(
            ListRequest(query: "tarn", rows: 0..<10, keeping: all[0].seq))
        #expect(outside.place == nil)
    }

    @Test("A window around a person far down begins near the person") func window() async throws {
        let fixture = try DeskFixture()
        for number in 1...60 {
            try fixture.take(draft("Person \(padded(number, 2))"), path: "/cvs/\(number).txt")
        }
        let now = fixture.now
        let desk = Desk(
            fixture.database, who: "ada", clock: { now }, ids: { IDSource(seed: 1) })
        let last = try #require(try await desk.people(ListRequest(rows: 59..<60)).rows.first)
        let page = try await desk.people(ListRequest(rows: 0..<10, keeping: last.seq))
        #expect(page.place == 59)
        #expect(page.rows.contains { $0.seq == last.seq })
        #expect(page.start == 54)
    }
}
