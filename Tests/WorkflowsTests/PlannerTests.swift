import LanguageModels
import Matching
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("A planner that only notes", .onEveryDatabase) struct PlannerTests {
    private func choices(
        _ decision: Planner.Decision, on database: any Database
    ) throws -> [PlannerChoice] {
        try database.read { try PlannerChoice.all(of: decision.rawValue, on: $0) }
    }

    @Test("The best way is chosen mostly, each other now and then, and one that is unknown first")
    func bandit() {
        let bandit = Bandit([
            .init("a", trials: 99, reward: 49), .init("b", trials: 99, reward: 79),
            .init("c", trials: 99, reward: 9),
        ])
        #expect(bandit.probabilities.reduce(0, +) == 1)
        #expect(bandit.choice(draw: 0).arm == "a")
        #expect(bandit.choice(draw: 0.5).arm == "b")
        #expect(bandit.choice(draw: 0.999).arm == "c")
        #expect(abs(bandit.choice(draw: 0.5).probability - (0.9 + 0.1 / 3)) < 1e-12)
        let fresh = Bandit([.init("known", trials: 9, reward: 8), .init("unknown")])
        #expect(fresh.choice(draw: 0.5).arm == "unknown")
        // Of equal ones what is done today stays.
        #expect(Bandit([.init("today"), .init("other")]).choice(draw: 0.5).arm == "today")
        #expect(Bandit([.init("a")]).choice(draw: 0.99).probability == 1)
    }

    @Test("A gap report notes once what other ways of looking would have found")
    func recipes() throws {
        let desk = try GapDesk()
        try desk.bring([("Rust", true, false), ("PostgreSQL", false, true)])
        _ = try desk.run()
        let noted = try choices(.mappingRecipe, on: desk.database)
        #expect(noted.map(\.taken) == ["skill_first"])
        let rewards = try #require(noted.first?.rewards.members)
        #expect(rewards.map(\.key).starts(with: ["skill_first"]))
        #expect(rewards.allSatisfy { (0...1).contains($0.value.double ?? -1) })
        // The very same report again is no other decision.
        _ = try desk.run(seed: 6)
        #expect(try choices(.mappingRecipe, on: desk.database).count == 1)
        let compared = try desk.database.read { try PlannerComparison.all(on: $0) }
        #expect(compared.map(\.decision) == ["mapping_recipe"])
        #expect(compared.first?.compared == 1)
    }

    @Test("What a report says is the same, noted or not") func shadow() throws {
        let desk = try GapDesk()
        var off = Planner()
        off.isOn = false
        let kept = try desk.run(planner: off)
        #expect(try choices(.mappingRecipe, on: desk.database).isEmpty)
        let other = try desk.run([("gap.level_grace", "0.9")], seed: 8)
        let again = try desk.run([("gap.level_grace", "0.9")], seed: 9, planner: off)
        #expect(other.document == again.document)
        #expect(kept.report.analysis.score == (try desk.run(seed: 10)).report.analysis.score)
        #expect(try choices(.mappingRecipe, on: desk.database).count == 1)
    }

    private static func sorted(into bag: String) -> JSONValue {
        [
            "assignments": [
                [
                    "skill_name": "Quorvex", "assign_to_canonical": .string(bag),
                    "confidence": 0.7,
                ]
            ], "new_groups": [],
        ]
    }

    @Test(
        "The other words of a prompt are tried for the share that is set, and decide nothing",
        arguments: [0.0, 1.0])
    func prompts(share: Double) async throws {
        var planner = Planner()
        planner.share = share
        let desk = try ModelDesk(planner: planner) { call in
            switch call.form {
            case .json(name: "skill_normalization", _):
                // The other words are answered with a bag that nobody has.
                ModelDesk.answer(
                    Self.sorted(
                        into: call.messages[0].text.contains("Copy names letter by letter")
                            ? "No Such Bag" : "Rust"))
            default: ModelDesk.answer(ModelDesk.reading())
            }
        }
        try desk.desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await desk.desk.importFolder()
        try desk.desk.claim(["Quorvex"])
        _ = try await desk.desk.run("skill_normalization")
        let noted = try choices(.sortingPrompt, on: desk.desk.database)
        #expect(noted.map(\.taken) == ["1.1.0"])
        #expect(noted.first?.rewards["1.1.0"]?.double == 1)
        #expect(noted.first?.rewards["1.2.0"]?.double == (share == 1 ? 0 : nil))
        // What is asked is what the usual words led to.
        let asked = try desk.desk.database.read {
            try $0.fetch(Question.self, "WHERE kind = 'ambiguous_skill'")
        }
        #expect(asked.compactMap(\.options.elements?.first) == ["Rust"])
    }

    @Test("Only so many choices are kept, and what ways were worth in all is not forgotten")
    func kept() throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        try test.database.write { connection in
            var ids = IDSource(seed: 4)
            for number in 1...7 {
                let now = Timestamp(microseconds: Int64(number) * 1_000_000)
                try PlannerChoice(
                    id: ids.next(at: now), decision: "d", at: now, taken: "a", chosen: "b",
                    probability: 0.5, rewards: ["a": 1, "b": .number(Double(number % 2))]
                ).keep(most: 3, on: connection)
            }
        }
        let compared = try #require(
            try test.database.read { try PlannerComparison.all(on: $0) }.first)
        #expect(compared.count == 3 && compared.compared == 3)
        #expect(compared.arms.map(\.trials) == [7, 7])
        #expect(compared.arms.map(\.worth) == [1, 4.0 / 7])
        #expect(compared.arms.map(\.taken) == [3, 0] && compared.arms.map(\.chosen) == [0, 3])
        #expect(compared.takenWorth == 1 && compared.chosenWorth == 2.0 / 3)
    }
}
