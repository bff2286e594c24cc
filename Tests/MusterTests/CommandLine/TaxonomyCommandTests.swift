import Prelude
import TestSupport
import Testing

@Suite("The commands about public databases of occupations") struct TaxonomyCommandTests {
    private let muster: Muster

    init() throws {
        muster = try Muster()
        try muster("init")
        try muster.folder.write("onet/Read_Me.txt", "O*NET 27.0 Database")
        try muster.folder.write(
            "onet/Occupation_Data.txt",
            "O*NET-SOC Code\tTitle\tDescription\n15-1.00\tWidget Engineers\tBuild widgets.\n")
        try muster.folder.write(
            "onet/Technology_Skills.txt",
            "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\n"
                + "15-1.00\tPython\tLanguages\tY\n")
    }

    @Test("Without one the lexicon is named; one is brought once, and says whose it is")
    func journey() throws {
        let before = try muster("taxonomy", "show", "k8s", "--json").json()
        #expect(before["taxonomy"] == "lexicon" && before["skill"]?["name"] == "Kubernetes")
        let brought = try muster("taxonomy", "import", "onet", "onet", "--json").json()
        #expect(brought["outcome"] == "imported" && brought["technologies"] == 1)
        #expect(
            try muster("taxonomy", "import", "onet", "onet", "--json").json()["outcome"]
                == "unchanged")
        let after = try muster("taxonomy", "show", "--json").json()
        #expect(after["taxonomy"] == "onet" && after["version"] == "27.0")
        #expect(after["attribution"]?.string?.contains("USDOL/ETA") == true)
        #expect(after["skill"] == nil)
        let skill = try muster("taxonomy", "show", "python", "--json").json()
        #expect(skill["skill"]?["id"] == "onet.tech.python" && skill["occupations"] == [])
        let title = try muster("taxonomy", "show", "Widget Engineer", "--json").json()
        #expect(title["skill"] == .null && title["occupations"]?[0]?["code"] == "15-1.00")
        #expect(try muster("taxonomy", "show", "Python").output.contains("asked for often"))
    }

    @Test("A folder that is none, or holds something else, is refused and changes nothing")
    func refused() throws {
        #expect(try muster("taxonomy", "import", "onet", "nowhere").exit == 1)
        try muster.folder.write("other/cv.txt", Papers.cv)
        let other = try muster("taxonomy", "import", "onet", "other")
        #expect(other.exit == 1 && other.errors.contains("Occupation Data"))
        #expect(!other.errors.contains("Runa"))
        #expect(try muster("taxonomy", "show", "--json").json()["taxonomy"] == "lexicon")
    }
}
