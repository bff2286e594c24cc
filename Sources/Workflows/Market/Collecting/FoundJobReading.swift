internal import Connectors
internal import Documents
internal import Language
internal import Market
internal import Prelude

extension FoundJob {
    /// A job as an item of a feed; nil without a title or a link.
    init?(_ item: Feed.Item, source: String, _ description: PlainDescription) {
        guard !item.title.isEmpty, !item.link.isEmpty else { return nil }
        self.init(
            source: source, key: item.key.isEmpty ? item.link : item.key,
            title: String(item.title.prefix(FoundJob.maximumLine)),
            company: item.author.isEmpty ? nil : item.author, addresses: [item.link])
        text = description.text(item.html)
        posted = item.published
        labels = item.categories
    }

    /// A job as a board or a page lists it.
    init(_ listing: BoardListing, source: String, _ description: PlainDescription) {
        let said = listing.job
        self.init(
            source: source, key: listing.key, title: said.title ?? "", company: said.organization,
            addresses: [listing.address])
        places = said.places.compactMap(\.line) + said.applicantPlaces
        isRemote = said.isRemote ? true : nil
        employment = said.employmentTypes
        text = description.text(said.descriptionHTML)
        (posted, closes) = (said.posted, said.validThrough)
        let stated = said.salary.map {
            Pay(least: $0.minimum, most: $0.maximum, currency: $0.currency, unit: $0.unit)
        }
        // Amounts that say not enough are kept, where the text beside them says no more.
        pay =
            stated.flatMap { YearlyPay($0) == nil ? nil : $0 } ?? said.payText.flatMap(Pay.init)
            ?? stated
        labels = listing.labels
        if let applying = listing.applying { details["apply"] = .string(applying) }
    }
}

extension FoundJob.Pay {
    /// What a text about pay says is paid; nil without a plausible figure and a currency.
    init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(Self.longest))
        let stated = MoneyScanner().pay(in: bytes, TextSpan(0, bytes.count), context: .field)
        guard let stated, stated.hasFigure, stated.isPlausible, let currency = stated.currency,
            let period = stated.period
        else { return nil }
        self.init(
            least: stated.min, most: stated.max, currency: currency, unit: period.rawValue)
    }

    /// How much of a text about pay is read, in bytes.
    private static let longest = 2000
}
