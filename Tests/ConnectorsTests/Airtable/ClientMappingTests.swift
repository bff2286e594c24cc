import Connectors
import Prelude
import TestSupport
import Testing

@Suite("Airtable's names and columns") struct ClientMappingTests {
    @Test(
        "What cannot be seen makes no other name",
        arguments: [
            ("Preferred Location ", "Preferred Location"),
            ("Matchmaking Done ", " matchmaking\u{A0} DONE"),
            ("🔗  Job Description Link", "🔗 Job Description Link"),
            ("❤️ Notes", "❤ Notes"), ("Cafe\u{301}", "caf\u{E9}"), ("A\u{200B}B\u{FEFF}", "ab"),
            ("a\tb\nc", "A B  C"),
        ]) func same(left: String, right: String)
    {
        #expect(AirtableNames.isSame(left, right))
        #expect(AirtableNames.folded(AirtableNames.folded(left)) == AirtableNames.folded(left))
    }

    @Test("Other names stay others")
    func different() {
        #expect(!AirtableNames.isSame("In Interview 1", "In Interview 2"))
        #expect(!AirtableNames.isSame("Potential Talent Fit", "Potential Talent Fit AI"))
        #expect(!AirtableNames.isSame("Nice-to-have", "Nice to have"))
        #expect(AirtableNames.isSame(nil, " \u{200B}"))
    }

    private func field(
        _ id: String, _ name: String, _ kind: AirtableKind = .line, _ choices: [String] = []
    ) -> AirtableSchema.Field {
        AirtableSchema.Field(
            id: id, name: name, kind: kind,
            choices: choices.map { AirtableSchema.Choice(id: "sel\($0)", name: $0) })
    }

    private func finding(
        _ column: AirtableWantedColumn, _ fields: [AirtableSchema.Field]
    ) -> AirtableColumnFinding? {
        let wanted = AirtableWantedTable("t", name: "T", columns: [column])
        let table = AirtableSchema.Table(id: "tblT", name: "T", fields: fields)
        return AirtableMapping(wanted, in: table).findings[column.key]
    }

    private func found(_ finding: AirtableColumnFinding?) -> AirtableMappedColumn? {
        if case .found(let column) = finding { column } else { nil }
    }

    @Test("A column is found by id, then exactly, then roughly, then by another name")
    func order() {
        let wanted = AirtableWantedColumn(
            "x", id: "fld1", name: "Location", others: ["City", "Town"], kinds: [.line])
        let all = [
            field("fld4", "Town"), field("fld5", "City "), field("fld3", "location "),
            field("fld2", "Location"), field("fld1", "Somewhere"),
        ]
        let expected: [(String, AirtableResolution)] = [
            ("fld1", .id), ("fld2", .exact), ("fld3", .folded), ("fld5", .other), ("fld4", .other),
        ]
        var rest = all
        for (id, how) in expected {
            let column = found(finding(wanted, rest))
            #expect(column?.id == id)
            #expect(column?.how == how)
            rest.removeAll { $0.id == id }
        }
        #expect(finding(wanted, rest) == .missing)
    }

    @Test("Several that look alike are told, unless only one holds what is wanted") func ambiguous()
    {
        let wanted = AirtableWantedColumn("x", name: "Notes", kinds: [.text])
        let lines = [field("fld1", "notes"), field("fld2", "Notes ")]
        #expect(finding(wanted, lines) == .ambiguous(["notes", "Notes "]))
        let one = lines + [field("fld3", "NOTES", .text)]
        #expect(found(finding(wanted, one))?.id == "fld3")
    }

    @Test("A column of another kind is told with both kinds") func wrongKind() {
        let wanted = AirtableWantedColumn("x", name: "Skills", kinds: [.text, .line])
        guard
            case .wrongKind(let column, let kinds)? = finding(
                wanted, [field("fld1", "Skills", .selects)])
        else {
            Issue.record("no wrong kind")
            return
        }
        #expect(column.kind == .selects)
        #expect(kinds == [.text, .line])
    }

    @Test("A column that one name means exactly is not taken for another that is like it")
    func claims() {
        let wanted = AirtableWantedTable(
            "t", name: "T",
            columns: [
                AirtableWantedColumn("a", name: "Rejected", others: ["Hired"], kinds: []),
                AirtableWantedColumn("b", name: "Hired", kinds: []),
            ])
        let table = AirtableSchema.Table(id: "tblT", name: "T", fields: [field("fld1", "Hired")])
        let mapping = AirtableMapping(wanted, in: table)
        #expect(mapping.findings["a"] == .missing)
        #expect(mapping["b"]?.id == "fld1")
    }

    @Test("Options are found with their blanks, and missing ones are told") func options() {
        let wanted = AirtableWantedColumn(
            "s", name: "Status", kinds: [.select],
            options: ["Matchmaking Ready", "Matchmaking Done", "staff"])
        let live = field(
            "fld1", "Status", .select, ["Matchmaking Ready", "Matchmaking Done ", "Hired"])
        let column = found(finding(wanted, [live]))
        #expect(column?.options.map(\.name) == ["Matchmaking Ready", "Matchmaking Done "])
        #expect(column?.options.map(\.how) == [.exact, .folded])
        #expect(column?.missingOptions == ["staff"])
    }

