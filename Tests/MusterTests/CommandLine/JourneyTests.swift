import Prelude
import TestSupport
import Testing

@Suite("A recruiter's day on the command line") struct JourneyTests {
    private let muster: Muster
    private let person: String
    private let job: String

    init() throws {
        muster = try Muster()
        try muster.folder.write("in/runa.txt", Papers.cv)
        try muster.folder.write("in/mio.md", Papers.other)
        try muster.folder.write("in/job.md", Papers.job)
        try muster.folder.write("in/broken.pdf", "%PDF-1.7 nothing else")
        let report = try muster("import", "in", "--json").json()
        let items = report["imported"]?.elements ?? []
        person = try #require(items.first { $0["name"] == "Runa Feldmark" }?["id"]?.string)
        job = try #require(items.first { $0["kind"] == "job" }?["id"]?.string)
        #expect(items.count == 3)
        #expect(report["failed"]?[0]?["code"]?.string == "unreadable")
    }

    @Test("The same folder again is unchanged, and one bad file stops nothing") func again() throws
    {
        let result = try muster("import", "in", "--json")
        let report = try result.json()
        #expect(result.exit == 0)
        #expect(report["unchanged"]?.elements?.count == 3)
        #expect(report["imported"]?.elements == [])
    }

    @Test("When everything fails, import exits with 1") func allBad() throws {
        #expect(try muster("import", "in/broken.pdf").exit == 1)
    }

    @Test("A text about nobody is refused, unless the recruiter says what it is") func nobody()
        throws
    {
        try muster.folder.write("list.txt", "milk\neggs\n12 screws of the long kind\n")
        let refused = try muster("import", "list.txt", "--json")
        #expect(refused.exit == 1)
        #expect(try refused.json()["failed"]?[0]?["code"] == "unsupported")
        #expect(try muster("import", "list.txt", "--kind", "candidate").exit == 0)
    }

    @Test("A person shows with fields, skills and evidence that stands in the CV") func show()
        throws
    {
        let shown = try muster("candidate", "show", person, "--json").json()
        #expect(shown["fields"]?["full_name"]?["value"] == "Runa Feldmark")
        #expect(shown["fields"]?["email"]?["value"] == "runa.feldmark@example.org")
        #expect(shown["fields"]?["location_city"]?["value"] == "Berlin")
        #expect(shown["experiences"]?.elements?.count == 2)
        #expect(shown["experiences"]?[0]?["current"] == true)
        #expect(shown["experiences"]?[1]?["end"] == "2019-02")
        let skills = shown["skills"]?.elements ?? []
        let rust = skills.first { $0["name"] == "Rust" }
        #expect((rust?["rating"]?.int ?? 0) >= 8)
        for skill in skills {
            let evidence = try #require(skill["evidence"]?["text"]?.string)
            #expect(Papers.cv.contains(evidence))
        }
    }

    @Test("An edit locks the field; undo and redo take it back and bring it back") func editing()
        throws
    {
        try muster("candidate", "edit", person, "location_city=Leipzig", "--reason", "moved")
        #expect(try field("location_city")["value"] == "Leipzig")
        #expect(try field("location_city")["locked"] == true)
        #expect(
            try muster("candidate", "list", "--query", "city:leipzig", "--json").json()["total"]
                == 1)
        try muster("undo")
        #expect(try field("location_city")["value"] == "Berlin")
        #expect(try field("location_city")["locked"] == false)
        try muster("redo")
        #expect(try field("location_city")["value"] == "Leipzig")
        let history = try muster("candidate", "history", person, "--json").json()
        #expect(
            history["items"]?.elements?.compactMap { $0["action"]?.string } == [
                "edit", "undo", "redo",
            ])
        #expect(history["items"]?[0]?["reason"] == "moved")
    }

    private func field(_ name: String) throws -> JSONValue {
        try muster("candidate", "show", person, "--json").json()["fields"]?[name] ?? .null
    }

    @Test("A job is matched: the fitting person first, the parts adding up to the score")
    func matching() throws {
        let result = try muster("job", "match", job, "--json").json()
        let matches = result["matches"]?.elements ?? []
        #expect(result["scored"] == 2)
        #expect(matches.first?["candidate"]?["name"] == "Runa Feldmark")
        for match in matches {
            let parts = try #require(match["parts"])
            let sum = ["vector", "skill_fit", "compensation", "location"].reduce(0.0) {
                $0 + (parts[$1]?["value"]?.double ?? 0) * (parts[$1]?["weight"]?.double ?? 0)
            }
            let total = max(0, min(1, sum - (parts["seniority_penalty"]?.double ?? 0)))
            #expect(abs(total - (match["score"]?.double ?? -1)) < 1e-6)
        }
        #expect(
            try muster("match", "list", "--job", job, "--json").json()["matches"]?.elements?.count
                == 2)
    }

    @Test("The score profile changes the scores") func profiles() throws {
        let seed = try muster("job", "match", job, "--json").json()
        let notion = try muster("job", "match", job, "--profile", "notion_v3", "--json").json()
        #expect(seed["profile"] == "seed")
        #expect(notion["profile"] == "notion_v3")
        #expect(seed["matches"]?[0]?["score"] != notion["matches"]?[0]?["score"])
        #expect(try muster("job", "match", job, "--profile", "nonsense").exit == 2)
    }

    @Test(
        "Approval shortlists, rejection needs a reason and is not proposed again, undo brings back")
    func decisions() throws {
        let matches = try muster("job", "match", job, "--json").json()["matches"]?.elements ?? []
        let first = try #require(matches.first?["id"]?.string)
        let second = try #require(matches.last?["id"]?.string)
        #expect(
            try muster("match", "approve", first, "--json").json()["stage"] == "Shortlisted Talent")
        #expect(try muster("match", "reject", second).exit == 2)
        #expect(try muster("match", "reject", second, "--reason", "no backend work").exit == 0)
        let again = try muster("job", "match", job, "--json").json()
        #expect(again["excluded"]?.elements?.contains { $0["reason"] == "rejected before" } == true)
        try muster("undo")
        let after = try muster("match", "show", second, "--json").json()
        #expect(after["stage"] == "Potential Talent Fit AI")
        #expect(try muster("match", "approve", first).exit == 0)
    }

    @Test("A job without usable requirements is refused with 4 and the reason") func unusable()
        throws
    {
        try muster.folder.write("vague.txt", Papers.vague)
        let report = try muster("import", "vague.txt", "--kind", "job", "--json").json()
        let id = try #require(report["imported"]?[0]?["id"]?.string)
        let result = try muster("job", "match", id, "--json")
        #expect(result.exit == 4)
        #expect(try result.errorCode() == "unusable_job")
    }

    @Test("A backup restores the desk") func backup() throws {
        let copy = muster.folder.path + "/copy.sqlite"
        #expect(try muster("desk", "backup", copy).exit == 0)
        try muster("candidate", "edit", person, "phone=1")
        #expect(try muster("desk", "restore", copy).exit == 0)
        #expect(try field("phone")["value"] != "1")
        #expect(try muster("desk", "restore", "in/job.md").exit == 1)
        #expect(try muster("desk", "info", "--json").json()["candidates"] == 2)
    }

    @Test("Matching twice gives the same bytes, ids and times apart") func deterministic() throws {
        func shape() throws -> [JSONValue] {
            let matches =
                try muster("job", "match", job, "--json").json()["matches"]?.elements ?? []
            return matches.map { match in
                .object((match.members ?? []).filter { $0.key != "id" })
            }
        }
        #expect(try shape() == (try shape()))
    }
}
