import LanguageModels
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport

@testable import Workflows

/// A desk whose texts are read by a scripted model.
struct ModelDesk: Sendable {
    let desk: PipelineDesk
    let provider: ScriptedProvider
    private let models: @Sendable (any Database) -> DeskModels

    init(
        budgets: Budgets = Budgets(), price: Price? = Price(input: 1, output: 1),
        embeddingProblem: ModelProblem? = nil, scanEngine: String? = nil,
        planner: Planner = Planner(),
        _ answer: @escaping @Sendable (ChatCall) async throws(ModelProblem) -> ChatAnswer
    ) throws {
        let provider = ScriptedProvider(embeddingProblem: embeddingProblem, answer)
        self.provider = provider
        let models = Mutex<DeskModels?>(nil)
        let seeds = Mutex(SeededGenerator(seed: 9))
        let make: @Sendable (any Database) -> DeskModels = { database in
            models.withLock { models in
                if let models { return models }
                let accounting = StoredAccounting(
                    on: database, budgets: budgets, now: PipelineDesk.now,
                    ids: { IDSource(seed: seeds.withLock { $0.next() }) })
                let made = DeskModels(
                    reading: LanguageModel(
                        "m", of: provider, accounting: accounting, price: price),
                    embedding: embeddingProblem == nil
                        ? nil
                        : LanguageModel(
                            "vectors", of: provider, accounting: accounting, price: price),
                    scanEngine: scanEngine)
                models = made
                return made
            }
        }
        self.models = make
        desk = try PipelineDesk(modelCalls: 20, planner: planner, models: make)
    }

    /// The scripted model, as those get it who ask without a run.
    var reading: LanguageModel? { models(desk.database).reading }

    var calls: [ModelCall] {
        get throws { try desk.database.read { try $0.fetch(ModelCall.self, "ORDER BY id") } }
    }

    /// Names of skills that nobody has filed and everybody on the desk claims.
    func claim(_ names: [String]) throws { try desk.claim(names) }

    /// A CV of an invented person.
    static let resume = """
        Ada Example
        Berlin, Germany
        ada@example.org

        Experience
        Staff Engineer, Orbital Widgets GmbH, 2019-03 to 2023-05
        Rebuilt the billing service in Rust and cut its costs by 40 %.

        Skills
        Rust, PostgreSQL
        """

    /// What a good model reads in it, and two things that it made up.
    static func reading(skill: String = "Rust") -> JSONValue {
        [
            "name": "Ada Example", "current_role": "Staff Engineer", "city": "Berlin",
            "country": "Germany",
            "seniority_level": ["value": "staff", "evidence": "Staff Engineer"],
            "summary": "An engineer of billing systems. She saved 90 % of the costs.",
            "confidence_score": 0.9,
            "skills": [
                [
                    "name": .string(skill), "proficiency": 8, "years": 4,
                    "evidence": "Rebuilt the billing service in Rust and cut its costs by 40 %.",
                ],
                ["name": "Haskell", "proficiency": 9, "years": 7, "evidence": "Wrote Haskell."],
            ],
            "experience": [
                [
                    "company": "Orbital Widgets GmbH", "role": "Staff Engineer",
                    "start_date": "2019-03", "end_date": "2023-05", "is_current": false,
                    "description": "Rebuilt the billing service in Rust and cut its costs by 40 %.",
                    "technologies": ["Rust"],
                ]
            ], "education": [], "projects": [], "hackathons": [], "achievements": [],
            "verified_communities": [], "desired_job_categories": [],
            "soft_attributes": [
                "autonomy": ["score": 4, "evidence": "Rebuilt the billing service in Rust"],
                "leadership": ["score": 5, "evidence": "Led a hundred people."],
            ],
            "narratives": ["technical": "Builds billing services in Rust."],
        ]
    }

    static func answer(_ document: JSONValue) -> ChatAnswer {
        ChatAnswer(
            text: document.text(), ending: .complete,
            usage: Usage(inputTokens: 1000, outputTokens: 500))
    }
}
