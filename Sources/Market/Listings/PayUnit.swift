/// What pay is for.
package enum PayUnit: String, Sendable, CaseIterable {
    case hour
    case day
    case week
    case month
    case year

    /// A unit by what sources call it: `HOUR`, `hourly`, `per-year-salary`, `PA`; nil for what is none.
    package init?(named name: String) {
        let word = name.lowercased().filter(\.isLetter)
        let match = Self.words.first { $0.words.contains(where: word.contains) }
        guard let match else { return nil }
        self = match.unit
    }

    /// The words of each unit; `bi-weekly` and the like are rare and would be read wrongly, so none is read.
    private static let words: [(unit: PayUnit, words: [String])] = [
        (.year, ["year", "annual", "annum", "yearly", "jahr"]), (.month, ["month", "monat"]),
        (.week, ["week", "woche"]), (.day, ["day", "daily", "diem", "tag"]),
        (.hour, ["hour", "stunde"]),
    ]

    /// How many of it a full year of work has (facts D.6).
    package var perYear: Double {
        switch self {
        case .hour: 2080
        case .day: 260
        case .week: 52
        case .month: 12
        case .year: 1
        }
    }
}

extension YearlyPay {
    /// What nobody is paid in a year, in any currency.
    private static let most = 1e12

    /// What pay comes to in a year; nil without an amount, a currency of three letters and a unit, which are
    /// not guessed, and for what cannot be.
    package init?(_ pay: FoundJob.Pay) {
        guard let unit = pay.unit.flatMap(PayUnit.init(named:)), let currency = pay.currency,
            let amount = pay.least ?? pay.most
        else { return nil }
        let code = currency.uppercased().filter { !$0.isWhitespace }
        let (least, most) = (
            (pay.least ?? amount) * unit.perYear, (pay.most ?? amount) * unit.perYear
        )
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
            least > 0, most >= least, most < Self.most
        else { return nil }
        self.init(least: Int(least.rounded()), most: Int(most.rounded()), currency: code)
    }
}
