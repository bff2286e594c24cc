import Prelude
import Testing

@testable import Language

@Suite("Pay") struct MoneyScannerTests {
    private func scan(
        _ text: String, _ context: MoneyScanner.Context = .prose
    ) -> PayStatement? {
        let bytes = Array(text.utf8)
        return MoneyScanner().pay(in: bytes, TextSpan(0, bytes.count), context: context)
    }

    @Test("A year's pay is reckoned from every period")
    func periods() {
        #expect(scan("$50 per hour")?.annualMin == 104_000)
        #expect(scan("$400 per day")?.annualMin == 104_000)
        #expect(scan("$2,000 per week")?.annualMax == 104_000)
        #expect(scan("4.000 € pro Monat")?.annualMin == 48_000)
        #expect(scan("half-time, $50 per hour")?.annualMin == 52_000)
        #expect(scan("Salary: 52k")?.annualMin == 52_000)
    }

    @Test("The words as written and their place stay beside the figures")
    func raw() throws {
        let text = "Remote. Salary: from 3.500 € brutto im Monat, plus lunch."
        let pay = try #require(scan(text))
        #expect(pay.raw == "from 3.500 € brutto im Monat")
        #expect(pay.span.text(in: Array(text.utf8)) == pay.raw)
        #expect(pay.isPeriodStated)
    }

    @Test("A period that is not stated is inferred, and less sure")
    func inferred() throws {
        let stated = try #require(scan("Salary: 5000 EUR per month"))
        let inferred = try #require(scan("Salary: 5000 EUR"))
        #expect(inferred.period == .month)
        #expect(!inferred.isPeriodStated)
        #expect(inferred.confidence < stated.confidence)
    }

    @Test(
        "In a field that means pay a bare number is pay",
        arguments: [
            ("5000", 5000.0), ("100000-150000", 100_000), ("90,000", 90_000), ("60k", 60_000),
        ])
    func field(text: String, least: Double) {
        #expect(scan(text, .field)?.min == least)
        #expect(scan("Room " + text.filter(\.isNumber)) == nil)
    }

    @Test("Base pay wins over what depends on targets, which is kept where it stands alone")
    func onTarget() {
        #expect(scan("OTE $170k; base $80k")?.max == 80_000)
        #expect(scan("$170k OTE")?.isOnTarget == true)
    }

    @Test(
        "Hostile numbers neither trap nor count",
        arguments: [
            "Salary: 99999999999999999999999999999999 EUR", "$1e999", "Salary: $0", "€€€€ 5 5 5 5",
            "Salary: -5 -5 -5", "$", "k", "Salary 1,1,1,1,1,1,1,1",
            "9,999,999,999,999,999,999,999 $",
        ])
    func hostile(text: String) {
        let statement = scan(text, .field)
        if let year = statement?.annualMax { #expect(year >= 0) }
        if let statement, (statement.max ?? 0) > 1e8 { #expect(!statement.isPlausible) }
    }

    @Test("A million numbers in one line are read in one pass")
    func long() {
        let bytes = Array(String(repeating: "$5k-", count: 100_000).utf8)
        let found = MoneyScanner().statements(in: bytes, TextSpan(0, bytes.count))
        #expect(found.count <= MoneyScanner.maximumStatements)
    }
}

extension MoneyScannerTests {
    @Test("Bounds and abbreviations around amounts are understood") func bounds() {
        let text = Array("min 3000 max 5000 usd monthly".utf8)
        let both = MoneyScanner().pay(in: text, TextSpan(0, text.count))
        #expect(both?.min == 3000 && both?.max == 5000 && both?.currency == "USD")
        let about = Array("ca. 50.000 € im Jahr".utf8)
        #expect(MoneyScanner().pay(in: about, TextSpan(0, about.count))?.annualMin == 50_000)
        let budget = Array("Budget: 90k".utf8)
        #expect(MoneyScanner().pay(in: budget, TextSpan(0, budget.count))?.min == 90_000)
    }
}
