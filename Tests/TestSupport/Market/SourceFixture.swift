/// What sources that are no job boards answer, invented by us in their shapes.
package enum SourceFixture {
    /// Threads of Hacker News, the newest first.
    package static let threads = """
        {"hits": [{"objectID": "900", "title": "Ask HN: Who wants to be hired? (November 2026)"},
        {"objectID": "901", "title": "Ask HN: Who is hiring? (November 2026)"},
        {"objectID": "801", "title": "Ask HN: Who is hiring? (October 2026)"}]}
        """
    /// Comments of the thread 901: a job, an answer to it, a word by the way, and a job without a role.
    package static let comments = """
        {"hits": [
        {"objectID": "911", "parent_id": 901, "story_id": 901, "created_at_i": 1793610000, "comment_text":
        "Tidewerk &amp; Sons | Senior Rust Engineer | Berlin or Utrecht | Full-time | \
        <a href=\\"https:&#x2F;&#x2F;tidewerk.example.org\\">https:&#x2F;&#x2F;tidewerk.example.org</a>\
        <p>We move ships with Rust &lt;3 and PostgreSQL."},
        {"objectID": "912", "parent_id": 911, "story_id": 901, "comment_text": "Is | remote | fine? Engineer"},
        {"objectID": "913", "parent_id": 901, "story_id": 901, "comment_text": "Where did last month go?"},
        {"objectID": "914", "parent_id": "901", "story_id": 901, "created_at_i": 1793610000, "comment_text":
        "Quayside | Remote (EU) | Data Scientist | €70k–90k<p>Python all day."}]}
        """
    /// A page that describes a job for search engines, with references in its texts.
    package static let page = """
        <html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type":
        "JobPosting", "title": "Platform Engineer &amp; Sailor", "hiringOrganization": {"name":
        "Tidewerk"}, "datePosted": "2026-11-02", "validThrough": "2099-01-01", "description":
        "&lt;p&gt;Rust &amp;amp; PostgreSQL are a must.&lt;/p&gt;", "jobLocation": {"address":
        {"addressLocality": "Berlin", "addressCountry": "DE"}}, "baseSalary": {"currency": "EUR", "value":
        {"minValue": 5000, "maxValue": 6000, "unitText": "MONTH"}}}</script></head><body>Hi</body></html>
        """
    /// A feed of two jobs, one of them without a link.
    package static let feed = """
        <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
        <title>Jobs</title><item><title>Deckhand &amp; Cook</title>
        <link>https://ships.example.org/7?utm_source=rss
        </link><guid>7</guid><dc:creator>Harbour Line</dc:creator><category>Kitchen</category>
        <pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
        <description><![CDATA[<p>You cook & clean.</p>]]></description></item>
        <item><title>Nowhere</title></item></channel></rss>
        """
    /// What programs are to leave alone.
    package static let robots = "User-agent: *\nDisallow: /private/\n"
    /// The whole of the posting 744 of SmartRecruiters.
    package static let posting = """
        {"id": "744", "name": "Platform Engineer", "postingUrl": "https://jobs.example.org/744",
        "jobAd": {"sections": {"jobDescription": {"title": "The job", "text": "<p>We build with Rust.</p>"}}}}
        """
    /// Pages of boards on which nothing stands.
    package static let empty = [
        "smartrecruiters": #"{"totalFound": 240, "content": []}"#,
        "arbeitnow": #"{"data": [], "links": {"next": null}}"#,
        "adzuna": #"{"count": 120, "results": []}"#,
        "usajobs": #"{"SearchResult": {"SearchResultCountAll": 1, "SearchResultItems": []}}"#,
    ]
}
