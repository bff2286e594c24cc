import Documents
import Language
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("A public database of occupations on a desk", .onEveryDatabase) struct TaxonomyTests {
    private static func files(_ version: String, _ technologies: String) -> [(String, [UInt8])] {
        [
            ("Read_Me.txt", "O*NET \(version) Database\n"),
            (
                "Occupation_Data.txt",
                "O*NET-SOC Code\tTitle\tDescription\n15-1.00\tWidget Engineers\tBuild widgets.\n"
                    + "11-1.00\tWidget Managers\tLead them.\n"
            ),
            (
                "Technology_Skills.txt",
                "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand\n"
                    + technologies
            ),
            (
                "Task_Statements.txt",
                "O*NET-SOC Code\tTask ID\tTask\n15-1.00\t1\tDesign widgets.\n15-1.00\t2\tTest them.\n"
            ),
            ("Alternate_Titles.txt", "O*NET-SOC Code\tAlternate Title\n15-1.00\tWidgeteer\n"),
        ].map { ($0.0, Array($0.1.utf8)) }
    }

    private static let technologies =
        "15-1.00\tPython\tLanguages\tY\tY\n11-1.00\tPython\tLanguages\tY\tN\n"
        + "15-1.00\tC\tLanguages\tN\tN\n15-1.00\tC#\tLanguages\tN\tN\n15-1.00\tC++\tLanguages\tN\tN\n"

    private let now = Timestamp(microseconds: 1_795_000_000_000_000)

    private func store(
        _ files: [(String, [UInt8])], on test: TestDatabase
    ) throws -> OnetImport.Outcome {
        try OnetImport(files: files).store(on: test.database, by: "ada", now: now)
    }

    @Test("What is brought is kept whole, and the same files change nothing") func kept() throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        let files = Self.files("27.0", Self.technologies)
        #expect(try store(files, on: test) == .imported)
        #expect(try store(files.reversed(), on: test) == .unchanged)
        let release = try OnetRelease(files: files)
        let (state, technologies, occupations) = try test.database.read { connection in
            (
                try KeptTaxonomy.onet(on: connection),
                try KeptTaxonomy.technologies(on: connection),
                try KeptTaxonomy.occupations(on: connection)
            )
        }
        #expect(state?.version == "27.0" && state?.who == "ada")
        #expect(technologies == release.technologies)
        #expect(occupations == release.occupations)
        #expect(occupations.last?.tasks == ["Design widgets.", "Test them."])
        #expect(technologies.last?.inDemand == ["15-1.00"])
    }

    @Test("Another release takes the place of the former, wholly") func replaced() throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        _ = try store(Self.files("27.0", Self.technologies), on: test)
        let newer = Self.files("30.1", "15-1.00\tRust\tLanguages\tY\tY\n")
        #expect(try store(newer, on: test) == .imported)
        let names = try test.database.read {
            try KeptTaxonomy.technologies(on: $0).map(\.name)
        }
        #expect(names == ["Rust"])
    }

    @Test("Skills are put to the database, and without one to the lexicon, which says so")
    func mapped() throws {
        let test = try TestDatabase(.current, schema: WholeDesk.schema)
        let knowledge = try PipelineDesk.knowledge.get()
        let without = try test.database.read { try Taxonomy(of: knowledge, on: $0) }
        let isLexicon = without.kept == nil
        #expect(isLexicon)
        // Values of their own: a failure would print everything that the machine knows.
        let kubernetes = without.skill("k8s")
        #expect(kubernetes?.skill.name == "Kubernetes" && kubernetes?.tier == .alias)
        let (unknown, titles) = (
            without.skill("zyxomatic")?.skill, without.occupations("Widget Engineer", limit: 3)
        )
        #expect(unknown == nil && titles.isEmpty)
        _ = try store(Self.files("27.0", Self.technologies), on: test)
        let with = try test.database.read { try Taxonomy(of: knowledge, on: $0) }
        let python = with.skill("python")?.skill
        #expect(python?.id == "onet.tech.python" && python?.group == "Languages")
        #expect(python?.isHot == true)
        let letters = ["C", "C++", "C#"].map { with.skill($0)?.skill }
        #expect(letters.map(\.?.name) == ["C", "C++", "C#"])
        #expect(Set(letters.compactMap(\.?.id)).count == 3)
        let (none, widgeteer) = (
            with.skill("Kubernetes")?.skill, with.occupations("Widgeteer", limit: 1).map(\.code)
        )
        #expect(none == nil && widgeteer == ["15-1.00"])
    }
}
