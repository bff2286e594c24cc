import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Job boards") struct BoardTests {
    private func page(_ board: JobBoard, asked: String? = nil) throws -> BoardPage {
        let answer = try JSONParser.parse(try #require(BoardFixture.answers[board.rawValue]))
        return try board.page(answer, of: "tidewerk", asked: asked)
    }

    @Test("A job is read from every board's shape", arguments: JobBoard.allCases)
    func reads(board: JobBoard) throws {
        let page = try page(board)
        let listing = try #require(page.listings.first)
        #expect(page.listings.count == 1)
        #expect(listing.job.title == "Platform Engineer")
        #expect(listing.address.hasPrefix("https://") && !listing.key.isEmpty)
        #expect(listing.job.posted == Day(year: 2026, month: 11, day: 2), "\(listing)")
        #expect(listing.job.organization?.isEmpty == false)
        #expect(!listing.labels.isEmpty)
        if board != .smartrecruiters {
            #expect(listing.job.descriptionHTML?.contains("We build") == true)
        }
        let isPlaced =
            !listing.job.places.isEmpty || !listing.job.applicantPlaces.isEmpty
        #expect(isPlaced)
    }

    @Test("What boards say each in their own way is told apart") func details() throws {
        let greenhouse = try #require(try page(.greenhouse).listings.first)
        #expect(greenhouse.job.descriptionHTML == "<p>We build &amp; run.</p>")
        #expect(greenhouse.job.organization == "tidewerk")
        #expect(greenhouse.job.places.map(\.text) == ["Berlin, Germany", "Utrecht, Netherlands"])
        #expect(greenhouse.job.payText == "Salary range in : EUR 70000 - EUR 90000")
        let lever = try #require(try page(.lever).listings.first)
        #expect(lever.job.places.map(\.text) == ["Berlin", "Utrecht"])
        #expect(lever.job.isRemote && lever.job.salary?.maximum == 90_000)
        #expect(
            lever.job.descriptionHTML?.contains("<h3>You bring</h3><ul><li>Rust</li></ul>") == true)
        #expect(lever.job.payText == "The range for this role.")
        let ashby = try page(.ashby)
        #expect(ashby.listings.first?.job.salary?.minimum == 70_000)
        #expect(ashby.listings.first?.job.salary?.unit == "1 YEAR")
        let remotive = try #require(try page(.remotive).listings.first)
        #expect(remotive.job.payText == "€70k - €90k")
        #expect(ashby.unreadable == 1, "what a company does not list is no job")
        let workable = try #require(try page(.workable).listings.first)
        #expect(workable.job.places.map(\.locality) == ["Berlin"])
        let adzuna = try #require(try page(.adzuna).listings.first)
        #expect(adzuna.job.salary == nil, "what a board reckons itself nobody has offered")
        let official = try #require(try page(.usajobs).listings.first)
        #expect(official.job.validThrough == Day(year: 2026, month: 12, day: 2))
        #expect(official.job.salary?.unit == "PA")
    }

    @Test(
        "Titles, companies and places are read without the tags and references in them",
        arguments: [
            ("<strong>Data</strong> <strong>Scientist</strong>", "Data Scientist"),
            ("<b>Lead</b>ing <B class=\"x\">Engineer</B>", "Leading Engineer"),
            ("Cook<br/>and <p>Baker</p>", "Cook and Baker"),
            ("&lt;b&gt;Fish&lt;/b&gt; &amp;amp; Chips", "Fish & Chips"),
            ("C++ <templates> & List<String> <3", "C++ <templates> & List<String> <3"),
            ("Pay < 5 and > 3 </", "Pay < 5 and > 3 </"),
        ])
    func plain(written: String, read: String) throws {
        let answer: JSONValue = [
            "results": [
                [
                    "id": "1", "title": .string(written), "redirect_url": "https://x.example.org/1",
                    "company": ["display_name": .string(written)],
                    "location": ["display_name": .string(written)],
                ]
            ]
        ]
        let listing = try #require(try JobBoard.adzuna.page(answer, of: "gb").listings.first)
        #expect(listing.job.title == read && listing.job.organization == read)
        #expect(listing.job.places.map(\.text) == [read])
    }

    @Test("Boards that answer page by page name the next one, and the last names none")
    func pages() throws {
        #expect(try page(.smartrecruiters).next == "1")
        #expect(try page(.smartrecruiters, asked: "239").next == nil)
        #expect(try page(.arbeitnow, asked: "4").next == "5")
        #expect(try page(.adzuna).next == "2" && page(.adzuna, asked: "3").next == nil)
        #expect(try page(.usajobs).next == nil)
        for board in [
            JobBoard.greenhouse, .lever, .ashby, .workable, .recruitee, .remotive, .remoteok,
        ] {
            #expect(try page(board).next == nil)
        }
    }

    @Test(
        "What is asked is escaped, and stays on the server that is asked",
        arguments: JobBoard.allCases
    )
    func asks(board: JobBoard) throws {
        let server = try WebAddress("http://127.0.0.1:8080")
        let address = board.address(on: server, of: "a/b?c", for: "R & D", page: "2")
        #expect(address.query.contains("pay_transparency=true") == (board == .greenhouse))
        #expect(address.host == "127.0.0.1")
        #expect(!address.text.contains("a/b?c") && !address.text.contains("R & D"))
        _ = try WebAddress(board.server(of: "tidewerk"))
    }

    @Test("An answer of another shape is told as such", arguments: JobBoard.allCases)
    func strange(board: JobBoard) throws {
        for text in ["{}", "null", "\"jobs\"", "{\"jobs\": 5, \"data\": {}, \"results\": \"\"}"] {
            let answer = try JSONParser.parse(text)
            #expect(throws: BoardProblem.self) { try board.page(answer, of: "tidewerk") }
        }
    }

    @Test(
        "Whatever stands in the place of a value, an entry is read or counted",
        arguments: JobBoard.allCases)
    func hostile(board: JobBoard) throws {
        let answer = try JSONParser.parse(try #require(BoardFixture.answers[board.rawValue]))
        let strange: [JSONValue] = [
            .null, true, -1, .number(1e300), "", "\u{0}<script>", [], [[1]], ["a": ["b": 2]],
            JSONValue(Int.max),
        ]
        for value in strange {
            for changed in Self.mutations(of: answer, with: value) {
                guard let page = try? board.page(changed, of: "tidewerk") else { continue }
                #expect(page.listings.count + page.unreadable <= 2)
                for listing in page.listings {
                    #expect(listing.job.title?.isEmpty == false)
                    #expect(listing.address.hasPrefix("http"))
                }
            }
        }
    }

    /// The document with each of its values replaced in turn.
    private static func mutations(of document: JSONValue, with value: JSONValue) -> [JSONValue] {
        switch document {
        case .object(let members):
            members.indices.flatMap { index in
                ([value] + mutations(of: members[index].value, with: value)).map { changed in
                    var members = members
                    members[index] = JSONMember(members[index].key, changed)
                    return .object(members)
                }
            }
        case .array(let elements):
            elements.indices.flatMap { index in
                ([value] + mutations(of: elements[index], with: value)).map { changed in
                    var elements = elements
                    elements[index] = changed
                    return .array(elements)
                }
            }
        default: []
        }
    }
}
