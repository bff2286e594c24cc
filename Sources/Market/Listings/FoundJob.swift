package import Prelude

/// A job as one source tells of it, before it is compared with what other sources tell.
package struct FoundJob: Sendable, Hashable {
    /// What is paid, in the source's own terms.
    package struct Pay: Sendable, Hashable {
        /// The least, in `currency` for each `unit`.
        package var least: Double?
        /// The most, in `currency` for each `unit`.
        package var most: Double?
        /// The currency as the source writes it; nil where it does not say.
        package var currency: String?
        /// What it is paid for, such as `HOUR` or `yearly`; nil where the source does not say.
        package var unit: String?

        /// Pay from its parts.
        package init(least: Double?, most: Double?, currency: String?, unit: String?) {
            self.least = least
            self.most = most
            self.currency = currency
            self.unit = unit
        }
    }

    /// The longest title and the longest name, in characters.
    package static let maximumLine = 500
    /// The longest description that is kept, in characters; what is behind it is left out.
    package static let maximumText = 50_000
    /// How many places and how many addresses of a job are kept.
    package static let maximumValues = 100

    /// The source that tells of it, by its id on the desk.
    package var source: String
    /// The source's own name for it.
    package var key: String
    /// The title.
    package var title: String
    /// Who hires; nil where nobody is named.
    package var company: String?
    /// Where it stands on the web, as the source writes it, at least one.
    package var addresses: [String]
    /// Where the work is done, a text each.
    package var places: [String] = []
    /// Whether it can be done from elsewhere; nil where the source does not say.
    package var isRemote: Bool?
    /// How much of a week and the like, as the source writes it.
    package var employment: [String] = []
    /// What it says, as plain text; empty where the source gives no description.
    package var text = ""
    /// The day on which it was posted; nil where the source does not say.
    package var posted: Day?
    /// The last day on which it is open; nil where the source does not say.
    package var closes: Day?
    /// What is paid; nil where the source does not say.
    package var pay: Pay?
    /// Words that the source files it under.
    package var labels: [String] = []
    /// What else the source tells, by the source's names, so that nothing is lost.
    package var details: [String: JSONValue] = [:]

    /// A job from what every source must tell.
    package init(
        source: String, key: String, title: String, company: String?, addresses: [String]
    ) {
        self.source = source
        self.key = key
        self.title = title
        self.company = company
        self.addresses = addresses
    }
}
