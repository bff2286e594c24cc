import Prelude
import TestSupport
import Testing

@Suite("Skills on the command line") struct SkillCommandTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    @Test("Names are assigned to the canonicals of a file, unknown ones apart") func assign() throws
    {
        try muster.folder.write("canonicals.txt", "Kubernetes\nJavaScript\nJava\nPostgreSQL\n")
        try muster.folder.write("names.txt", "k8s\nJS\njava\nPostgres\nFrobnicator 9\n")
        let result = try muster(
            "skill", "assign", "--names", "names.txt", "--canonicals", "canonicals.txt", "--json")
        let assigned = try result.json()["assignments"]?.elements ?? []
        func canonical(_ name: String) -> JSONValue? {
            assigned.first { $0["skill_name"]?.string == name }?["assign_to_canonical"]
        }
        #expect(canonical("k8s") == "Kubernetes")
        #expect(canonical("JS") == "JavaScript")
        #expect(canonical("Postgres") == "PostgreSQL")
        #expect(try result.json()["new_groups"]?.elements?.contains("Frobnicator 9") == true)
    }

    @Test("A bag shows the canonical name, aliases and relatives") func bag() throws {
        try muster("init")
        let bag = try muster("skill", "bag", "k8s", "--json").json()
        #expect(bag["canonical"] == "Kubernetes")
        #expect(bag["aliases"]?.elements?.isEmpty == false)
        #expect(try muster("skill", "bag", "no such skill at all").exit == 3)
    }

    @Test("Names are filed into a bag as one step, previewed, refused and undone") func filing()
        throws
    {
        let stock = try Stock()
        let muster = stock.muster
        _ = try stock.match(of: stock.runa)
        let dry = try muster("skill", "alias", "Rust", "Rostlang", "--dry-run", "--json").json()
        #expect(dry["changed"] == false && dry["dry_run"] == true)
        #expect(dry["jobs"] == 1 && dry["names"] == ["Rostlang"])
        func names() throws -> [String] {
            try muster("skill", "bag", "Rust", "--json").json()["aliases"]?.elements?
                .compactMap(\.string) ?? []
        }
        #expect(try !names().contains("Rostlang"))
        let filed = try muster("skill", "alias", "Rust", "Rostlang", "Rustika", "--json")
        #expect(try filed.json()["rescored"] == .array([.string(stock.job)]))
        #expect(filed.errors.contains("Scoring 1 of 1"))
        #expect(try names().contains("Rustika"))
        let undone = try muster("undo", "--json").json()
        #expect(try !names().contains("Rostlang") && !names().contains("Rustika"))
        #expect(undone["rescored"] == .array([.string(stock.job)]))
        #expect(try muster("job", "match", "--stale", "--json").json()["jobs"] == [])
    }

    @Test("A name that was split off is a skill of its own from then on") func split() throws {
        let stock = try Stock()
        let muster = stock.muster
        try muster("skill", "alias", "Kubernetes", "k8s")
        try muster("skill", "split", "k8s")
        let assigned = try muster("skill", "assign", "k8s", "kube", "--json").json()
        let canonicals = assigned["assignments"]?.elements?.map { $0["assign_to_canonical"] }
        #expect(canonicals == ["k8s", "Kubernetes"])
        #expect(try muster("skill", "bag", "k8s", "--json").json()["aliases"] == [])
        let whole = try muster("skill", "bag", "Kubernetes", "--json").json()["aliases"]
        #expect(whole?.elements?.isEmpty == false)
        #expect(whole?.elements?.contains("k8s") == false)
    }

    @Test("Bags are merged, split and confirmed; never-merge pairs are refused") func bags() throws
    {
        let stock = try Stock()
        let muster = stock.muster
        _ = try stock.match(of: stock.runa)
        let merged = try muster("skill", "merge", "Kafka", "PostgreSQL", "--later", "--json").json()
        #expect(merged["changed"] == true && merged["rescored"] == [])
        let split = try muster("skill", "split", "Apache Kafka", "--later", "--json").json()
        #expect(split["result"] == "Apache Kafka", "\(merged)")
        #expect(try muster("skill", "confirm", "Rust", "--json").json()["action"] == "confirm")
        let refused = try muster("skill", "merge", "Java", "JavaScript", "--json")
        #expect(refused.exit == 4)
        #expect(try refused.errorCode() == "never_merge")
        #expect(try muster("skill", "confirm", "no such skill").exit == 3)
        #expect(try muster("skill", "alias", "no such skill", "x").exit == 3)
        #expect(try muster("skill", "split", "Rust").exit == 4)
        let listed = try muster("skill", "list", "--query", "rust", "--json").json()
        #expect(listed["items"]?.elements?.contains { $0["name"] == "Rust" } == true)
        #expect(try muster("skill", "list", "--query", "…").exit == 2)
    }

    @Test("Names in no bag are sorted, first as a rehearsal, by the bands of the configuration")
    func normalize() throws {
        for (name, skills) in [
            ("ada", "Zyxwork, Ferrolang"), ("bela", "Zyx Work, Ferrolang language"),
        ] {
            try muster.folder.write(
                "\(name).txt",
                """
                \(name.prefix(1).uppercased() + name.dropFirst()) Example
                \(name)@example.org

                Experience
                Engineer, Orbital Widgets GmbH, 2019-03 to 2023-05

                Skills
                \(skills)
                """)
        }
        try muster("import", "ada.txt", "bela.txt")
        let dry = try muster("skill", "normalize", "--dry-run", "--json").json()
        #expect(dry["dry_run"] == true && dry["applied"] == 1 && dry["asked"] == 1)
        #expect(try muster("skill", "bag", "Zyxwork", "--json").json()["aliases"] == [])
        try muster.folder.write("sure.yaml", "hitl:\n  extractor: {high: 0.7, low: 0.5}\n")
        let bold = try muster(
            "skill", "normalize", "--dry-run", "--json", "--config",
            "\(muster.folder.path)/sure.yaml")
        #expect(try bold.json()["applied"] == 2)
        let real = try muster("skill", "normalize")
        #expect(real.output.contains("1 name filed, 1 question asked"))
        let bag = try muster("skill", "bag", "Zyxwork", "--json").json()
        let alias = bag["names"]?.elements?.first { $0["filed_by"] == "rules" }
        #expect(alias?["confidence"] == 0.98 && alias?["review_status"] == "pending")
        let asked = try muster("question", "list", "--json").json()["items"]?.elements ?? []
        let texts = asked.filter { $0["kind"] == "ambiguous_skill" }.map { $0["question"] }
        #expect(texts == ["Which skill is meant by Ferrolang language?"])
        #expect(try muster("skill", "normalize", "--json").json()["applied"] == 0)
    }
}
