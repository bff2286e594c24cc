import Prelude
import Synchronization
import TestSupport
import Testing
import Web

@Suite("The local Airtable, good and bad days") struct LocalAirtableServiceTests {
    @Test(
        "The sixth request of a second is too much, and so is all for half a minute",
        arguments: [true, false])
    func limit(isPlural: Bool) async throws {
        let small = try SmallBase(limit: AirtableLimit(isPlural: isPlural))
        for _ in 0..<5 { #expect(try await small.client.call(.get, ["People"]).status == 200) }
        let sixth = try await small.client.call(.get, ["People"])
        #expect(sixth.status == 429)
        let kind = isPlural ? sixth.document["errors"]?[0]?["error"]?.string : sixth.error
        #expect(kind == "RATE_LIMIT_REACHED")
        small.clock.pass(.seconds(29))
        #expect(try await small.client.call(.get, ["People"]).status == 429)
        small.clock.pass(.seconds(1))
        #expect(try await small.client.call(.get, ["People"]).status == 200)
        #expect(
            small.base.requests.map(\.isLimited) == [
                false, false, false, false, false, true, true, false,
            ])
        #expect(small.base.requests[6].moment == HandClock.start + .seconds(29))
    }

    @Test("Five in each second pass for ever") func pace() async throws {
        let small = try SmallBase(limit: AirtableLimit())
        for _ in 0..<20 {
            #expect(try await small.client.call(.get, ["People"]).status == 200)
            small.clock.pass(.milliseconds(200))
        }
    }

    @Test("A fault answers in the base's stead") func fault() async throws {
        let small = try SmallBase()
        small.base.setFault { request, number in
            request.method == "POST" && number == 1
                ? .answer(503, ["Content-Type": "text/html"], Array("<h1>busy</h1>".utf8)) : nil
        }
        await #expect(throws: WebError.self) {
            try await small.client.call(.post, ["People"], ["fields": ["Name": "Ada"]])
        }
        #expect(try small.base.records(of: "People").isEmpty)
        let again = try await small.client.call(.post, ["People"], ["fields": ["Name": "Ada"]])
        #expect(again.status == 200)
        #expect(small.base.requests.map(\.number) == [1, 2])
    }

    @Test("What was done may never be told", arguments: [true, false])
    func afterwards(isReset: Bool) async throws {
        let small = try SmallBase()
        small.base.setAfterwards { _, _, reply in isReset ? .reset : reply.cutShort }
        await #expect(throws: WebError.self) {
            try await small.client.call(.post, ["People"], ["fields": ["Name": "Ada"]])
        }
        #expect(try small.base.records(of: "People").count == 1)
        small.base.setAfterwards(nil)
        #expect(try await small.client.names("People", where: "TRUE()") == ["Ada"])
    }

    @Test("Writes are counted by request and by column") func counting() async throws {
        let small = try SmallBase()
        let id = try small.add(["Ada"])[0]
        #expect(small.base.writingRequestCount == 0)
        for years in [7, 7, 8] {
            _ = try await small.client.call(
                .patch, ["People", id], ["fields": ["Years": JSONValue(years), "Notes": "x"]])
        }
        #expect(small.base.writingRequestCount == 2)
        #expect(small.base.requestedWrites(to: id) == [["Years", "Notes"], ["Years"]])
        _ = try await small.client.call(.delete, ["People", id])
        #expect(small.base.requestedWrites.last?.change.kind == .deleted)
        #expect(small.base.writingRequestCount == 3)
    }

    @Test("A recruiter's edit moves the last change of its record and of those linked")
    func lastChange() async throws {
        let small = try SmallBase()
        let bern = try small.base.add(to: "Cities", ["Name": "Bern"])
        let people = try small.add(["Ada", "Grace"])
        let since = "LAST_MODIFIED_TIME() > '2026-01-01T00:00:00.000Z'"
        small.clock.pass(.seconds(60))
        #expect(try await small.client.names("People", where: since) == [])
        try small.base.edit(people[0], in: "People", ["Notes": "called"])
        #expect(try await small.client.names("People", where: since) == ["Ada"])
        let watched = "LAST_MODIFIED_TIME({Level}, {Years}) > '2026-01-01T00:00:00.000Z'"
        #expect(try await small.client.names("People", where: watched) == [])
        try small.base.link([people[1]], to: "People", of: bern, in: "Cities")
        #expect(try await small.client.names("People", where: since) == ["Ada", "Grace"])
        #expect(small.base.writes.last?.change.kind == .followed)
        // A value that is there already changes nothing.
        small.clock.pass(.seconds(60))
        try small.base.edit(people[0], in: "People", ["Notes": "called"])
        let changed = try small.base.cell("Changed", of: people[0], in: "People")
        #expect(changed == "2026-01-01T00:01:00.000Z")
    }

    @Test("Two bases with the same seed are the same") func deterministic() async throws {
        var documents: [JSONValue] = []
        for _ in 0..<2 {
            let small = try SmallBase()
            try small.base.add(to: "People", ["Name": "Ada", "Level": "staff", "Years": 7])
            documents.append(try await small.client.schema(.get).document)
            documents.append(try await small.client.call(.get, ["People"]).document)
        }
        #expect(documents[0] == documents[2])
        #expect(documents[1] == documents[3])
    }

    @Test("Many write at once, and nothing is lost") func together() async throws {
        let small = try SmallBase()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try await small.client.call(
                        .post, ["People"], ["fields": ["Name": .string("Person \(number)")]]
                    ).status
                }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(try small.base.records(of: "People").count == 40)
        #expect(small.base.writingRequestCount == 40)
    }
}
