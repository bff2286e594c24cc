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
}
