package import Prelude

/// One end of a period as a CV states it: a month, and how exactly it was stated.
package struct DatePoint: Hashable, Sendable {
    /// How exactly a date was stated.
    package enum Precision: String, Hashable, Sendable {
        /// Only the year; the month is then January by convention.
        case year
        /// Year and month.
        case month
        /// Year, month and day; the day is not kept.
        case day
        /// A season or quarter; the month is then its first.
        case season
    }

    /// The month, January where only the year was stated.
    package var month: Month
    /// How exactly it was stated.
    package var precision: Precision

    /// A date from its month and precision.
    package init(_ month: Month, _ precision: Precision) {
        self.month = month
        self.precision = precision
    }
}

/// A period read from a text.
///
/// An end that is not stated differs from an end that is today: a lone "2019" has no end, "2019 –"
/// and "since 2019" go on.
package struct DateRange: Hashable, Sendable {
    /// The first month, or nil when only the end is stated ("until 2020").
    package var start: DatePoint?
    /// The last month, or nil when it is unknown or still to come.
    package var end: DatePoint?
    /// Whether the text says that the period goes on.
    package var isCurrent: Bool
    /// Whether the text states two ends, as in "2019 – 2021", "since 2019" or "2019 –".
    package var isRange: Bool
    /// Where the period stands.
    package var span: TextSpan

    /// A period from its parts.
    package init(
        start: DatePoint?, end: DatePoint?, isCurrent: Bool, isRange: Bool, span: TextSpan
    ) {
        self.start = start
        self.end = end
        self.isCurrent = isCurrent
        self.isRange = isRange
        self.span = span
    }

    /// Whether the stated end lies before the stated start.
    package var isContradictory: Bool {
        guard let start, let end else { return false }
        return end.month < start.month
            && !(end.precision == .year && end.month.year == start.month.year)
    }

    /// The months covered as a half-open range of month indices, or nil when an end is unknown or
    /// the ends contradict each other.
    ///
    /// Months count whole: May to August are four. Years count as the difference of their numbers
    /// (2019 – 2021 are 24 months), within one year as twelve. A period that goes on ends with the
    /// month of `today`.
    package func months(today: Day) -> Range<Int>? {
        guard let start else { return nil }
        let from = start.month.index
        if isCurrent {
            let to = today.month.index + 1
            return from < to ? from..<to : nil
        }
        guard let end, !isContradictory else { return nil }
        if end.precision == .year {
            if end.month.year == start.month.year { return from..<(end.month.index + 12) }
            let to = start.precision == .year ? end.month.index : end.month.index + 6
            return from < to ? from..<to : nil
        }
        let to = end.month.index + (end.precision == .season ? 3 : 1)
        return from..<max(to, from + 1)
    }
}
