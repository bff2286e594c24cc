import Prelude
import TestSupport
import Testing
import Web

@Suite("The local Airtable, lists") struct LocalAirtableListTests {
    private let small: SmallBase
    private var base: LocalAirtable { small.base }
    private var client: PlainClient { small.client }

    init() throws { small = try SmallBase() }

    private func list(_ query: [(String, String)]) async throws -> PlainClient.Answer {
        try await client.call(.get, ["People"], query: query.map { (name: $0.0, value: $0.1) })
    }

    @Test("Pages follow each other, and an offset may be asked twice") func paging() async throws {
        let ids = try small.add((0..<250).map { "Person \($0)" })
        let first = try await list([])
        #expect(first.ids == Array(ids[..<100]))
        let offset = try #require(first.offset)
        let second = try await list([("offset", offset)])
        #expect(second.ids == Array(ids[100..<200]))
        #expect(try await list([("offset", offset)]).document == second.document)
        let third = try await client.call(
            .post, ["People", "listRecords"], ["offset": JSONValue(second.offset)])
        #expect(third.ids == Array(ids[200...]))
        #expect(third.offset == nil)
        base.forgetOffsets()
        for stale in [offset, "nonsense"] {
            let answer = try await list([("offset", stale)])
            #expect(answer.status == 422)
            #expect(answer.error == "LIST_RECORDS_ITERATOR_NOT_AVAILABLE")
        }
    }

    @Test("What is deleted between two pages is missing from the second") func deleted()
        async throws
    {
        let ids = try small.add((0..<4).map { "Person \($0)" })
        let first = try await list([("pageSize", "2")])
        try base.delete(ids[3], from: "People")
        let second = try await list([("pageSize", "2"), ("offset", first.offset ?? "")])
        #expect(second.ids == [ids[2]])
    }

    @Test("A maximum holds over pages, and a page has its own") func maximum() async throws {
        try small.add((0..<9).map { "Person \($0)" })
        let first = try await list([("maxRecords", "5"), ("pageSize", "3")])
        #expect(first.ids.count == 3)
        let second = try await list([
            ("maxRecords", "5"), ("pageSize", "3"), ("offset", first.offset ?? ""),
        ])
        #expect(second.ids.count == 2)
        #expect(second.offset == nil)
        #expect(try await list([("pageSize", "101")]).status == 422)
        #expect(try await list([("pageSize", "0")]).status == 422)
    }

    @Test("Records come in the order asked for, with the columns asked for") func order()
        async throws
    {
        for (name, level, years) in [("b", "senior", 1), ("A", "junior", 2), ("c", "senior", 3)] {
            try base.add(
                to: "People",
                ["Name": .string(name), "Level": .string(level), "Years": JSONValue(years)])
        }
        try small.add(["d"])
        let sorted = try await list([
            ("sort[0][field]", "Level"), ("sort[0][direction]", "desc"), ("sort[1][field]", "Name"),
            ("fields[]", "Name"), ("fields[]", "Years"), ("view", "ignored"),
        ])
        #expect(
            sorted.records.map { $0["fields"] } == [
                ["Name": "b", "Years": 1], ["Name": "c", "Years": 3], ["Name": "A", "Years": 2],
                ["Name": "d"],
            ])
        let posted = try await client.call(
            .post, ["People", "listRecords"],
            ["sort": [["field": "Name", "direction": "desc"]], "fields": ["Name"]])
        #expect(
            posted.records.compactMap { $0["fields"]?["Name"]?.string } == ["d", "c", "b", "A"])
        #expect(try await list([("fields[]", "Nmae")]).error == "UNKNOWN_FIELD_NAME")
        #expect(try await list([("sort[0][field]", "Nmae")]).error == "UNKNOWN_FIELD_NAME")
    }
}
