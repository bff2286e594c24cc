import Prelude
import TestSupport
import Testing
import Web

@Suite("The local Airtable, formulas") struct LocalAirtableFormulaTests {
    private let small: SmallBase
    private var base: LocalAirtable { small.base }
    private var client: PlainClient { small.client }

    init() throws {
        small = try SmallBase()
        let bern = try small.base.add(to: "Cities", ["Name": "Bern"])
        try small.base.add(
            to: "People",
            [
                "Name": "Ada", "Years": 7, "Active": true, "Level": "senior",
                "Seen": "2026-01-02T10:00:00Z", "City": [.string(bern)],
                "Notes": "says \"hi\" and \\ and 'bye'", "Skills": ["Rust", "Go"],
            ])
        small.clock.pass(.seconds(60))
        try small.base.add(to: "People", ["Name": " grace ", "Years": 0, "Level": "junior"])
    }

    static let both = ["Ada", " grace "]

    @Test(
        "A formula keeps the records for which it is true",
        arguments: [
            ("{Name} = 'Ada'", ["Ada"]), ("Name=\"Ada\"", ["Ada"]),
            ("'Ada' != {Name}", [" grace "]),
            ("{Active} = TRUE()", ["Ada"]), ("{Active}", ["Ada"]), ("{Active} = 1", ["Ada"]),
            ("NOT({Active})", [" grace "]), ("{Active} = FALSE()", [" grace "]),
            ("{Years} >= 7", ["Ada"]), ("{Years} <= 7", both), ("{Years} < 7", [" grace "]),
            ("{Years} > -1", both), ("{Years} = '7'", []), ("{Years} + 1 = 8", ["Ada"]),
            ("10 - {Years} * 1 - 2 = 1", ["Ada"]), ("{Years} / 0 = 1", []),
            ("{Years} = BLANK()", [" grace "]), ("{Notes} = BLANK()", [" grace "]),
            ("{Notes} = ''", [" grace "]), ("BLANK()", []), ("'text'", both),
            ("AND({Years} > 1, {Level} = 'senior')", ["Ada"]),
            ("OR({Years} > 1, {Level} = 'junior')", both),
            ("IF({Active}, {Level} = 'senior', TRUE())", both), ("IF({Active}, 1)", ["Ada"]),
            ("{Name} & '-' & {Years} = 'Ada-7'", ["Ada"]),
            ("{Notes} = \"says \\\"hi\\\" and \\\\ and 'bye'\"", ["Ada"]),
            ("{Notes} = 'says \"hi\" and \\\\ and \\'bye\\''", ["Ada"]),
            ("FIND('d', {Name}) = 2", ["Ada"]), ("FIND('D', {Name})", []),
            ("SEARCH('D', {Name})", ["Ada"]), ("LEN({Name}) = 3", ["Ada"]),
            ("UPPER(TRIM({Name})) = 'GRACE'", [" grace "]), ("LOWER({Name}) = 'ada'", ["Ada"]),
            ("{Skills} = 'Rust, Go'", ["Ada"]), ("{City} = 'Bern'", ["Ada"]),
            ("FIND('Bern', ARRAYJOIN({City names}))", ["Ada"]),
            ("{Greeting} = 'Hello Ada'", ["Ada"]),
            ("IS_AFTER({Seen}, '2026-01-02T09:00:00.000Z')", ["Ada"]),
            ("IS_BEFORE({Seen}, DATETIME_PARSE('2026-01-02'))", []),
            ("IS_SAME({Seen}, '2026-01-02', 'day')", ["Ada"]),
            ("IS_SAME({Seen}, '2026-01-02')", []),
            ("{Seen} < '2026-01-03'", ["Ada"]),
            ("CREATED_TIME() > '2026-01-01T00:00:30.000Z'", [" grace "]),
            ("LAST_MODIFIED_TIME() > '2026-01-01T00:00:30.000Z'", [" grace "]),
            ("LAST_MODIFIED_TIME({Seen}) = '2026-01-01T00:00:00.000Z'", ["Ada"]),
            ("LAST_MODIFIED_TIME({Seen}) = BLANK()", [" grace "]),
            ("LAST_MODIFIED_TIME({Seen}, {Name}) = '2026-01-01T00:01:00.000Z'", [" grace "]),
        ])
    func keeps(formula: String, names: [String]) async throws {
        #expect(try await client.names("People", where: formula) == names)
    }

    @Test("A record is found by its id") func recordID() async throws {
        let id = try base.records(of: "People")[1]
        #expect(try await client.names("People", where: "RECORD_ID() = '\(id)'") == [" grace "])
    }

    @Test(
        "A malformed formula is refused",
        arguments: [
            "AND(", "{Name", "'Ada", "{Name} =", "= 'Ada'", "{Name} 'Ada'", "NOTHING()",
            "NOT(1, 2)",
            "{Nmae} = 1", "{} = 1", "1..2 = 1", "(1", ")",
            String(repeating: "(", count: 10_000),
        ])
    func malformed(formula: String) async throws {
        let answer = try await client.call(
            .post, ["People", "listRecords"], ["filterByFormula": .string(formula)])
        #expect(answer.status == 422)
        #expect(answer.error == "INVALID_FILTER_BY_FORMULA")
    }

    @Test(
        "A column is known to a formula by its name, and not by its id", arguments: [true, false])
    func columnIDs(isName: Bool) async throws {
        let columns = try base.columns(of: "People")
        let column = try #require(columns.first { $0.name == "Name" }).id
        let formula = "{\(isName ? "Name" : column)} = 'Ada'"
        let answer = try await client.call(
            .post, ["People", "listRecords"], ["filterByFormula": .string(formula)])
        #expect(answer.status == (isName ? 200 : 422))
        #expect(answer.error == (isName ? nil : "INVALID_FILTER_BY_FORMULA"))
    }

    @Test("A name with a bracket is written with a backslash") func brackets() async throws {
        try base.addColumn(.text("Odd {name}"), to: "People")
        let id = try base.records(of: "People")[0]
        try base.edit(id, in: "People", ["Odd {name}": "x"])
        #expect(try await client.names("People", where: "{Odd {name\\}} = 'x'") == ["Ada"])
    }
}
