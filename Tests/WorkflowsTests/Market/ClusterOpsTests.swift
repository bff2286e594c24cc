import Engine
import LanguageModels
import Market
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Groups on the desk", .onEveryDatabase) struct ClusterOpsTests {
    /// A file of jobs of three trades in JobSpy's columns.
    private static let jobs: String = {
        let trades = [
            ("Data Engineer", "Spark, Airflow and SQL"),
            ("Frontend Developer", "React, TypeScript and CSS"),
            ("Platform Engineer", "Kubernetes, Terraform and Go"),
        ]
        return (0..<24).map { number in
            let (title, skills) = trades[number % 3]
            let row: JSONValue = [
                "id": JSONValue(number), "title": .string(title),
                "company": .string("Company \(number)"),
                "job_url": .string("https://jobs.example.org/\(number)"),
                "date_posted": "2026-08-01",
                "description": .string(
                    "Company \(number) of town \(number % 7).\n\nRequirements\n- \(skills)"),
            ]
            return row.text()
        }.joined(separator: "\n")
    }()

    private func collect(_ desk: PipelineDesk) async throws {
        try desk.folder.write("jobs.jsonl", Self.jobs)
        try await desk.run(
            "job_collector", nil, ["file": .string(desk.folder.path + "/jobs.jsonl")])
        #expect(try desk.count("listing") == 24)
    }

    private func artifact(_ desk: PipelineDesk) throws -> ClusterArtifact {
        try #require(try desk.database.read { try ClusterBuilding.current(on: $0) })
    }

    @Test("Listings are grouped, and grouped again they keep their names") func build() async throws
    {
        let desk = try PipelineDesk()
        try await collect(desk)
        try await desk.run("vacancy_clusters")
        let first = try artifact(desk)
        #expect(first.clusters.count == 3)
        #expect(first.clusters.allSatisfy { $0.vacancies.count == 8 })
        try await desk.run("vacancy_clusters", nil, ["clusters": 3])
        let second = try artifact(desk)
        #expect(second.clusters.map(\.categoryID) == first.clusters.map(\.categoryID))
        #expect(try desk.count("cluster_artifact", where: "is_current = 1") == 1)
        let taxonomy = MarketTaxonomy(second, defaults: [])
        #expect(
            taxonomy.category(of: "Terraform")
                == second.clusters.first { $0.technologies.contains("Terraform") }?.slug)
    }

    @Test(
        "A model names the groups, its nonsense does not, and one that fails leaves the rules' names"
    )
    func labels() async throws {
        let desk = try ModelDesk { _ in
            ModelDesk.answer([
                "groups": [
                    ["number": 0, "name": "Big  Data\nPlumbing", "summary": "Pipelines."],
                    ["number": 40, "name": "Far", "summary": "Away."],
                ]
            ])
        }
        try await collect(desk.desk)
        try await desk.desk.run("vacancy_clusters")
        let named = try artifact(desk.desk)
        #expect(named.clusters.map(\.name).contains("Big Data Plumbing"))
        #expect(
            named.clusters.count == 3
                && !named.clusters.contains { $0.name.isEmpty || $0.name == "Far" })
        let failing = try ModelDesk { _ throws(ModelProblem) in
            throw ModelProblem.refused(service: "m", status: 400)
        }
        try await collect(failing.desk)
        try await failing.desk.run("vacancy_clusters")
        #expect(try artifact(failing.desk).clusters.count == 3)
        #expect(try failing.desk.output("group_vacancies")["degraded"]?.string != nil)
    }

    @Test("A desk without listings says what to do") func none() async throws {
        let run = try await PipelineDesk().run("vacancy_clusters")
        #expect(run.steps.first?.reason?.contains("collect") == true)
    }

    @Test("A posting is put to the group that it belongs to, by words and by meaning") func match()
        async throws
    {
        let desk = try PipelineDesk()
        try await collect(desk)
        try await desk.run("vacancy_clusters")
        let artifact = try artifact(desk)
        let matched = ClusterMatcher(artifact).match("Somebody who knows React and CSS")
        #expect(
            artifact.clusters.first { $0.slug == matched.best }?.technologies.contains("React")
                == true)
    }

    @Test("Trends are told of the desk's own postings, with how many there are") func trends()
        async throws
    {
        let desk = try PipelineDesk()
        try await collect(desk)
        let postings = try desk.database.read { try MarketPostings.all(on: $0) }
        #expect(postings.count == 24)
        #expect(postings.allSatisfy { $0.posted == Day(year: 2026, month: 8, day: 1) })
        let report = TrendReport(postings: postings, through: Day(number: 20_680), weeks: 26)
        let spark = try #require(report.skills.first { $0.skill == "Apache Spark" })
        #expect(spark.count == 8 && spark.total == 24)
    }

    @Test("Trends are figured out again when listings, groups or the day are others, and else kept")
    func kept() async throws {
        let desk = try PipelineDesk()
        try await collect(desk)
        let current = CurrentTrends(weeks: 26)
        func told(_ day: Int) throws -> CurrentTrends.Told {
            try desk.database.read { try current.told(through: Day(number: day), on: $0) }
        }
        let first = try told(20_680)
        // What no program does shows whether it was read again.
        try desk.database.write { try $0.execute("UPDATE listing SET title = 'Other'") }
        #expect(try told(20_680).postings == first.postings && first.groups == nil)
        #expect(try told(20_681).postings.allSatisfy { $0.title == "Other" })
        try desk.database.write { connection in
            try connection.execute("UPDATE listing SET title = 'Another'")
            var ledger = Ledger(
                on: connection, who: "ada", now: PipelineDesk.now(), ids: IDSource(seed: 9))
            var source = JobSource(
                id: ID("s"), kind: "remotive", target: "", server: "", isOn: true, entityTag: nil,
                lastModified: nil, askedAt: nil, answeredAt: nil, status: nil, problem: nil,
                listed: nil, failures: 0, addedBy: "ada", addedAt: PipelineDesk.now())
            try source.add(ledger: &ledger)
            source.answeredAt = PipelineDesk.now()
            try connection.execute(source.upsert(onConflict: "id"))
        }
        #expect(try told(20_681).postings.allSatisfy { $0.title == "Another" }, "a source answered")
        try await desk.run("vacancy_clusters")
        #expect(try told(20_681).groups?.clusters.isEmpty == false)
        try desk.folder.write(
            "more.jsonl",
            Self.jobs.replacing("jobs.example", with: "more.example").replacing(
                "Company", with: "Firm"))
        try await desk.run(
            "job_collector", nil, ["file": .string(desk.folder.path + "/more.jsonl")])
        #expect(try told(20_681).postings.count > 24)
    }
}
