import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("The thread of who is hiring") struct HackerNewsTests {
    private func page(_ text: String = SourceFixture.comments) throws -> BoardPage {
        try #require(HackerNews.page(try JSONParser.parse(text), of: "901"))
    }

    private func comment(_ text: String) throws -> BoardPage {
        let hit: JSONValue = [
            "objectID": "911", "parent_id": 901, "comment_text": .string(text),
        ]
        return try #require(HackerNews.page(["hits": [hit]], of: "901"))
    }

    @Test("The newest thread of those who hire is found among others") func thread() throws {
        #expect(try HackerNews.thread(JSONParser.parse(SourceFixture.threads)) == "901")
        #expect(HackerNews.thread(["hits": []]) == nil)
        #expect(HackerNews.thread(["hits": [["title": "Ask HN: Who is hiring?"]]]) == nil)
    }

    @Test(
        "The name of a thread is a number, or there is none",
        arguments: ["", "9/../1", "٣", "½", "9 1", "-9", "9&tags=x"])
    func names(id: String) {
        let hit: JSONValue = ["title": "Who is hiring?", "objectID": .string(id)]
        #expect(HackerNews.thread(["hits": [hit]]) == nil)
        let comment: JSONValue = [
            "objectID": .string(id), "parent_id": 901, "comment_text": "A | Engineer<p>x",
        ]
        #expect(HackerNews.page(["hits": [comment]], of: "901")?.unreadable == 1)
    }

    @Test("What is asked names the thread and as many comments as are given") func asks() throws {
        let server = try WebAddress("http://127.0.0.1:8080")
        #expect(
            HackerNews.comments("901", on: server).text
                == "http://127.0.0.1:8080/api/v1/search?tags=comment%2Cstory_901&hitsPerPage=1000")
        #expect(HackerNews.threads(on: server).path == "/api/v1/search_by_date")
    }

    @Test("A first line with bars tells company, role, place and the rest") func shape() throws {
        let page = try page()
        #expect(page.listings.count == 2)
        let rust = page.listings[0]
        #expect(rust.job.organization == "Tidewerk & Sons")
        #expect(rust.job.title == "Senior Rust Engineer")
        #expect(rust.job.places.map(\.text) == ["Berlin or Utrecht"])
        #expect(rust.key == "911" && rust.address == "https://news.ycombinator.com/item?id=911")
        #expect(rust.job.posted == Day(year: 2026, month: 11, day: 2))
        #expect(!rust.job.isRemote && rust.labels == ["Berlin or Utrecht", "Full-time"])
        let data = page.listings[1]
        #expect(data.job.title == "Data Scientist" && data.job.isRemote)
        #expect(data.job.places.map(\.text) == ["Remote (EU)"], "what is paid is no place")
    }

    @Test("Answers to comments are no jobs, and not counted as such") func answers() throws {
        let page = try page()
        #expect(!page.listings.contains { $0.key == "912" })
        #expect(page.unreadable == 1, "a word by the way is no job, and is counted")
        #expect(
            try HackerNews.page(JSONParser.parse(SourceFixture.comments), of: "9")?.unreadable == 0)
    }

    @Test(
        "A comment without a role, or without bars, is no job",
        arguments: [
            "Tidewerk | Berlin | Remote", "We hire engineers!", "Engineer", "", "<p>A | Engineer",
            "| Engineer", "A | https://example.org/engineer", "A || B", "A | Engineering-free<",
        ].dropLast())
    func noRole(text: String) throws {
        let page = try comment(text)
        #expect(page.listings.isEmpty && page.unreadable == 1)
    }

    @Test("Marks are no words, and references are the signs that they stand for") func marks()
        throws
    {
        let job = try #require(
            try comment("<b>A&amp;B</b> | <i>Engineer</i> (C&#x2B;&#x2B;) | x<script>y</script>")
                .listings.first)
        #expect(job.job.organization == "A&B" && job.job.title == "Engineer (C++)")
        #expect(job.job.places.map(\.text) == ["xy"])
        let open = try comment("A | Engineer <unclosed | Berlin")
        #expect(open.listings.first?.job.title == "Engineer")
    }

    @Test("An answer of another shape is told as such") func strange() throws {
        for text in ["{}", "null", "[]", "{\"hits\": 5}", "{\"hits\": {}}"] {
            #expect(try HackerNews.page(JSONParser.parse(text), of: "901") == nil)
        }
    }

    @Test("Whatever stands in the place of a value, a comment is read or counted") func hostile()
        throws
    {
        let strange: [JSONValue] = [
            .null, true, -1, .number(1e300), "", "\u{0}<script>|engineer|", [], [[1]],
            ["a": ["b": 2]], JSONValue(Int.max), JSONValue(Int.min), "901", 901,
        ]
        for name in ["objectID", "parent_id", "story_id", "created_at_i", "comment_text"] {
            for value in strange {
                var members = [
                    JSONMember("objectID", "911"), JSONMember("parent_id", 901),
                    JSONMember("created_at_i", 1_793_610_000),
                    JSONMember("comment_text", "A | Engineer"),
                ].filter { $0.key != name }
                members.append(JSONMember(name, value))
                let page = HackerNews.page(["hits": [.object(members), value]], of: "901")
                let read = try #require(page)
                #expect(read.listings.count + read.unreadable <= 1)
                #expect(read.listings.allSatisfy { $0.job.title?.isEmpty == false })
            }
        }
    }

    @Test("A first line of any length is read") func long() throws {
        let bars = String(repeating: "|", count: 200_000)
        #expect(try comment(bars).unreadable == 1)
        let job = try comment("A | Engineer" + bars + String(repeating: "x", count: 300_000))
        #expect(job.listings.first?.job.title == "Engineer")
    }
}
