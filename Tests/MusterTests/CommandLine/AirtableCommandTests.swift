import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("The commands about Airtable") struct AirtableCommandTests {
    private let muster: Muster
    private let base: LocalAirtable

    init() throws {
        muster = try Muster()
        base = try LocalAirtable.recruiting(
            keeps: { _, column in column != "(N) Full Name" },
            clock: { Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) })
    }

    private func call(_ words: String...) throws -> Muster.Result {
        try muster(
            words,
            environment: [
                "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": base.token,
                "MUSTER_AIRTABLE_URL": base.address,
            ])
    }

    @Test(
        "Check tells what is missing, makes it after a backup, and pull, diff and push work with it"
    )
    func journey() throws {
        defer { base.stop() }
        let missing = try call("airtable", "check", "--json").json()
        let names = missing["missing_columns"]?.elements?.compactMap { $0["name"]?.string } ?? []
        #expect(names.contains("(N) Full Name") && names.contains("(M) Matchmaking Status"))
        try base.renameOption(
            "Fraud", of: "Job Status", in: RecruitingTable.talent, to: "Not to be trusted")
        let without = try call("airtable", "check", "--json").json()
        #expect(without["missing_options"]?.text().contains("Fraud") == true)
        let row = try base.add(
            to: RecruitingTable.talent,
            [
                "Full Name": "Ada Example", "Mail": "ada@example.org",
                "Location": "Berlin, Germany",
                "Work Experience": "Engineer, Orbital Widgets GmbH, 2019-03 to 2023-05",
            ])
        let created = try call("airtable", "check", "--create", "--json").json()
        let made = created["created"]?.elements?.compactMap(\.string) ?? []
        #expect(made.contains("(N) Full Name") && made.contains("Fraud"))
        let after = try call("airtable", "check", "--json").json()
        #expect(after["missing_options"]?.text().contains("Fraud") == false)
        let backup = try #require(created["backup"]?.string)
        let kept = try JSONParser.parse(Array(Data(contentsOf: URL(filePath: backup))))
        #expect(kept.text().contains("Ada Example"))
        let pulled = try call("airtable", "pull", "--json")
        #expect(try pulled.json()["candidates"] == 1, "\(pulled.errors)")
        #expect(
            try base.cell("(N) Full Name", of: row, in: RecruitingTable.talent) == "Ada Example")
        #expect(try call("airtable", "diff", "--json").json()["total"] == 0)
        let id = try #require(
            try call("candidate", "list", "--json").json()["items"]?[0]?["id"]?.string)
        _ = try call("candidate", "edit", id, "current_role=Staff Engineer")
        let dry = try call("airtable", "push", "--dry-run", "--json").json()
        #expect(dry["items"]?[0]?["column"] == "(N) Current Role")
        #expect(
            try base.cell("(N) Current Role", of: row, in: RecruitingTable.talent)
                != "Staff Engineer")
        #expect(try call("airtable", "push").exit == 0)
        #expect(
            try base.cell("(N) Current Role", of: row, in: RecruitingTable.talent)
                == "Staff Engineer")
        let writes = base.writingRequestCount
        #expect(try call("airtable", "push").exit == 0)
        #expect(base.writingRequestCount == writes)
        let told = try call("airtable", "history", "--json").json()["items"]?.elements ?? []
        #expect(told.contains { $0["field"] == "(N) Full Name" && $0["before"] == .null })
        #expect(told.contains { $0["after"]?.elements?.contains("Fraud") == true })
        #expect(told.last?["field"] == "current_role" && told.last?["after"] == "Staff Engineer")
        #expect(told.last?["who"] == "muster")
        #expect(try call("airtable", "history").output.contains("Ada Example"))
    }

    @Test("Without a base, with a wrong token and offline the commands say what to do")
    func refusals() throws {
        defer { base.stop() }
        let unset = try muster("airtable", "check")
        #expect(unset.exit == 2 && unset.errors.contains("AIRTABLE_BASE_ID"))
        #expect(try call("airtable", "check", "--offline").exit == 4)
        let wrong = try muster(
            ["airtable", "check"],
            environment: [
                "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": "planted-token",
                "MUSTER_AIRTABLE_URL": base.address,
            ])
        #expect(wrong.exit == 1)
        #expect(!(wrong.output + wrong.errors).contains("planted-token"))
        let plain = try muster(
            ["airtable", "check"],
            environment: [
                "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": "planted-token",
                "MUSTER_AIRTABLE_URL": "http://airtable.example",
            ])
        #expect(plain.exit == 2 && plain.errors.contains("https"))
        let wherever = try call("where")
        #expect(!wherever.output.contains(base.token) && wherever.output.contains("AIRTABLE_TOKEN"))
    }

    private func airtable(_ checked: JSONValue) -> JSONValue? {
        checked["checks"]?.elements?.first { $0["name"] == "airtable" }
    }

    @Test("Doctor tells in which row something could not be read, until it can") func doctor()
        throws
    {
        defer { base.stop() }
        let row = try base.add(
            to: RecruitingTable.talent, ["Full Name": "Ada Example", "Mail": "ada@example.org"])
        try base.attach(
            Array("%PDF-1.7\nnothing else".utf8), named: "cv.pdf", to: "CV", of: row,
            in: RecruitingTable.talent)
        _ = try call("airtable", "pull")
        let before = airtable(try call("doctor", "--json").json())
        #expect(before?["ok"] == false)
        let found = before?["found"]?.string ?? ""
        #expect(found.contains(row) && found.contains("a file could not be read"), "\(found)")
        #expect(!found.contains("ada@example.org"))
        try base.edit(row, in: RecruitingTable.talent, ["CV": .null])
        _ = try call("airtable", "pull")
        #expect(airtable(try call("doctor", "--json").json())?["ok"] == true)
    }

    @Test(
        "How often each part is looked at is a setting, and one that cannot be is refused",
        arguments: ["candidate", "feedback", "fraud", "job", "position", "funnel"])
    func intervals(part: String) throws {
        defer { base.stop() }
        let variable = "MUSTER_AIRTABLE_\(part.uppercased())_INTERVAL"
        _ = try call("init")
        func sensors(_ seconds: String) throws -> Muster.Result {
            try muster(
                ["sensor", "list", "--json"],
                environment: [
                    "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": base.token,
                    "MUSTER_AIRTABLE_URL": base.address, variable: seconds,
                ])
        }
        let intervals = try sensors("77").json()["items"]?.elements?.map {
            $0["every_seconds"]?.int
        }
        #expect(intervals?.count { $0 == 77 } == 1)
        let bad = try sensors("3")
        #expect(bad.exit == 2 && bad.errors.contains("airtable_\(part)_interval"), "\(bad)")
    }
}
