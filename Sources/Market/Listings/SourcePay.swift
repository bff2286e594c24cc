internal import Language

extension PayPeriod {
    /// A period by what sources call it: `HOUR`, `hourly`, `per-year-salary`, `PA`; nil for what is none.
    init?(named name: String) {
        let word = name.lowercased().filter(\.isLetter)
        if let period = Self.codes[word] {
            self = period
            return
        }
        let match = Self.names.first { $0.names.contains(where: word.contains) }
        guard let match else { return nil }
        self = match.period
    }

    /// The codes of USAJOBS (RateIntervalCode).
    private static let codes: [String: PayPeriod] = [
        "pa": .year, "pm": .month, "pw": .week, "pd": .day, "ph": .hour,
    ]
    private static let names: [(period: PayPeriod, names: [String])] = [
        (.year, ["year", "annual", "annum", "jahr"]), (.month, ["month", "monat"]),
        (.week, ["week", "woche"]), (.day, ["day", "daily", "diem", "tag"]),
        (.hour, ["hour", "stunde"]),
    ]
}

extension YearlyPay {
    /// What nobody is paid in a year, in any currency.
    private static let most = 1e12

    /// What pay comes to in a year; nil without an amount, a currency of three letters and a period, which
    /// are not guessed, and for what cannot be.
    package init?(_ pay: FoundJob.Pay) {
        guard let period = pay.unit.flatMap(PayPeriod.init(named:)), let currency = pay.currency,
            let amount = pay.least ?? pay.most
        else { return nil }
        let code = currency.uppercased().filter { !$0.isWhitespace }
        let (least, most) = (
            (pay.least ?? amount) * period.perYear, (pay.most ?? amount) * period.perYear
        )
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
            least > 0, most >= least, most < Self.most
        else { return nil }
        self.init(least: Int(least.rounded()), most: Int(most.rounded()), currency: code)
    }
}
