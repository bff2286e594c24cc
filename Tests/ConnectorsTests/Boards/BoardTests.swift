import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Job boards") struct BoardTests {
    /// An answer of each board with one job, invented by us in the board's shape.
    private static let answers: [JobBoard: String] = [
        .greenhouse: """
        {"jobs": [{"id": 4011, "title": "Platform Engineer", "absolute_url":
        "https://boards.example.org/tidewerk/4011", "location": {"name": "Berlin, Germany"},
        "first_published": "2026-11-02T09:00:00-05:00", "updated_at": "2026-11-20T09:00:00-05:00",
        "content": "&lt;p&gt;We build &amp;amp; run.&lt;/p&gt;", "departments": [{"name": "Engineering"}]}],
        "meta": {"total": 1}}
        """,
        .lever: """
        [{"id": "a1", "text": "Platform Engineer", "hostedUrl": "https://jobs.example.org/a1",
        "applyUrl": "https://jobs.example.org/a1/apply", "createdAt": 1793610000000,
        "workplaceType": "remote", "description": "<p>We build.</p>", "additional": "",
        "lists": [{"text": "You bring", "content": "<li>Rust</li>"}],
        "categories": {"location": "Berlin", "allLocations": ["Berlin", "Utrecht"],
        "commitment": "Full-time", "department": "Engineering", "team": "Core"},
        "salaryRange": {"min": 70000, "max": 90000, "currency": "EUR", "interval": "per-year-salary"}}]
        """,
        .ashby: """
        {"apiVersion": "1", "jobs": [{"id": "b2", "title": "Platform Engineer", "location": "Berlin",
        "secondaryLocations": [{"location": "Utrecht"}], "department": "Engineering", "team": "Core",
        "isListed": true, "isRemote": true, "descriptionHtml": "<p>We build.</p>",
        "publishedAt": "2026-11-02T08:00:00.000+00:00", "employmentType": "FullTime",
        "jobUrl": "https://jobs.example.org/b2", "applyUrl": "https://jobs.example.org/b2/application"},
        {"id": "b3", "title": "Hidden", "isListed": false, "jobUrl": "https://jobs.example.org/b3"}]}
        """,
        .workable: """
        {"name": "Tidewerk", "jobs": [{"title": "Platform Engineer", "shortcode": "C3", "employment_type":
        "Full-time", "telecommuting": true, "department": "Engineering", "url":
        "https://apply.example.org/j/C3", "application_url": "https://apply.example.org/j/C3/apply",
        "published_on": "2026-11-02", "locations": [{"country": "Germany", "city": "Berlin", "region":
        "Berlin", "hidden": false}, {"city": "Nowhere", "hidden": true}],
        "description": "<p>We build.</p>"}]}
        """,
        .smartrecruiters: """
        {"offset": 0, "limit": 100, "totalFound": 240, "content": [{"id": "744", "name":
        "Platform Engineer", "company": {"identifier": "Tidewerk", "name": "Tidewerk GmbH"},
        "releasedDate": "2026-11-02T08:00:00.000Z", "location": {"city": "Berlin", "country": "de",
        "remote": true}, "typeOfEmployment": {"label": "Full-time"}, "department": {"label":
        "Engineering"}}]}
        """,
        .recruitee: """
        {"offers": [{"id": 55, "title": "Platform Engineer", "company_name": "Tidewerk GmbH", "careers_url":
        "https://tidewerk.example.org/o/platform", "careers_apply_url":
        "https://tidewerk.example.org/o/platform/c/new", "description": "<p>We build.</p>",
        "requirements": "<ul><li>Rust</li></ul>", "city": "Berlin", "country": "Germany", "location":
        "Berlin, Germany", "remote": true, "published_at": "2026-11-02 08:00:00 UTC", "department":
        "Engineering", "employment_type_code": "fulltime_permanent", "salary": {"min": "70000", "max":
        "90000", "currency": "EUR", "period": "year"}}]}
        """,
        .remotive: """
        {"job-count": 1, "jobs": [{"id": 77, "url": "https://remote.example.org/77", "title":
        "Platform Engineer", "company_name": "Tidewerk GmbH", "category": "Software Development",
        "tags": ["rust"], "job_type": "full_time", "publication_date": "2026-11-02T08:00:00",
        "candidate_required_location": "Europe", "salary": "", "description": "<p>We build.</p>"}]}
        """,
        .remoteok: """
        [{"legal": "terms"}, {"id": "88", "date": "2026-11-02T08:00:00+00:00", "company":
        "Tidewerk GmbH", "position": "Platform Engineer", "tags": ["rust", "cloud"], "description":
        "<p>We build.</p>", "location": "Europe", "salary_min": 70000, "salary_max": 90000,
        "url": "https://remote.example.org/88", "apply_url": "https://remote.example.org/88/go"}]
        """,
        .arbeitnow: """
        {"data": [{"slug": "platform-engineer", "company_name": "Tidewerk GmbH", "title":
        "Platform Engineer", "description": "<p>We build.</p>", "remote": true, "url":
        "https://work.example.org/platform-engineer", "tags": ["rust"], "job_types": ["full time"],
        "location": "Berlin", "created_at": 1793610000}], "links": {"next":
        "https://work.example.org/api?page=2"}, "meta": {}}
        """,
        .adzuna: """
        {"count": 120, "results": [{"id": "99", "title": "Platform Engineer", "description": "We build",
        "created": "2026-11-02T08:00:00Z", "redirect_url": "https://ads.example.org/99", "company":
        {"display_name": "Tidewerk GmbH"}, "location": {"display_name": "Berlin, Germany"}, "category":
        {"label": "IT Jobs"}, "salary_min": 70000, "salary_max": 90000, "salary_is_predicted": "1",
        "contract_time": "full_time"}]}
        """,
        .usajobs: """
        {"SearchResult": {"SearchResultCount": 1, "SearchResultCountAll": 1, "SearchResultItems": [
        {"MatchedObjectId": "111", "MatchedObjectDescriptor": {"PositionTitle": "Platform Engineer",
        "PositionURI": "https://gov.example.org/111", "ApplyURI": ["https://gov.example.org/111/apply"],
        "PositionLocation": [{"LocationName": "Denver, Colorado"}], "OrganizationName": "Weather Office",
        "PositionRemuneration": [{"MinimumRange": "70000", "MaximumRange": "90000",
        "RateIntervalCode": "PA"}], "PublicationStartDate": "2026-11-02", "ApplicationCloseDate":
        "2026-12-02", "JobCategory": [{"Name": "Engineering"}], "UserArea": {"Details": {"JobSummary":
        "We build.", "MajorDuties": ["Run things"], "RemoteIndicator": true}}}}]}}
        """,
    ]

    private func page(_ board: JobBoard, asked: String? = nil) throws -> BoardPage {
        let answer = try JSONParser.parse(try #require(Self.answers[board]))
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
        let lever = try #require(try page(.lever).listings.first)
        #expect(lever.job.places.map(\.text) == ["Berlin", "Utrecht"])
        #expect(lever.job.isRemote && lever.job.salary?.maximum == 90_000)
        #expect(
            lever.job.descriptionHTML?.contains("<h3>You bring</h3><ul><li>Rust</li></ul>") == true)
        let ashby = try page(.ashby)
        #expect(ashby.unreadable == 1, "what a company does not list is no job")
        let workable = try #require(try page(.workable).listings.first)
        #expect(workable.job.places.map(\.locality) == ["Berlin"])
        let adzuna = try #require(try page(.adzuna).listings.first)
        #expect(adzuna.job.salary == nil, "what a board reckons itself nobody has offered")
        let official = try #require(try page(.usajobs).listings.first)
        #expect(official.job.validThrough == Day(year: 2026, month: 12, day: 2))
        #expect(official.job.salary?.unit == "PA")
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
        let answer = try JSONParser.parse(try #require(Self.answers[board]))
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
