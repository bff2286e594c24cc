import Connectors
import Prelude
import TestSupport
import Testing

/// What Airtable answered, as public programs recorded it, from a server of the test's own.
@Suite(
    "Airtable's client, recorded answers",
    .enabled(
        if: SharedData.isPresent, "the evaluation data is not beside the project (../shared/data)"))
struct ClientRecordedTests {
    private func client(_ server: LocalServer) throws -> AirtableClient {
        try ClientDesk.client(server.address, clock: StillClock())
    }

    private func document(_ path: String) throws -> JSONValue {
        try JSONParser.parse(try SharedData.bytes("fixtures/airtable/" + path))
    }

    @Test("Every recorded refusal is a state of its own, and its words are not passed on")
    func refusals() async throws {
        let recorded = try #require(try document("error_bodies.json").elements)
        #expect(recorded.count >= 13)
        for refusal in recorded {
            let status = try #require(refusal["status"]?.int)
            let body = try #require(refusal["body"])
            let server = try LocalServer { _ in
                body.string.map { .answer(status, ["Content-Type": "text/html"], Array($0.utf8)) }
                    ?? .json(status, body)
            }
            defer { server.stop() }
            let kind = (body["error"]?["type"] ?? body["error"])?.string ?? ""
            var found: AirtableProblem?
            do { try await client(server).records(of: "tblX") { _ in } } catch {
                found = error as? AirtableProblem
            }
            let expected: AirtableProblem =
                switch (status, kind) {
                case (401, _): .unauthorized
                case (403, _): .notAllowed(.readRecords)
                case (404, _): .notFound
                case (422, "UNKNOWN_FIELD_NAME"): .unknownField(nil)
                case (422, "INVALID_MULTIPLE_CHOICE_OPTIONS"), (422, "INVALID_VALUE_FOR_COLUMN"):
                    .refusedValue(kind: kind)
                case (422, "LIST_RECORDS_ITERATOR_NOT_AVAILABLE"): .offsetLost
                case (422, _): .rejected(kind: kind, status: status)
                case (429, _): .tooOften(.seconds(30))
                default: .failing(status: status)
                }
            #expect(found == expected, "\(status) \(kind)")
            for words in ["Formandos", "vE4TzESFee", "Salary", "Service Temporarily"] {
                #expect(!"\(String(reflecting: found))".contains(words))
            }
        }
    }

    @Test("A recorded base is read with its tables, columns and links") func schema() async throws {
        let base = try document("sample_data/BaseSchema.json")
        let server = try LocalServer { _ in .json(200, base) }
        defer { server.stop() }
        let schema = try await client(server).schema()
        #expect(schema.tables.map(\.name) == ["Apartments", "Districts"])
        let districts = schema.tables[0].fields.first { $0.name == "District" }
        #expect(districts?.kind == .links && districts?.linkedTable == schema.tables[1].id)
    }

    @Test("Columns of every kind that Airtable has are read, and one that it may have some day")
    func columns() async throws {
        let names = try SharedData.list("fixtures/airtable/sample_data/field_schema")
        #expect(names.count >= 30)
        let columns = try names.enumerated().map { number, name -> JSONValue in
            var column = try document("sample_data/field_schema/" + name)
            // Files name the same column twice.
            let id = "fld" + String(repeating: "0", count: 12) + "\(10 + number)"
            column = .object(
                (column.members ?? []).filter { !["id", "name"].contains($0.key) }
                    + [JSONMember("id", .string(id)), JSONMember("name", .string(name))])
            return column
        }
        let text: JSONValue = [
            "id": "fld00000000000000", "name": "Name", "type": "singleLineText",
        ]
        let server = try LocalServer { _ in
            .json(
                200,
                [
                    "tables": [
                        [
                            "id": "tbl00000000000000", "name": "All",
                            "primaryFieldId": "fld00000000000000",
                            "fields": .array([text] + columns),
                        ]
                    ]
                ])
        }
        defer { server.stop() }
        let table = try #require(try await client(server).schema().tables.first)
        #expect(table.fields.count == names.count + 1)
        let kinds = Dictionary(
            uniqueKeysWithValues: table.fields.map { ($0.name, $0.kind) })
        #expect(kinds["MultipleSelectsFieldSchema.json"] == .selects)
        #expect(kinds["CheckboxFieldSchema.json"] == .checkbox)
        #expect(
            kinds["UnknownFieldSchema.json"] == AirtableKind(rawValue: "somethingUnrecognizable"))
    }
}
