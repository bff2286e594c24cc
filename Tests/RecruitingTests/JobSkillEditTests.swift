import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("What a job asks for, set by hand", .onEveryDatabase) struct JobSkillEditTests {
    private let desk: DeskFixture
    private let job: ID<Job>

    init() throws {
        desk = try DeskFixture()
        job = try desk.job("Engineer", skills: ["Rust", "Kotlin", "Docker"])
        // Names that nobody has used yet stay known when a decision is taken back; this one is known.
        _ = try desk.candidate("Cem Demir", skills: ["Elixir": 3])
        let job = job
        try desk.database.write { connection in
            try connection.execute(
                """
                UPDATE job_skill SET min_years = 4, min_level = 7, capability = 'alone'
                WHERE job_id = \(job) AND surface IN ('Rust', 'Docker')
                """)
            try connection.execute(
                "UPDATE job_skill SET requirement = \(JobSkill.wish) WHERE surface = 'Docker'")
        }
    }

    private func wanted() throws -> [String: JobSkill] {
        let job = job
        let dossier = try #require(try desk.database.read { try JobDossier(job, on: $0) })
        return Dictionary(uniqueKeysWithValues: dossier.skills.map { ($0.bag.name, $0.skill) })
    }

    private func set(_ values: [(String, String)]) throws {
        let job = job
        try desk.decide { ledger, connection in
            _ = try Editing.set(
                values.map { ($0.0, $0.1) }, of: job.text, kind: .job, reason: nil,
                ledger: &ledger, on: connection)
        }
    }

    @Test("A list keeps of each skill what it does not say, and undo brings the former lists back")
    func takenBack() throws {
        let job = job
        try desk.takeBack { ledger, connection in
            _ = try Editing.set(
                [("must_have_skills", "Rust; Docker; Elixir")], of: job.text, kind: .job,
                reason: nil, ledger: &ledger, on: connection)
        }
        let wanted = try wanted()
        #expect(wanted.keys.sorted() == ["Docker", "Elixir", "Rust"])
        #expect(wanted["Rust"]?.minYears == 4 && wanted["Rust"]?.minLevel == 7)
        #expect(wanted["Docker"]?.requirement == JobSkill.must)
        #expect(wanted["Docker"]?.capability == "alone")
    }

    @Test("Both lists are set together, and the other one stays when one is") func both() throws {
        try set([("must_have_skills", "Rust"), ("nice_to_have_skills", "Rust; Kotlin")])
        #expect(
            try wanted().mapValues(\.requirement) == [
                "Rust": JobSkill.must, "Kotlin": JobSkill.wish,
            ])
        try set([("nice_to_have_skills", "")])
        #expect(try wanted().mapValues(\.requirement) == ["Rust": JobSkill.must])
    }

    @Test("No reading changes what was set, until it is taken back") func readAgain() throws {
        try set([("must_have_skills", "Kotlin")])
        try desk.job("Engineer", skills: ["Rust"], text: "post, second version")
        #expect(try wanted().keys.sorted() == ["Docker", "Kotlin"])
        let job = job
        let items = try desk.database.read { try History(on: $0).items(ofJob: job) }
        #expect(items.last?.after == ["Kotlin", "Docker"])
        try desk.undo()
        #expect(try wanted().keys.sorted() == ["Docker", "Kotlin", "Rust"])
    }
}
