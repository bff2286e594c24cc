import Market
import Testing

@Suite("Postings") struct PostingTests {
    @Test("Pay is taken by the middle of its range") func middle() {
        #expect(YearlyPay(least: 50_000, most: 65_000, currency: "EUR").middle == 57_500)
    }
}
