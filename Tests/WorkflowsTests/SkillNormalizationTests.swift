import LanguageModels
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Names of skills that wait for a bag") struct SkillNormalizationTests {
    /// A desk that one person's CV is on, with what a model says about names.
    private func desk(
        assign: JSONValue = ["assignments": [], "new_groups": []],
        cluster: JSONValue = ["clusters": []]
    ) async throws -> ModelDesk {
        let model = try ModelDesk { call in
            switch call.form {
            case .json(name: "skill_normalization", _): ModelDesk.answer(assign)
            case .json(name: "skill_clustering", _): ModelDesk.answer(cluster)
            default: ModelDesk.answer(ModelDesk.reading())
            }
        }
        try model.desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await model.desk.importFolder()
        return model
    }

    /// A desk without a model.
    private func plain(_ names: [String]) async throws -> PipelineDesk {
        let desk = try PipelineDesk()
        try desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await desk.importFolder()
        try desk.claim(names)
        return desk
    }

    private func filed(_ name: String, _ desk: PipelineDesk) throws -> BagMember {
        try #require(
            try desk.database.read { try BagList.member(named: name, on: $0) }, "\(name)")
    }

    private func assigned(
        _ name: String, _ canonical: String, _ confidence: Double
    ) -> JSONValue {
        [
            "skill_name": .string(name), "assign_to_canonical": .string(canonical),
            "confidence": .number(confidence),
        ]
    }

    private func says(_ assignments: [JSONValue], _ others: [String] = []) -> JSONValue {
        ["assignments": .array(assignments), "new_groups": JSONValue(others)]
    }

    private func open(_ desk: PipelineDesk) throws -> [Question] {
        try desk.database.read {
            try $0.fetch(
                Question.self, "WHERE kind = 'ambiguous_skill' AND status = 'open' ORDER BY key")
        }
    }

    @Test("Without a model, other spellings found the first bags of an empty desk") func coldStart()
        async throws
    {
        let desk = try await plain(["Zyxwork", "Zyx Work", "Ferrolang", "Ferrolang language"])
        _ = try await desk.run("skill_normalization")
        let alias = try filed("Zyxwork", desk)
        #expect(alias.bag == ID("Zyx Work") && !alias.isFiled && alias.review == "pending")
        #expect(alias.filedBy == "rules" && alias.filedConfidence == 0.98)
        // What says only what kind of thing it is may be left out, but somebody is asked.
        #expect(try open(desk).map(\.options) == [["Ferrolang"]])
        #expect(try open(desk).map(\.skill) == [ID("Ferrolang language")])
    }

    @Test("A run with nothing to do asks no model and changes nothing") func nothing() async throws
    {
        let model = try await desk()
        let calls = model.provider.calls.count
        let entries = try model.desk.count("ledger")
        _ = try await model.desk.run("skill_normalization")
        #expect(model.provider.calls.count == calls)
        #expect(try model.desk.count("ledger") == entries)
    }

    @Test("What is sure is filed, what is less so is asked, and the rest stays apart")
    func bands() async throws {
        let names = ["Quorvex", "QUV", "Quorvax", "Ferrolang"]
        let model = try await desk(
            assign: says(
                [assigned("QUV", "Quantified Unit Verification", 0.9)], ["Quorvex", "Quorvax"]))
        try model.claim(["Quantified Unit Verification"])
        try model.desk.database.write {
            try $0.execute("UPDATE skill SET review = 'approved' WHERE name LIKE 'Quantified%'")
        }
        try model.claim(names)
        _ = try await model.desk.run("skill_normalization")
        // Its initials say so and the model does: together they are sure.
        let alias = try filed("QUV", model.desk)
        #expect(alias.bag == ID("Quantified Unit Verification"))
        #expect(alias.filedBy == "model:scripted:m" && (alias.filedConfidence ?? 0) > 0.9)
        for name in ["Quorvex", "Quorvax", "Ferrolang"] {
            #expect(try filed(name, model.desk).isCanonical)
        }
        #expect(try open(model.desk).isEmpty)
    }

    @Test("The thresholds are settings") func thresholds() async throws {
        for (high, isFiled) in [(0.85, false), (0.75, true)] {
            let desk = try PipelineDesk(
                asking: AskingBands(extractor: ConfidenceBand(high: high, low: 0.6)))
            try desk.folder.write("ada.txt", ModelDesk.resume)
            _ = try await desk.importFolder()
            try desk.claim(["Ferrolang", "Ferrolang language"])
            _ = try await desk.run("skill_normalization")
            #expect(try filed("Ferrolang language", desk).isCanonical == !isFiled)
            #expect(try open(desk).isEmpty == isFiled)
        }
        let desk = try PipelineDesk(
            asking: AskingBands(extractor: ConfidenceBand(high: 0.9, low: 0.85)))
        try desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await desk.importFolder()
        try desk.claim(["Ferrolang", "Ferrolang language"])
        _ = try await desk.run("skill_normalization")
        #expect(try open(desk).isEmpty)
    }

    @Test("Whatever a model says, no wrong alias lands, and what does not hold is told")
    func misbehaving() async throws {
        let names = ["Zyxwork", "Ferrolang"]
        let model = try await desk(
            assign: says(
                [
                    assigned("Zyxwork", "Rust", 1), assigned("Java", "JavaScript", 1),
                    assigned("FERROLANG", "Invented", 1), assigned("ferrolang", "rust", 1),
                    assigned("Rust", "PostgreSQL", 1),
                ]))
        try model.claim(names)
        _ = try await model.desk.run("skill_normalization")
        for name in names { #expect(try filed(name, model.desk).isCanonical) }
        #expect(try model.desk.count("skill", where: "filed_by IS NOT NULL") == 0)
        #expect(try model.desk.count("skill", where: "name = 'Invented'") == 0)
        // A model alone may ask.
        #expect(try open(model.desk).map(\.skill) == [ID("Zyxwork")])
        let output = try model.desk.output("apply_skill_assignments")
        #expect((output["rejected"]?.elements ?? []).count == 4)
    }

    @Test("A field of work takes no tool, whoever says so") func areas() async throws {
        let model = try await desk(
            assign: says([
                assigned("Ferrolang", "Backend development", 1),
                assigned("Zyxwork", "Software testing", 1),
            ]))
        try model.desk.database.write { connection in
            var ids = IDSource(seed: 5)
            let knowledge = try PipelineDesk.knowledge.get()
            var bags = Bags(on: connection, rules: knowledge.rules, now: PipelineDesk.now())
            for name in ["Backend development", "Software testing"] {
                _ = try bags.obtain(knowledge.skillName(name), surface: name, ids: &ids)
            }
        }
        try model.claim(["Ferrolang", "Zyxwork"])
        _ = try await model.desk.run("skill_normalization")
        #expect(try open(model.desk).isEmpty)
        let output = try model.desk.output("apply_skill_assignments")
        #expect(
            (output["rejected"]?.elements ?? []).compactMap { $0["reason"]?.string } == [
                "Backend development is a field of work", "Software testing is a field of work",
            ])
    }

    @Test("What a model looked at in vain rests, and a likeness alone asks nobody about it")
    func reviewed() async throws {
        let model = try await desk(assign: says([], ["Zyxworke", "Ferrolang"]))
        try model.claim(["Zyxworks Cloud"])
        try model.desk.database.write {
            try $0.execute("UPDATE skill SET review = 'approved' WHERE id = 'Zyxworks Cloud'")
        }
        try model.claim(["Zyxworke Cloud", "Ferrolang"])
        _ = try await model.desk.run("skill_normalization")
        #expect(try model.desk.count("skill", where: "looked_at IS NOT NULL") == 1)
        let calls = model.provider.calls.count
        _ = try await model.desk.run("skill_normalization")
        #expect(model.provider.calls.count == calls)
    }

    @Test("A run is one step of undo, and what was taken back is never filed again")
    func undone() async throws {
        let desk = try await plain(["Zyxwork", "Zyx Work", "Ferrolang", "Ferro Lang"])
        _ = try await desk.run("skill_normalization")
        #expect(try desk.count("skill", where: "filed_by = 'rules'") == 2)
        try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(), ids: IDSource(seed: 8))
            try ledger.undo()
        }
        #expect(try desk.count("skill", where: "filed_by IS NOT NULL") == 0)
        #expect(try filed("Zyx Work", desk).isCanonical)
        _ = try await desk.run("skill_normalization")
        #expect(try desk.count("skill", where: "filed_by IS NOT NULL") == 0)
    }

    @Test("A dry run tells the same and writes nothing") func dry() async throws {
        let desk = try await plain(["Zyxwork", "Zyx Work", "Ferrolang", "Ferrolang language"])
        let ledger = try desk.count("ledger")
        _ = try await desk.run("skill_normalization", nil, ["dry_run": true])
        let output = try desk.output("apply_skill_assignments")
        #expect(output["dry_run"] == true && output["applied"] == 1 && output["asked"] == 1)
        #expect(try desk.count("ledger") == ledger)
        #expect(try open(desk).isEmpty)
        _ = try await desk.run("skill_normalization")
        let real = try desk.output("apply_skill_assignments")
        #expect(real["applied"] == 1 && real["assignments"] == output["assignments"])
    }

    @Test("What a person filed is theirs, and so is what they filed meanwhile") func byHand()
        async throws
    {
        let desk = try await plain(["Zyxwork", "Zyx Work"])
        try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(), ids: IDSource(seed: 8))
            var planning = BagPlanning(
                on: connection, rules: SkillRules(), now: PipelineDesk.now(),
                ids: IDSource(seed: 9))
            try planning.plan(.confirm(name: "Zyx Work")).apply(ledger: &ledger, on: connection)
        }
        #expect(try filed("Zyx Work", desk).filedBy == "human:grace")
        _ = try await desk.run("skill_normalization")
        #expect(try filed("Zyx Work", desk).isCanonical)
    }
}
