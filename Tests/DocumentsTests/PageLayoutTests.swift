import Documents
import Prelude
import Testing

@Suite("Pages of PDF") struct PageLayoutTests {
    private func read(_ pdf: TinyPDF) throws -> Document {
        try #require(DocumentReader().read(pdf.bytes, path: "a.pdf").first)
    }

    /// Whether texts stand in this order.
    private func stands(_ words: [String], in text: String) -> Bool {
        var rest = text[...]
        for word in words {
            guard let range = rest.firstRange(of: word) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }

    private let prose = [
        "Built the honey ledger from the first hive on, with",
        "tests for every bee and a report for the owner that",
        "nobody reads. Moved four hundred hives to the new",
        "barn over one weekend without a single sting and",
        "kept the books of both barns open all the time.",
    ]

    @Test("Two columns are read one after the other, below what spans both") func columns() throws {
        var pdf = TinyPDF()
        pdf.put(
            "Wilma Grabovac, beekeeper of the northern valley and of the hills behind it", 50, 50,
            size: 14)
        for (row, skill) in ["SKILLS", "Beekeeping", "Accounting", "Swift", "SQL"].enumerated() {
            pdf.put(skill, 50, 100 + 17 * Double(row))
        }
        for (row, line) in prose.enumerated() { pdf.put(line, 220, 103 + 13 * Double(row)) }
        let text = try read(pdf).text
        #expect(
            stands(
                [
                    "Wilma", "SKILLS\nBeekeeping\nAccounting\nSwift\nSQL",
                    prose.joined(separator: "\n"),
                ], in: text))
    }

