import Prelude
import TestSupport
import Testing
import Web

@Suite("The local Airtable, schema") struct LocalAirtableSchemaTests {
    private let small: SmallBase
    private var base: LocalAirtable { small.base }
    private var client: PlainClient { small.client }

    init() throws { small = try SmallBase() }

    private func field(_ name: String, of table: Int) async throws -> JSONValue {
        let fields = try await client.schema(.get).document["tables"]?[table]?["fields"]
        return try #require(fields?.elements?.first { $0["name"]?.string == name })
    }

    @Test("The base is listed, and its tables with their columns") func schema() async throws {
        let bases = try await client.ask(.get, ["meta", "bases"]).document["bases"]
        #expect(bases?[0]?["id"]?.string == base.baseID)
        let people = try await client.schema(.get).document["tables"]?[1]
        #expect(people?["name"] == "People")
        #expect(people?["primaryFieldId"] == people?["fields"]?[0]?["id"])
        #expect(try await field("Share", of: 1)["options"] == ["precision": 2])
        let choices = try await field("Level", of: 1)["options"]?["choices"]?.elements
        #expect(choices?.compactMap { $0["name"]?.string } == ["junior", "senior"])
        let (link, inverse) = (try await field("City", of: 1), try await field("People", of: 0))
        #expect(link["options"]?["inverseLinkFieldId"] == inverse["id"])
        #expect(inverse["options"]?["linkedTableId"] == people?["id"])
        let watched = try await field("Level changed", of: 1)["options"]?["referencedFieldIds"]
        #expect(watched == [try await field("Level", of: 1)["id"] ?? .null])
    }

    @Test("A column is made once") func duplicates() async throws {
        let people = try await client.schema(.get).document["tables"]?[1]?["id"]?.string ?? ""
        let column: JSONValue = ["name": "(N) Full Name", "type": "singleLineText"]
        let made = try await client.schema(.post, [people, "fields"], column)
        #expect(made.status == 200)
        #expect(made.document["name"] == "(N) Full Name")
        for name in ["(N) Full Name", "(n) full name", ""] {
            let again = try await client.schema(
                .post, [people, "fields"], ["name": .string(name), "type": "url"])
            #expect(again.status == 422)
            #expect(again.error == "DUPLICATE_OR_EMPTY_FIELD_NAME")
        }
        for bad: JSONValue in [
            ["name": "A", "type": "number"], ["name": "A", "type": "singleSelect"],
            ["name": "A", "type": "dateTime", "options": ["dateFormat": ["name": "iso"]]],
            ["name": "A", "type": "formula", "options": ["formula": "1"]],
        ] {
            #expect(try await client.schema(.post, [people, "fields"], bad).status == 422)
        }
    }

    @Test("A name may change, what a column holds may not") func changing() async throws {
        let people = try await client.schema(.get).document["tables"]?[1]?["id"]?.string ?? ""
        let years = try await field("Years", of: 1)["id"]?.string ?? ""
        let id = try base.add(to: "People", ["Name": "Ada", "Years": 7])
        let refused = try await client.schema(
            .patch, [people, "fields", years], ["type": "singleLineText"])
        #expect(refused.status == 422)
        let taken = try await client.schema(.patch, [people, "fields", years], ["name": "Name"])
        #expect(taken.error == "DUPLICATE_OR_EMPTY_FIELD_NAME")
        let renamed = try await client.schema(
            .patch, [people, "fields", years], ["name": "Experience", "description": "Years"])
        #expect(renamed.document["description"] == "Years")
        #expect(try base.cell("Experience", of: id, in: "People") == 7)
        #expect(
            try await client.call(.patch, ["People", id], ["fields": ["Years": 8]]).error
                == "UNKNOWN_FIELD_NAME")
    }

    @Test("A renamed option shows in the cells that hold it") func options() async throws {
        let id = try base.add(to: "People", ["Name": "Ada", "Level": "senior"])
        try base.renameOption("senior", of: "Level", in: "People", to: "Senior")
        #expect(try base.cell("Level", of: id, in: "People") == "Senior")
    }

    @Test("The recruiters' base has its tables, traps included") func recruiting() throws {
        let clock = small.clock
        let base = try LocalAirtable.recruiting { clock.now }
        func names(_ table: String) throws -> [String] { try base.columns(of: table).map(\.name) }
        let talent = try names(RecruitingTable.talent)
        #expect(talent.count { $0.hasPrefix("(N) ") } == 40)
        #expect(Set(talent).isSuperset(of: ["Job Match", "In Interview", "ATS", "Rejection Log"]))
        let customers = try names(RecruitingTable.customers)
        #expect(customers.count { $0.hasPrefix("(N) ") } == 38)
        #expect(customers.contains("🔗  Job Description Link"))
        #expect(customers.contains("ATS Jobs"))
        let positions = try names("ATS")
        #expect(positions.contains("Preferred Location "))
        #expect(positions.contains("Introduction Rejected Talent"))
        #expect(try base.options(of: "Job Status", in: "ATS").last == "Matchmaking Done ")
        let levels = try base.options(of: "(N) Seniority Level", in: "Talent")
        #expect(levels.contains("executive") && !levels.contains("staff"))
        #expect(
            try base.options(of: "(N) Verification Status", in: "Talent") == [
                "unverified", "verified",
            ])
        #expect(try names("Rejection Log").contains("Outcome Type"))
    }

    @Test("A test may leave out what it likes") func leavingOut() throws {
        let clock = small.clock
        let base = try LocalAirtable.recruiting(
            names: .seed, proposalsAreText: true,
            keeps: { _, column in column != "Job Match" && column != "Mail" },
            keepsOption: { _, _, option in option != "Fraud" }, clock: { clock.now })
        let talent = try base.columns(of: "Talent").map(\.name)
        #expect(!talent.contains("Job Match") && !talent.contains("Mail"))
        #expect(try !base.options(of: "Job Status", in: "Talent").contains("Fraud"))
        let positions = try base.columns(of: "ATS")
        #expect(positions.contains { $0.name == "Negotiations Rejection" })
        #expect(positions.first { $0.name == "AI PROPOSTED CANDIDATES" }?.type == .singleLineText)
        let matches = positions.first { $0.name == "Potential Talent Fit AI" }
        #expect(matches?.type.link?.inverse == nil)
        let bare = try LocalAirtable.recruiting(keeps: { _, _ in false }, clock: { clock.now })
        #expect(try bare.columns(of: "ATS").count == 1)
    }
}
