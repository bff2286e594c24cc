import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("What recruiters say of people, on the command line") struct StandingCommandTests {
    private let stock: Stock
    private var muster: Muster { stock.muster }

    init() throws { stock = try Stock() }

    @Test("Fraud with a file leaves a person out at once, and leaving fraud takes it back")
    func fraud() throws {
        try muster.folder.write("proof.txt", "the same CV under four names")
        let answer = try muster(
            "candidate", "status", stock.runa, "fraud", "--evidence", "proof.txt", "--reason",
            "copied", "--json"
        ).json()
        #expect(answer["status"] == "Fraud")
        #expect(answer["exclusion"]?["reason"] == "copied")
        #expect(answer["exclusion"]?["evidence"]?.string != nil)
        let files = try muster("candidate", "evidence", stock.runa, "--json").json()
        let file = try #require(files["attachments"]?[0]?["id"]?.string)
        #expect(files["attachments"]?[0]?["name"] == "proof.txt")
        try muster("candidate", "evidence", stock.runa, file, "--output", "back.txt")
        let back = try String(contentsOfFile: muster.folder.path + "/back.txt", encoding: .utf8)
        #expect(back == "the same CV under four names")
        #expect(
            try muster("candidate", "evidence", stock.runa, file, "--output", "back.txt").exit == 4)
        #expect(try muster("candidate", "evidence", stock.runa, file).exit == 2)
        #expect(
            try muster("candidate", "evidence", stock.mio, file, "--output", "no.txt").exit == 3)
        let matched = try muster("job", "match", stock.job, "--json").json()
        #expect(
            matched["excluded"]?.elements?.contains { $0["candidate"]?.string == stock.runa }
                == true)
        try muster("candidate", "status", stock.runa, "Actively looking")
        #expect(try stock.show(stock.runa)["exclusion"] == .null)
        let query = "status:\"actively looking\""
        #expect(
            try muster("candidate", "list", "--query", query, "--json").json()["total"] == 1)
    }

    @Test("Files that cannot be taken are refused with what is wrong") func evidence() throws {
        try muster.folder.write("empty.txt", "")
        try muster.folder.write("large.bin", String(repeating: "x", count: 10_000_001))
        func mark(_ file: String, as status: String = "Fraud") throws -> Int32? {
            try muster("candidate", "status", stock.runa, status, "--evidence", file).exit
        }
        #expect(try mark("none.txt") == 3)
        #expect(try mark("empty.txt") == 2)
        #expect(try mark("large.bin") == 4)
        #expect(try mark("in") == 2)
        #expect(try mark("in/job.md", as: "Lead") == 2)
        #expect(try muster("candidate", "status", stock.runa, "Nonsense").exit == 2)
        #expect(try muster("candidate", "status", "nobody", "Lead").exit == 3)
        #expect(try stock.show(stock.runa)["status"] == "Lead")
    }

    @Test("Skills are corrected by lines, and undone together; what says nothing decides nothing")
    func skills() throws {
        func names() throws -> Set<String> {
            Set(
                (try stock.show(stock.runa)["skills"]?.elements ?? []).compactMap {
                    $0["name"]?.string
                })
        }
        let before = try names()
        let gone = try #require(before.sorted().first)
        let answer = try muster(
            "candidate", "skill", stock.runa, "+ Zig, 7, \"on call\"", "- \(gone)", "--json"
        ).json()
        #expect(answer["added"] == 1 && answer["removed"] == 1 && answer["adjusted"] == 0)
        #expect(try names() == before.subtracting([gone]).union(["Zig"]))
        let history = try muster("candidate", "history", stock.runa, "--json").json()
        #expect(
            Set((history["items"]?.elements ?? []).suffix(2).compactMap { $0["after"]?.string })
                == ["Zig 7", "no \(gone)"])
        try muster("undo")
        #expect(try names() == before)
        #expect(try muster("candidate", "skill", stock.runa, "+ Zig, 70").exit == 2)
        #expect(try muster("candidate", "skill", stock.runa, "Zig").exit == 2)
        #expect(try muster("candidate", "skill", stock.runa).exit == 2)
        #expect(try muster("candidate", "skill", "nobody", "+ Zig").exit == 3)
        #expect(try names() == before)
        let list = (try names().subtracting([gone]).sorted() + ["Zig"]).joined(separator: "; ")
        try muster("candidate", "edit", stock.runa, "skills_summary=\(list)")
        #expect(try names().contains("Zig"))
    }

    @Test("Ranking, rating and highlight are set together and undone together") func ranking()
        throws
    {
        let answer = try muster(
            "candidate", "rank", stock.runa, "--ranking", "1", "--rating", "9", "--highlight",
            "yes", "--json"
        ).json()
        #expect(answer["ranking"] == 1 && answer["overall_rating"] == 9)
        #expect(answer["highlighted"] == true)
        let listed = try muster(
            "candidate", "list", "--query", "is:highlighted ranking:<=2", "--json"
        ).json()
        #expect(listed["items"]?[0]?["ranking"] == 1)
        #expect(listed["items"]?[0]?["exclusion"] == .null)
        try muster("candidate", "rank", stock.runa, "--ranking", "none")
        #expect(try stock.show(stock.runa)["ranking"] == .null)
        try muster("undo")
        try muster("undo")
        #expect(try stock.show(stock.runa)["overall_rating"] == .null)
        #expect(try muster("candidate", "rank", stock.runa).exit == 2)
        #expect(try muster("candidate", "rank", stock.runa, "--ranking", "6").exit == 2)
        #expect(try muster("candidate", "rank", stock.runa, "--rating", "").exit == 2)
        #expect(try muster("candidate", "rank", stock.runa, "--highlight", "perhaps").exit == 2)
    }

    @Test("Verification carries its notes, exclusion its reason") func verifying() throws {
        let answer = try muster(
            "candidate", "verify", stock.runa, "Verified", "--notes", "called Tidewerk", "--json"
        ).json()
        #expect(answer["verification"] == "verified")
        let fields = try stock.show(stock.runa)["fields"]
        #expect(fields?["verification_notes"]?["value"] == "called Tidewerk")
        #expect(fields?["verified_by"]?["value"] == "ada")
        #expect(try muster("candidate", "verify", stock.runa, "maybe").exit == 2)
        #expect(try muster("candidate", "exclude", stock.runa).exit == 2)
        #expect(try muster("candidate", "exclude", stock.runa, "--reason", "moved").exit == 0)
        #expect(try muster("candidate", "include", stock.runa, "--json").json()["changed"] == true)
        #expect(
            try muster("candidate", "include", stock.runa, "--json").json()["changed"] == false)
    }

    @Test("Searches are saved, run again, joined with others and forgotten") func saved() throws {
        let query = "city:berlin"
        #expect(
            try muster("candidate", "list", "--query", query, "--save", "berlin").exit == 0)
        #expect(
            try muster("query", "list", "--json").json()["items"]?[0]?["query"] == "city:berlin")
        func total(_ extra: String) throws -> JSONValue? {
            try muster("candidate", "list", "--saved", "berlin", "--query", extra, "--json")
                .json()["total"]
        }
        #expect(try total("rust") == 1)
        #expect(try total("figma") == 0)
        #expect(
            try muster("candidate", "list", "--untouched", "12", "--json").json()["total"] == 0)
        #expect(
            try muster("candidate", "list", "--query", "untouched:<12", "--json").json()["total"]
                == 2)
        #expect(try muster("candidate", "list", "--query", "untouched:=12").exit == 2)
        #expect(try muster("candidate", "list", "--untouched", "0").exit == 2)
        #expect(try muster("candidate", "list", "--save", "x").exit == 2)
        #expect(try muster("query", "save", "two words", "rust").exit == 2)
        #expect(try muster("query", "save", "x", "years:>=many").exit == 2)
        #expect(try muster("query", "save", "x", " ").exit == 2)
        #expect(try muster("query", "remove", "berlin").exit == 0)
        #expect(try muster("candidate", "list", "--saved", "berlin").exit == 3)
        #expect(try muster("query", "remove", "berlin").exit == 3)
    }
}
