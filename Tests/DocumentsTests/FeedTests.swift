import Prelude
import Testing

@testable import Documents

@Suite("Feeds") struct FeedTests {
    private func feed(_ text: String) throws -> Feed { try Feed(Array(text.utf8)) }

    private func item(_ inner: String) throws -> Feed.Item {
        try #require(
            try feed("<rss version=\"2.0\"><channel><item>\(inner)</item></channel></rss>").items
                .first)
    }

    @Test("RSS 2.0 tells titles, links, names, authors, words and days") func rss() throws {
        let feed = try feed(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Jobs  of the harbour</title><link>https://ships.example.org</link>
            <item><title>Cook
            &amp; Sailor</title><link> https://ships.example.org/1 </link><guid isPermaLink="false">n1</guid>
            <dc:creator>Harbour Line</dc:creator><category>Kitchen</category><category> Sea </category>
            <pubDate>Mon, 02 Nov 2026 23:30:00 +0000</pubDate><description>short</description>
            <content:encoded><![CDATA[<p>You cook & clean.</p>]]></content:encoded></item>
            <item><title>Two</title></item></channel></rss>
            """)
        #expect(feed.title == "Jobs of the harbour" && feed.items.count == 2)
        let first = feed.items[0]
        #expect(first.title == "Cook & Sailor" && first.link == "https://ships.example.org/1")
        #expect(first.key == "n1" && first.author == "Harbour Line")
        #expect(first.categories == ["Kitchen", "Sea"])
        #expect(first.published == Day(year: 2026, month: 11, day: 2))
        #expect(
            first.html == "<p>You cook & clean.</p>", "the whole text goes before its beginning")
        #expect(feed.items[1].link.isEmpty && feed.items[1].published == nil)
    }

    @Test("RSS 1.0 keeps its items beside the channel") func rdf() throws {
        let feed = try feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
             xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example"><title>News</title>
            <items><rdf:Seq><rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
            <dc:date>2026-11-02T08:00:00+01:00</dc:date><description>text</description></item></rdf:RDF>
            """)
        #expect(feed.title == "News" && feed.items.map(\.title) == ["One"])
        #expect(feed.items[0].published == Day(year: 2026, month: 11, day: 2))
        #expect(feed.items[0].html == "text" && feed.items[0].link == "https://a.example/1")
    }

    @Test("Atom tells its link among others, and the author by name") func atom() throws {
        let feed = try feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title>
            <link rel="self" href="https://a.example/feed"/>
            <entry><title type="html">Cook</title>
            <link rel="edit" href="https://a.example/edit"/>
            <link rel="enclosure" href="https://a.example/x.pdf"/>
            <link rel="alternate" href="https://a.example/cook"/><link href="https://a.example/other"/>
            <id>urn:1</id><category term="kitchen"/><author><name>Harbour Line</name>
            <email>ada@example.org</email></author><updated>2026-11-05T00:00:00Z</updated>
            <published>2026-11-02T00:00:00Z</published><summary>short</summary>
            <content type="html">&lt;p&gt;long&lt;/p&gt;</content></entry>
            <entry><title>Sailor</title><link href="https://a.example/sailor"/>
            <updated>2026-11-05T00:00:00Z</updated></entry></feed>
            """)
        let cook = try #require(feed.items.first)
        #expect(cook.link == "https://a.example/cook" && cook.key == "urn:1")
        #expect(cook.author == "Harbour Line" && cook.categories == ["kitchen"])
        #expect(cook.html == "<p>long</p>")
        #expect(
            cook.published == Day(year: 2026, month: 11, day: 2), "published goes before updated")
        #expect(feed.items[1].link == "https://a.example/sailor")
        #expect(feed.items[1].published == Day(year: 2026, month: 11, day: 5))
    }

    @Test("References and sections of characters are the signs that they stand for") func entities()
        throws
    {
        let item = try item(
            "<title>R&amp;D &lt;b&gt; &#228;&#xE9; <![CDATA[C&C]]></title>"
                + "<description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;<![CDATA[<i>c</i>]]></description>")
        #expect(item.title == "R&D <b> äé C&C")
        #expect(item.html == "<p>a &amp; b</p><i>c</i>")
    }

    @Test("What a feed nests inside an item is not taken for the item's own") func nested() throws {
        let item = try item(
            "<media:group><media:title>Picture</media:title><title>No</title></media:group>"
                + "<title>Cook</title><source url=\"x\"><title>Other</title></source>")
        #expect(item.title == "Cook")
    }

    @Test("Encodings are those that the feed, or its mark, names") func encodings() throws {
        let text = "<rss><channel><item><title>Köchin</title></item></channel></rss>"
        let latin =
            Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8)
            + text.unicodeScalars.map { UInt8($0.value) }
        #expect(try Feed(latin).items.first?.title == "Köchin")
        let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        #expect(try Feed(marked).items.first?.title == "Köchin")
        let wide: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
        #expect(try Feed(wide).items.first?.title == "Köchin")
    }

    @Test(
        "What is no feed, is cut off or declares entities is refused",
        arguments: [
            "", "no feed", "<html><body><item/></body></html>", "{\"items\": []}",
            "<rss><channel><item><title>Cut", "<rss", "\u{0}",
            "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><title>&a;</title></channel></rss>",
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel>&x;</channel></rss>",
        ])
    func refused(text: String) {
        #expect(throws: DocumentError.self) { try feed(text) }
    }

    @Test("A feed nests only so deep, and lists only so much") func limits() throws {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: DocumentError.self) { try feed("<rss>" + deep) }
        let items = String(repeating: "<item><title>x</title></item>", count: Feed.maximumItems + 5)
        #expect(try feed("<rss>\(items)</rss>").items.count == Feed.maximumItems)
        let words = String(repeating: "<category>x</category>", count: 5000)
        #expect(try item(words).categories.count == 100)
    }

    @Test(
        "Days of both kinds are read, and what is none is missing",
        arguments: [
            ("Mon, 02 Nov 2026 08:00:00 GMT", "2026-11-02"), ("2 Nov 26 08:00 +0100", "2026-11-02"),
            ("Mon,02 November 2026", "2026-11-02"), ("2026-11-02", "2026-11-02"),
            ("2026-11-02T23:59:59.123-08:00", "2026-11-02"), (" 2026-11-02 08:00 ", "2026-11-02"),
            ("31 Feb 2026", nil), ("2026-13-01", nil), ("Nov", nil), ("Nov 2026", nil), ("", nil),
            ("1 Nov 99999999999999999999", nil), ("1 Nov -9223372036854775808", nil),
            ("99999999999-1-1", nil), ("-1-1-1", nil), ("yesterday", nil), ("2 Mai 2026", nil),
        ] as [(String, String?)])
    func days(text: String, day: String?) {
        #expect(FeedDay.day(text)?.description == day)
    }
}
