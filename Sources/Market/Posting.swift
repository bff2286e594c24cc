package import Prelude

/// A vacancy as the market sees it: what it asks for, when it was posted and what it pays. Whoever reads
/// vacancies fills it; nothing here knows where they came from.
package struct Posting: Sendable, Hashable {
    /// What names it, unique among the postings at hand.
    package var key: String
    /// The title as posted.
    package var title: String
    /// Who hires, as posted; nil where nobody is named.
    package var company: String?
    /// What it says, as plain text.
    package var text: String
    /// The canonical names of the skills that it asks for, each once.
    package var skills: [String]
    /// The day on which it was posted, or first seen where that is not said.
    package var posted: Day
    /// How senior it is, as a level's name; nil where it does not say.
    package var level: String?
    /// What it pays in a year; nil where it does not say.
    package var pay: YearlyPay?

    /// A posting from its parts.
    package init(
        key: String, title: String, company: String? = nil, text: String = "",
        skills: [String] = [],
        posted: Day, level: String? = nil, pay: YearlyPay? = nil
    ) {
        self.key = key
        self.title = title
        self.company = company
        self.text = text
        self.skills = skills
        self.posted = posted
        self.level = level
        self.pay = pay
    }
}

/// What is paid in a year.
package struct YearlyPay: Sendable, Hashable {
    /// The least, in whole units of the currency.
    package var least: Int
    /// The most, in whole units of the currency; the same as the least where one figure is named.
    package var most: Int
    /// The currency's code of three letters.
    package var currency: String

    /// Pay from its parts.
    package init(least: Int, most: Int, currency: String) {
        self.least = least
        self.most = most
        self.currency = currency
    }

    /// The middle of the range.
    package var middle: Double { (Double(least) + Double(most)) / 2 }
}
