internal import Prelude

/// What boards say of pay, each in its own way.
extension JobBoard {
    /// The largest amount that is believed.
    private static let mostCents = 1e14

    /// The ranges of Greenhouse, a line each: amounts in hundredths, with a title that may tell what they are
    /// paid for; nil where there is none.
    static func greenhousePay(_ ranges: JSONValue?) -> String? {
        let lines = (ranges?.elements ?? []).prefix(20).compactMap { range -> String? in
            guard let currency = line(range["currency_type"]),
                let least = amount(cents: range["min_cents"]) ?? amount(cents: range["max_cents"]),
                let most = amount(cents: range["max_cents"]) ?? amount(cents: range["min_cents"])
            else { return nil }
            // A year in the title is no amount.
            let title = (line(range["title"]) ?? "").prefix(100).filter { !$0.isNumber }
            return "\(title): \(currency) \(least) - \(currency) \(most)"
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private static func amount(cents value: JSONValue?) -> String? {
        guard let cents = PostedJob.Salary.number(value), cents > 0, cents < mostCents else {
            return nil
        }
        let (whole, rest) = Int(cents).quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// What Ashby says of a salary, beside shares and bonuses: of the whole job, else of its first tier.
    static func ashbyPay(_ compensation: JSONValue?) -> PostedJob.Salary? {
        let tiers = compensation?["compensationTiers"]?.elements ?? []
        let parts =
            (compensation?["summaryComponents"]?.elements ?? [])
            + tiers.flatMap { $0["components"]?.elements ?? [] }
        return parts.lazy.filter { $0["compensationType"]?.string?.lowercased() == "salary" }
            .compactMap {
                salary($0["minValue"], $0["maxValue"], $0["currencyCode"], $0["interval"])
            }.first
    }

    /// The currency of a country in which Adzuna searches, by its code; nil for another.
    static func currency(of country: String) -> JSONValue? {
        currencies[country.lowercased()].map { .string($0) }
    }

    private static let currencies: [String: String] = [
        "at": "EUR", "au": "AUD", "be": "EUR", "br": "BRL", "ca": "CAD", "ch": "CHF", "de": "EUR",
        "es": "EUR", "fr": "EUR", "gb": "GBP", "in": "INR", "it": "EUR", "mx": "MXN", "nl": "EUR",
        "nz": "NZD", "pl": "PLN", "sg": "SGD", "us": "USD", "za": "ZAR",
    ]
}
