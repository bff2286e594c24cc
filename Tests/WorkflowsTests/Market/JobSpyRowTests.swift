import Market
import Prelude
import Testing

@testable import Workflows

@Suite("Jobs with the columns of JobSpy") struct JobSpyRowTests {
    /// A value for every column, none of which is another's.
    private static let whole: [String: String] = [
        "id": "in-1", "site": "indeed", "job_url": "https://jobs.example.org/1",
        "job_url_direct": "https://tidewerk.example.org/1", "title": "Platform Engineer",
        "company": "Tidewerk", "location": "Berlin, BE, DE", "date_posted": "2026-11-02",
        "job_type": "fulltime, contract", "salary_source": "direct_data", "interval": "yearly",
        "min_amount": "70000.0", "max_amount": "90000", "currency": "EUR", "is_remote": "True",
        "job_level": "senior", "job_function": "engineering", "listing_type": "organic",
        "emails": "jobs@example.org", "description": "We **build** with Rust.",
        "company_industry": "Shipping", "company_url": "https://indeed.example.org/tidewerk",
        "company_logo": "https://img.example.org/1.png",
        "company_url_direct": "https://tidewerk.example.org",
        "company_addresses": "Kai 1", "company_num_employees": "11-50", "company_revenue": "5M",
        "company_description": "Ships.", "skills": "Rust, SQL", "experience_range": "3-5",
        "company_rating": "4.1", "company_reviews_count": "12", "vacancy_count": "2",
        "work_from_home_type": "hybrid",
    ]

    private func row(_ changes: [String: JSONValue] = [:]) -> JSONValue {
        .object(
            JobSpyRow.columns.map { name in
                JSONMember(name, changes[name] ?? .string(Self.whole[name] ?? ""))
            })
    }

    private func job(_ changes: [String: JSONValue] = [:]) throws -> FoundJob {
        try #require(JobSpyRow.job(row(changes), source: "s"))
    }

    private func read(_ text: String) throws -> GatheredJobs {
        try JobSpyRow.jobs(Array(text.utf8), source: "s")
    }

