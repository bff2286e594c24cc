import Connectors
import Prelude
import Synchronization
import TestSupport
import Testing
import Web

@Suite("Airtable's client, reading") struct ClientReadingTests {
    @Test("The schema tells tables, columns, options and both sides of links") func schema()
        async throws
    {
        let desk = try ClientDesk()
        let schema = try await desk.client.schema()
        #expect(schema.tables.map(\.name) == ["Talent", "Customers STT", "ATS", "Rejection Log"])
        let positions = try #require(schema.tables.first { $0.id == ClientDesk.positions })
        let status = try #require(positions.fields.first { $0.name == "Job Status" })
        #expect(status.kind == .select)
        #expect(status.choices.map(\.name).contains("Matchmaking Done "))
        let company = try #require(positions.fields.first { $0.name == "Company" })
        #expect(company.linkedTable == RecruitingTable.customers)
        #expect(company.inverse == (try desk.field("ATS Jobs", in: RecruitingTable.customers)))
    }

    @Test("A listing passes on every record once, a page at a time") func pages() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(250)
        let sizes = Mutex<[Int]>([])
        var found: [String] = []
        let listed = try await desk.client.records(
            of: ClientDesk.talent, AirtableQuery(fields: [try desk.field("Full Name")])
        ) { page in
            sizes.withLock { $0.append(page.count) }
            found += page.map(\.id)
        }
        #expect(found == people)
        #expect(sizes.withLock { $0 } == [100, 100, 50])
        #expect(listed.records == 250)
        #expect(listed.pages == 3)
        #expect(listed.restarts == 0)
    }

    @Test("Cells stand under the columns' ids, whatever a recruiter names them") func ids()
        async throws
    {
        let desk = try ClientDesk()
        let person = try desk.people(1)[0]
        let field = try desk.field("Full Name")
        try desk.base.renameColumn("Full Name", of: ClientDesk.talent, to: "Who")
        let record = try #require(
            try await desk.client.record(person, of: ClientDesk.talent))
        #expect(record[field] == "Person 0")
        #expect(record.created == desk.clock.now)
    }

    @Test("A listing whose place was forgotten begins again, and passes nothing on twice")
    func restart() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(250)
        let turns = Turns()
        var found: [String] = []
        let listed = try await desk.client.records(of: ClientDesk.talent) { page in
            found += page.map(\.id)
            if turns.next() == 2 { desk.base.forgetOffsets() }
        }
        #expect(found == people)
        #expect(listed.restarts == 1)
        #expect(listed.records == 250)
    }

    @Test("A place that is forgotten again and again ends the listing") func restarts()
        async throws
    {
        let desk = try ClientDesk()
        _ = try desk.people(150)
        desk.base.setAfterwards { _, _, reply in
            desk.base.forgetOffsets()
            return reply
        }
        await #expect(throws: AirtableProblem.offsetLost) {
            try await desk.client.records(of: ClientDesk.talent) { _ in }
        }
        #expect(desk.base.requests.count == 2 * (AirtableLimits().restarts + 1))
        #expect(AirtableProblem.offsetLost.isTransient)
    }

    @Test("More pages than allowed, and a mark that leads nowhere, are told") func bounds()
        async throws
    {
        var limits = AirtableLimits()
        limits.pages = 2
        let desk = try ClientDesk(limits: limits)
        _ = try desk.people(250)
        await #expect(throws: AirtableProblem.tooLong(pages: 2)) {
            try await desk.client.records(of: ClientDesk.talent) { _ in }
        }
        let server = try LocalServer { _ in .json(200, ["records": [], "offset": "itr/rec"]) }
        defer { server.stop() }
        let client = try ClientDesk.client(server.address, clock: StillClock())
        await #expect(throws: AirtableProblem.badAnswer(expected: "the list's next page")) {
            try await client.records(of: "tblX") { _ in }
        }
        #expect(server.requests.count == 2)
    }

    @Test("Only changes of the columns that count are news, and new records are") func changed()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(3)
        let since = desk.clock.now
        desk.clock.pass(.seconds(60))
        try desk.base.edit(people[0], in: ClientDesk.talent, ["CV": .null, "Location": "Bern"])
        try desk.base.edit(people[1], in: ClientDesk.talent, ["(N) Full Name": "Ada"])
        let new = try desk.base.add(to: ClientDesk.talent, ["Mail": "new@example.org"])
        let query = AirtableQuery(
            changed: AirtableChanged(
                in: [try desk.field("Location"), try desk.field("Full Name")], since: since))
        var found: [String] = []
        try await desk.client.records(of: ClientDesk.talent, query) { found += $0.map(\.id) }
        #expect(found == [people[0], new])
    }

    @Test("A long formula goes into a body, and means the same") func longFormula() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(200)
        let field = try desk.field("Full Name")
        let name = "O'Hara \\ \"Joe\"\n{x}"
        try desk.base.edit(people[7], in: ClientDesk.talent, ["Full Name": .string(name)])
        for count in [1, 200] {
            let formula = AirtableFormula.any(
                Array(repeating: AirtableFormula.equal(field, name), count: count))
            var found: [String] = []
            try await desk.client.records(
                of: ClientDesk.talent, AirtableQuery(fields: [field], formula: formula)
            ) { found += $0.map(\.id) }
            #expect(found == [people[7]])
        }
        #expect(desk.asked("GET").count == 2)
        #expect(desk.asked("POST").map { $0.hasSuffix("/listRecords") } == [true])
    }

    @Test("A column may get another name between two formulas with its id") func renamed()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(3)
        let field = try desk.field("Full Name")
        let query = AirtableQuery(
            fields: [field], formula: AirtableFormula.equal(field, "Person 1"))
        for name in ["Full Name", "Who {is} \\ it", "Name"] {
            try desk.base.renameColumn(field, of: ClientDesk.talent, to: name)
            var found: [String] = []
            try await desk.client.records(of: ClientDesk.talent, query) { found += $0.map(\.id) }
            #expect(found == [people[1]])
        }
        // The schema at first, then with each of two new names a refusal and the schema again.
        #expect(desk.base.requests.count == 8)
        let text = AirtableQuery(
            formula: AirtableFormula.equal(field, "{\(field)}"))
        try await desk.client.records(of: ClientDesk.talent, text) { _ in }
        // A name that now belongs to another column is no error, so names are not trusted for long.
        desk.clock.pass(.seconds(300))
        try desk.base.renameColumn(field, of: ClientDesk.talent, to: "Old name")
        try desk.base.renameColumn("Location", of: ClientDesk.talent, to: "Name")
        var found: [String] = []
        try await desk.client.records(of: ClientDesk.talent, query) { found += $0.map(\.id) }
        #expect(found == [people[1]])
        let unknown = AirtableFormula.equal("fldAAAAAAAAAAAAAA", "x")
        await #expect(throws: AirtableProblem.unknownField("fldAAAAAAAAAAAAAA")) {
            try await desk.client.records(
                of: ClientDesk.talent, AirtableQuery(formula: unknown)
            ) { _ in }
        }
    }

    @Test("A record that is gone is nil, and a table that may not be read is no such record")
    func gone() async throws {
        let desk = try ClientDesk()
        let person = try desk.people(1)[0]
        try desk.base.delete(person, from: ClientDesk.talent)
        #expect(try await desk.client.record(person, of: ClientDesk.talent) == nil)
        #expect(try await desk.client.record("no id", of: ClientDesk.talent) == nil)
        await #expect(throws: AirtableProblem.notAllowed(.readRecords)) {
            try await desk.client.record(person, of: "tblNowhere0000000")
        }
    }

    @Test("A column is made once, also when the answer is lost", arguments: [false, true])
    func createField(isLost: Bool) async throws {
        let desk = try ClientDesk()
        let turns = Turns()
        desk.base.setAfterwards { request, _, reply in
            isLost && request.method == "POST" && turns.next() == 1 ? .reset : reply
        }
        let made = try await desk.client.createField(
            "(M) Extra", in: ClientDesk.positions, kind: .select,
            options: ["choices": [["name": "staff"]]])
        #expect(made.name == "(M) Extra")
        let again = try await desk.client.createField(
            "(M) Extra", in: ClientDesk.positions, kind: .select, options: ["choices": []])
        #expect(again.id == made.id)
        let names = try desk.base.columns(of: ClientDesk.positions).map(\.name)
        #expect(names.filter { $0 == "(M) Extra" }.count == 1)
        await #expect(
            throws: AirtableProblem.rejected(kind: "DUPLICATE_OR_EMPTY_FIELD_NAME", status: 422)
        ) {
            try await desk.client.createField("(M) Extra", in: ClientDesk.positions, kind: .text)
        }
    }

    @Test("A backup holds the schema and every record, and no address of a file") func backup()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(130)
        try desk.base.attach(
            Array("cv".utf8), named: "cv.pdf", to: "CV", of: people[0], in: ClientDesk.talent)
        var document = ""
        let longest = Mutex(0)
        let done = try await desk.client.backUp { chunk in
            longest.withLock { $0 = max($0, chunk.utf8.count) }
            document += chunk
        }
        #expect(done.tables == 4)
        #expect(done.records == 130)
        let parsed = try JSONParser.parse(document)
        #expect(parsed["base"]?.string == desk.base.baseID)
        #expect(parsed["schema"]?["tables"]?.elements?.count == 4)
        let talent = try #require(parsed["tables"]?[0]?["records"]?.elements)
        #expect(talent.compactMap { $0["id"]?.string } == people)
        let file = talent[0]["fields"]?[try desk.field("CV")]?[0]
        #expect(file?["filename"] == "cv.pdf")
        #expect(!document.contains("/attachments/"))
        #expect(longest.withLock { $0 } < document.utf8.count)
        await #expect(throws: AirtableProblem.notFound) {
            try await desk.client.backUp(tables: ["tblNowhere0000000"]) { _ in }
        }
    }
}
