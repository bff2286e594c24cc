import Prelude
import TestSupport
import Testing

@Suite("Handing people over on the command line") struct ShortlistCommandTests {
    private let stock: Stock
    private var muster: Muster { stock.muster }

    init() throws { stock = try Stock() }

    @Test("The shortlist names people, reasons, evidence and contacts") func shortlist() throws {
        let match = try stock.match(of: stock.runa)
        #expect(try muster("job", "shortlist", stock.job, "--json").json()["people"] == [])
        try muster("match", "approve", match)
        let answer = try muster("job", "shortlist", stock.job, "--json").json()
        let person = try #require(answer["people"]?[0])
        #expect(person["candidate"]?["name"] == "Runa Feldmark")
        #expect(person["place"] == "Berlin, Germany")
        let rust = person["matched_skills"]?.elements?.first { $0["skill"] == "Rust" }
        #expect(rust?["evidence"]?.string?.contains("Rust") == true)
        #expect(
            person["contacts"]?.elements?.contains {
                $0["value"] == "runa.feldmark@example.org"
            } == true)
        let text = try muster("job", "shortlist", stock.job).output
        #expect(text.contains("## 1. Runa Feldmark"))
        #expect(text.contains("runa.feldmark\\@example.org"))
        #expect(
            try muster("job", "shortlist", stock.job, "--stage", "hired", "--json").json()["people"]
                == [])
    }

    @Test("Masked, no contact is left in any format", arguments: ["markdown", "csv", "html"])
    func masked(format: String) throws {
        let match = try stock.match(of: stock.runa)
        try muster("match", "approve", match)
        let file = "out.\(format)"
        let result = try muster(
            "job", "shortlist", stock.job, "--format", format, "--mask", "contacts", "--output",
            file, "--json")
        let answer = try result.json()
        #expect(answer["masked"] == true && answer["format"] == .string(format))
        for contact in ["example.org", "0000000", "runa-feldmark-example"] {
            #expect(!result.output.contains(contact), "\(contact)")
        }
        #expect(answer["text"]?.string?.contains("Feldmark") == true)
        #expect(
            try muster("job", "shortlist", stock.job, "--output", file).exit == 4)
    }

    @Test("What is not known is refused") func wrong() throws {
        #expect(try muster("job", "shortlist", "none").exit == 3)
        #expect(try muster("job", "shortlist", stock.job, "--format", "pdf").exit == 2)
        #expect(try muster("job", "shortlist", stock.job, "--mask", "names").exit == 2)
        #expect(try muster("job", "shortlist", stock.job, "--stage", "nowhere").exit == 2)
    }
}
