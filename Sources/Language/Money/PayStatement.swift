package import Prelude

/// The stretch of time that an amount pays for.
package enum PayPeriod: String, Hashable, Sendable, CaseIterable {
    /// One hour; a year has 2,080 of them.
    case hour
    /// One working day of eight hours; a year has 260, so that eight hours pay as much as a day.
    case day
    /// One week; a year has 52.
    case week
    /// One month; a year has 12. A thirteenth salary is not guessed.
    case month
    /// One year.
    case year

    /// How many of them a year of full-time work has (2,080 hours is the figure that US federal
    /// pay tables and most job boards reckon with; 260 and 52 follow from it).
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

/// Pay as a text states it, and what it comes to in a year.
package struct PayStatement: Hashable, Sendable {
    /// The lower bound in the stated period; nil when only an upper bound is given.
    package var min: Double?
    /// The upper bound in the stated period; nil when open. A single figure is both bounds.
    package var max: Double?
    /// The ISO 4217 code, or nil when no currency is stated.
    package var currency: String?
    /// What the amounts pay for, stated or inferred; nil when there is no figure.
    package var period: PayPeriod?
    /// Whether the text states the period; else it follows from the size of the amount.
    package var isPeriodStated: Bool
    /// Whether hours or a month are of half-time work; an hour then counts 1,040 times a year.
    package var isHalfTime: Bool
    /// Whether the text leaves pay open to talks; there may be figures all the same.
    package var isNegotiable: Bool
    /// Whether a year's pay lies within what anyone is paid; figures outside are kept, flagged.
    package var isPlausible: Bool
    /// Whether the amount holds only when targets are met (OTE), with no base beside it.
    package var isOnTarget: Bool
    /// The words as written.
    package var raw: String
    /// Where they stand.
    package var span: TextSpan
    /// How sure the reader is, 0–1; lower where the period or currency had to be inferred.
    package var confidence: Double

    /// The lower bound of a year's pay in whole units of the currency, or nil.
    package var annualMin: Int? { annual(min) }
    /// The upper bound of a year's pay in whole units of the currency, or nil.
    package var annualMax: Int? { annual(max) }
    /// Whether any amount is stated.
    package var hasFigure: Bool { min != nil || max != nil }

    private func annual(_ amount: Double?) -> Int? {
        guard let amount, let period else { return nil }
        let isHalved = isHalfTime && (period == .hour || period == .day)
        let year = amount * period.perYear * (isHalved ? 0.5 : 1)
        return Int(exactly: year.rounded())
    }
}
