import LanguageModels
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Names of skills that belong to no bag") struct SkillClusteringTests {
    @Test("Names of one skill are asked about, each once, and nothing is done by itself")
    func asked() async throws {
        let model = try ModelDesk { call in
            switch call.form {
            case .json(name: "skill_normalization", _):
                return ModelDesk.answer([
                    "assignments": [], "new_groups": ["Zyxwork", "Zyx Work", "Ferrolang"],
                ])
            case .json(name: "skill_clustering", _):
                return ModelDesk.answer([
                    "clusters": [
                        ["canonical": "Zyxwork", "aliases": ["Zyx Work", "Invented"]],
                        ["canonical": "Ferrolang", "aliases": []],
                    ]
                ])
            default: return ModelDesk.answer(ModelDesk.reading())
            }
        }
        try model.desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await model.desk.importFolder()
        let names = ["Zyxwork", "Zyx Work", "Ferrolang"]
        try model.claim(names)
        let before = model.provider.calls.count
        _ = try await model.desk.run("skill_normalization")
        #expect(model.provider.calls.count == before + 2)
        let sent = try #require(model.provider.calls.last?.messages.last?.text)
        #expect(names.allSatisfy(sent.contains) && !sent.contains("Ada"))
        let questions = try model.desk.database.read {
            try $0.fetch(Question.self, "WHERE kind = 'ambiguous_skill' AND skill_id = 'Zyx Work'")
        }
        #expect(questions.map(\.options) == [["Zyxwork"]])
        #expect(
            try model.desk.count("question", where: "skill_id IN ('Zyxwork', 'Ferrolang')") == 0)
        #expect(try model.desk.count("skill", where: "id = 'Zyx Work' AND bag_id = id") == 1)
        // Nobody is asked about the same names again, and a new one is compared with those before it.
        let asked = model.provider.calls.count
        _ = try await model.desk.run("skill_normalization")
        #expect(model.provider.calls.count == asked)
        try model.desk.database.write {
            try $0.execute("UPDATE skill SET looked_at = NULL WHERE id = 'Ferrolang'")
        }
        _ = try await model.desk.run("skill_normalization")
        let again = try #require(model.provider.calls.last?.messages.last?.text)
        #expect(again.contains("Zyxwork") && again.contains("Ferrolang"))
        let call = try #require(try model.calls.last { $0.operation == "skill_clustering" })
        #expect(call.fields == JSONValue(LeavingFields.skills))
    }

    @Test("Groups are held to the names that were asked about and to what is never one skill")
    func checked() {
        let found = ClusterSkills.checked(
            [
                .init(
                    canonical: "Next.JS", aliases: ["NextJS", "Next.js", "Nuxt.js", "Unheard of"]),
                .init(canonical: "Invented", aliases: ["Zig"]),
                .init(canonical: "Zig", aliases: ["NextJS", "ziglang"]),
            ], names: ["Next.js", "NextJS", "Nuxt.js", "Zig", "Ziglang"]
        ) { name, canonical in
            name == "Nuxt.js" && canonical == "Next.js" ? "never merged" : nil
        }
        #expect(
            found == [
                .init(name: "NextJS", canonical: "Next.js"),
                .init(name: "Ziglang", canonical: "Zig"),
            ])
    }

    @Test("Names that begin alike share a call, also when there are many of them") func portions() {
        let names = ["c4", "A1", "b1", "a2", "B2", "c1", "c2", "c3"]
        let portions = ClusterSkills.portions(names, size: 4)
        #expect(portions == [["A1", "a2", "b1", "B2"], ["c1", "c2", "c3", "c4"]])
        #expect(
            ClusterSkills.portions(names, size: 2)
                == [["A1", "a2"], ["b1", "B2"], ["c1", "c2", "c3", "c4"]])
        #expect(ClusterSkills.portions([], size: 2).isEmpty)
    }
}
