import Prelude
import Testing

@testable import Language

@Suite("Dates") struct DateScannerTests {
    private let today = Day(number: 20_778)  // 2026-11-21

    /// A period as text: `2019-03..2024-06`, `..present`, `2019..2021` for years, `?` for unknown.
    private func written(_ range: DateRange) -> String {
        func point(_ point: DatePoint?) -> String {
            guard let point else { return "?" }
            return point.precision == .year ? "\(point.month.year)" : point.month.description
        }
        if !range.isRange { return point(range.start) }
        return point(range.start) + ".." + (range.isCurrent ? "present" : point(range.end))
    }

    private func scan(_ text: String) -> [String] {
        let source = SourceText(text)
        return DateScanner(today: today)
            .ranges(in: source.utf8, TextSpan(0, source.utf8.count)).map(written)
    }

    @Test(
        "Periods of digits are read",
        arguments: [
            ("2019-03 – 2024-06", "2019-03..2024-06"), ("03/2019 - 06/2022", "2019-03..2022-06"),
            ("2019–2021", "2019..2021"), ("2019-2021", "2019..2021"), ("2018/2019", "2018..2019"),
            ("09.2018 – heute", "2018-09..present"), ("2020/05 - 2021/01", "2020-05..2021-01"),
            ("2022-03 to ", "2022-03..present"), ("2022-03 –", "2022-03..present"),
            ("2019-20", "2019..2020"), ("2019/20", "2019..2020"), ("'19 – '21", "2019..2021"),
            ("01.02.2019 - 30.06.2020", "2019-02..2020-06"), ("03/19 – 06/22", "2019-03..2022-06"),
            ("2019-03-15 – 2020-01-31", "2019-03..2020-01"), ("1998 - 2003", "1998..2003"),
            ("2019年3月 – 现在", "2019-03..present"), ("12/25/2019", "2019-12"), ("2020/05", "2020-05"),
        ])
    func digits(text: String, expected: String) { #expect(scan(text) == [expected]) }

    @Test(
        "Periods with the words of eight languages are read",
        arguments: [
            ("Mar 2019 – Present", "2019-03..present"), ("March 2019 to now", "2019-03..present"),
            ("Sept. ’19 – Jan. ’21", "2019-09..2021-01"), ("since 2020", "2020..present"),
            ("Jan – Mar 2020", "2020-01..2020-03"), ("Nov – Feb 2020", "2019-11..2020-02"),
            ("Summer 2018", "2018-06"), ("Q3 2020", "2020-07"), ("until June 2015", "?..2015-06"),
            ("from 2017 to 2019", "2017..2019"),
            ("March 15, 2019 - May 2, 2020", "2019-03..2020-05"),
            ("June 2016 (current)", "2016-06..present"), ("May 2019 till date", "2019-05..present"),
            ("seit 03/2020", "2020-03..present"), ("seit März 2020", "2020-03..present"),
            ("Jänner 2018 bis Dez. 2019", "2018-01..2019-12"), ("von 2015 bis 2017", "2015..2017"),
            ("01.10.2016 bis heute", "2016-10..present"), ("WS 2018/19", "2018-10"),
            ("de mars 2018 à juin 2020", "2018-03..2020-06"),
            ("depuis août 2021", "2021-08..present"),
            ("févr. 2019 – aujourd’hui", "2019-02..present"), ("2019 à ce jour", "2019..present"),
            ("du 1er avril 2018 au 31 mai 2019", "2018-04..2019-05"),
            ("janv. 2020 jusqu'à présent", "2020-01..present"),
            ("desde 2019", "2019..present"), ("marzo de 2018 - actualidad", "2018-03..present"),
            ("ene. 2017 a dic. 2019", "2017-01..2019-12"),
            ("mayo 2020 hasta la fecha", "2020-05..present"),
            ("março de 2019 até o momento", "2019-03..present"),
            ("fev/2018 – set/2020", "2018-02..2020-09"),
            ("dez. 2016 - atual", "2016-12..present"),
            ("da maggio 2018 ad oggi", "2018-05..present"),
            ("giugno 2015 – lug. 2017", "2015-06..2017-07"), ("dal 2019 al 2021", "2019..2021"),
            ("mrt. 2018 – heden", "2018-03..present"), ("sinds mei 2020", "2020-05..present"),
            ("van augustus 2016 tot en met oktober 2018", "2016-08..2018-10"),
            ("od marca 2018 do czerwca 2020", "2018-03..2020-06"), ("od 2019 r.", "2019..present"),
            ("wrzesień 2017 – obecnie", "2017-09..present"),
            ("05.2019 – do teraz", "2019-05..present"),
            ("paź. 2016 - sty. 2018", "2016-10..2018-01"),
        ])
    func words(text: String, expected: String) { #expect(scan(text) == [expected]) }

    @Test(
        "What is no date is left alone",
        arguments: [
            "2,000 users", "ISO27001", "ES2015", "+49 170 2020555", "version 3.2", "99.97%", "24/7",
            "(Techstars ‘23)", "CSS3", "march", "1:1", "",
        ])
    func noDates(text: String) { #expect(scan(text) == []) }

    @Test("Several dates of one line stay apart")
    func several() {
        #expect(scan("2015 – 2017 BSc, 2017 – 2019 MSc") == ["2015..2017", "2017..2019"])
    }

    @Test(
        "Months are counted whole, years by difference",
        arguments: [
            ("2020-05 – 2020-08", 4), ("2019 – 2021", 24), ("2019 – 2019", 12),
            ("2026-10 – now", 2),
        ])
    func months(text: String, expected: Int) throws {
        let source = SourceText(text)
        let ranges = DateScanner(today: today).ranges(
            in: source.utf8, TextSpan(0, source.utf8.count))
        #expect(try #require(ranges.first).months(today: today)?.count == expected)
    }

    @Test("A lone date has no known length, and an end before its start neither")
    func unknownLength() throws {
        for text in ["2019", "2021-05 – 2019-02"] {
            let source = SourceText(text)
            let range = DateScanner(today: today).ranges(
                in: source.utf8, TextSpan(0, source.utf8.count)
            ).first
            #expect(try #require(range).months(today: today) == nil)
        }
    }

    @Test(
        "Lengths of time are read",
        arguments: [
            ("2 yrs 3 mos", 27), ("3 Jahre", 36), ("10+ years", 120), ("1 an et 2 mois", 14),
            ("5 lat", 60), ("18 months", 18), ("2,5 Jahre", 30), ("8 mesi", 8), ("drei Jahre", 36),
            ("2y 3m", 27), ("4 jaar", 48), ("6 miesięcy", 6), ("7 años", 84), ("12-year", 144),
        ])
    func durations(text: String, months: Int) {
        let source = SourceText(text)
        let found = DurationScanner.durations(
            in: Lexeme.scan(source.utf8, TextSpan(0, source.utf8.count)))
        #expect(found.map(\.months) == [months])
    }

    @Test("Random bytes never trap") func hostile() {
        var generator = SeededGenerator(seed: 7)
        let pieces = Array("2019 -–/.’'mar to present 年月 0 9 ½ + \u{0} \n".utf8)
        for _ in 0..<400 {
            let bytes = (0..<120).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }
            _ = DateScanner(today: today).ranges(in: bytes, TextSpan(-3, 500))
        }
    }
}
