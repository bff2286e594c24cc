import Market
import Prelude
import Testing

/// A job with a title and addresses.
private func job(
    _ title: String, _ company: String?, _ addresses: String..., source: String = "a",
    place: String? = nil, text: String = ""
) -> FoundJob {
    var job = FoundJob(
        source: source, key: addresses.first ?? "", title: title, company: company,
        addresses: addresses)
    job.places = [place].compactMap(\.self)
    job.text = text
    return job
}

@Suite("Jobs that several sources tell of") struct MergedJobTests {
    @Test(
        "An address has one form, wherever a reader came from",
        arguments: [
            (
                "HTTPS://Jobs.Example.com:443/a/?utm_source=x&gh_src=1#top",
                "https://jobs.example.com/a"
            ),
            ("http://example.com/a?id=3&ref=rss&lang=en", "http://example.com/a?id=3&lang=en"),
            ("https://me:secret@example.com./x", "https://example.com/x"),
            ("https://example.com/a?ID=Ab", "https://example.com/a?ID=Ab"),
            ("https://example.com", "https://example.com"),
        ]) func canonical(address: String, form: String)
    {
        #expect(CanonicalAddress.of(address) == form)
    }

    @Test(
        "What is no address of the web has no form",
        arguments: [
            "", "example.com/a", "ftp://example.com", "javascript:alert(1)", "https://",
            "https:///x",
        ])
    func none(text: String) {
        #expect(CanonicalAddress.of(text) == nil)
        #expect(
            CanonicalAddress.of("https://e.example/" + String(repeating: "a", count: 2000)) == nil)
    }

    @Test("What each further post says is kept with its address") func said() {
        var first = job("Cook", "Line", "https://a.example/1", text: "We cook.")
        first.details["company_revenue"] = "$5M"
        var second = job(
            "COOK", "Line", "https://b.example/1", "https://b.example/2", source: "b",
            place: "Oslo", text: "We boil.")
        second.pay = FoundJob.Pay(least: 5, most: nil, currency: "EUR", unit: "hourly")
        second.details = ["company_revenue": "$7M", "title": "never"]
        let merged = MergedJob.merged([first, second])
        #expect(merged.count == 1)
        let said = merged[0].addresses.map(\.said)
        #expect(merged[0].job.details["company_revenue"] == "$5M")
        #expect(said.map { $0?["title"] } == ["Cook", "COOK", nil])
        #expect(said[1]?["company_revenue"] == "$7M" && said[1]?["places"] == ["Oslo"])
        #expect(said[1]?["pay"]?["least"]?.double == 5 && said[1]?["pay"]?["most"] == .null)
        #expect(said[1]?["text"] == "We boil.")
    }

    @Test("The same title and company are one job, with all places and addresses") func merge()
        throws
    {
        let merged = MergedJob.merged([
            job("Data Engineer", "Harbor", "https://a.example/1", place: "Berlin"),
            job(
                "data  engineer", "HARBOR", "https://a.example/2", place: "Lisbon",
                text: "We build."),
            job("Data Engineer", "Quay", "https://b.example/1", source: "b", place: "Porto"),
        ])
        #expect(merged.count == 2)
        let first = try #require(merged.first)
        #expect(first.places == ["Berlin", "Lisbon"])
        #expect(first.addresses.map(\.text) == ["https://a.example/1", "https://a.example/2"])
        #expect(first.job.text == "We build.")
        #expect(first.identity == "data engineer|harbor|https://a.example/1")
    }

    @Test("A job without a company is only the same as another at the same address") func nameless()
    {
        let merged = MergedJob.merged([
            job("Cook", nil, "https://a.example/1"), job("Cook", nil, "https://a.example/2"),
            job("Cook", nil, "https://a.example/1?utm_medium=mail", source: "b"),
            job("Waiter", nil, "https://a.example/1", source: "b"),
        ])
        #expect(merged.map(\.job.title) == ["Cook", "Cook", "Waiter"])
    }

    @Test("A job that stands nowhere on the web is left out") func nowhere() {
        #expect(MergedJob.merged([job("Cook", "Inn", "mailto:a@example.com")]).isEmpty)
    }

    @Test("It was posted when it was first posted anywhere, and is open as long as it is anywhere")
    func days() throws {
        var (early, late) = (
            job("Cook", "Inn", "https://a.example"), job("Cook", "Inn", "https://b.example")
        )
        (early.posted, late.posted) = (Day(number: 20), Day(number: 30))
        (early.closes, late.closes) = (Day(number: 50), Day(number: 40))
        let merged = try #require(MergedJob.merged([late, early]).first)
        #expect(merged.job.posted == Day(number: 20))
        #expect(merged.job.closes == Day(number: 50))
        late.closes = nil
        #expect(MergedJob.merged([late, early]).first?.job.closes == nil)
    }

    @Test(
        "Pay comes to a year where amount, currency and unit are said",
        arguments: [
            (FoundJob.Pay(least: 30, most: 40, currency: "usd", unit: "HOUR"), 62_400, 83_200),
            (
                FoundJob.Pay(least: 5000, most: nil, currency: "EUR", unit: "per-month"), 60_000,
                60_000
            ),
            (FoundJob.Pay(least: nil, most: 90_000, currency: "GBP", unit: "YEAR"), 90_000, 90_000),
        ]) func pay(pay: FoundJob.Pay, least: Int, most: Int) throws
    {
        let yearly = try #require(YearlyPay(pay))
        #expect(yearly.least == least)
        #expect(yearly.most == most)
    }

    @Test(
        "Pay that is not said whole, or cannot be, is none",
        arguments: [
            FoundJob.Pay(least: nil, most: nil, currency: "EUR", unit: "YEAR"),
            FoundJob.Pay(least: 50, most: 60, currency: nil, unit: "HOUR"),
            FoundJob.Pay(least: 50, most: 60, currency: "EUR", unit: nil),
            FoundJob.Pay(least: 50, most: 40, currency: "EUR", unit: "HOUR"),
            FoundJob.Pay(least: .nan, most: 40, currency: "EUR", unit: "HOUR"),
            FoundJob.Pay(least: 1, most: .infinity, currency: "EUR", unit: "HOUR"),
            FoundJob.Pay(least: -5, most: 40, currency: "EUR", unit: "HOUR"),
            FoundJob.Pay(least: 50, most: 60, currency: "dollars", unit: "HOUR"),
        ]) func noPay(pay: FoundJob.Pay)
    {
        #expect(YearlyPay(pay) == nil)
    }
}