    @Test("None of the 34 columns is lost") func columns() throws {
        #expect(JobSpyRow.columns.count == 34 && Set(JobSpyRow.columns) == Set(Self.whole.keys))
        let job = try job()
        #expect(job.key == "in-1" && job.title == "Platform Engineer" && job.company == "Tidewerk")
        #expect(
            job.addresses == ["https://jobs.example.org/1", "https://tidewerk.example.org/1"])
        #expect(job.places == ["Berlin, BE, DE"] && job.isRemote == true)
        #expect(job.employment == ["fulltime", "contract"])
        #expect(job.posted == Day(year: 2026, month: 11, day: 2))
        #expect(job.text == "We **build** with Rust.")
        #expect(job.pay == .init(least: 70_000, most: 90_000, currency: "EUR", unit: "yearly"))
        let shown: Set = [
            "job_url", "job_url_direct", "title", "company", "location", "date_posted", "job_type",
            "is_remote", "description",
        ]
        for name in JobSpyRow.columns where !shown.contains(name) {
            #expect(job.details[name] == .string(Self.whole[name] ?? ""), "\(name)")
        }
    }

    @Test(
        "What pandas writes where there is nothing is nothing",
        arguments: ["", " ", "nan", "NaN", "None", "null", "NaT"])
    func nothing(text: String) throws {
        var changes: [String: JSONValue] = [:]
        for name in JobSpyRow.columns where !["title", "job_url"].contains(name) {
            changes[name] = .string(text)
        }
        let job = try job(changes)
        #expect(job.key == "https://jobs.example.org/1" && job.company == nil && job.places.isEmpty)
        #expect(job.posted == nil && job.pay == nil && job.isRemote == nil)
        #expect(job.text.isEmpty)
        #expect(
            job.employment.isEmpty && job.details.keys.elementsEqual(["job_url"])
                && job.addresses.count == 1)
        #expect(JobSpyRow.job(row(["title": .string(text)]), source: "s") == nil)
    }

    @Test("Values of JSON are kept as they are: numbers, lists, true and false") func values()
        throws
    {
        let job = try job([
            "min_amount": 70_000, "max_amount": .number(90_000.5), "is_remote": false, "id": 4711,
            "company_rating": .number(4.1), "emails": ["a@example.org", "b@example.org"],
            "listing_type": true, "skills": [], "company_addresses": .null,
        ])
        #expect(job.pay?.least == 70_000 && job.pay?.most == 90_000.5 && job.isRemote == false)
        #expect(job.key == "4711" && job.details["company_rating"] == .number(4.1))
        #expect(job.details["emails"] == ["a@example.org", "b@example.org"])
        #expect(job.details["listing_type"] == true)
        #expect(job.details["skills"] == nil && job.details["company_addresses"] == nil)
    }

    @Test(
        "Days are read as pandas writes them",
        arguments: [
            ("2026-11-02", "2026-11-02"), ("2026-11-02 08:00:00", "2026-11-02"),
            ("2026-11-02T23:00:00.000Z", "2026-11-02"), ("1793577600000", "2026-11-02"),
            ("2026-02-30", nil), ("-1", nil), ("99999999999999999999", nil), ("yesterday", nil),
            ("9223372036854775807", nil), ("2026-11", nil), ("--", nil),
        ] as [(String, String?)])
    func days(text: String, day: String?) throws {
        #expect(try job(["date_posted": .string(text)]).posted?.description == day)
    }

    @Test("A table is read by its headings, in whatever order, with others between") func table()
        throws
    {
        let found = try read(
            #"""
            title,other,job_url,company,description
            "Cook, ""first""",x,https://jobs.example.org/1,Harbour Line,"Two
            lines"
            Sailor,x,https://jobs.example.org/2,nan,
            No address,x,,Nobody,
            """#)
        #expect(found.jobs.map(\.title) == ["Cook, \"first\"", "Sailor"] && found.unreadable == 1)
        #expect(found.jobs[0].text == "Two\nlines" && found.jobs[1].company == nil)
        let marked = try read("\u{FEFF}title;job_url\r\nCook;https://jobs.example.org/1\r\n")
        #expect(marked.jobs.map(\.title) == ["Cook"])
    }

    @Test("Backslashes that a table doubles are single ones, and those that it does not stay")
    func backslashes() throws {
        let doubled = try read(
            #"""
            "title","job_url","description"
            "Cook","https://jobs.example.org/1","C:\\new \\* star"
            """#)
        #expect(doubled.jobs.first?.text == "C:\\new \\* star")
        let single = try read(
            #"""
            title,job_url,description
            Cook,https://jobs.example.org/1,"C:\\new \* star"
            """#)
        #expect(single.jobs.first?.text == "C:\\\\new \\* star")
    }

    @Test("JSON is read as a list and as an object a line") func json() throws {
        let (one, two) = (row(["title": "One"]).text(), row(["title": "Two"]).text())
        for text in [
            "[\(one), \(two)]", "\(one)\n\(two)\n", "\r\n \(one)\r\n\r\n\(two)",
            "\u{FEFF}\(one)\n\(two)",
            "\u{FEFF}[\(one),\(two)]",
        ] {
            let found = try read(text)
            #expect(found.jobs.map(\.title) == ["One", "Two"] && found.unreadable == 0)
        }
        #expect(try read("[]").jobs.isEmpty)
        let mixed = try read("\(one)\nTraceback\n[1]\n\(two)")
        #expect(mixed.jobs.count == 2 && mixed.unreadable == 2)
    }

    @Test("The numbers of Python that JSON has not are nothing, and words in texts stay")
    func python()
        throws
    {
        let line =
            #"{"title": "NaN \" NaN", "job_url": "https://jobs.example.org/1", "min_amount": NaN, "#
            + #""max_amount": Infinity, "company_rating": -Infinity, "description": "an Infinity\\"}"#
        for text in [line, "[\(line)]"] {
            let job = try #require(try read(text).jobs.first)
            #expect(job.title == "NaN \" NaN" && job.text == "an Infinity\\")
            #expect(job.pay == nil && job.details["company_rating"] == nil)
        }
    }

    @Test(
        "A file of another shape is refused, and what was expected is said",
        arguments: [
            "name,link\nCook,https://jobs.example.org/1\n", "title\nCook\n", "{}", "[1, 2]\n{",
            "{\"title\": {\"0\": \"Cook\"}}", "", "\u{0}\u{1}", "<html></html>", "\"title\n",
            "{\"title\": 1,", "{nonsense}",
        ])
    func wrong(text: String) {
        do {
            _ = try read(text)
            Issue.record("\(text) was read")
        } catch {
            #expect("\(error)".contains("expected") || "\(error)".contains("table"), "\(error)")
            #expect(!"\(error)".contains("nonsense") && !"\(error)".contains("example.org"))
        }
    }

    @Test("Whatever stands in a column, a row is a job or none") func hostile() throws {
        let strange: [JSONValue] = [
            .null, true, -1, .number(1e308), .number(-0.0), "", "\u{0}", "\u{202E}x", [], [[1]],
            ["a": ["b": 2]], JSONValue(Int.max), JSONValue(Int.min), "-1e400", "inf", "0x10",
            .string(String(repeating: "x", count: 1_000_000)),
        ]
        for name in JobSpyRow.columns {
            for value in strange {
                guard let job = JobSpyRow.job(row([name: value]), source: "s") else {
                    #expect(["title", "job_url"].contains(name))
                    continue
                }
                #expect(!job.title.isEmpty && job.title.count <= FoundJob.maximumLine)
                #expect(job.text.count <= FoundJob.maximumText)
                #expect(job.pay?.least?.isFinite != false)
            }
        }
    }
}
