import Matching
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("The gap report", .onEveryDatabase) struct GapGraphTests {
    private func names(_ document: JSONValue, _ list: String) -> [String] {
        (document[list]?.elements ?? []).compactMap { $0["name"]?.string }
    }

    @Test("Every wanted skill is told with its level on both sides, and the points are the score")
    func told() throws {
        let desk = try GapDesk()
        let document = try desk.run().document
        #expect(document["version"] == "1.0.0")
        #expect(names(document, "matched_skills") == ["Rust", "Kubernetes", "Apache Kafka"])
        #expect(Set(names(document, "missing_skills")) == ["Terraform", "GraphQL"])
        let rust = document["matched_skills"]?[0]
        #expect(rust?["status"] == "meets_or_exceeds" && rust?["is_required"] == true)
        #expect(
            rust?["candidate_level"]?["label"] == "advanced"
                || rust?["candidate_level"]?["label"] == "proficient")
        #expect(rust?["source_text"]?.string?.contains("Rust") == true)
        let kubernetes = document["matched_skills"]?[1]
        #expect(kubernetes?["status"] == "underqualified")
        #expect((kubernetes?["level_delta"]?.double ?? 0) > 0.25)
        let skills =
            (document["matched_skills"]?.elements ?? [])
            + (document["missing_skills"]?.elements ?? [])
        let sum = skills.reduce(0) { $0 + ($1["points"]?.double ?? .nan) }
        let score = try #require(document["metrics"]?["overall_score"]?.double)
        #expect(abs(sum - score) < 1e-9 && score > 0 && score < 10)
        #expect(document["metrics"]?["coverage_score"]?.double == 6)
        #expect(document["metrics"]?["job_skill_count"] == 5)
        // What is not known is left out.
        #expect(document["context"]?["job_url"] == nil)
        #expect(!document.text().contains("null"))
    }

    @Test("Nobody is asked, and everything that was taken for granted is said") func assumed()
        throws
    {
        let document = try GapDesk().run().document
        #expect(document["extras"]?["hitl"]?["mode"] == "off")
        #expect(!document.text().contains("need_input"))
        let assumptions = (document["extras"]?["hitl"]?["assumptions"]?.elements ?? [])
            .compactMap(\.string)
        #expect(assumptions.contains("Filled required Terraform level via default L2 (no years)"))
        #expect(assumptions.contains("Read 'k8s' as Kubernetes"))
        #expect(assumptions.contains { $0.hasPrefix("No O*NET database is on the desk") })
    }

    @Test("A report is kept once with what it was reckoned with; another configuration is another")
    func kept() throws {
        let desk = try GapDesk()
        let first = try desk.run().document
        let again = try desk.run(seed: 6).document
        #expect(first == again)
        #expect(try desk.kept().count == 1)
        #expect(first["context"]?["processing_run_id"]?.string == (try desk.kept().first?.id.text))
        let other = try desk.run([("gap.optional_weight", "1")], seed: 7).document
        #expect(other["metrics"]?["overall_score"] != first["metrics"]?["overall_score"])
        #expect(other["metrics"]?["coverage_score"] == first["metrics"]?["coverage_score"])
        let kept = try desk.kept()
        #expect(kept.count == 2)
        #expect(
            Set(kept.compactMap { $0.configuration["gap.optional_weight"]?.double }) == [0.4, 1])
        #expect(kept.allSatisfy { $0.taxonomy["name"] == "lexicon" })
        #expect(kept.allSatisfy { $0.score == $0.analysis["metrics"]?["overall_score"]?.double })
    }

    @Test("Only so many reports of a person and a job are kept, the newest") func bounded() throws {
        let desk = try GapDesk()
        for number in 1...14 {
            _ = try desk.run([("gap.optional_weight", "0.\(number + 10)")], seed: UInt64(number))
        }
        let kept = try desk.kept()
        #expect(kept.count == 10)
        #expect(kept.contains { $0.configuration["gap.optional_weight"] == 0.24 })
    }

    @Test("A database of occupations is what skills are put to, and says what is asked for often")
    func onet() throws {
        let desk = try GapDesk()
        let before = try desk.run().document
        try desk.bring([
            ("Rust", false, false), ("Kubernetes", true, true), ("Terraform", true, false),
        ])
        let document = try desk.run(seed: 8).document
        #expect(document["extras"]?["taxonomy"]?["version"] == "27.0")
        #expect(document["extras"]?["taxonomy"]?["occupation"]?["code"] == "15-1.00")
        let kubernetes = document["matched_skills"]?[1]
        #expect(kubernetes?["descriptor"]?["skill_id"] == "onet.tech.kubernetes")
        #expect(kubernetes?["weight"]?.double == 1.4)
        let missing = document["missing_skills"]?.elements ?? []
        #expect(missing.first { $0["name"] == "Terraform" }?["weight"]?.double == 1.25)
        // What the database has not counts all the same.
        #expect(document["metrics"]?["job_skill_count"] == 5)
        #expect((document["metrics"]?["unmapped_count"]?.int ?? 0) >= 1)
        #expect(document["metrics"]?["overall_score"] != before["metrics"]?["overall_score"])
        let markdown = document["report_markdown"]?.string ?? ""
        #expect(markdown.contains("## Hot Tech Missing (Required)\n\n- Terraform 🔥"))
        #expect(markdown.contains("USDOL/ETA"))
    }

    @Test("The Markdown has its sections in their order, and nothing of a text is a sign there")
    func markdown() throws {
        let markdown = try GapDesk().run().markdown
        let sections = markdown.split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
        #expect(
            sections == [
                "# Career Gap Analysis", "## Missing Skills (Required)",
                "## Underqualified Skills (Required - Present but Below Required Level)",
                "## Skills Meeting Requirements (Required)", "## Nice to Have - Missing Skills",
                "## Nice to Have - Skills Meeting Requirements",
                "## Resume Skills (All Detected Skills)", "## Assumptions",
            ])
        let desk = try GapDesk(
            post: GapDesk.post.replacing("Nordbahn Pay", with: "Nord [x](http://evil.example) *"))
        let text = try desk.run().markdown
        #expect(!text.contains("[x](http"))
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B })
    }

    @Test("Somebody or something that is not there is said, and nothing is kept") func missing()
        throws
    {
        let desk = try GapDesk()
        let graph = try desk.graph()
        func problem(_ person: ID<Candidate>, _ job: ID<Job>) throws -> GapGraph.Problem? {
            do {
                _ = try graph.run(
                    person, for: job, on: desk.database, now: desk.now, ids: IDSource(seed: 1))
                return nil
            } catch let problem as GapGraph.Problem { return problem }
        }
        #expect(try problem(ID("none"), desk.job) == .noSuchCandidate("none"))
        #expect(try problem(desk.person, ID("none")) == .noSuchJob("none"))
        #expect(try desk.kept().isEmpty)
        try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: desk.now, ids: IDSource(seed: 77))
            _ = try Erasure.erase(desk.person, ledger: &ledger, on: connection)
        }
        #expect(try problem(desk.person, desk.job) == .noSuchCandidate(desk.person.text))
    }

    @Test("Whoever is erased takes their reports along") func erased() throws {
        let desk = try GapDesk()
        _ = try desk.run()
        #expect(try desk.kept().count == 1)
        try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: desk.now, ids: IDSource(seed: 77))
            _ = try Erasure.erase(desk.person, ledger: &ledger, on: connection)
        }
        #expect(try desk.kept().isEmpty)
    }

    @Test("A job that asks for no skill has no score, and the report says so") func nothing() throws
    {
        let desk = try GapDesk(post: "# Backend Engineer\n\nCompany: Nordbahn Pay\n\nWe hire.\n")
        let outcome = try desk.run()
        #expect(outcome.document["metrics"]?["overall_score"] == nil)
        #expect(outcome.document["metrics"]?["job_skill_count"] == 0)
        #expect(outcome.markdown.contains("Overall Match: unknown"))
        #expect(try desk.kept().first?.score == nil)
    }

    @Test("Every key of the configuration is told, kept and checked") func configuration() throws {
        let usual = GapConfiguration()
        #expect(usual.document.members?.map(\.key) == GapConfiguration.keys)
        for key in GapConfiguration.keys {
            let value = usual.document[key]
            let other = value == true ? "false" : value?.int.map { "\($0 + 1)" } ?? "0.57"
            let changed = try usual.with([(key, other)])
            #expect(changed.document[key] != value, "\(key)")
            #expect(throws: GapConfiguration.Problem.self) { try usual.with([(key, "much")]) }
            #expect(throws: GapConfiguration.Problem.self) { try usual.with([(key, "-1")]) }
        }
        #expect(throws: GapConfiguration.Problem.noSuchKey("gap.none")) {
            try usual.with([("gap.none", "1")])
        }
        #expect(throws: GapConfiguration.Problem.badBand(high: 0.5, low: 0.6)) {
            try usual.with([("hitl.mapper.high", "0.5"), ("hitl.mapper.low", "0.6")])
        }
    }

    @Test("How sure a mapping must be decides what is taken, and a floor what is looked at")
    func bands() throws {
        let desk = try GapDesk()
        try desk.bring([("Zyxwork Analyzer", false, false), ("Zyxwork Planner", false, false)])
        let knowledge = try PipelineDesk.knowledge.get()
        var bag = try #require(
            try desk.database.read { try $0.first(BagMember.self, "ORDER BY id") })
        (bag.id, bag.name) = (ID("bag"), "Zyxwork Analyzer reporting")
        bag.folded = SkillFolding.fold(bag.name)
        let skill = bag
        func mapped(
            _ overrides: [(key: String, value: String)], _ side: GapMapping.Side = .job
        ) throws -> GapMapping.Mapped {
            try desk.database.read { connection in
                let job = try #require(try JobDossier(desk.job, on: connection))
                let mapping = GapMapping(
                    try Taxonomy(of: knowledge, on: connection),
                    try GapConfiguration().with(overrides), for: job)
                return mapping.map(skill, surface: skill.name, sentence: nil, side)
            }
        }
        let usual = try mapped([])
        #expect(usual.entry?.name == "Zyxwork Analyzer" && usual.skill.isMapped)
        #expect(usual.options.first == "Zyxwork Analyzer")
        #expect(usual.assumption?.hasPrefix("Took 'Zyxwork Analyzer reporting' for") == true)
        let sure = try mapped([("hitl.mapper.high", "0.6")])
        #expect(sure.options.isEmpty && sure.entry?.name == "Zyxwork Analyzer")
        let unsure = try mapped([("hitl.mapper.high", "1"), ("hitl.mapper.low", "1")])
        #expect(unsure.entry == nil && unsure.skill.key == "bag")
        #expect(try mapped([("mapper.jd_floor", "0.99")]).entry == nil)
        #expect(try mapped([("mapper.resume_floor", "0.99")]).entry != nil)
        #expect(try mapped([("mapper.resume_floor", "0.99")], .resume).entry == nil)
    }
}
