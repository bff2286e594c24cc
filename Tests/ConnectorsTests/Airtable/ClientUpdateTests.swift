import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Airtable's client, writing") struct ClientUpdateTests {
    private func update(
        _ desk: ClientDesk, _ edits: [(record: String, values: [String: JSONValue])],
        addingOptionsTo selects: [String] = []
    ) async throws -> [AirtableOutcome] {
        await desk.client.update(
            try edits.map { AirtableEdit($0.record, try desk.fields($0.values)) },
            in: ClientDesk.talent, addingOptionsTo: Set(try selects.map { try desk.field($0) }))
    }

    @Test("Values are written and emptied, and a record that is named twice is written once")
    func plain() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(2)
        try desk.base.edit(people[0], in: ClientDesk.talent, ["Location": "Bern"])
        let outcomes = try await update(
            desk,
            [
                (people[0], ["Location": .null, "(N) Years Of Experience": 7]),
                (people[1], ["Location": "Rome"]), (people[0], ["(N) Years Of Experience": 8]),
                (people[1], [:]),
            ])
        #expect(outcomes.map(\.record) == people)
        #expect(outcomes.allSatisfy { $0.isWhole })
        #expect(try desk.cell("Location", of: people[0]) == nil)
        #expect(try desk.cell("(N) Years Of Experience", of: people[0]) == 8)
        #expect(try desk.cell("Location", of: people[1]) == "Rome")
        #expect(desk.base.requests.count == 1)
    }

    @Test("A missing option is added when that is wanted, and else refused alone")
    func options() async throws {
        let desk = try ClientDesk()
        let person = try desk.people(1)[0]
        let values: [String: JSONValue] = ["(N) Seniority Level": "staff", "Location": "Bern"]
        let refused = try await update(desk, [(person, values)])[0]
        #expect(refused.written == [try desk.field("Location")])
        #expect(refused.refused.map(\.field) == [try desk.field("(N) Seniority Level")])
        #expect(refused.refused[0].kind == "INVALID_MULTIPLE_CHOICE_OPTIONS")
        #expect(!refused.refused[0].reason.contains("staff"))
        #expect(try desk.cell("Location", of: person) == "Bern")
        let added = try await update(
            desk, [(person, values)], addingOptionsTo: ["(N) Seniority Level"])[0]
        #expect(added.isWhole)
        #expect(try desk.cell("(N) Seniority Level", of: person) == "staff")
    }

    @Test("One refused value of ten records with forty columns costs few requests, and only itself")
    func narrowing() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(10)
        let texts = try desk.base.columns(of: ClientDesk.talent).filter {
            [.singleLineText, .multilineText].contains($0.type)
        }.map(\.name)
        var values: [String: JSONValue] = [:]
        for name in texts { values[name] = .string("text of \(name)") }
        values["(N) Years Of Experience"] = 7
        var edits = people.map { (record: $0, values: values) }
        edits[6].values["(N) Years Of Experience"] = "about seven, jane.doe@example.org"
        let outcomes = try await update(desk, edits)
        for (index, outcome) in outcomes.enumerated() where index != 6 { #expect(outcome.isWhole) }
        #expect(outcomes[6].refused.map(\.field) == [try desk.field("(N) Years Of Experience")])
        #expect(outcomes[6].written.count == texts.count)
        #expect(Secrecy.tells(outcomes) == [])
        for person in people {
            for name in texts {
                #expect(try desk.cell(name, of: person) == .string("text of \(name)"))
            }
        }
        #expect(desk.base.requests.count <= 20)
    }

    @Test("A column that refuses every record is found once and then set aside") func suspects()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(30)
        let edits = people.map {
            (
                record: $0,
                values: [
                    "(N) Verification Status": "fraudulent", "Location": "Bern",
                    "(N) Phone": "1", "(N) Timezone": "CET", "(N) Current Role": "Engineer",
                    "Professional summary": "x", "Proof of Work": "y", "Salary Range": "z",
                ] as [String: JSONValue]
            )
        }
        let outcomes = try await update(desk, edits)
        #expect(outcomes.allSatisfy { $0.written.count == 7 && $0.refused.count == 1 })
        // Each of the thirty is refused with a request of its own, and halving costs as much again.
        #expect(desk.base.requests.count <= 30 * 2 + 20)
        for person in people { #expect(try desk.cell("Proof of Work", of: person) == "y") }
    }

    @Test("A column that is not there is left out of everything behind it") func unknownField()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(25)
        let (location, other) = (try desk.field("Location"), try desk.field("(N) Phone"))
        try desk.base.removeColumn("(N) Phone", from: ClientDesk.talent)
        let outcomes = await desk.client.update(
            people.map { AirtableEdit($0, [location: "Bern", other: "planted"]) },
            in: ClientDesk.talent)
        #expect(outcomes.allSatisfy { $0.written == [location] })
        #expect(
            outcomes.allSatisfy {
                $0.refused.map(\.field) == [other] && $0.refused[0].kind == "UNKNOWN_FIELD_NAME"
            })
        #expect(desk.base.requests.count == 4)
    }

    @Test("Records that are gone are told, and keep no other from being written") func gone()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(10)
        for index in [2, 5] { try desk.base.delete(people[index], from: ClientDesk.talent) }
        let outcomes = try await update(
            desk, people.map { ($0, ["Location": "Bern"]) } + [("Acme Ltd", ["Location": "x"])])
        #expect(outcomes.indices.filter { outcomes[$0].isGone } == [2, 5, 10])
        #expect(outcomes.count { $0.isWhole } == 8)
        #expect(desk.base.requests.count == 3)
    }

    @Test("A link to a record that is gone is refused, and the record itself is not gone")
    func deadLink() async throws {
        let desk = try ClientDesk()
        let people = try desk.people(2)
        let job = try desk.base.add(
            to: ClientDesk.positions, ["Open Position (Job Title)": "Engineer"])
        try desk.base.delete(people[1], from: ClientDesk.talent)
        let links = try desk.field("Shortlisted Talent", in: ClientDesk.positions)
        let notes = try desk.field("Notes", in: ClientDesk.positions)
        let outcome = await desk.client.update(
            [AirtableEdit(job, [links: AirtableValues.links(people), notes: "hello"])],
            in: ClientDesk.positions)[0]
        #expect(!outcome.isGone)
        #expect(outcome.written == [notes])
        #expect(outcome.refused.map(\.kind) == ["ROW_DOES_NOT_EXIST"])
        // The whole, a look at the record, and each half.
        #expect(desk.base.requests.count == 4)
    }

    @Test("A token that may not write is told as that, and nothing else is tried") func rights()
        async throws
    {
        let desk = try ClientDesk(writing: "patLocalReading")
        let people = try desk.people(30)
        let outcomes = try await update(desk, people.map { ($0, ["Location": "Bern"]) })
        #expect(outcomes.allSatisfy { $0.problem == .notAllowed(.writeRecords) })
        #expect(outcomes.allSatisfy { $0.left == [(try? desk.field("Location")) ?? ""] })
        #expect(desk.base.requests.count == 2)
    }

    @Test(
        "When answers are lost the records are read again, and what was written is known",
        arguments: ["reset", "cut", "garbage", "500"])
    func lostAnswer(how: String) async throws {
        let desk = try ClientDesk()
        let people = try desk.people(12)
        desk.base.setAfterwards { request, _, reply in
            guard request.method == "PATCH" else { return reply }
            return switch how {
            case "reset": .reset
            case "cut": reply.cutShort
            case "garbage": .answer(200, [:], Array("{\"records\":".utf8))
            default: .answer(500, [:], [])
            }
        }
        let outcomes = try await update(
            desk,
            people.map {
                (
                    $0,
                    [
                        "Location": "Bern", "(N) Confidence Score": 0.123_456_78,
                        "(N) Normalized At": "2026-11-21T09:30:00Z", "Highlight Talent": false,
                        "Skills": ["Go", "Rust"], "(N) Phone": .null,
                    ]
                )
            })
        #expect(outcomes.allSatisfy { $0.isWhole })
        #expect(outcomes.allSatisfy { $0.written.count == 6 })
        #expect(desk.asked("GET").count == 2)
    }

    @Test("What was not written when answers stay out is told, record by record") func halfWritten()
        async throws
    {
        let desk = try ClientDesk()
        let people = try desk.people(12)
        desk.base.setFault { request, _ in request.method == "PATCH" ? .reset : nil }
        try desk.base.edit(people[0], in: ClientDesk.talent, ["Location": "Bern"])
        let outcomes = try await update(desk, people.map { ($0, ["Location": "Bern"]) })
        #expect(outcomes[0].isWhole)
        for outcome in outcomes.dropFirst() {
            #expect(outcome.left.count == 1)
            #expect(outcome.written.isEmpty)
            #expect(outcome.problem?.isTransient == true)
        }
        // Three attempts of the first ten; the last two are not tried any more.
        #expect(desk.asked("PATCH").count == 3)
        #expect(Secrecy.tells(outcomes) == [])
    }

    @Test("Refusals without end are given up at a named number of requests") func bounded()
        async throws
    {
        var limits = AirtableLimits()
        limits.requestsOfRecord = 1
        let desk = try ClientDesk(limits: limits)
        let people = try desk.people(10)
        desk.base.setFault { request, _ in
            request.method == "PATCH"
                ? .json(422, ["error": ["type": "INVALID_REQUEST_UNKNOWN", "message": "planted"]])
                : nil
        }
        let outcomes = try await update(
            desk, people.map { ($0, ["Location": "Bern", "(N) Phone": "1"]) })
        #expect(desk.base.requests.count == 10)
        #expect(outcomes.contains { $0.problem == .givenUp })
        #expect(outcomes.allSatisfy { $0.refused.count + $0.left.count == 2 })
    }

    @Test("An answer of success that names no record has written nothing, and is looked into")
    func success() async throws {
        let desk = try ClientDesk()
        defer { desk.base.stop() }
        let person = try desk.people(1)[0]
        let mail = try desk.field("Mail")
        // As a proxy answers that asks somebody to log in.
        desk.base.setFault { request, _ in
            request.method == "PATCH" ? .json(200, ["login": "please"]) : nil
        }
        let outcome = await desk.client.update(
            [AirtableEdit(person, [mail: "ada@example.org"])], in: ClientDesk.talent)[0]
        #expect(outcome.written.isEmpty && outcome.left == [mail])
        #expect(outcome.problem == .badAnswer(expected: "the records that were written"))
        let status = try desk.field("Job Status")
        await #expect(throws: AirtableProblem.self) {
            try await desk.client.set(
                status, of: person, in: ClientDesk.talent, from: nil, to: "Not started")
        }
        #expect(try desk.cell("Job Status", of: person) == nil)
    }
}
