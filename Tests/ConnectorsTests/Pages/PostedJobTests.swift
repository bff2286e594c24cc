import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Jobs that pages describe") struct PostedJobTests {
    /// The jobs of a page, fetched from a server like any other.
    private func jobs(_ body: [UInt8], kind: String = "text/html") async throws -> [PostedJob] {
        let server = try LocalServer { _ in .answer(200, ["Content-Type": kind], body) }
        defer { server.stop() }
        let fetcher = PageFetcher(
            version: "1", rule: AddressRule(exceptions: ["127.0.0.1:\(server.port)"]),
            transport: CurlTransport(), surroundings: NotedWaits().surroundings)
        return try await fetcher.fetch(try WebAddress(server.address)).jobs
    }

    private func jobs(_ script: String) async throws -> [PostedJob] {
        try await jobs(Array("<script type=\"application/ld+json\">\(script)</script>".utf8))
    }

    private func job(_ members: String) async throws -> PostedJob {
        try #require(try await jobs("{\"@type\": \"JobPosting\", \(members)}").first)
    }

    @Test("All that a page says of a job is read") func whole() async throws {
        let job = try await job(
            """
            "@context": "https://schema.org/", "title": " R&amp;D\\n Baker ",
            "description": "<p>We &amp; you</p>", "employmentType": ["FULL_TIME", "CONTRACTOR"],
            "hiringOrganization": {"@type": "Organization", "name": "M&uuml;ller &#38; S&#xF6;hne"},
            "jobLocation": [
                {"@type": "Place", "address": {"addressLocality": "Berlin", "addressRegion": "BE",
                    "addressCountry": {"@type": "Country", "name": "DE"}}},
                {"@type": "Place", "address": "Zürich, Switzerland"}, {"name": "Head office"}, {}],
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [{"name": "DE"}, {"@type": "Country", "name": "AT"}],
            "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR",
                "value": {"minValue": 50000, "maxValue": "65000.50", "unitText": "YEAR"}},
            "datePosted": "2026-05-04", "validThrough": "2026-06-30T23:59:00+02:00"
            """)
        #expect(job.title == "R&D Baker")
        #expect(job.descriptionHTML == "<p>We &amp; you</p>")
        #expect(job.organization == "Müller & Söhne")
        #expect(
            job.places.map { [$0.locality, $0.region, $0.country, $0.text] } == [
                ["Berlin", "BE", "DE", nil], [nil, nil, nil, "Zürich, Switzerland"],
                [nil, nil, nil, "Head office"],
            ])
        #expect(job.isRemote)
        #expect(job.applicantPlaces == ["DE", "AT"])
        #expect(job.salary?.minimum == 50_000)
        #expect(job.salary?.maximum == 65_000.5)
        #expect(job.salary?.currency == "EUR")
        #expect(job.salary?.unit == "YEAR")
        #expect(job.employmentTypes == ["FULL_TIME", "CONTRACTOR"])
        #expect(job.posted == Day(year: 2026, month: 5, day: 4))
        #expect(job.validThrough == Day(year: 2026, month: 6, day: 30))
    }

    @Test("What a page does not say is missing") func missing() async throws {
        let job = try await job(
            """
            "title": "  ", "description": "", "datePosted": "yesterday", "validThrough": "2026-13-01",
            "baseSalary": {"currency": "EUR", "value": {"minValue": "negotiable"}},
            "jobLocation": null, "employmentType": 7, "hiringOrganization": []
            """)
        #expect(job.title == nil && job.descriptionHTML == nil && job.organization == nil)
        #expect(job.posted == nil && job.validThrough == nil && job.salary == nil)
        #expect(job.places.isEmpty && job.employmentTypes.isEmpty && !job.isRemote)
    }

    @Test(
        "Pay is read as it is written",
        arguments: [
            ("{\"currency\": \"USD\", \"value\": 70}", 70, 70, "USD"),
            ("{\"currency\": \"USD\", \"value\": {\"value\": \"40.5\"}}", 40.5, 40.5, "USD"),
            ("{\"minValue\": 1, \"maxValue\": 2, \"currency\": \"CHF\"}", 1, 2, "CHF"),
            ("90000", 90_000, 90_000, nil), ("[{\"value\": {\"minValue\": 3}}]", 3, nil, nil),
        ] as [(String, Double?, Double?, String?)])
    func pay(text: String, minimum: Double?, maximum: Double?, currency: String?) async throws {
        let salary = try await job("\"baseSalary\": \(text)").salary
        #expect(salary?.minimum == minimum)
        #expect(salary?.maximum == maximum)
        #expect(salary?.currency == currency)
    }

    @Test(
        "A description that was encoded is HTML again",
        arguments: [
            ("&lt;p&gt;R&amp;amp;D&lt;/p&gt;", "<p>R&amp;D</p>"),
            ("Text &amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;", "Text <b>x</b>"),
            ("<p>a &lt; b</p>", "<p>a &lt; b</p>"), ("5 &amp; 6", "5 &amp; 6"),
        ]) func encoded(text: String, expected: String) async throws
    {
        #expect(try await job("\"description\": \"\(text)\"").descriptionHTML == expected)
    }

    @Test(
        "Jobs are found wherever they stand",
        arguments: [
            "[{\"@type\": \"WebSite\"}, {\"@type\": \"JobPosting\", \"title\": \"A\"}]",
            "{\"@graph\": [{\"@type\": [\"Thing\", \"JobPosting\"], \"title\": \"A\"}]}",
            "{\"@type\": \"ItemList\", \"x\": [{\"item\": {\"@type\": \"JobPosting\", \"title\": \"A\"}}]}",
            "{\"@type\": \"http://schema.org/JobPosting\", \"title\": \"A\"}",
            "{\"@type\": \"schema:JobPosting\", \"name\": \"A\"}",
            "\n<!--\n{\"@type\": \"JobPosting\", \"title\": \"A\"}\n-->\n",
            "//<![CDATA[\n{\"@type\": \"JobPosting\", \"title\": \"A\"}\n//]]>",
            "/*<![CDATA[*/[{\"@type\": \"JobPosting\", \"title\": \"A\"}]/*]]>*/",
            "{\"@type\": \"JobPosting\", \"title\": \"A\", \"description\": \"one\ntwo\"}",
            "\u{FEFF}{\"@type\": \"JobPosting\", \"title\": \"A\"};",
        ]) func shapes(script: String) async throws
    {
        #expect(try await jobs(script).map(\.title) == ["A"])
    }

    @Test("Scripts are found by their kind, in any writing") func scripts() async throws {
        let html = """
            <!-- <script type="application/ld+json">{"@type":"JobPosting","title":"old"}</script> -->
            <script>var a = "<script type='application/ld+json'>{"</script>
            <SCRIPT data-x="a>b" TYPE='application/LD+JSON'>{"@type":"JobPosting","title":"A"}</SCRIPT>
            <script type=application/ld+json>{broken</script>
            <script type="application/ld+json"></script>
            <script type="application/ld+json">{"@type":"JobPosting","title":"B"}</script >
            <script type="application/ld+json">{"@type":"JobPosting","title":"C"}
            """
        #expect(try await jobs(Array(html.utf8)).map(\.title) == ["A", "B", "C"])
    }

    @Test("A page in an older encoding keeps its letters") func latin() async throws {
        let script = "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"B"
        let body = Array(script.utf8) + [0xE4] + Array("cker\"}</script>".utf8)
        #expect(try await jobs(body).map(\.title) == ["Bäcker"])
    }

    @Test("Data alone is read too, and text is not") func data() async throws {
        let body = Array("{\"@type\": \"JobPosting\", \"title\": \"A\"}".utf8)
        #expect(try await jobs(body, kind: "application/ld+json").map(\.title) == ["A"])
        #expect(try await jobs(body, kind: "application/json").map(\.title) == ["A"])
        #expect(try await jobs(body, kind: "text/plain").isEmpty)
    }

    @Test(
        "What is no job breaks nothing",
        arguments: [
            "<", "<script", "<script type=\"application/ld+json", "<!--", "<!-- <script>",
            "<script type=\"application/ld+json\">",
            "<script type=\"application/ld+json\">}{</script>",
            "<script type=\"application/ld+json\">[<![CDATA[</script>",
            "<script type=\"application/ld+json\">[CDATA[]]</script>",
        ]) func broken(html: String) async throws
    {
        #expect(try await jobs(Array(html.utf8)).isEmpty)
    }

    @Test(
        "Tags without an end are looked at once",
        arguments: ["<script ", "<script \"", "<!-- ", "<"])
    func unended(tag: String) async throws {
        #expect(try await jobs(Array(String(repeating: tag, count: 100_000).utf8)).isEmpty)
    }

    @Test("Many jobs and deep documents are read to the limit") func limits() async throws {
        let one = "{\"@type\": \"JobPosting\"}"
        let many = "[" + Array(repeating: one, count: 1000).joined(separator: ",") + "]"
        #expect(try await jobs(many).count == 200)
        let deep = String(repeating: "[", count: 150) + one + String(repeating: "]", count: 150)
        #expect(try await jobs(deep).isEmpty)
        let script = "<script type=\"application/ld+json\">\(one)</script>"
        let pages = String(repeating: script, count: 300)
        #expect(try await jobs(Array(pages.utf8)).count == 50)
    }

    @Test("Hostile values come through", .enabled(if: SharedData.isPresent, HostileTexts.absent))
    func hostile()
        async throws
    {
        let texts = try HostileTexts.all()
        let values = texts.map { text -> JSONValue in
            let value = JSONValue.string(text)
            return [
                "@type": "JobPosting", "title": value, "description": value,
                "hiringOrganization": value, "jobLocation": value, "baseSalary": value,
                "employmentType": value, "datePosted": value, "validThrough": value,
            ]
        }
        let body = Array(JSONValue.array(Array(values.prefix(200))).text().utf8)
        let found = try await jobs(body, kind: "application/ld+json")
        #expect(found.count == 200)
        #expect(found.allSatisfy { $0.title?.contains(where: \.isNewline) != true })
    }

    @Test(
        "Answers of job boards are pages, not jobs",
        .enabled(if: SharedData.isPresent, HostileTexts.absent))
    func boards() async throws {
        for name in ["ashby_board_shape", "greenhouse_list_content_true", "lever_postings_shape"] {
            let body = try SharedData.bytes("fixtures/job_boards_docs/\(name).json")
            #expect(try await jobs(body, kind: "application/json").isEmpty)
        }
    }
}
