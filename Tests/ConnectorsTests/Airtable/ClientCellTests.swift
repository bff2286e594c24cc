import Connectors
import Prelude
import TestSupport
import Testing

@Suite("Airtable's cells") struct ClientCellTests {
    @Test("Texts are read from whatever shows one") func texts() {
        let cells: [(JSONValue?, String?)] = [
            (nil, nil), (.null, nil), ("", nil), ("Ada", "Ada"), (7, "7"), (0.5, "0.5"),
            (["a", "b"], "a\nb"), ([["name": "Jane"], ["name": "Joe"]], "Jane\nJoe"),
            (["state": "generated", "value": "said by a model"], "said by a model"),
            (true, nil), (["error": "#ERROR!"], nil), (["specialValue": "NaN"], nil), ([], nil),
        ]
        for (cell, expected) in cells {
            #expect(AirtableCells.text(cell).value == expected)
        }
        #expect(AirtableCells.text(true).note == "expected a text, found a boolean")
        #expect(AirtableCells.text(["a", true]).note == "expected texts, found an array")
    }

    @Test("The id of a record is no name") func names() {
        #expect(AirtableCells.name("Acme Ltd").value == "Acme Ltd")
        for cell in ["recAAAAAAAAAAAAAA", ["recAAAAAAAAAAAAAA"], " recAAAAAAAAAAAAA1\n"]
            as [JSONValue]
        {
            #expect(AirtableCells.name(cell).value == nil)
            #expect(AirtableCells.name(cell).note != nil)
        }
        #expect(AirtableCells.name("recapitalizations").value == "recapitalizations")
        #expect(AirtableCells.name("recruiting and more").value == "recruiting and more")
    }

    @Test("Numbers, boxes, days and moments are read or noted") func scalars() {
        #expect(AirtableCells.number("7.5").value == 7.5)
        #expect(AirtableCells.number([3]).value == 3)
        #expect(AirtableCells.number("about seven").value == nil)
        #expect(AirtableCells.number("nan").value == nil)
        #expect(AirtableCells.number(["specialValue": "Infinity"]).note != nil)
        #expect(AirtableCells.whole(7).value == 7)
        #expect(AirtableCells.whole(7.5).note == "expected a whole number, found a fraction")
        #expect(AirtableCells.checked(nil).value == false)
        #expect(AirtableCells.checked(true).value == true)
        #expect(AirtableCells.checked("yes").value == nil)
        #expect(AirtableCells.day("2026-11-21").value == Day(year: 2026, month: 11, day: 21))
        #expect(AirtableCells.day("21.11.2026").note != nil)
        let moment = Timestamp(Day(number: 0)) + .seconds(9 * 3600) + .milliseconds(250)
        for text in ["1970-01-01T09:00:00.250Z", "1970-01-01T11:00:00.25+02:00"] {
            #expect(AirtableCells.moment(.string(text)).value == moment)
        }
        #expect(AirtableValues.moment(moment) == "1970-01-01T09:00:00.250Z")
        for text in ["1970-13-01", "1970-01-01T25:00Z", "1970-01-01T", "x", "1970-01-01T1:2:3:4Z"] {
            #expect(AirtableCells.moment(.string(text)).value == nil)
        }
    }

    @Test("Options, links and files are read from lists") func lists() {
        #expect(AirtableCells.option("junior").value == "junior")
        #expect(AirtableCells.option(["a", "b"]).note == "expected one option, found several")
        #expect(AirtableCells.options(["a", ["name": "b"]]).value == ["a", "b"])
        let links = AirtableCells.links(["recAAAAAAAAAAAAAA", "Acme", ["id": "recBBBBBBBBBBBBBB"]])
        #expect(links.value == ["recAAAAAAAAAAAAAA", "recBBBBBBBBBBBBBB"])
        #expect(links.note == "expected links to records, found an array")
        #expect(AirtableCells.attachments([["id": "att1"]]).value == nil)
        #expect(AirtableCells.attachments("cv.pdf").note == "expected files, found a string")
        #expect(
            AirtableValues.links(["recAAAAAAAAAAAAAA", "Acme", "recAAAAAAAAAAAAAA"])
                == ["recAAAAAAAAAAAAAA"])
    }

    @Test("A list goes into a cell with an item on each line, and comes back as it was")
    func items() {
        let items = ["Lead, hire and coach a team", "Ship on \"time\"", "[draft] plans"]
        let cell = AirtableValues.items(items)
        #expect(cell == "Lead, hire and coach a team\nShip on \"time\"\n[draft] plans")
        #expect(AirtableCells.items(cell).value == items)
        #expect(AirtableCells.items(cell, commas: true).value == items)
        #expect(AirtableValues.items(["a\nb", " ", ""]) == "a b")
        #expect(AirtableValues.items([]) == .null)
    }

    @Test("Older ways of writing a list are read, commas only when that is wanted") func oldItems()
    {
        #expect(
            AirtableCells.items(#"["Backend Developer", "Data, ML"]"#).value
                == ["Backend Developer", "Data, ML"])
        #expect(AirtableCells.items("[\n\"a\",\n\"b\"\n]").value == ["a", "b"])
        #expect(AirtableCells.items("Rust, Go").value == ["Rust, Go"])
        #expect(AirtableCells.items("Rust, Go", commas: true).value == ["Rust", "Go"])
        let sentence = "You design and build services, review code and mentor others."
        #expect(AirtableCells.items(.string(sentence), commas: true).value == [sentence])
        #expect(AirtableCells.items(["Rust", " Go "]).value == ["Rust", "Go"])
        #expect(AirtableCells.items("[not json").value == ["[not json"])
        #expect(AirtableCells.items(" \n ").value == nil)
        #expect(AirtableCells.items(true).note != nil)
    }

    @Test("No reader crashes on a value, nor repeats it in a note") func total() {
        let values: [JSONValue] = [
            .null, true, false, 0, -1, 1e300, .number(.infinity), "planted", [], [[]], [[[]]],
            [.null, "planted", 3], [:], ["planted": "planted"], [["url": "planted"]],
            .integer(.max), "recplanted", "2026-02-30T99:99:99Z", "\u{0}\u{1B}[31mplanted",
        ]
        for value in values {
            let notes = [
                AirtableCells.text(value).note, AirtableCells.name(value).note,
                AirtableCells.number(value).note, AirtableCells.whole(value).note,
                AirtableCells.checked(value).note, AirtableCells.option(value).note,
                AirtableCells.options(value).note, AirtableCells.links(value).note,
                AirtableCells.attachments(value).note, AirtableCells.day(value).note,
                AirtableCells.moment(value).note, AirtableCells.items(value, commas: true).note,
            ]
            #expect(notes.allSatisfy { $0?.contains("planted") != true })
        }
    }

    @Test(
        "Hostile texts survive a cell and a list",
        .enabled(if: SharedData.isPresent, HostileTexts.absent))
    func hostile() async throws {
        let desk = try ClientDesk()
        let person = try desk.people(1)[0]
        let (field, key) = (try desk.field("Proof of Work"), try desk.field("Full Name"))
        for text in try HostileTexts.all().prefix(60) where !text.isEmpty {
            let outcome = await desk.client.update(
                [AirtableEdit(person, [field: .string(text), key: .string(text)])],
                in: ClientDesk.talent)
            #expect(outcome[0].isWhole)
            let formula = AirtableFormula.equal(key, text)
            var found: [AirtableRecord] = []
            try await desk.client.records(
                of: ClientDesk.talent, AirtableQuery(fields: [field], formula: formula)
            ) { found += $0 }
            #expect(found.map { $0[field]?.string } == [text])
        }
    }
}
