import Connectors
import TestSupport
import Testing
import Web

@Suite("Links to Notion") struct NotionLinkTests {
    private static let digits = "393abc1eedcd81c3a7e3f719e1e1ec4b"
    private static let dashed = "393abc1e-edcd-81c3-a7e3-f719e1e1ec4b"

    @Test(
        "A link is recognised in all its forms",
        arguments: [
            "https://www.notion.so/\(digits)", "https://notion.so/acme/Senior-Baker-\(digits)",
            "https://acme.notion.site/Senior-Baker-\(digits)?pvs=4",
            "http://acme.notion.site/\(dashed)", "https://app.notion.com/p/Senior-Baker-\(digits)",
            "notion://www.notion.so/acme/\(digits)", "acme.notion.site/Senior-Baker-\(digits)",
            "https://www.notion.so/acme/Baker-\(digits.uppercased())",
            "https://www.notion.so/acme/Caf%C3%A9-\(digits)",
            "https://www.notion.so/acme/Café-\(digits)",
            "  <https://acme.notion.site/Baker-\(digits)>\n",
            "[the job](https://acme.notion.site/Baker-\(digits))",
            "See https://acme.notion.site/Baker-\(digits), or call.",
            "(https://acme.notion.site/Baker-\(digits)).",
            "https://www.notion.so/acme/\(String(repeating: "0", count: 32))?v=1&p=\(digits)&pm=s",
            "https://www.notion.so/acme/dead-beef-\(digits)/",
            "https://acme.example/jobs https://acme.notion.site/\(digits)",
        ]) func forms(text: String) throws
    {
        let link = try #require(NotionLink(text))
        #expect(link.page.text == Self.dashed)
        #expect(link.block == nil)
        #expect(link.isOnPublicSite == text.contains("notion.site"))
    }

    @Test("A view of a list is the list, and a block is noted") func parts() throws {
        let text =
            "https://www.notion.so/acme/\(Self.digits)?v=\(String(repeating: "1", count: 32))"
        #expect(try #require(NotionLink(text)).page.text == Self.dashed)
        let block = String(repeating: "a", count: 32)
        let link = try #require(NotionLink("https://acme.notion.site/X-\(Self.digits)#\(block)"))
        #expect(link.page.text == Self.dashed)
        #expect(link.block == NotionID(block))
        #expect(link.address.text == "https://acme.notion.site/X-\(Self.digits)")
    }

    @Test(
        "What is no link to a page of Notion is none",
        arguments: [
            "", "Notion", "https://www.notion.so/", "https://www.notion.so/help/guides",
            "https://notion.site.example/\(digits)", "https://evilnotion.site/\(digits)",
            "https://acme.notion.site@evil.example/\(digits)",
            "https://evil.example/?u=https://acme.notion.site/\(digits)",
            "https://acme.example/\(digits)", "https://www.notion.so/x\(digits)",
            "https://www.notion.so/\(digits)0",
            "https://www.notion.so/393abc1e-edcd81c3a7e3f719e1e1ec4b",
            digits, "https://www.notion.so/..%2f\(digits)%00", "https://www.notion.so/#\(digits)",
        ]) func others(text: String)
    {
        #expect(NotionLink(text) == nil)
    }

    @Test("A text without end is no link") func endless() {
        #expect(NotionLink(String(repeating: "https://acme.notion.site/", count: 10_000)) == nil)
    }

    @Test("An id is written one way") func ids() {
        #expect(NotionID(Self.digits.uppercased())?.text == Self.dashed)
        #expect(NotionID(Self.digits) == NotionID(Self.dashed))
        for text in [
            "", "x", "393abc1e-edcd-81c3-a7e3-f719e1e1ec4", "393abc1e_edcd_81c3_a7e3_f719e1e1ec4b",
            String(repeating: "é", count: 16), String(repeating: "-", count: 36),
        ] {
            #expect(NotionID(text) == nil)
        }
    }
}
