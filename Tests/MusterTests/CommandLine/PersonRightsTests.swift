import FoundationEssentials
import Prelude
import TestSupport
import Testing

@Suite("Merging, exporting and erasing people on the command line") struct PersonRightsTests {
    private let stock: Stock
    private var muster: Muster { stock.muster }

    init() throws { stock = try Stock() }

    @Test("Two records are compared, merged as the dry run said, and parted again")
    func merging() throws {
        let twin = try stock.add(Papers.twin, as: "twin.txt")
        let compared = try muster("candidate", "compare", stock.runa, twin, "--json").json()
        let rows = compared["rows"]?.elements ?? []
        let city = rows.first { $0["label"] == "Location city" }
        #expect(city?["first"] == "Berlin" && city?["second"] == "Munich")
        #expect(city?["differs"] == true)
        #expect(try muster("candidate", "compare", stock.runa, twin).output.contains("≠"))
        let dry = try muster(
            "candidate", "merge", twin, stock.runa, "--take", "location_city", "--dry-run",
            "--json"
        ).json()
        let kept = dry["rows"]?.elements?.first { $0["label"] == "Location city" }
        #expect(kept?["merged"] == "Munich")
        #expect(try stock.show(twin)["id"]?.string == twin)
        try muster("candidate", "merge", twin, stock.runa, "--take", "location_city")
        let shown = try stock.show(twin)
        #expect(shown["id"]?.string == stock.runa)
        #expect(shown["fields"]?["location_city"]?["value"] == "Munich")
        let edited = try muster("candidate", "edit", twin, "phone=1", "--json")
        #expect(edited.exit == 3)
        #expect(edited.errors.contains(stock.runa))
        #expect(try muster("candidate", "compare", stock.runa, twin).exit == 4)
        try muster("undo")
        #expect(try stock.show(twin)["id"]?.string == twin)
        #expect(
            try stock.show(stock.runa)["fields"]?["location_city"]?["value"] == "Berlin")
    }

    @Test("What a merge copied and undo took back is erased too") func erasingAfterParting() throws
    {
        let twin = try stock.add(Papers.twin, as: "twin.txt")
        try muster("candidate", "merge", twin, stock.runa, "--take", "email")
        try muster("undo")
        #expect(try muster("candidate", "erase", twin, "--yes").exit == 0)
        let bytes = try Data(contentsOf: URL(filePath: muster.desk))
        #expect(bytes.firstRange(of: Data("r.feldmark@example.net".utf8)) == nil)
        #expect(bytes.firstRange(of: Data("runa.feldmark@example.org".utf8)) != nil)
        #expect(try muster("redo").exit == 4)
    }

    @Test("A merge that cannot be is refused") func badMerges() throws {
        #expect(try muster("candidate", "merge", stock.runa, stock.runa).exit == 4)
        #expect(try muster("candidate", "merge", stock.runa, "nobody").exit == 3)
        #expect(
            try muster("candidate", "merge", stock.runa, stock.mio, "--take", "shoe_size").exit
                == 2)
        #expect(
            try muster("candidate", "merge", stock.mio, stock.runa, "--take", "phone").exit == 2)
    }

    @Test("An export holds texts, matches, notes, history and attachments") func export() throws {
        _ = try stock.match(of: stock.runa)
        try muster("candidate", "note", stock.runa, "back <soon>")
        try muster.folder.write("proof.bin", "ab")
        try muster("candidate", "exclude", stock.runa, "--reason", "x", "--evidence", "proof.bin")
        let gap = try muster("gap", "--candidate", stock.runa, "--job", stock.job, "--json").json()
        let chat = try muster(
            "chat", "What is missing?", "--candidate", stock.runa, "--job", stock.job, "--json"
        ).json()
        let export = try muster("candidate", "export", stock.runa, "--json").json()
        #expect(export["gap_reports"] == [gap])
        #expect(export["conversations"]?[0]?["thread"] == chat["thread"])
        #expect(export["candidate"]?["name"] == "Runa Feldmark")
        #expect(export["texts"]?[0]?["text"]?.string?.contains("two million transfers") == true)
        #expect(export["matches"]?[0]?["explanation"]?["parts"] != nil)
        #expect(export["notes"]?[0]?["text"] == "back <soon>")
        #expect(export["history"]?.elements?.isEmpty == false)
        #expect(export["attachments"]?[0]?["bytes"] == "YWI=")
        #expect(export["attachments"]?[0]?["name"] == "proof.bin")
        #expect(export["attachments"]?[0]?["size"] == 2)
        #expect(export["exported_at"]?.string?.hasSuffix("Z") == true)
        let page = try muster(
            "candidate", "export", stock.runa, "--format", "html", "--output", "runa.html")
        #expect(page.exit == 0)
        let file = muster.folder.path + "/runa.html"
        let html = try String(contentsOfFile: file, encoding: .utf8)
        #expect(html.contains("back &lt;soon&gt;") && !html.contains("<soon>"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect((mode as? Int) == 0o600)
        let again = try muster("candidate", "export", stock.runa, "--output", "runa.html")
        #expect(again.exit == 4)
        #expect(try muster("candidate", "export", stock.runa, "--format", "pdf").exit == 2)
        #expect(try muster("candidate", "export", "nobody").exit == 3)
        #expect(try muster("candidate", "export", stock.runa, "--output", "no/x").exit == 1)
    }

    @Test("Erasing needs --yes, names older copies, and leaves the rest in order") func erasing()
        throws
    {
        _ = try stock.match(of: stock.runa)
        try muster("candidate", "note", stock.runa, "planted-note")
        try muster("desk", "backup")
        let asked = try muster("candidate", "erase", stock.runa, "--json")
        #expect(asked.exit == 4)
        #expect(asked.errors.contains("1 document, 1 note"))
        #expect(!asked.errors.contains("Runa"))
        #expect(try stock.show(stock.runa)["name"] == "Runa Feldmark")
        let erased = try muster("candidate", "erase", stock.runa, "--yes", "--json").json()
        #expect(erased["erased"]?.string == stock.runa && erased["records"] == 1)
        #expect(erased["older_copies"]?.elements?.count == 1)
        let bytes = try Data(contentsOf: URL(filePath: muster.desk))
        #expect(bytes.firstRange(of: Data("Feldmark".utf8)) == nil)
        #expect(bytes.firstRange(of: Data("planted-note".utf8)) == nil)
        let shown = try muster("candidate", "show", stock.runa, "--json")
        #expect(shown.exit == 3)
        #expect(try shown.errorCode() == "erased")
        #expect(shown.errors.contains("erased on 20"))
        #expect(try muster("candidate", "history", stock.runa).exit == 0)
        #expect(try muster("match", "list", "--job", stock.job).output.contains("Erased person"))
        #expect(try muster("candidate", "note", stock.runa, "x").exit == 3)
        #expect(try muster("candidate", "erase", stock.runa, "--yes").exit == 3)
        #expect(try muster("candidate", "list", "--json").json()["total"] == 1)
    }
}
