import Engine
import LanguageModels
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite(
    "A model that lies about every name",
    .enabled(
        if: SharedData.isPresent, "the evaluation data is not beside the project (../shared/data)"))
struct LyingModelTests {
    /// Pairs of names that are never one skill, each the other way round where it is wanted.
    private func pairs(swapped: Bool) throws -> [(name: String, bag: String)] {
        let bytes = try SharedData.bytes("skills/alias_negatives.csv")
        return EvaluationTable(bytes).rows.compactMap { row in
            guard let first = row["name_a"], let second = row["name_b"] else { return nil }
            return swapped ? (second, first) : (first, second)
        }
    }

    @Test(
        "Each name is said to be one that it never is, with inventions beside: no wrong alias lands",
        arguments: [false, true])
    func lies(swapped: Bool) async throws {
        let pairs = try pairs(swapped: swapped)
        #expect(pairs.count > 100)
        let lies = Dictionary(pairs.map { ($0.name, $0.bag) }, uniquingKeysWith: { one, _ in one })
        let model = try ModelDesk { call in
            switch call.form {
            case .json(name: "skill_normalization", _):
                let told = call.messages.last?.text ?? ""
                return ModelDesk.answer(Self.answer(lies.filter { told.contains("\n\($0.key)\n") }))
            case .json(name: "skill_clustering", _):
                return ModelDesk.answer([
                    "clusters": .array(
                        lies.map { ["canonical": .string($0.value), "members": [.string($0.key)]] })
                ])
            default: return ModelDesk.answer(ModelDesk.reading())
            }
        }
        try model.desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await model.desk.importFolder()
        let bags = Set(pairs.map(\.bag))
        try claim(bags.sorted(), on: model.desk)
        try model.desk.database.write {
            try $0.execute("UPDATE skill SET review = 'approved' WHERE id = bag_id")
        }
        try claim(lies.keys.filter { !bags.contains($0) }.sorted(), on: model.desk)
        let names = try model.desk.count("skill")
        let ended = try await model.desk.run("skill_normalization")
        #expect(ended.run.status == .done)
        // The lies were heard: nearly all of them are told as what does not hold.
        let rejected = try model.desk.output("apply_skill_assignments")["rejected"]
        #expect((rejected?.elements ?? []).count > lies.count, "\(rejected ?? .null)")
        #expect(try model.desk.count("skill") == names)
        for pair in pairs {
            #expect(
                try bag(of: pair.name, model.desk) != bag(of: pair.bag, model.desk),
                "\(pair.name) is filed as \(pair.bag)")
        }
        // What held of the answers asks at most.
        #expect(try model.desk.count("skill", where: "filed_by LIKE 'model:%'") == 0)
    }

    /// What a model says of names: each a wrong one, surely; in other letters; and of what was never asked.
    private static func answer(_ lies: [String: String]) -> JSONValue {
        let wrong = lies.sorted { $0.key < $1.key }.flatMap { name, bag in
            [(name, bag), (name.uppercased(), bag), (name, bag.lowercased() + " invented")]
        }
        let all = wrong + [("Never asked", "Java"), ("Java", "JavaScript"), ("", "Rust")]
        return [
            "assignments": .array(
                all.prefix(AssignSkills.batch).map {
                    [
                        "skill_name": .string($0.0), "assign_to_canonical": .string($0.1),
                        "confidence": 1,
                    ]
                }), "new_groups": [],
        ]
    }

    /// Enters names that the desk does not have, however they are written.
    private func claim(_ names: [String], on desk: PipelineDesk) throws {
        var known = try desk.database.read { connection in
            Set(
                try connection.query("SELECT folded FROM skill").map {
                    try $0.get(0, as: String.self)
                })
        }
        try desk.claim(names.filter { known.insert(SkillFolding.fold($0)).inserted })
    }

    private func bag(of name: String, _ desk: PipelineDesk) throws -> String {
        let member = try desk.database.read { try BagList.member(named: name, on: $0) }
        return try #require(member?.bag).text
    }
}
