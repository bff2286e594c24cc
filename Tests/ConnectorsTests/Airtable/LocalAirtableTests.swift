import Prelude
import TestSupport
import Testing
import Web

@Suite("The local Airtable, records") struct LocalAirtableTests {
    private let small: SmallBase
    private var base: LocalAirtable { small.base }
    private var client: PlainClient { small.client }

    init() throws { small = try SmallBase() }

    @Test("Nobody gets in without a token that is known") func tokens() async throws {
        let stranger = PlainClient(base, token: "patUnknown")
        let answer = try await stranger.call(.get, ["People"])
        #expect(answer.status == 401)
        #expect(answer.error == "AUTHENTICATION_REQUIRED")
    }

    @Test("A token for reading reads, and writes nothing") func readingOnly() async throws {
        let reader = PlainClient(base, token: base.readOnlyToken)
        #expect(try await reader.call(.get, ["People"]).status == 200)
        #expect(try await reader.call(.post, ["People", "listRecords"], [:]).status == 200)
        #expect(try await reader.schema(.get).status == 200)
        for answer in [
            try await reader.call(.post, ["People"], ["fields": ["Name": "Ada"]]),
            try await reader.schema(.post, [], ["name": "More", "fields": []]),
        ] {
            #expect(answer.status == 403)
            #expect(answer.error == "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND")
        }
        #expect(try base.records(of: "People").isEmpty)
    }

    @Test("A token has the rights that it was given, until they are taken") func rights()
        async throws
    {
        base.allow("patWriting", [.readRecords, .writeRecords])
        let writer = PlainClient(base, token: "patWriting")
        #expect(try await writer.call(.post, ["People"], ["fields": [:]]).status == 200)
        #expect(try await writer.schema(.get).status == 403)
        base.allow("patWriting", nil)
        #expect(try await writer.call(.get, ["People"]).status == 401)
    }

    @Test("What is not there is forbidden, what cannot be is not found") func unknown() async throws
    {
        let absent = "rec00000000000000"
        #expect(try await client.call(.get, ["Nothing"]).status == 403)
        #expect(try await client.call(.get, ["People", absent]).status == 403)
        #expect(try await client.call(.get, ["People", "nonsense"]).error == "NOT_FOUND")
        #expect(try await client.ask(.get, ["appOtherBase00001", "People"]).status == 403)
        #expect(try await client.ask(.get, ["nonsense", "People"]).status == 404)
        let answer = try await client.call(
            .patch, ["People"], ["records": [["id": .string(absent), "fields": [:]]]])
        #expect(answer.status == 422)
        #expect(answer.error == "ROW_DOES_NOT_EXIST")
    }

