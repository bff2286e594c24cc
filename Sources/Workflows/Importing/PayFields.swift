internal import Language
internal import Prelude
internal import Recruiting

/// Pay as (N) fields: per year in whole units, with the words and the period beside it.
enum PayFields {
    /// Adds what a statement of pay says; figures that are not plausible stay in the words alone.
    static func add(
        _ pay: PayStatement, prefix: String, to fields: inout [String: ProposedValue]
    ) {
        func put(_ name: String, _ value: JSONValue) {
            fields["\(prefix)_\(name)"] = ProposedValue(
                value, confidence: pay.confidence, span: pay.span)
        }
        put("raw", .string(pay.raw))
        guard pay.hasFigure, pay.isPlausible else { return }
        if let period = pay.period { put("period", .string(period.rawValue)) }
        if let minimum = pay.annualMin { put("min", .integer(Int64(minimum))) }
        if let maximum = pay.annualMax { put("max", .integer(Int64(maximum))) }
        if let currency = pay.currency { put("currency", .string(currency)) }
    }
}