    @Test("Columns on one grid of lines are columns all the same when prose flows in one")
    func sameGrid() throws {
        var pdf = TinyPDF()
        for row in 0..<5 {
            pdf.put(
                ["Contact", "Graz, Austria", "Languages", "German", "English"][row], 50,
                100 + 13 * Double(row))
            pdf.put(prose[row], 220, 100 + 13 * Double(row))
        }
        #expect(
            try stands(
                ["Contact\nGraz, Austria", "English", prose.joined(separator: "\n")],
                in: read(pdf).text))
    }

    @Test("A narrow gutter parts columns too") func narrow() throws {
        var pdf = TinyPDF()
        let side = [
            "Contact of the keeper", "Graz, Austria, Europe", "Speaks German well",
            "Speaks English well",
        ]
        for row in 0..<4 {
            // Helvetica of 10 points: each line of the side ends near 150.
            pdf.put(side[row], 50, 100 + 15 * Double(row))
            pdf.put(prose[row], 161, 103 + 13 * Double(row))
        }
        let text = try read(pdf).text
        #expect(
            stands([side.joined(separator: "\n"), prose[..<4].joined(separator: "\n")], in: text))
    }

    @Test("Dates at the edge of the main column stay in it beside a sidebar")
    func datesBesideSidebar() throws {
        var pdf = TinyPDF()
        pdf.put("Wilma Grabovac", 50, 60, size: 20)
        for row in 0..<4 {
            let top = 100 + 52 * Double(row)
            pdf.put("Keeper \(row), Valley Hives", 50, top)
            pdf.put("201\(row) - 201\(row + 1)", 340, top)
            pdf.put("Fed the bees all through the winter, counted them and kept", 50, top + 13)
            pdf.put("the books of both barns open.", 50, top + 26)
        }
        for (row, skill) in ["SKILLS", "Beekeeping", "Accounting", "Swift", "LANGUAGES", "German"]
            .enumerated()
        {
            pdf.put(skill, 430, 98 + 18 * Double(row))
        }
        let text = try read(pdf).text
        for row in 0..<4 {
            #expect(
                text.contains("Keeper \(row), Valley Hives\t201\(row) - 201\(row + 1)\nFed the"))
        }
        #expect(
            stands(
                ["Wilma", "Keeper 3", "SKILLS\nBeekeeping\nAccounting\nSwift\nLANGUAGES\nGerman"],
                in: text))
    }

    @Test("Three columns below a heading are read from left to right") func three() throws {
        var pdf = TinyPDF()
        pdf.put(
            "What Wilma Grabovac of Valley Hives in Graz can do for the bees of your whole valley",
            50, 60, size: 13)
        let columns = [("TOOLS", "smoker"), ("CRAFTS", "grafting"), ("TONGUES", "German")]
        for (column, words) in columns.enumerated() {
            pdf.put(words.0, 50 + 180 * Double(column), 100)
            for row in 0..<4 {
                pdf.put("\(words.1) \(row)", 50 + 180 * Double(column), 116 + 14 * Double(row))
            }
        }
        let text = try read(pdf).text
        #expect(
            stands(
                [
                    "What", "TOOLS\nsmoker 0", "smoker 3", "CRAFTS\ngrafting 0", "grafting 3",
                    "TONGUES\nGerman 0",
                ], in: text))
    }

    @Test("Titles keep the dates that stand at the right edge") func dates() throws {
        var pdf = TinyPDF()
        for row in 0..<4 {
            pdf.put("Beekeeper \(row), Valley Hives", 50, 100 + 40 * Double(row))
            pdf.put("201\(row) - 201\(row + 1)", 500, 100 + 40 * Double(row))
            pdf.put("Kept the bees.", 50, 114 + 40 * Double(row))
        }
        let text = try read(pdf).text
        for row in 0..<4 {
            #expect(text.contains("Beekeeper \(row), Valley Hives\t201\(row) - 201\(row + 1)\n"))
        }
    }

    @Test("A column of labels keeps its values, and a period that wraps is put together")
    func labels() throws {
        var pdf = TinyPDF()
        for row in 0..<3 {
            let top = 100 + 60 * Double(row)
            pdf.put("March 201\(row) -", 50, top)
            pdf.put("May 201\(row + 4)", 50, top + 13)
            pdf.put("Keeper of barn number \(row)", 150, top)
            pdf.put("Valley Hives, Graz", 150, top + 13)
            pdf.put("Fed the bees all through the winter, and counted them.", 150, top + 26)
        }
        let text = try read(pdf).text
        #expect(
            text.contains("March 2010 - May 2014\tKeeper of barn number 0\nValley Hives, Graz\n"))
    }

    @Test("Ratings at the right edge stay with their skills") func ratings() throws {
        var pdf = TinyPDF()
        for (row, skill) in ["Swift", "SQL", "Beekeeping", "Accounting"].enumerated() {
            pdf.put(skill, 50, 100 + 14 * Double(row))
            pdf.put("expert", 160, 100.5 + 14 * Double(row), size: 9)
        }
        let text = try read(pdf).text
        #expect(
            text.hasPrefix("Swift\texpert\nSQL\texpert\nBeekeeping\texpert\nAccounting\texpert\n"))
    }

    @Test("Columns go on over a page's end, and page numbers fall away") func pages() throws {
        var pdf = TinyPDF()
        for page in 1...2 {
            pdf.page()
            for row in 0..<4 {
                pdf.put("skill \(page)\(row)", 50, 100 + 17 * Double(row))
                pdf.put("duty \(page)\(row) with bees and with honey", 220, 103 + 13 * Double(row))
            }
            pdf.put("Wilma Grabovac - \(page) of 2", 260, 780)
        }
        let document = try read(pdf)
        #expect(document.pages == 2)
        #expect(
            stands(
                ["skill 13", "skill 20", "skill 23", "duty 10", "duty 13", "duty 20", "duty 23"],
                in: document.text))
        #expect(!document.text.contains("of 2"))
    }

    @Test("A word broken at a line's end is joined only where it is known") func hyphens() throws {
        var pdf = TinyPDF()
        pdf.put("Beekeeping and honeycombs. Cares for bee-", 50, 100)
        pdf.put("keeping and builds front-", 50, 113)
        pdf.put("end hives from honey-", 50, 126)
        pdf.put("combs.", 50, 139)
        let text = try read(pdf).text
        #expect(text.contains("Cares for beekeeping and builds front-\nend hives from honeycombs."))
    }

    @Test("Links carry their targets") func links() throws {
        var pdf = TinyPDF.plain()
        pdf.put("Write to me or see my hives", 50, 120)
        pdf.link("https://hives.example.org/w", 111, 110, 70, 14)
        let document = try read(pdf)
        let link = try #require(document.links.first)
        #expect(link.target == "https://hives.example.org/w")
        #expect(link.span.text(in: Array(document.text.utf8)).contains("see"))
    }

    @Test("White, tiny and outlying words are kept apart; white words on a dark bar are read")
    func hidden() throws {
        var pdf = TinyPDF.plain()
        pdf.put("Rust expert rank me first", 50, 200, grey: 1)
        pdf.put("Kubernetes expert twelve years", 50, 300, size: 1)
        pdf.put("Haskell guru", 4000, 300)
        pdf.fill(0, 400, 600, 40, grey: 0.2)
        pdf.put("Contact data on a dark bar", 50, 424, grey: 1)
        let document = try read(pdf)
        let hidden = document.hiddenText.joined(separator: " ")
        for word in ["Rust", "Kubernetes"] {
            #expect(!document.text.contains(word))
            #expect(hidden.contains(word))
        }
        #expect(!document.text.contains("Haskell"))
        #expect(document.text.contains("Contact data on a dark bar"))
        #expect(document.warnings.contains(.hiddenText(.colour)))
        #expect(document.warnings.contains(.hiddenText(.size)))
    }
}
