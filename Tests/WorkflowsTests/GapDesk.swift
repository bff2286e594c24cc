import Documents
import Language
import Prelude
import Recruiting
import Storage
import TestSupport

@testable import Workflows

/// A desk with a person and a job, of whom a gap report tells.
struct GapDesk {
    let test: TestDatabase
    let person: ID<Candidate>
    let job: ID<Job>
    let now = Timestamp(microseconds: 1_795_000_000_000_000)

    var database: any Database { test.database }

    static let cv = """
        Runa Feldmark
        Backend Engineer
        runa@example.org

        SKILLS
        Rust (Expert), PostgreSQL (Advanced), k8s (Beginner), Zyxwork, Kafka

        EXPERIENCE
        Backend Engineer, Tidewerk GmbH
        03/2019 – present
        - Designed a payments service in Rust.
        """

    static let post = """
        # Backend Engineer

        Company: Nordbahn Pay

        ## Requirements
        - Rust, expert level
        - Kubernetes, advanced
        - Terraform

        ## Nice to have
        - Kafka
        - GraphQL
        """

    init(cv: String = cv, post: String = post) throws {
        test = try TestDatabase(.current, schema: WholeDesk.schema)
        let knowledge = try PipelineDesk.knowledge.get()
        let texts = try PairedTexts(
            post: Self.document(post, "post.md"), resumes: [("cv", Self.document(cv, "cv.txt"))],
            on: test.database, Normalizing(knowledge: knowledge, today: now.day), now: now)
        (person, job) = (ID(texts.names.keys.first ?? ""), texts.job)
    }

    static func document(_ text: String, _ name: String) throws -> Document {
        guard let read = try DocumentReader().read(Array(text.utf8), path: name).first else {
            throw DocumentError(.empty, "nothing in \(name)", hint: "")
        }
        return read
    }

    func graph(
        _ overrides: [(key: String, value: String)] = [], planner: Planner = Planner()
    ) throws -> GapGraph {
        let knowledge = try PipelineDesk.knowledge.get()
        return GapGraph(
            try database.read { try Taxonomy(of: knowledge, on: $0) },
            try GapConfiguration().with(overrides), planner: planner)
    }

    /// The report, kept.
    func run(
        _ overrides: [(key: String, value: String)] = [], seed: UInt64 = 5,
        planner: Planner = Planner()
    ) throws -> GapGraph.Outcome {
        try graph(overrides, planner: planner).run(
            person, for: job, on: database, now: now, ids: IDSource(seed: seed))
    }

    /// What is kept, the newest first.
    func kept() throws -> [KeptGapReport] {
        try database.read { try KeptGapReport.all(of: person, for: job, on: $0) }
    }

    /// Brings a database of occupations with some technologies, all of one occupation.
    func bring(_ technologies: [(name: String, hot: Bool, demand: Bool)]) throws {
        let head = "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand\n"
        let rows = technologies.map {
            "15-1.00\t\($0.name)\tTools\t\($0.hot ? "Y" : "N")\t\($0.demand ? "Y" : "N")\n"
        }
        let files = [
            ("Read_Me.txt", "O*NET 27.0 Database\n"),
            (
                "Occupation_Data.txt",
                "O*NET-SOC Code\tTitle\tDescription\n15-1.00\tBackend Engineers\tBuild services.\n"
            ), ("Technology_Skills.txt", head + rows.joined()),
        ].map { ($0.0, Array($0.1.utf8)) }
        _ = try OnetImport(files: files).store(on: database, by: "ada", now: now)
    }
}
