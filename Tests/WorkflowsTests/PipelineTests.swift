import Documents
import Engine
import FoundationEssentials
import Language
import Matching
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

/// What existed before, as pipelines.
@Suite("The desk's pipelines", .timeLimit(.minutes(5)), .onEveryDatabase) struct PipelineTests {
    private static let cv = """
        Runa Feldmark
        Senior Backend Engineer
        Berlin, Germany
        runa.feldmark@example.org

        OBJECTIVE
        Backend Developer

        SKILLS
        Rust (Expert), PostgreSQL (Advanced)

        EXPERIENCE
        Senior Backend Engineer, Tidewerk GmbH, Berlin
        03/2019 – present
        - Designed a payments service in Rust.
        """

    private static let table = """
        Full Name,Desired Job Category,Skills,Mail
        Mio Tanabe,"Graphic Designer, Illustrator",Figma,mio@example.org
        Ada Okoro,Backend Developer,"Go, Kafka",ada@example.org
        """

    private static let job = """
        # Senior Backend Engineer (Rust)

        Company: Nordbahn Pay

        ## Requirements
        - Deep knowledge of Rust
        - Production experience with PostgreSQL
        """

    private func filled() async throws -> (PipelineDesk, ImportReport) {
        let desk = try PipelineDesk()
        try desk.folder.write("runa.txt", Self.cv)
        try desk.folder.write("talent.csv", Self.table)
        try desk.folder.write("job.md", Self.job)
        try desk.folder.write("broken.pdf", "%PDF-1.7 nothing else")
        return (desk, try await desk.importFolder())
    }

    @Test("An import tells of every record in the order of the files, and of bad files")
    func report() async throws {
        let (desk, report) = try await filled()
        let names = report.imported.map { $0.path.split(separator: "/").last ?? "" }
        #expect(names == ["job.md", "runa.txt", "talent.csv", "talent.csv"])
        #expect(report.imported.map(\.part) == [nil, nil, 1, 2])
        #expect(report.imported.map(\.kind) == ["job", "candidate", "candidate", "candidate"])
        #expect(report.failed.map(\.code) == ["unreadable"])
        #expect(try desk.count("document", where: "candidate_id IS NULL AND job_id IS NULL") == 0)
        let again = try await desk.importFolder()
        #expect(again.imported.isEmpty)
        #expect(again.unchanged.map(\.name).contains("Mio Tanabe"))
    }

    @Test("A file of very many records is taken by several runs, and told of as one")
    func portions() async throws {
        let desk = try PipelineDesk(portion: 2)
        let rows = (1...5).map { "Runa Number\($0),runa\($0)@example.org,Engineer" }
        try desk.folder.write(
            "talent.csv", (["name,email,title"] + rows).joined(separator: "\n"))
        let report = try await desk.importFolder(subject: .candidate)
        #expect(report.imported.map(\.part) == [1, 2, 3, 4, 5])
        #expect(report.failed.isEmpty)
        #expect(try desk.count("run", where: "pipeline = 'import'") == 3)
        #expect(try await desk.importFolder(subject: .candidate).unchanged.count == 5)
    }

    @Test("A person comes with vectors and with a rating for each role they want")
    func fitness() async throws {
        let (desk, report) = try await filled()
        let ids = report.imported.filter { $0.kind == "candidate" }.map(\.id)
        let people = try ids.compactMap(desk.person)
        #expect(
            people.map { $0.fitness.map(\.role).sorted() } == [
                ["Backend Developer"], ["Graphic Designer", "Illustrator"], ["Backend Developer"],
            ])
        let engineer = try #require(people.first?.fitness.first)
        #expect(engineer.score >= 60)
        #expect(engineer.version == "rules-1")
        #expect((engineer.reasons.elements ?? []).count == 3)
        #expect(try desk.count("candidate", where: "needs_vectors = 1") == 0)
        #expect(try desk.count("candidate_vector") > 0)
    }

    @Test("What has not changed is not made again, whatever the time; a force makes it again")
    func staleness() async throws {
        let (desk, report) = try await filled()
        let person = try #require(report.imported.first { $0.kind == "candidate" }?.id)
        // The first run by the person's own id finds whom the document belongs to.
        try await desk.run("candidate_pipeline", person)
        let again = try await desk.run("candidate_pipeline", person)
        #expect(again.run.status == .done)
        #expect(
            again.events.filter { $0.kind == .unchanged }.compactMap(\.op) == [
                "normalize_candidate", "vectorize_candidate", "role_fitness",
            ])
        let forced = try await desk.run("candidate_pipeline", person, ["force": true])
        #expect(forced.events.filter { $0.kind == .unchanged }.isEmpty)
        #expect(try desk.count("candidate") == 3)
        #expect(try desk.count("document", where: "candidate_id = \(person)") == 1)
    }

    @Test("A document is read again without its file, and with it when that has changed")
    func reread() async throws {
        let (desk, report) = try await filled()
        let person = try #require(report.imported.first { $0.kind == "candidate" }?.id)
        try FileManager.default.removeItem(atPath: desk.folder.path + "/runa.txt")
        let without = try await desk.run("candidate_pipeline", person, ["force": true])
        #expect(without.run.status == .done)
        #expect(try desk.person(person)?.value("location_city").string == "Berlin")
        try desk.folder.write(
            "runa.txt", Self.cv.replacing("Berlin, Germany", with: "Utrecht, Netherlands"))
        try await desk.run("candidate_pipeline", person)
        #expect(try desk.person(person)?.value("location_city").string == "Utrecht")
        #expect(try desk.count("candidate") == 3)
    }

    @Test("Matchmaking stores scores, and refuses a job that says nothing, with the reason")
    func matchmaking() async throws {
        let (desk, report) = try await filled()
        let job = try #require(report.imported.first { $0.kind == "job" }?.id)
        let matched = try await desk.run("matchmaking", job, ["top": 2])
        #expect(matched.run.status == .done)
        #expect(matched.steps.last?.output?["scored"] == 3)
        let lines = try desk.database.read { try MatchStore.lines(of: ID(job), on: $0) }
        #expect(lines.first?.name == "Runa Feldmark")
        #expect(lines.count == 2)
        try desk.folder.write("vague.md", "Need someone good asap.\nCall me.\n")
        let vague = try await desk.importFolder(subject: .job).imported.first {
            $0.path.hasSuffix("vague.md")
        }
        let missing = try await desk.run("matchmaking", "nobody")
        #expect(missing.run.status == .stopped)
        #expect(missing.run.reason == "there is no job nobody")
        let refused = try await desk.run("matchmaking_with_feedback", try #require(vague?.id))
        #expect(refused.run.status == .stopped)
        #expect(refused.run.reason?.hasPrefix("refused: ") == true)
    }

    @Test(
        "What is edited while everybody is scored is stale from the beginning",
        arguments: [true, false])
    func editedMeanwhile(isPerson: Bool) async throws {
        let (desk, report) = try await filled()
        let job = try #require(report.imported.first { $0.kind == "job" }?.id)
        let matchmaking = Matchmaking(
            on: desk.database, knowledge: try PipelineDesk.knowledge.get(),
            zones: TimeZones { _, _ in nil },
            model: try PipelineDesk.knowledge.get().embeddings.model)
        let now = Timestamp(microseconds: 1_800_000_000_000_000)
        guard
            case .scored(let result) = try matchmaking.score(
                ID(job), profile: "seed", top: 2, now: now)
        else {
            Issue.record("the job is refused")
            return
        }
        let edited = isPerson ? try #require(result.outcome.matches.first?.candidate) : job
        try desk.database.write { connection in
            try connection.execute(
                "UPDATE \(.raw(isPerson ? "candidate" : "job")) SET updated_at = updated_at + 1"
                    + " WHERE id = \(edited)")
        }
        try desk.database.write { connection in
            var ids = IDSource(seed: 5)
            try matchmaking.store(result, ids: &ids, on: connection)
        }
        let lines = try desk.database.read { try MatchStore.lines(of: ID(job), on: $0) }
        #expect(lines.count == 2)
        #expect(lines.map(\.match.isStale) == [true, !isPerson])
    }

    @Test("Records are found by words of their names, whatever stands for other letters")
    func recordNames() async throws {
        let (desk, report) = try await filled()
        let runa = try #require(report.imported.first { $0.name == "Runa Feldmark" }?.id)
        func found(_ words: String...) throws -> [String] {
            try desk.database.read { try RecordNames.ids(named: words, on: $0) }
        }
        // The person, and the documents about the person.
        #expect(try found("feld", "runa").contains(runa))
        #expect(try found("feld", "tanabe").isEmpty)
        #expect(try found("feldmark%").count == found("feldmark").count)
    }

    @Test("Nothing of an erased person stays in runs, logs and outputs") func erasure() async throws
    {
        let (desk, report) = try await filled()
        let person = try #require(report.imported.first { $0.name == "Mio Tanabe" }?.id)
        let documents = try #require(try desk.person(person)).documents.map(\.id.text)
        _ = try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: Timestamp(microseconds: 5), ids: IDSource(seed: 9))
            return try Erasure.erase(
                ID(person), ledger: &ledger, on: connection, alsoForget: WholeDesk.forget)
        }
        for record in [person] + documents {
            #expect(try desk.count("run", where: "partition_key = \(record)") == 0)
            #expect(try desk.count("materialization", where: "subject = \(record)") == 0)
            let outputs = try desk.count("step", where: "output LIKE \("%\(record)%")")
            #expect(outputs == 0)
        }
    }

    @Test("The names of the requirement documents are known, with _job behind them too")
    func names() throws {
        let catalog = try PipelineDesk().following.catalog
        for name in [
            "candidate_pipeline", "candidate_ingest", "job_pipeline", "job_ingest", "matchmaking",
            "matchmaking_with_feedback",
        ] {
            #expect(catalog.pipeline(name)?.name == name)
            #expect(catalog.pipeline(name + "_job")?.name == name)
        }
    }
}
