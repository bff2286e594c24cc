import Engine
import LanguageModels
import Market
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

/// A desk with people and listings of the market, read by a scripted model where one is given.
struct FitDesk {
    typealias Script = @Sendable (ChatCall) async throws(ModelProblem) -> ChatAnswer

    let desk: PipelineDesk
    let provider: ScriptedProvider?

    /// - Parameter model: What the model answers; nil for a desk without one.
    init(
        model: Script? = nil, adjust: (inout DeskSurroundings) -> Void = { _ in }
    ) throws {
        let provider = model.map { ScriptedProvider($0) }
        self.provider = provider
        let seeds = Mutex(SeededGenerator(seed: 9))
        let made = Mutex<DeskModels?>(nil)
        desk = try PipelineDesk(
            modelCalls: 20,
            models: { database in
                guard let provider else { return DeskModels() }
                return made.withLock { made in
                    if let made { return made }
                    let accounting = StoredAccounting(
                        on: database, budgets: Budgets(), now: PipelineDesk.now,
                        ids: { IDSource(seed: seeds.withLock { $0.next() }) })
                    let models = DeskModels(
                        reading: LanguageModel(
                            "m", of: provider, accounting: accounting,
                            price: Price(input: 1, output: 1)))
                    made = models
                    return models
                }
            }, adjust: adjust)
        try desk.database.write { connection in
            var ids = IDSource(seed: 3)
            try SearchCategory.seed(
                by: "muster", now: PipelineDesk.now(), ids: &ids, on: connection)
        }
    }

    /// Puts a person on the desk, with the skills and ratings that are given and a CV that says the same.
    func person(
        _ id: String, _ title: String?, _ skills: [String: Int] = [:], years: Double? = nil,
        cv: String = ""
    ) throws {
        let now = PipelineDesk.now()
        try desk.database.write { connection in
            let seq = try connection.value("SELECT count(*) FROM candidate", as: Int.self) ?? 0
            try connection.execute(
                """
                INSERT INTO candidate (id, seq, name, sort_name, headline, years, created_at, updated_at)
                VALUES (\(id), \(seq + 1), \(id), \(id), \(title), \(years), \(now), \(now))
                """)
            for (name, rating) in skills.sorted(by: { $0.key < $1.key }) {
                let folded = SkillFolding.fold(name)
                try connection.execute(
                    """
                    INSERT INTO skill (id, name, folded, kind, created_by, review, created_at, bag_id,
                        is_filed)
                    VALUES (\(folded), \(name), \(folded), 'tool', 'import', 'kept', 1, \(folded), 1)
                    ON CONFLICT DO NOTHING
                    """)
                try connection.execute(
                    """
                    INSERT INTO candidate_skill (candidate_id, skill_id, surface, rating, shown, source,
                        position)
                    VALUES (\(id), \(folded), \(name), \(rating), 1, 'rules', 1)
                    """)
            }
            guard !cv.isEmpty else { return }
            try connection.execute(
                """
                INSERT INTO document (id, candidate_id, path, sha256, kind, status, text, characters,
                    warnings, is_current, imported_at)
                VALUES (\(id), \(id), 'cv.txt', \(id), 'text', 'read', \(cv), 1, '[]', 1, 1)
                """)
        }
    }

    /// Takes a listing in, as a source told of it.
    func listing(
        _ title: String, _ text: String, company: String = "Tidewerk", posted: Day? = nil
    ) throws {
        let now = PipelineDesk.now()
        let knowledge = try PipelineDesk.knowledge.get()
        try desk.database.write { connection in
            let count = try connection.value("SELECT count(*) FROM listing", as: Int.self) ?? 0
            var job = FoundJob(
                source: "s", key: "\(count)", title: title, company: company,
                addresses: ["https://jobs.example.org/\(count)"])
            job.text = text
            job.posted = posted
            let reading = ListingReading(
                knowledge, categories: try SearchCategory.all(on: connection),
                today: Day(number: 20_700))
            let store = ListingStore(on: connection, now: now, today: Day(number: 20_700))
            for merged in MergedJob.merged([job]) {
                _ = try store.take(
                    reading.incoming(merged, id: ID("listing-\(count)"), now: now))
            }
        }
    }

    /// Puts people to kinds of work and scores them; returns the warnings of the run.
    @discardableResult
    func refresh() async throws -> String {
        let run = try await desk.run("market_fits")
        #expect(run.run.status == .done, "\(run.steps.map(\.reason))")
        return "\(run.events)"
    }

    /// The newest scores, by person and listing.
    func fits() throws -> [Fit] {
        try desk.database.read {
            try $0.fetch(Fit.self, "WHERE is_current = 1 ORDER BY candidate_id, listing_id")
        }
    }

    /// The kind of a person with who told it; nil for who was not told about.
    func kind(of person: String) throws -> (slug: String?, source: String, confidence: Double)? {
        try desk.database.read { connection in
            try connection.query(
                """
                SELECT slug, source, confidence FROM candidate_category
                LEFT JOIN search_category ON search_category.id = category_id
                WHERE candidate_id = \(person)
                """
            ).first.map { (try $0.get(0), try $0.get(1), try $0.get(2)) }
        }
    }

    /// Notes that a person was edited.
    func touch(_ person: String) throws {
        try desk.database.write {
            try $0.execute(
                "UPDATE candidate SET updated_at = \(PipelineDesk.now()) WHERE id = \(person)")
        }
    }

    /// What the model was asked, of one operation.
    func asked(_ operation: String) -> [String] {
        (provider?.calls ?? []).filter { Self.operation(of: $0) == operation }.map { call in
            call.messages.map(\.text).joined(separator: "\n")
        }
    }

    /// What a call is for.
    static func operation(of call: ChatCall) -> String {
        guard case .json(let name, _) = call.form else { return "" }
        return name
    }

    static let backend = """
        We look for an engineer.

        Requirements:
        - Rust
        - PostgreSQL

        Nice to have:
        - Kafka
        """
}