    /// What a program of these tests needs of the recruiters' base.
    static let wanted: [AirtableWantedTable] = [
        AirtableWantedTable(
            "talent", id: ClientDesk.talent, name: "Talent",
            columns: [
                AirtableWantedColumn("name", name: "Full Name", kinds: AirtableKind.texts),
                AirtableWantedColumn(
                    "verification", name: "(N) Verification Status", kinds: [.select],
                    options: ["verified", "suspicious", "fraudulent"], isRequired: false),
                AirtableWantedColumn(
                    "score", name: "(N) Confidence Score", kinds: [.number], precision: 4,
                    isRequired: false),
                AirtableWantedColumn("made", name: "(M) Made", kinds: [.moment], isRequired: false),
            ]),
        AirtableWantedTable(
            "positions", name: "ats", others: ["Open Positions"],
            columns: [
                AirtableWantedColumn(
                    "location", name: "Preferred Location", kinds: AirtableKind.texts),
                AirtableWantedColumn(
                    "introRejected", name: "Introduction Rejected",
                    others: ["Introduction Rejected Talent"], kinds: [.links], linkedTo: "talent"),
                AirtableWantedColumn(
                    "company", name: "Company", kinds: [.links], linkedTo: "talent",
                    isRequired: false),
                AirtableWantedColumn(
                    "proposals", name: "AI PROPOSED CANDIDATES",
                    others: ["AI PROPOSTED CANDIDATES"], kinds: [.links], linkedTo: "talent"),
                AirtableWantedColumn(
                    "later", name: "(M) Later", kinds: [.links], linkedTo: "talent",
                    isRequired: false),
                AirtableWantedColumn(
                    "nowhere", name: "(M) Nowhere", kinds: [.links], linkedTo: "absent",
                    isRequired: false),
            ]),
    ]

    @Test("A live base is compared, and what is missing is told and planned") func check()
        async throws
    {
        let desk = try ClientDesk()
        let check = AirtableCheck(
            ClientMappingTests.wanted, against: try await desk.client.schema())
        #expect(check.isUsable)
        #expect(!check.isPerfect)
        #expect(Set(check.missingColumns.map(\.column)) == ["made", "later", "nowhere"])
        #expect(check.missingOptions.map(\.value) == [["suspicious", "fraudulent"]])
        #expect(check.wrongTargets.map(\.column) == ["company"])
        let loosely = Dictionary(
            uniqueKeysWithValues: check.loosely.map { ($0.key.column, $0.value) })
        #expect(loosely == ["location": .folded, "introRejected": .other, "proposals": .other])
        #expect(check["positions"]?["location"]?.name == "Preferred Location ")
        #expect(check.plan.columns.map(\.name) == ["(M) Made", "(M) Later"])
        #expect(check.plan.byHand.count == 2)
        #expect(check.plan.options.map(\.names) == [["suspicious", "fraudulent"]])
    }

    @Test("What is planned can be done, and then nothing of it is planned any more") func plan()
        async throws
    {
        let desk = try ClientDesk(keeps: { $1 != "(N) Confidence Score" })
        let person = try desk.people(1)[0]
        let before = AirtableCheck(
            ClientMappingTests.wanted, against: try await desk.client.schema())
        #expect(before.plan.columns.map(\.name).contains("(N) Confidence Score"))
        for column in before.plan.columns {
            _ = try await desk.client.createField(
                column.name, in: column.table, kind: column.kind, options: column.options)
        }
        for options in before.plan.options {
            for name in options.names {
                let edit = AirtableEdit(person, [options.field: AirtableValues.option(name)])
                let outcome = await desk.client.update(
                    [edit], in: options.table, addingOptionsTo: [options.field])
                #expect(outcome[0].isWhole)
            }
        }
        let after = AirtableCheck(
            ClientMappingTests.wanted, against: try await desk.client.schema())
        #expect(after.plan.columns.isEmpty)
        #expect(after.plan.options.isEmpty)
        #expect(after["talent"]?.option("suspicious", of: "verification") == "suspicious")
    }

    @Test("Tables that are missing, or there twice, are told") func tables() {
        let twins = ["Talent", "talent "].map {
            AirtableSchema.Table(id: "tbl\($0)", name: $0, fields: [])
        }
        let wanted = AirtableWantedTable("t", name: "TALENT", columns: [])
        let check = AirtableCheck([wanted], against: AirtableSchema(tables: twins))
        #expect(check.ambiguousTables == [["Talent", "talent "]])
        #expect(!check.isUsable)
        let none = AirtableCheck([wanted], against: AirtableSchema(tables: []))
        #expect(none.missingTables == ["TALENT"])
        #expect(!none.isUsable)
    }

    @Test("With half of the options gone the rest is still known") func halfOptions() async throws {
        let desk = try ClientDesk(keepsOption: { _, _, option in option.utf8.count % 2 == 0 })
        let live = try desk.base.options(of: "Job Status", in: ClientDesk.positions)
        let names = ["Sourcing", "Hired", "On Hold", "Offer", "Matchmaking Done", "Backlog"]
        let wanted = AirtableWantedTable(
            "p", id: ClientDesk.positions, name: "ATS",
            columns: [
                AirtableWantedColumn("s", name: "Job Status", kinds: [.select], options: names)
            ])
        let check = AirtableCheck([wanted], against: try await desk.client.schema())
        let column = try #require(check["p"]?["s"])
        for name in names {
            let isThere = live.contains { AirtableNames.isSame($0, name) }
            #expect(column.missingOptions.contains(name) == !isThere)
        }
        #expect(!column.missingOptions.isEmpty && !column.options.isEmpty)
    }
}
