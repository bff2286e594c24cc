import FoundationEssentials
import LanguageModels
import Prelude
import Recruiting
import Storage
import TestSupport

@testable import Workflows

/// A team's whole Airtable and a desk joined to it: 60 people, 12 companies, 8 open positions, and a
/// model that reads the texts.
struct TeamLoop: Sendable {
    let team: TeamDesk
    let provider: ScriptedProvider
    let people: [String]
    let companies: [String]
    let positions: [String]

    static let trades = [
        "Rust, PostgreSQL", "Rust, Kubernetes", "Python, Django", "Swift, SQLite", "React, CSS",
        "Go, Docker",
    ]
    private static let first = [
        "Ada", "Bela", "Cleo", "Dora", "Emil", "Faye", "Gus", "Hana", "Ivo", "Juno",
    ]
    private static let last = ["Example", "Sample", "Invented", "Fiction", "Madeup", "Imagined"]

    /// What a model that knows little makes of a text.
    private static func answer(_ call: ChatCall) throws(ModelProblem) -> ChatAnswer {
        guard case .json(let name, _) = call.form, name.contains("cv") else {
            throw .withheld(service: "scripted")
        }
        return ModelDesk.answer([
            "summary": "An engineer of billing systems.", "confidence_score": 0.8,
        ])
    }

    private static func models(_ database: any Database, _ provider: ScriptedProvider) -> DeskModels
    {
        let accounting = StoredAccounting(
            on: database, budgets: Budgets(), now: PipelineDesk.now,
            ids: { IDSource(seed: UInt64(PipelineDesk.now().microseconds)) })
        return DeskModels(
            reading: LanguageModel(
                "m", of: provider, accounting: accounting, price: Price(input: 1, output: 1)))
    }

    /// Whether the loop takes as long as Airtable wants it to; `make chaos` says so.
    private static let isPaced = ProcessInfo.processInfo.environment["MUSTER_PACED"] != nil

    init() throws {
        let provider = ScriptedProvider { call throws(ModelProblem) in try TeamLoop.answer(call) }
        self.provider = provider
        team = try TeamDesk(isPaced: Self.isPaced, modelCalls: 20) { Self.models($0, provider) }
        var rows: [String] = []
        for index in 0..<60 {
            let name = "\(Self.first[index % 10]) \(Self.last[index / 10])"
            rows.append(try team.person(name, skills: Self.trades[index % Self.trades.count]))
        }
        people = rows
        for (index, row) in people.prefix(5).enumerated() {
            let resume = ModelDesk.resume.replacing(
                "Ada Example", with: "\(Self.first[index]) \(Self.last[0])"
            ).replacing(
                "ada@example.org", with: "\(Self.first[index]).example@example.org".lowercased())
            try team.airtable.attach(
                Array(resume.utf8), named: "cv.txt", to: "CV", of: row, in: RecruitingTable.talent)
        }
        var customers: [String] = []
        for index in 0..<12 {
            customers.append(try team.company("Engineer \(Self.trades[index % 6])"))
        }
        companies = customers
        var open: [String] = []
        for index in 0..<4 { open.append(try team.position(customers[index])) }
        for index in 4..<8 {
            let post = TeamDesk.post + "\nPosition number \(index) of the team."
            open.append(try team.position(more: ["Job Description Text": .string(post)]))
        }
        positions = open
    }

    static let sensors = [
        "airtable_fraud_sensor", "airtable_candidate_sensor",
        "airtable_candidate_feedback_sensor", "airtable_job_matchmaking_sensor",
        "ats_matchmaking_sensor", "airtable_match_outcome_sensor",
    ]

    /// One full cycle: everything that is watched is looked at, and everything is compared.
    func cycle() async throws {
        for sensor in Self.sensors { try await team.look(sensor) }
        for pipeline in ["sync_airtable_candidates", "sync_airtable_jobs"] {
            _ = try await team.desk.run(pipeline)
            try await team.desk.workOff()
        }
    }

    /// The stages to which somebody is moved: the column of negotiations holds no links in the recruiters'
    /// base, so that the move to it is made on the desk.
    static let ends = Stage.allCases.filter { $0 != .proposed }
    /// Who is marked as fraud.
    var fraud: String { people[1] }

    /// Recruiters work: they edit on both sides, one cell of one person on both, mark one as fraud, tick and
    /// ask for matchings.
    func edit() throws {
        let talent = RecruitingTable.talent
        try team.airtable.edit(fraud, in: talent, ["Job Status": "Fraud"])
        try team.airtable.edit(people[0], in: talent, ["(N) Current Role": "Principal Engineer"])
        try team.set("education_field", "Physics", of: try owner(of: people[2]), .candidate)
        try team.set("current_role", "Staff Engineer", of: try owner(of: people[3]), .candidate)
        try team.airtable.edit(people[3], in: talent, ["(N) Current Role": "Team Lead"])
        for company in companies {
            try team.airtable.edit(
                company, in: RecruitingTable.customers, ["Start Matchmaking": true])
        }
        for position in positions {
            try team.airtable.edit(
                position, in: RecruitingTable.positions, ["Job Status": "Matchmaking Ready"])
        }
    }

    /// The person of a row.
    func owner(of row: String) throws -> String {
        guard let owner = try team.owner(of: row, in: TeamTables.talent) else {
            throw TeamDesk.NoMatch()
        }
        return owner
    }

    /// People go on, to the hire and to every rejection.
    func move() throws {
        let proposals = "Potential Talent Fit AI"
        for (number, stage) in Self.ends.enumerated() {
            let position = positions[number % positions.count]
            let listed = try team.proposed(in: position)
            guard let person = listed.last, let first = listed.first else {
                throw TeamDesk.NoMatch()
            }
            guard stage != .negotiations else {
                try team.move(first, at: position, to: stage)
                continue
            }
            try team.airtable.unlink(
                [person], from: proposals, of: position, in: RecruitingTable.positions)
            try team.airtable.link(
                [person], to: stage.rawValue, of: position, in: RecruitingTable.positions)
        }
    }

    /// What a recruiter would see on both sides, without ids and moments that differ from run to run.
    func state() throws -> [String] {
        var lines: [String] = []
        for (table, rows) in [
            (RecruitingTable.talent, people), (RecruitingTable.customers, companies),
            (RecruitingTable.positions, positions),
        ] {
            for (number, row) in rows.enumerated() {
                for (column, cell) in try team.airtable.cells(of: row, in: table).sorted(
                    by: { $0.key < $1.key })
                where !column.hasSuffix(" At") && column != "CV" {
                    lines.append("\(table) \(number) \(column): \(plain(cell))")
                }
            }
        }
        return lines
    }

    /// A cell with the numbers of rows in the place of their ids.
    private func plain(_ cell: JSONValue) -> String {
        let all = people + companies + positions
        return all.enumerated().reduce(cell.text()) { text, row in
            text.replacing(row.element, with: "row \(row.offset)")
        }
    }
}
