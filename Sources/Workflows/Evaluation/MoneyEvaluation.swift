import Language
import Prelude

/// How well pay is read from the sentences of `data/evaluation/salaries.jsonl`.
package struct MoneyEvaluation: Sendable {
    /// One figure: the share of sentences of which everything is right.
    package let figures: [Figure]
    /// The sentences that are not, each with what was read.
    package let misses: [String]

    /// Measures on a table of ours; `data` reads below the project's own `data` folder.
    package init(_ data: EvaluationData, path: String = "evaluation/salaries.jsonl") throws {
        var right = 0
        var misses: [String] = []
        let rows = try JSONLines.objects(data.read(path))
        for row in rows {
            let text = row["text"]?.string ?? ""
            let bytes = Array(text.utf8)
            let pay = MoneyScanner().pay(in: bytes, TextSpan(0, bytes.count))
            let found = Self.found(pay)
            let wanted = Self.wanted(row)
            if found == wanted {
                right += 1
            } else {
                misses.append("\(text): \(found), not \(wanted)")
            }
        }
        self.misses = misses
        let share = rows.isEmpty ? 0 : Double(right) / Double(rows.count)
        figures = [Figure("Pay", "sentences read right", share, target: 0.97, cases: rows.count)]
    }

    private static func wanted(_ row: [String: JSONValue]) -> String {
        guard row["pay"] == .bool(true) else { return "no pay" }
        return line(
            min: row["min"]?.double, max: row["max"]?.double, currency: row["currency"]?.string,
            period: row["period"]?.string, annualMin: row["annual_min"]?.double,
            annualMax: row["annual_max"]?.double, isNegotiable: row["negotiable"] == .bool(true),
            isPlausible: row["plausible"] == .bool(true))
    }

    private static func found(_ pay: PayStatement?) -> String {
        guard let pay else { return "no pay" }
        return line(
            min: pay.min, max: pay.max, currency: pay.currency, period: pay.period?.rawValue,
            annualMin: pay.annualMin.map(Double.init), annualMax: pay.annualMax.map(Double.init),
            isNegotiable: pay.isNegotiable, isPlausible: pay.isPlausible)
    }

    private static func line(
        min: Double?, max: Double?, currency: String?, period: String?, annualMin: Double?,
        annualMax: Double?, isNegotiable: Bool, isPlausible: Bool
    ) -> String {
        func number(_ value: Double?) -> String { value.map { String($0) } ?? "?" }
        return "\(number(min))–\(number(max)) \(currency ?? "?")/\(period ?? "?"),"
            + " a year \(number(annualMin))–\(number(annualMax))"
            + (isNegotiable ? ", negotiable" : "") + (isPlausible ? "" : ", implausible")
    }
}
