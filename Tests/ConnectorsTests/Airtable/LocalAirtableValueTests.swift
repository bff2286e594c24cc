import Prelude
import TestSupport
import Testing
import Web

@Suite("The local Airtable, values") struct LocalAirtableValueTests {
    private let small: SmallBase
    private var base: LocalAirtable { small.base }
    private var client: PlainClient { small.client }

    init() throws { small = try SmallBase() }

    struct Case: Sendable, CustomTestStringConvertible {
        var column: String
        var written: JSONValue
        /// What is read again; nil when it is refused.
        var read: JSONValue?
        var typecast = false

        init(_ column: String, _ written: JSONValue, _ read: JSONValue?, typecast: Bool = false) {
            self.column = column
            self.written = written
            self.read = read
            self.typecast = typecast
        }

        var testDescription: String { "\(column) \(written.text())" }
    }

    static let cases = [
        Case("Notes", "a\nb ", "a\nb "), Case("Notes", 7, nil),
        Case("Notes", 7, "7", typecast: true),
        Case("Years", 7, 7), Case("Years", 7.6, 8), Case("Years", "7", nil),
        Case("Years", true, nil), Case("Years", "1,200", 1200, typecast: true),
        Case("Share", 0.126, 0.13),
        Case("Active", true, true), Case("Active", "true", nil), Case("Active", 1, nil),
        Case("Active", "yes", true, typecast: true),
        Case("Level", "senior", "senior"), Case("Level", "senior ", nil), Case("Level", 1, nil),
        Case("Level", "staff", "staff", typecast: true),
        Case("Skills", ["Go", "Rust", "Go"], ["Go", "Rust"]), Case("Skills", "Go", nil),
        Case("Skills", ["Go", "C"], nil), Case("Skills", "Go, C", ["Go", "C"], typecast: true),
        Case("Born", "1990-12-10", "1990-12-10"), Case("Born", "1990-02-30", nil),
        Case("Born", "", nil),
        Case("Seen", "2026-01-02T03:04:05.678+02:00", "2026-01-02T01:04:05.678Z"),
        Case("Seen", "2026-01-02", "2026-01-02T00:00:00.000Z"), Case("Seen", "soon", nil),
        Case("Seen", 7, nil),
        Case("Stars", 5, 5), Case("Stars", 6, nil), Case("Stars", 1.5, nil),
        Case("CV", "https://example.org/cv.pdf", nil), Case("CV", [["url": "cv.pdf"]], nil),
        Case("City", "Bern", nil), Case("City", ["Bern"], nil),
        Case("City", [["id": "rec00000000000000"]], nil),
        Case("City", ["rec00000000000000"], nil),
        Case("Made", "2026-01-02", nil), Case("Changed", "2026-01-02", nil),
        Case("Greeting", "Hello", nil), Case("City names", ["Bern"], nil, typecast: true),
    ]

    @Test("A column takes what it is for and refuses the rest", arguments: cases)
    func value(of value: Case) async throws {
        let id = try small.add(["Ada"])[0]
        let answer = try await client.call(
            .patch, ["People", id],
            [
                "fields": .object([JSONMember(value.column, value.written)]),
                "typecast": .bool(value.typecast),
            ])
        if let read = value.read {
            #expect(answer.status == 200)
            #expect(answer.fields[value.column] == read)
        } else {
            #expect(answer.status == 422)
            #expect(answer.error != nil)
        }
    }

    @Test("A computed column says that it is computed") func computed() async throws {
        let answer = try await client.call(.post, ["People"], ["fields": ["Greeting": "x"]])
        #expect(answer.error == "INVALID_VALUE_FOR_COLUMN")
        #expect(answer.message?.contains("computed") == true)
    }

    @Test("Links show from both sides, whichever is written") func links() async throws {
        let people = try small.add(["Ada", "Grace"])
        let cities = try ["Bern", "Turin"].map { try base.add(to: "Cities", ["Name": .string($0)]) }
        let answer = try await client.call(
            .patch, ["People", people[0]], ["fields": ["City": JSONValue(cities)]])
        #expect(answer.fields["City"] == JSONValue(cities))
        #expect(answer.fields["City names"] == ["Bern", "Turin"])
        #expect(try base.links("People", of: cities[1], in: "Cities") == [people[0]])
        _ = try await client.call(
            .patch, ["Cities", cities[1]], ["fields": ["People": [.string(people[1])]]])
        #expect(try base.links("City", of: people[0], in: "People") == [cities[0]])
        #expect(try base.links("City", of: people[1], in: "People") == [cities[1]])
        _ = try await client.call(.delete, ["Cities", cities[0]])
        #expect(try base.cell("City", of: people[0], in: "People") == nil)
    }

    @Test("A name becomes a linked record with typecast") func linkedByName() async throws {
        let bern = try base.add(to: "Cities", ["Name": "Bern"])
        let id = try small.add(["Ada"])[0]
        let answer = try await client.call(
            .patch, ["People", id], ["fields": ["City": "Bern, Turin"], "typecast": true])
        #expect(answer.fields["City names"] == ["Bern", "Turin"])
        #expect(try base.links("City", of: id, in: "People").first == bern)
        #expect(try base.records(of: "Cities").count == 2)
    }

    @Test("The address of a file changes, dies, and cannot be forged") func files() async throws {
        try base.publish(Array("planted".utf8), at: "https://files.example.org/cv.pdf?x=1")
        let id = try small.add(["Ada"])[0]
        let fields: JSONValue = [
            "CV": [["url": "https://files.example.org/cv.pdf?x=1", "filename": "Zoë 1/2.pdf"]]
        ]
        func file() async throws -> JSONValue {
            try #require(try await client.call(.get, ["People", id]).fields["CV"]?[0])
        }
        func status(_ file: JSONValue) async throws -> Int {
            try await client.fetch(try #require(file["url"]?.string)).status
        }
        _ = try await client.call(.patch, ["People", id], ["fields": fields])
        let (first, second) = (try await file(), try await file())
        #expect(first["id"] == second["id"])
        #expect(first["url"] != second["url"])
        #expect(first["filename"] == "Zoë 1/2.pdf")
        #expect(first["type"] == "application/pdf")
        #expect(first["size"] == 7)
        let url = try #require(second["url"]?.string)
        #expect(try await client.fetch(url).body == Array("planted".utf8))
        let forged = url.split(separator: "/", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset == 5 ? $0.element + "0" : $0.element }.joined(separator: "/")
        #expect(try await client.fetch(forged).status == 403)
        base.killFileAddresses()
        #expect(try await status(first) == 410)
        let third = try await file()
        #expect(try await status(third) == 200)
        small.clock.pass(.seconds(7200))
        #expect(try await status(third) == 410)
        // Writing the id of a file keeps it.
        let kept = try await client.call(
            .patch, ["People", id], ["fields": ["CV": [["id": third["id"] ?? .null]]]])
        #expect(kept.fields["CV"]?[0]?["id"] == first["id"])
    }
}
