import Documents
import Language
import TestSupport
import Testing

@testable import Workflows

@Suite("Releases of the O*NET database") struct OnetReleaseTests {
    private func release(_ files: [String: String]) throws -> OnetRelease {
        try OnetRelease(files: files.map { ($0.key, Array($0.value.utf8)) })
    }

    private let occupations =
        "O*NET-SOC Code\tTitle\tDescription\n15-1.00\tWidget Engineers\tBuild widgets.\n"
        + "11-1.00\tWidget Managers\tLead them.\n"

    @Test("An older and a newer release are read the same, whatever their columns are called")
    func synonyms() throws {
        let older = try release([
            "Occupation_Data.txt": occupations,
            "Technology_Skills.txt": """
            O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology
            15-1.00\tZyxwork\t1\tWidget software\tY
            11-1.00\tZyxwork\t1\tWidget software\tY
            11-1.00\tC#\t2\tLanguages\tN
            """, "Read_Me.txt": "O*NET 27.0 Database\nAugust 2022 Release\n",
        ])
        let newer = try release([
            "Occupation Data.csv": """
            "O*NET-SOC Code","Title","Description"
            "15-1.00","Widget Engineers","Build widgets."
            "11-1.00","Widget Managers","Lead them."
            """,
            "Software Skills.csv": """
            O*NET-SOC Code,Workplace Example,Commodity Title,Hot Technology,In Demand
            15-1.00,Zyxwork,Widget software,true,1
            11-1.00,Zyxwork,Widget software,true,0
            11-1.00,C#,Languages,false,N
            """,
            "Alternate Titles.csv": "O*NET-SOC Code,Alternate Title\n15-1.00,Widgeteer\n",
        ])
        #expect(older.version == "27.0" && newer.version == nil)
        #expect(older.technologies.map(\.name) == ["C#", "Zyxwork"])
        #expect(older.technologies.map(\.isHot) == [false, true])
        #expect(older.technologies[1].occupations == ["11-1.00", "15-1.00"])
        #expect(newer.technologies[1].inDemand == ["15-1.00"])
        var without = newer.technologies
        without[1].inDemand = []
        #expect(without == older.technologies)
        #expect(newer.occupations.map(\.code) == ["11-1.00", "15-1.00"])
        #expect(newer.occupations[1].titles == ["Widgeteer"])
    }

    @Test("C, C++ and C# stay three") func identities() {
        let ids = ["C", "C++", "C#"].map { Technology(name: $0).id }
        #expect(Set(ids).count == 3)
    }

    @Test("A folder of something else is refused with what was expected", arguments: [0, 1, 2])
    func refused(which: Int) {
        let files: [String: String] = [
            [:], ["Occupation_Data.txt": occupations],
            ["Occupation_Data.txt": occupations, "Technology_Skills.txt": "Name\tOther\nA\tB\n"],
        ][which]
        #expect(throws: DocumentError.self) { try release(files) }
    }

    @Test("A row that ends early has empty cells and is passed over") func short() throws {
        let read = try release([
            "Occupation_Data.txt": occupations,
            "Technology_Skills.txt":
                "O*NET-SOC Code\tExample\tHot Technology\n15-1.00\n15-1.00\tA\n",
        ])
        #expect(read.technologies.map(\.name) == ["A"])
    }
}

private let absent: Comment = "the evaluation data is not beside the project (../shared/data)"

@Suite("O*NET evaluation", .enabled(if: SharedData.isPresent, absent))
struct TaxonomyEvaluationTests {
    @Test("Skills reach what was asked for, and so do titles in a sample") func figures() throws {
        let knowledge = try PipelineDesk.knowledge.get()
        let evaluation = try TaxonomyEvaluation(
            EvaluationData(
                read: { try SharedData.bytes($0) }, list: { try SharedData.list($0) }),
            resolver: knowledge.resolver, embeddings: knowledge.embeddings, everyTitle: 100)
        let values = Dictionary(
            uniqueKeysWithValues: evaluation.figures.map { ($0.name, $0) })
        for name in ["hit@1", "homonyms avoided", "nothing said of what it has not"] {
            #expect(values[name]?.holds == true, "\(name): \(evaluation.misses)")
        }
        #expect((values["titles, hit@5, itself left out"]?.value ?? 0) > 0.8)
        #expect(values["titles looked up as they are"]?.value == 1)
    }
}
