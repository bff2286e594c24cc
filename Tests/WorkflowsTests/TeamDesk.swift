import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing
import Web

@testable import Workflows

/// A desk joined to an Airtable of the test's own.
final class TeamDesk: Sendable {
    let airtable: LocalAirtable
    let desk: PipelineDesk
    let clock = StillClock()

    /// A desk whose waits take no time, or one that keeps Airtable's pace to the millisecond beside an
    /// Airtable that refuses whoever does not.
    init(
        keeps: (String, String) -> Bool = { _, _ in true }, isPaced: Bool = false,
        modelCalls: Int? = nil,
        models: @escaping @Sendable (any Database) -> DeskModels = { _ in DeskModels() }
    ) throws {
        airtable = try LocalAirtable.recruiting(keeps: keeps, clock: PipelineDesk.now)
        if isPaced { airtable.setLimit(AirtableLimit()) }
        let local = try WebAddress(airtable.address)
        let client = AirtableClient(
            baseID: airtable.baseID, tokens: AirtableTokens(Secret(airtable.token)),
            address: local, fileRule: AddressRule(exceptions: [local.authority]),
            transport: CurlTransport(), surroundings: isPaced ? Self.paced : clock.surroundings)
        desk = try PipelineDesk(modelCalls: modelCalls, models: models) {
            TeamBase(client, ledger: $0)
        }
    }

    deinit { airtable.stop() }

    /// The base that the desk is joined to.
    var base: TeamBase {
        get throws { try #require(desk.team) }
    }

    private static let paced = WebSurroundings(
        now: PipelineDesk.now, sleep: { try await Task.sleep(for: $0) }, draw: { 0.5 })

    /// A person as a form puts them into the Talent table; returns the row's id.
    func person(
        _ name: String, skills: String = "Rust, PostgreSQL", more: [String: JSONValue] = [:]
    ) throws -> String {
        var cells: [String: JSONValue] = [
            "Full Name": .string(name), "Location": "Berlin, Germany",
            "Mail": .string(name.lowercased().replacing(" ", with: ".") + "@example.org"),
            "Work Experience": .string(
                """
                Senior Backend Engineer, Orbital Widgets GmbH, 2019-03 to 2023-05
                Rebuilt the billing service in Rust and PostgreSQL for 40,000 customers.
                """),
            "Professional summary": .string(
                "Engineer who builds billing services. Skills: \(skills)."),
        ]
        cells.merge(more) { _, new in new }
        return try airtable.add(to: RecruitingTable.talent, cells)
    }

    /// A company's post; returns the row's id.
    func company(_ title: String = "Senior Rust Engineer") throws -> String {
        try airtable.add(
            to: RecruitingTable.customers,
            [
                "Hiring Job Title": .string(title), "Company": "Meridian Freight",
                "Job Description Text": .string(Self.post),
            ])
    }

    /// An open position; returns the row's id.
    func position(_ company: String? = nil, more: [String: JSONValue] = [:]) throws -> String {
        var cells: [String: JSONValue] = ["Open Position (Job Title)": "Senior Rust Engineer"]
        if let company { cells["Company"] = [.string(company)] }
        cells.merge(more) { _, new in new }
        return try airtable.add(to: RecruitingTable.positions, cells)
    }

    /// A desk whose one open position has been matched, with the rows of its people in the order in which
    /// they are listed.
    static func matched() async throws -> (team: TeamDesk, people: [String], position: String) {
        let team = try TeamDesk()
        for name in ["Ada Example", "Bela Sample", "Cleo Invented"] { _ = try team.person(name) }
        try await team.look("airtable_candidate_sensor")
        let position = try team.position(
            more: ["Job Description Text": .string(post), "Job Status": "Matchmaking Ready"])
        try await team.look("ats_matchmaking_sensor")
        return (team, try team.proposed(in: position), position)
    }

    /// The rows of the people whom a position's row lists as proposals.
    func proposed(in position: String) throws -> [String] {
        try airtable.links(
            "Potential Talent Fit AI", of: position, in: RecruitingTable.positions)
    }

    static let post = """
        We are looking for a senior engineer who builds services in Rust for our freight platform.
        Requirements
        - 4+ years of Rust in production
        - PostgreSQL
        Responsibilities
        - You design and build services, review code and mentor others in the team.
        """

    func cell(_ column: String, of record: String, in table: String) throws -> JSONValue? {
        try airtable.cell(column, of: record, in: table)
    }

    /// Looks with a sensor once and works off what it asks for.
    func look(_ sensor: String) async throws {
        try await desk.look(sensor)
    }

    /// The person or job of a row.
    func owner(of record: String, in table: String) throws -> String? {
        try desk.database.read { try TeamRow.of(record, in: table, on: $0)?.owner }
    }
}
