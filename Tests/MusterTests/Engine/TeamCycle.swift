import Engine
import FoundationEssentials
import Glibc
import Prelude
import SQLiteStorage
import Storage
import Synchronization
import TestSupport
import Testing

/// The whole loop of a team in small, worked on by the real engine, which can be killed at any point of it:
/// people, a company's post, an open position, a model, and a recruiter who edits on both sides, marks a
/// fraud and moves people on.
final class TeamCycle: Sendable {
    let base: LocalAirtable
    private let home: TemporaryFolder
    private let desk: SQLiteDatabase
    private let model: ModelServer
    private let victims: Victims
    private let trap: Trap
    private let people: [String]
    private let company: String
    private let position: String

    /// Where a program is killed.
    enum Point: Sendable, CustomStringConvertible {
        /// At a request to Airtable, before or after it was done.
        case request(Int, isDone: Bool)
        /// At a call of the model.
        case call(Int)
        /// At a write into the desk's log.
        case write(Int)

        /// Whether it is a write.
        var isWrite: Bool { if case .write = self { true } else { false } }

        var description: String {
            switch self {
            case .request(let number, let isDone):
                "request \(number), \(isDone ? "done" : "not done")"
            case .call(let number): "call \(number)"
            case .write(let number): "write \(number)"
            }
        }
    }

