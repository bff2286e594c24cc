import Prelude
import TestSupport
import Testing

@Suite("Cutting résumés on the command line") struct ResumeCommandTests {
    private let muster: Muster

    init() throws {
        muster = try Muster()
        try muster("init")
        try muster.folder.write(
            "groups.json",
            """
            {"schema_version": 2, "clusters": [{"slug": "dotnet", "name": "Dotnet",
            "defining_technologies": ["C#"], "top_keywords": ["c#"]}]}
            """)
        try muster("cluster", "import", "groups.json")
    }

    private func variants(_ file: String, _ words: String...) throws -> Muster.Result {
        try muster(
            ["resume", "variants", "--resume", file, "--no-rewrite"] + words, environment: [:])
    }

    @Test("What changes is told in words, and the ids stay in the JSON") func places() throws {
        try muster.folder.write(
            "cv.json",
            """
            {"basics": {"name": "Łucja"}, "work": [{"name": "Nordlicht", "position": "Engineer",
            "highlights": ["Wrote Java", "Wrote C# for 東京"]}]}
            """)
        let shown = try variants("cv.json")
        #expect(shown.output.contains("Nordlicht, Engineer: bullets, new order"))
        #expect(!shown.output.contains("work/0"))
        let json = try variants("cv.json", "--json").json()
        let place = json["variants"]?[0]?["places"]?[0]
        #expect(place?["id"] == "work/0/bullets")
        #expect(place?["place"] == "Nordlicht, Engineer: bullets")
        let written = try variants("cv.json", "--format", "latex", "--output", "out")
        #expect(written.exit == 0 && written.output.contains("no letters for 東京"))
        let again = try variants("cv.json", "--format", "latex", "--output", "out")
        #expect(again.exit == 4 && again.errors.contains("--replace"))
        let replaced = try variants("cv.json", "--format", "latex", "--output", "out", "--replace")
        #expect(replaced.exit == 0)
        // What was written is read back with every bullet under its own employer.
        let back = try variants("out/resume_dotnet.tex", "--json").json()["variants"]?[0]?["resume"]
        #expect(back?["work"]?[0]?["position"] == "Engineer")
        #expect(back?["work"]?[0]?["highlights"] == ["Wrote C# for 東京", "Wrote Java"])
    }

    @Test(
        "A file that is no résumé is refused with its place, and never ends the program",
        arguments: [
            (String(repeating: "[", count: 10_000), "deeper than 200 levels at byte"),
            (#"{"basics": {"name": "A"#, "the string does not end at byte 22"),
            ("{\"basics\": {\"name\": \"A\u{0}B\"}}", "control character inside a string at byte"),
            ("[]", "found an array"), ("", "found the end at byte 0"),
            (
                #"{"skills": [{"keywords": [1"# + String(repeating: ",1", count: 20_000) + "]}]}",
                "20001 texts"
            ),
        ]) func hostile(text: String, told: String) throws
    {
        try muster.folder.write("cv.json", text)
        let result = try variants("cv.json")
        #expect(result.exit == 1)
        #expect(result.errors.contains("cv.json: ") && result.errors.contains(told))
    }

    @Test("A résumé of wrong types everywhere is read as far as it goes, and each is told")
    func types() throws {
        try muster.folder.write(
            "cv.json",
            #"{"basics": {"name": "A", "name": "B", "email": []}, "work": 5, "skills": [1, null]}"#)
        let problems = try variants("cv.json", "--json").json()["problems"]?.elements ?? []
        let text = problems.compactMap(\.string).joined(separator: "\n")
        for place in ["basics/name: given twice", "basics/email: ", "work: ", "skills/1: "] {
            #expect(text.contains(place), "\(text)")
        }
    }
}
