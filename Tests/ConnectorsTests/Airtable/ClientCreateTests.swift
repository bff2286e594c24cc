import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Airtable's client, making and setting") struct ClientCreateTests {
    private let table = RecruitingTable.rejections

    private func rows(_ desk: ClientDesk, _ count: Int) throws -> [[String: JSONValue]] {
        try (0..<count).map {
            try desk.fields(
                ["Name": .string("key-\($0)"), "Stage": "Interview"],
                in: RecruitingTable.rejections)
        }
    }

    private func create(
        _ desk: ClientDesk, _ rows: [[String: JSONValue]]
    ) async throws -> [AirtableCreated] {
        await desk.client.create(rows, in: table, key: try desk.field("Name", in: table))
    }

    @Test("Records are made ten at once, and a second run finds them") func plain() async throws {
        let desk = try ClientDesk()
        let first = try await create(desk, try rows(desk, 23))
        #expect(first.allSatisfy { if case .created = $0 { true } else { false } })
        #expect(first.compactMap(\.record) == (try desk.base.records(of: table)))
        // The schema once, for the name of the key; then a look and a write for each ten.
        #expect(desk.base.requests.count == 7)
        let second = try await create(desk, try rows(desk, 24))
        #expect(second.dropLast() == first.compactMap(\.record).map { .found($0) }[...])
        #expect(try desk.base.records(of: table).count == 24)
    }

    @Test(
        "A record whose answer was lost is not made twice",
        arguments: ["reset", "cut", "503", "garbage"], [1, 2])
    func lost(how: String, times: Int) async throws {
        let desk = try ClientDesk()
        let turns = Turns()
        desk.base.setAfterwards { request, _, reply in
            guard request.method == "PATCH", turns.next() <= times else { return reply }
            return switch how {
            case "reset": .reset
            case "cut": reply.cutShort
            case "503": .answer(503, ["Content-Type": "text/html"], Array("<html>busy".utf8))
            default: .answer(200, [:], Array("{".utf8))
            }
        }
        let made = try await create(desk, try rows(desk, 15))
        #expect(made.allSatisfy { if case .created = $0 { true } else { false } })
        let there = try desk.base.records(of: table)
        #expect(there.count == 15)
        #expect(made.compactMap(\.record) == there)
    }

    @Test("A request that did not arrive is made again, and given up in the end") func unreached()
        async throws
    {
        let desk = try ClientDesk()
        let turns = Turns()
        desk.base.setFault { request, _ in
            request.method == "PATCH" && turns.next() <= 2 ? .reset : nil
        }
        #expect(try await create(desk, try rows(desk, 2)).compactMap(\.record).count == 2)
        desk.base.setFault { request, _ in request.method == "PATCH" ? .reset : nil }
        let rest = try await create(desk, try rows(desk, 30))
        #expect(rest.compactMap(\.record).count == 2)
        for row in rest.dropFirst(2) {
            guard case .failed(let problem) = row else {
                Issue.record("\(row)")
                continue
            }
            #expect(problem.isTransient)
        }
        #expect(try desk.base.records(of: table).count == 2)
        #expect(Secrecy.tells(rest) == [])
    }

    @Test("When the table cannot be asked what is there, nothing more is made") func blind()
        async throws
    {
        let desk = try ClientDesk()
        desk.base.setAfterwards { request, _, reply in
            if request.method == "PATCH" {
                desk.base.setFault { _, _ in .answer(500, [:], []) }
                return .reset
            }
            return reply
        }
        let made = try await create(desk, try rows(desk, 1))
        #expect(made == [.failed(.failing(status: 500))])
        #expect(try desk.base.records(of: table).count == 1)
    }

    @Test("A row that is refused keeps no other from being made, and one without key is not tried")
    func refused() async throws {
        let desk = try ClientDesk()
        var rows = try rows(desk, 10)
        rows[3][try desk.field("Stage", in: table)] = "planted"
        rows[8][try desk.field("Name", in: table)] = .null
        let made = try await create(desk, rows)
        #expect(made[3] == .refused(.refusedValue(kind: "INVALID_MULTIPLE_CHOICE_OPTIONS")))
        #expect(made[8] == .refused(.noKey))
        #expect(made.compactMap(\.record).count == 8)
        #expect(try desk.base.records(of: table).count == 8)
        #expect(Secrecy.tells(made) == [])
    }

    private func job(_ desk: ClientDesk, _ status: String?) throws -> String {
        try desk.base.add(
            to: ClientDesk.positions,
            ["Open Position (Job Title)": "Engineer", "Job Status": JSONValue(status)])
    }

    private func set(
        _ desk: ClientDesk, _ job: String, from expected: String? = "Matchmaking Ready",
        to new: String? = "Matchmaking Done "
    ) async throws -> AirtableSet {
        try await desk.client.set(
            try desk.field("Job Status", in: ClientDesk.positions), of: job,
            in: ClientDesk.positions, from: expected, to: new)
    }

    @Test("A status is set when it is what is expected, and else left as it is") func setting()
        async throws
    {
        let desk = try ClientDesk()
        let ready = try job(desk, "Matchmaking Ready")
        #expect(try await set(desk, ready, from: "matchmaking  ready ") == .done)
        let status = try desk.base.cell("Job Status", of: ready, in: ClientDesk.positions)
        #expect(status == "Matchmaking Done ")
        #expect(try await set(desk, ready) == .changed(found: "Matchmaking Done "))
        let empty = try job(desk, nil)
        #expect(try await set(desk, empty) == .changed(found: nil))
        #expect(try await set(desk, empty, from: nil, to: "On Hold") == .done)
        #expect(try await set(desk, empty, from: "On Hold", to: nil) == .done)
        try desk.base.delete(empty, from: ClientDesk.positions)
        #expect(try await set(desk, empty) == .gone)
        #expect(desk.base.writingRequestCount == 3)
    }

    @Test("A status whose answer was lost was set, and a recruiter's edit meanwhile is kept")
    func settingLost() async throws {
        let desk = try ClientDesk()
        let job = try job(desk, "Matchmaking Ready")
        let turns = Turns()
        desk.base.setAfterwards { request, _, reply in
            request.method == "PATCH" && turns.next() == 1 ? reply.cutShort : reply
        }
        #expect(try await set(desk, job) == .done)
        #expect(desk.base.writingRequestCount == 1)
        desk.base.setAfterwards(nil)
        desk.base.setFault { request, _ in
            guard request.method == "PATCH" else { return nil }
            try? desk.base.edit(job, in: ClientDesk.positions, ["Job Status": "Hired"])
            return .answer(503, [:], [])
        }
        #expect(
            try await set(desk, job, from: "Matchmaking Done ", to: "On Hold")
                == .changed(found: "Hired"))
    }

    @Test("A cell that holds no single option is not taken for an empty one") func settingOther()
        async throws
    {
        let desk = try ClientDesk()
        let person = try desk.people(1)[0]
        try desk.base.edit(person, in: ClientDesk.talent, ["Skills": ["Rust", "Go"]])
        await #expect(throws: AirtableProblem.badAnswer(expected: "a column of one option")) {
            try await desk.client.set(
                try desk.field("Skills"), of: person, in: ClientDesk.talent, from: nil, to: "Go")
        }
    }

    @Test("An option that is not there is refused and not made up") func settingUnknown()
        async throws
    {
        let desk = try ClientDesk()
        let job = try job(desk, "Matchmaking Ready")
        let kind = "INVALID_MULTIPLE_CHOICE_OPTIONS"
        await #expect(throws: AirtableProblem.refusedValue(kind: kind)) {
            try await set(desk, job, to: "Matchmaking Done")
        }
        let options = try desk.base.options(of: "Job Status", in: ClientDesk.positions)
        #expect(!options.contains("Matchmaking Done"))
    }
}