    init(killedAt point: Point? = nil) throws {
        let trap = Trap(point)
        self.trap = trap
        home = try TemporaryFolder()
        base = try LocalAirtable.recruiting(
            clock: { Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) })
        model = try ModelServer { _ in trap.meets(.call) ? .reset : nil }
        victims = Victims(
            desk: home.path + "/desk.sqlite", home: home.path,
            environment: model.environment.merging([
                "AIRTABLE_BASE_ID": base.baseID, "AIRTABLE_TOKEN": base.token,
                "MUSTER_AIRTABLE_URL": base.address,
            ]) { $1 })
        (people, company, position) = try Self.fill(base)
        try victims.act(["init"])
        desk = try SQLiteDatabase(path: home.path + "/desk.sqlite")
        let victims = victims
        trap.set { victims.strike() }
        base.setFault { _, _ in trap.meets(.request) ? .reset : nil }
        base.setAfterwards { _, _, reply in
            _ = trap.meets(.requestDone)
            return reply
        }
    }

    private static func fill(
        _ base: LocalAirtable
    ) throws -> (people: [String], company: String, position: String) {
        let people = try [
            ("Ada Example", "Rust, PostgreSQL and Kubernetes", "2012-03"),
            ("Bela Sample", "Rust and PostgreSQL", "2016-03"),
            ("Cleo Invented", "Rust", "2019-03"), ("Dora Fiction", "Rust and Kafka", "2021-03"),
        ].map { name, skills, since in
            try base.add(
                to: RecruitingTable.talent,
                [
                    "Full Name": .string(name), "Location": "Berlin, Germany",
                    "Mail": .string("\(name.prefix(4).lowercased())@example.org"),
                    "Work Experience": .string(
                        "Engineer, Orbital Widgets GmbH, \(since) to 2023-05"),
                    "Professional summary": .string("\(name) works in \(skills)."),
                ])
        }
        func post(_ skill: String) -> JSONValue {
            .string(
                """
                We look for a senior engineer who builds services in Rust for our platform.
                Requirements
                - 4+ years of Rust in production
                - \(skill)
                """)
        }
        let company = try base.add(
            to: RecruitingTable.customers,
            [
                "Hiring Job Title": "Rust Engineer", "Company": "Meridian Freight",
                "Job Description Text": post("Kubernetes"), "Start Matchmaking": true,
            ])
        let position = try base.add(
            to: RecruitingTable.positions,
            [
                "Open Position (Job Title)": "Senior Rust Engineer",
                "Job Description Text": post("PostgreSQL"), "Job Status": "Matchmaking Ready",
            ])
        return (people, company, position)
    }

    // MARK: The loop

    /// Goes through the whole loop; each stage is what a recruiter does, and what the desk makes of it.
    func run() async throws {
        let watch = try WriteWatch(home.path, suffix: "-wal") { [trap] in _ = trap.meets(.write) }
        defer { watch.stop() }
        try victims.startEngine()
        try await look([
            "airtable_candidate_sensor", "airtable_job_matchmaking_sensor",
            "ats_matchmaking_sensor",
        ])
        try edit()
        // The engine looks for stale matches by itself, too, whenever its time comes: were they scored anew
        // after the moves in one cycle and before them in another, two ends would be right.
        try await look([
            "airtable_fraud_sensor", "airtable_candidate_feedback_sensor",
            "airtable_job_matchmaking_sensor", "changed_people", "stale_matches",
        ])
        try move()
        try await look(["airtable_match_outcome_sensor", "airtable_candidate_feedback_sensor"])
        try await look(Self.sensors)
    }

    /// Ends the engine; the cycle cannot go on.
    func stop() {
        victims.end()
        base.stop()
    }

    private static let sensors = [
        "airtable_fraud_sensor", "airtable_candidate_sensor",
        "airtable_candidate_feedback_sensor", "airtable_job_matchmaking_sensor",
        "ats_matchmaking_sensor", "airtable_match_outcome_sensor",
        "stale_matches",
    ]

    /// Looks with everything once more; returns what was written and asked for it.
    func quiet() async throws -> (writes: Int, calls: Int) {
        let (writes, calls) = (base.writingRequestCount, model.requests.count)
        try await look(Self.sensors)
        return (base.writingRequestCount - writes, model.requests.count - calls)
    }

    /// Looks with sensors, and waits until what they ask for is done, whoever is killed on the way.
    private func look(_ sensors: [String]) async throws {
        for sensor in sensors {
            try await victims.call(["sensor", "tick", sensor])
            try await desk.until {
                try RunList.count(RunList.Filter(statuses: [.queued, .running]), on: $0) == 0
            }
        }
    }

    /// A recruiter edits in Airtable and on the desk, in one field of one person in both.
    private func edit() throws {
        let talent = RecruitingTable.talent
        try base.edit(people[3], in: talent, ["Job Status": "Fraud"])
        try base.edit(people[0], in: talent, ["(N) Current Role": "Principal Engineer"])
        try victims.edit(try person(2), "education_field=Physics")
        try victims.edit(try person(1), "current_role=Staff Engineer")
        try base.edit(people[1], in: talent, ["(N) Current Role": "Team Lead"])
        try base.edit(
            company, in: RecruitingTable.customers,
            ["(N) Must Have Skills": "Rust\nKubernetes\nPostgreSQL", "Start Matchmaking": true])
    }

    /// A recruiter moves one person on and turns another down in Airtable, and moves a third on the desk.
    private func move() throws {
        let positions = RecruitingTable.positions
        let proposals = "Potential Talent Fit AI"
        for (person, column) in [
            (people[0], "Shortlisted Talent"), (people[1], "Introduction Rejected Talent"),
        ] {
            try base.unlink([person], from: proposals, of: position, in: positions)
            try base.link([person], to: column, of: position, in: positions)
        }
        let match: String? = try desk.read { connection in
            try connection.value(
                """
                SELECT match.id FROM match JOIN team_row ON owner_id = job_id
                WHERE record_id = \(self.position) AND candidate_id = \(try self.person(2, connection))
                """)
        }
        try victims.act(["match", "move", try #require(match), "--stage", "Shortlisted Talent"])
    }

    private func person(_ number: Int) throws -> String {
        try desk.read { try self.person(number, $0) }
    }

    private func person(_ number: Int, _ connection: any Connection) throws -> String {
        let record = people[number]
        let owner: String? = try connection.value(
            "SELECT owner_id FROM team_row WHERE record_id = \(record)")
        return try #require(owner)
    }

    // MARK: What came of it

    /// How many requests, calls and writes there were, to choose points from.
    var counts: (requests: Int, calls: Int, writes: Int) { trap.counts }
    /// Whether the point was reached.
    var wasKilled: Bool { trap.hasSprung }

    /// What a recruiter sees on both sides, without ids and moments.
    func state() throws -> [String] {
        let rows =
            people.map { (RecruitingTable.talent, $0) } + [
                (RecruitingTable.customers, company), (RecruitingTable.positions, position),
            ]
        let cells = try rows.enumerated().flatMap { number, row in
            try base.cells(of: row.1, in: row.0).filter {
                !$0.key.hasSuffix(" At") && $0.key != "Last Job Status Change"
            }
            .map { "\(number) \($0.key): \($0.value.text())" }.sorted()
        }
        let kept = try desk.read { connection in
            try [
                """
                SELECT name || ' ' || status || ' ' || coalesce(exclusion, '') FROM candidate
                WHERE is_listed = 1
                """,
                """
                SELECT name || ' ' || field || ' ' || coalesce(value, '') || ' ' || source
                    || coalesce(proposed, '')
                FROM candidate_field JOIN candidate ON candidate.id = owner_id
                """,
                """
                SELECT title || ' ' || field || ' ' || coalesce(value, '') || ' ' || source
                FROM job_field JOIN job ON job.id = owner_id
                """,
                """
                SELECT name || ' ' || title || ' ' || stage || ' ' || match.status || ' '
                    || coalesce(position, '') || ' ' || coalesce(decided_by, '')
                FROM match JOIN candidate ON candidate.id = candidate_id JOIN job ON job.id = job_id
                """,
                """
                SELECT name || ' from ' || from_stage || ' to ' || to_stage || ' by ' || who
                FROM outcome JOIN candidate ON candidate.id = candidate_id
                """, "SELECT kind || ' ' || coalesce(field, '') || ' ' || status FROM question",
            ].enumerated().flatMap { number, text in
                try connection.query(.raw(text)).map {
                    "desk \(number) " + (try $0.get(0, as: String.self))
                }.sorted()
            }
        }
        return cells + kept
    }

    /// The cells that were written into Airtable and of which the ledger tells nothing.
    func untold() throws -> Int {
        let items = try victims.muster(["airtable", "history", "--json"]).json()["items"]
        var told: [String: Set<String>] = [:]
        for item in items?.elements ?? [] {
            told[item["record"]?.string ?? "", default: []].insert(item["field"]?.string ?? "")
        }
        var written: [String: Set<String>] = [:]
        for write in base.requestedWrites where write.change.kind == .updated {
            written[write.change.record, default: []].formUnion(write.change.fields)
        }
        return written.reduce(0) { $0 + max(0, $1.value.count - (told[$1.key]?.count ?? 0)) }
    }
}