    @Test("A record comes back without its empty cells") func empties() async throws {
        let fields: JSONValue = [
            "Name": "Ada", "Notes": "", "Active": false, "Skills": [], "Years": nil, "Share": 0,
        ]
        let made = try await client.call(.post, ["People"], ["fields": fields])
        #expect(made.status == 200)
        #expect(made.document["createdTime"] == "2026-01-01T00:00:00.000Z")
        #expect(
            made.fields == [
                "Name": "Ada", "Share": 0, "Made": "2026-01-01T00:00:00.000Z",
                "Changed": "2026-01-01T00:00:00.000Z", "Greeting": "Hello Ada",
            ])
        let id = try #require(made.document["id"]?.string)
        #expect(try await client.call(.get, ["People", id]).document == made.document)
    }

    @Test("A table answers to its id, a column to its id too") func ids() async throws {
        let schema = try await client.schema(.get).document["tables"]?[1]
        let table = try #require(schema?["id"]?.string)
        let column = try #require(schema?["primaryFieldId"]?.string)
        let made = try await client.call(
            .post, [table],
            ["fields": .object([JSONMember(column, "Ada")]), "returnFieldsByFieldId": true])
        #expect(made.fields[column] == "Ada")
        let id = try #require(made.document["id"]?.string)
        #expect(try base.cell("Name", of: id, in: "People") == "Ada")
    }

    @Test("PATCH leaves other cells alone, PUT empties them") func replacing() async throws {
        let id = try base.add(to: "People", ["Name": "Ada", "Years": 7, "Level": "senior"])
        let patched = try await client.call(
            .patch, ["People", id], ["fields": ["Level": nil, "Notes": "x"]])
        #expect(patched.fields["Years"] == 7)
        #expect(patched.fields["Level"] == nil)
        let put = try await client.call(.put, ["People", id], ["fields": ["Name": "Ada L."]])
        #expect(put.fields["Years"] == nil)
        #expect(put.fields["Notes"] == nil)
        #expect(put.fields["Name"] == "Ada L.")
    }

    @Test("No request writes more than ten records") func batches() async throws {
        func people(_ count: Int) -> JSONValue {
            .array((0..<count).map { ["fields": ["Name": .string("Person \($0)")]] })
        }
        let many = try await client.call(.post, ["People"], ["records": people(11)])
        #expect(many.status == 422)
        #expect(try base.records(of: "People").isEmpty)
        let made = try await client.call(.post, ["People"], ["records": people(10)])
        #expect(made.ids.count == 10)
        #expect(made.ids == (try base.records(of: "People")))
        let ids = made.ids.map { ("records[]", $0) }
        let deleted = try await client.call(.delete, ["People"], query: ids)
        #expect(deleted.records.allSatisfy { $0["deleted"] == true })
        #expect(try base.records(of: "People").isEmpty)
    }

    @Test("A batch with one bad record changes nothing") func atomic() async throws {
        let ids = try small.add(["Ada", "Grace"])
        let before = base.writes.count
        let refused = try await client.call(
            .patch, ["People"],
            [
                "records": [
                    ["id": .string(ids[0]), "fields": ["Years": 7, "Level": "staff"]],
                    ["id": .string(ids[1]), "fields": ["Years": "seven"]],
                ], "typecast": false,
            ])
        #expect(refused.error == "INVALID_MULTIPLE_CHOICE_OPTIONS")
        #expect(refused.message?.hasSuffix("option \"\"staff\"\"") == true)
        let typed = try await client.call(
            .patch, ["People"],
            [
                "records": [
                    ["id": .string(ids[0]), "fields": ["Level": "staff"]],
                    ["id": .string(ids[1]), "fields": ["Years": "seven"]],
                ], "typecast": true,
            ])
        #expect(typed.error == "INVALID_VALUE_FOR_COLUMN")
        #expect(base.writes.count == before)
        #expect(try base.options(of: "Level", in: "People") == ["junior", "senior"])
        #expect(try base.cell("Years", of: ids[0], in: "People") == nil)
    }

    @Test("An unknown column is named, to the last space") func unknownColumn() async throws {
        let answer = try await client.call(
            .post, ["People"], ["fields": ["Name": "Ada", "Name ": "Ada"]])
        #expect(answer.status == 422)
        #expect(answer.error == "UNKNOWN_FIELD_NAME")
        #expect(answer.message == "Unknown field name: \"Name \"")
    }

    @Test("An upsert changes the one that is there and makes the other") func upsert() async throws
    {
        let ids = try small.add(["Ada", "Twin", "Twin"])
        func upsert(_ names: [String], on column: String = "Name") async throws
            -> PlainClient.Answer
        {
            try await client.call(
                .patch, ["People"],
                [
                    "performUpsert": ["fieldsToMergeOn": [.string(column)]],
                    "records": .array(
                        names.map { ["fields": ["Name": .string($0), "Years": 7]] }),
                ])
        }
        let answer = try await upsert(["Ada", "Grace"])
        #expect(answer.document["updatedRecords"] == [.string(ids[0])])
        #expect(answer.document["createdRecords"]?.elements?.count == 1)
        #expect(answer.ids.first == ids[0])
        #expect(try await upsert(["Edsger", "Twin"]).status == 422)
        #expect(try await upsert(["Edsger"], on: "Nmae").error == "UNKNOWN_FIELD_NAME")
        #expect(try await upsert(["Edsger"], on: "Made").status == 422)
        #expect(try base.records(of: "People").count == 4)
    }

    @Test("A body that is none is refused") func bodies() async throws {
        #expect(try await client.call(.post, ["People"]).error == "INVALID_REQUEST_BODY")
        #expect(
            try await client.call(.post, ["People"], [:]).error
                == "INVALID_REQUEST_MISSING_FIELDS")
        #expect(try await client.call(.patch, ["People"], ["records": []]).status == 422)
    }
}
