import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("Trends on the command line") struct TrendCommandTests {
    private let muster: Muster

    /// Two hundred jobs of the last twenty weeks: all ask for SQL, from the tenth week on half for Rust.
    init() throws {
        muster = try Muster()
        let today = Int(Date().timeIntervalSince1970) / 86_400
        let rows = (0..<200).map { number -> String in
            let asks = number >= 100 && number % 2 == 0 ? "SQL and Rust" : "SQL and Excel"
            let row: JSONValue = [
                "title": .string(number % 2 == 0 ? "Data Engineer" : "Accountant"),
                "company": .string("Company \(number)"),
                "job_url": .string("https://jobs.example.org/\(number)"),
                "date_posted": .string(Day(number: today - (199 - number) * 7 / 10).description),
                "min_amount": 50_000, "max_amount": 60_000, "currency": "EUR",
                "interval": "yearly",
                "description": .string("Company \(number).\n\nRequirements\n- \(asks)"),
            ]
            return row.text()
        }
        try muster.folder.write("jobs.jsonl", rows.joined(separator: "\n"))
        let collected = try muster(
            "collect", "--file", muster.folder.path + "/jobs.jsonl", "--json")
        #expect(try collected.json()["new"] == 200)
    }

    private func items(_ words: String...) throws -> [JSONValue] {
        let result = try muster(["trend", "show", "--json"] + words, environment: [:])
        return try result.json()["items"]?.elements ?? []
    }

    @Test("A skill that rises is told so, with how many ask for it and how sure that is")
    func trends() throws {
        let rust = try #require(try items().first { $0["skill"] == "Rust" })
        #expect(rust["trend"] == "rising" && rust["n"] == 50 && rust["postings"] == 200)
        let shown = try muster("trend", "show").output
        #expect(shown.contains("200 postings in 26 weeks") && shown.contains("one in five"))
        #expect(try muster("trend", "show", "--cluster", "nowhere").exit == 3)
        #expect(try muster("trend", "show", "--weeks", "3").exit == 2)
        let prose = try muster("trend", "show", "--prose", "--json")
        #expect(try prose.exit == 4 && prose.errorCode() == "no_model")
    }

    @Test("A group's postings are told alone: its skills, a skill, and what is paid") func groups()
        throws
    {
        #expect(try muster("cluster", "build", "--clusters", "2").exit == 0)
        let groups = try muster("cluster", "show", "--json").json()["clusters"]?.elements ?? []
        let slug = try #require(groups.first?["slug"]?.string)
        let ofGroup = try items("--cluster", slug)
        #expect(!ofGroup.isEmpty && ofGroup.allSatisfy { $0["cluster"]?.string == slug })
        let skill = try muster(
            "trend", "show", "--skill", "SQL", "--cluster", slug, "--json"
        ).json()
        let all = try muster("trend", "show", "--skill", "SQL", "--json").json()
        #expect(skill["trends"]?.elements?.count == 1 && all["trends"]?.elements?.count == 3)
        #expect(all["postings"] == 200 && skill["postings"] != 200)
        let small = try muster("trend", "show", "--skill", "rust", "--json").json()
        #expect(small["skill"] == "Rust" && small["n"] == 50)
        let listed = try muster("listing", "list", "--group", slug, "--json").json()
        #expect(listed["total"] == groups.first?["vacancies"]?.elements.map { JSONValue($0.count) })
        let pay = try muster("trend", "show", "--pay", "--cluster", slug, "--json").json()
        #expect(pay["items"]?.elements?.isEmpty == false)
        #expect(pay["items"]?.elements?.allSatisfy { $0["cluster"]?.string == slug } == true)
    }
}
