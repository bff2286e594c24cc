import Engine
import LanguageModels
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("What models do beside reading") struct ModelOperationTests {
    @Test(
        "A fitness is rated by the model from what names nobody, and by the rules where it is silent"
    )
    func fitness() async throws {
        let isSilent = Mutex(false)
        let model = try ModelDesk { (call) throws(ModelProblem) in
            guard case .json(name: "score_role_fitness", _) = call.form else {
                var reading = ModelDesk.reading().members ?? []
                reading.removeAll { $0.key == "desired_job_categories" }
                reading.append(JSONMember("desired_job_categories", ["Backend Developer"]))
                return ModelDesk.answer(.object(reading))
            }
            if isSilent.withLock({ $0 }) { throw .withheld(service: "scripted") }
            return ModelDesk.answer(["fitness_score": 83, "reasoning": ["Builds services."]])
        }
        let text = ModelDesk.resume + "\n\nDesired position: Backend Developer"
        try model.desk.folder.write("ada.txt", text)
        let report = try await model.desk.importFolder()
        let id = try #require(report.imported.first?.id)
        let rated = try #require(try model.desk.person(id)?.fitness.first)
        #expect(rated.score == 83 && rated.version == "scripted:m 1.0.0")
        let asked = try #require(model.provider.calls.last?.messages.last?.text)
        for secret in ["Ada", "Example", "ada@example.org", "Orbital Widgets"] {
            #expect(!asked.contains(secret))
        }
        #expect(asked.contains("Rust"))
        isSilent.withLock { $0 = true }
        _ = try await model.desk.run("candidate_pipeline", id, ["force": true])
        let byRules = try #require(try model.desk.person(id)?.fitness.first)
        #expect(byRules.version == RoleRating.version)
    }

    @Test("A service that falters between two roles is paid for each of them once")
    func fitnessKept()
        async throws
    {
        let asked = Mutex<[String]>([])
        let model = try ModelDesk { (call) throws(ModelProblem) in
            guard case .json(name: "score_role_fitness", _) = call.form else {
                var reading = ModelDesk.reading().members ?? []
                reading.removeAll { $0.key == "desired_job_categories" }
                reading.append(
                    JSONMember(
                        "desired_job_categories", ["Backend Developer", "Frontend Developer"]))
                return ModelDesk.answer(.object(reading))
            }
            let role =
                call.messages.last?.text.contains("Frontend Developer") == true
                ? "front" : "back"
            let number = asked.withLock { asked in
                asked.append(role)
                return asked.count
            }
            if number == 2 { throw .tooOften(service: "scripted", wait: .milliseconds(1)) }
            return ModelDesk.answer(["fitness_score": 83, "reasoning": ["Builds services."]])
        }
        let text =
            ModelDesk.resume + "\n\nDesired position: Backend Developer, Frontend Developer"
        try model.desk.folder.write("ada.txt", text)
        let report = try await model.desk.importFolder()
        let id = try #require(report.imported.first?.id)
        let rated = try #require(try model.desk.person(id)).fitness
        #expect(rated.count == 2 && rated.allSatisfy { $0.version == "scripted:m 1.0.0" })
        #expect(asked.withLock { $0.count } == 3)
    }

    @Test("An answer about places that would be cut off is asked for in halves")
    func zonesInHalves()
        async throws
    {
        let model = try ModelDesk { (call) throws(ModelProblem) in
            let text = call.messages.last?.text ?? ""
            let places = ["Atlantis", "Zembla"].filter(text.contains)
            if places.count > 1 || places == ["Atlantis"] {
                throw .cutOff(service: "scripted")
            }
            return ModelDesk.answer([
                "results": [["number": 0, "timezone": "UTC", "confidence": "high"]]
            ])
        }
        try model.desk.database.write { connection in
            for (id, city) in [("p1", "Atlantis"), ("p2", "Zembla")] {
                try connection.execute(
                    """
                    INSERT INTO candidate (id, name, sort_name, city, country, created_at, updated_at)
                    VALUES (\(id), \(id), \(id), \(city), 'Elsewhere', 1, 1)
                    """)
            }
        }
        for _ in 0..<2 { _ = try await model.desk.run("timezone_lookup") }
        #expect(try model.desk.person("p2")?.value("timezone") == "UTC")
        // The one that no answer fits is left alone from then on.
        #expect(model.provider.calls.count == 3)
    }

    @Test("Zones of unknown places are asked for once; what nobody knows is remembered for a while")
    func zones() async throws {
        let model = try ModelDesk { call in
            guard case .json(name: "resolve_timezones", _) = call.form else {
                return ModelDesk.answer([:])
            }
            return ModelDesk.answer([
                "results": [
                    ["number": 0, "timezone": "Nowhere/Invented", "confidence": "high"],
                    ["number": 1, "timezone": "UTC", "confidence": "medium"],
                ]
            ])
        }
        try model.desk.database.write { connection in
            for (id, city) in [("p1", "Atlantis"), ("p2", "Zembla")] {
                try connection.execute(
                    """
                    INSERT INTO candidate (id, name, sort_name, city, country, created_at, updated_at)
                    VALUES (\(id), \(id), \(id), \(city), 'Elsewhere', 1, 1)
                    """)
            }
        }
        let following = model.desk.following
        for _ in 0..<2 {
            let run = try following.request(RunRequest("timezone_lookup", by: "ada"))
            try await following.follow(run.text)
        }
        #expect(model.provider.calls.count == 1)
        #expect(model.provider.calls.first?.messages.last?.text.contains("Atlantis") == true)
        let zone = try #require(try model.desk.person("p2")?.fields["timezone"])
        #expect(zone.value == "UTC" && zone.confidence == 0.6)
        #expect(zone.source == "model:scripted:m")
        #expect(try model.desk.person("p1")?.fields["timezone"] == nil)
        try model.desk.database.write { connection in
            try connection.execute("UPDATE location_timezone SET expires_at = 0 WHERE zone IS NULL")
        }
        let run = try following.request(RunRequest("timezone_lookup", by: "ada"))
        try await following.follow(run.text)
        #expect(model.provider.calls.count == 2)
    }

    @Test("An answer about places is held to what was asked") func zoneAnswers() {
        let places = ["A", "B", "C"].map { ResolveTimeZones.Place(city: $0, country: "X") }
        let known = TimeZoneOps.known(
            [
                .init(index: 1, zone: "UTC", confidence: "high"),
                .init(index: 1, zone: "Other", confidence: "high"),
                .init(index: 9, zone: "UTC", confidence: "high"),
                .init(index: 2, zone: "Invented", confidence: "high"),
            ], of: places, isZone: { $0 == "UTC" })
        #expect(known.map(\.zone) == [nil, "UTC", nil])
    }

    @Test("What a model takes for another name of a skill is asked, once, and never done by itself")
    func unfiledNames() async throws {
        let model = try ModelDesk { call in
            guard case .json(name: "skill_normalization", _) = call.form else {
                return ModelDesk.answer(ModelDesk.reading())
            }
            return ModelDesk.answer([
                "assignments": [
                    ["skill_name": "Ferrolang", "assign_to_canonical": "Rust"],
                    ["skill_name": "Nobody asked", "assign_to_canonical": "Rust"],
                ], "new_groups": ["Zyxwork"],
            ])
        }
        try model.desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await model.desk.importFolder()
        try model.claim(["Ferrolang", "Zyxwork"])
        let before = model.provider.calls.count
        _ = try await model.desk.run("skill_normalization")
        let sent = try #require(model.provider.calls.last?.messages.last?.text)
        #expect(sent.contains("Ferrolang") && !sent.contains("Ada"))
        let questions = try model.desk.database.read {
            try $0.fetch(Question.self, "WHERE kind = 'ambiguous_skill' AND skill_id = 'Ferrolang'")
        }
        #expect(questions.first?.options[0] == "Rust")
        #expect(questions.map(\.askedBy) == ["model:scripted:m"])
        #expect(try model.desk.count("skill", where: "id = 'Ferrolang' AND bag_id = id") == 1)
        // Nothing new is to be learned of the same names, and nobody is asked again.
        for _ in 0..<2 { _ = try await model.desk.run("skill_normalization") }
        #expect(model.provider.calls.count == before + 1)
        let call = try #require(try model.calls.last { $0.operation == "skill_normalization" })
        #expect(call.fields == JSONValue(LeavingFields.skills))
    }

    @Test("Skills are sorted only where that was asked and may be") func skills() {
        let bags = [
            AssignSkills.Bag(canonical: "JavaScript", aliases: ["JS"]),
            AssignSkills.Bag(canonical: "Kubernetes", aliases: []),
        ]
        let answer = AssignSkills.Answer(
            assignments: [
                .init(name: "k8s", canonical: "KUBERNETES"),
                .init(name: "Java", canonical: "JavaScript"),
                .init(name: "Perl", canonical: "Kubernetes"),
                .init(name: "K8S", canonical: "Kubernetes"),
                .init(name: "Docker", canonical: "Containers"),
            ], others: ["Zig", "Cobol"])
        let checked = AssignSkills.checked(
            answer, names: ["K8s", "Java", "Docker", "Zig", "Ada"], bags: bags
        ) { name, canonical in name == "Java" && canonical == "JavaScript" ? "never merged" : nil }
        #expect(checked.accepted == [.init(name: "K8s", canonical: "Kubernetes")])
        #expect(checked.others == ["Zig"])
        #expect(checked.forgotten == ["Ada"])
        #expect(
            checked.rejected.map(\.reason) == [
                "never merged", "nobody asked about it", "it was assigned twice",
                "there is no bag Containers",
            ])
    }
}
