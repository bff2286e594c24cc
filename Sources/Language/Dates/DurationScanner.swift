package import Prelude

/// A length of time read from a text.
package struct StatedDuration: Hashable, Sendable {
    /// The length in months.
    package var months: Int
    /// Whether the text says "at least" or adds a plus sign.
    package var isAtLeast: Bool
    /// Where it stands.
    package var span: TextSpan

    /// The length in years.
    package var years: Double { Double(months) / 12 }
}

/// Finds lengths of time such as "2 yrs 3 mos", "3 Jahre", "10+ years" in eight languages.
package enum DurationScanner {
    /// The longest length that is believed, in years.
    package static let maximumYears = 70

    /// The lengths of time among lexemes, in order and apart.
    package static func durations(in lexemes: [Lexeme]) -> [StatedDuration] {
        var found: [StatedDuration] = []
        var index = 0
        while index < lexemes.count {
            if let (duration, next) = duration(lexemes, at: index) {
                found.append(duration)
                index = next
            } else {
                index += 1
            }
        }
        return found
    }

    /// The length that starts at an index, and the index after it.
    static func duration(_ lexemes: [Lexeme], at index: Int) -> (StatedDuration, Int)? {
        guard let first = quantity(lexemes, at: index), let unit = unit(lexemes, at: first.next)
        else {
            return nil
        }
        var months = first.value * unit.months
        var next = unit.next
        var isAtLeast = first.isAtLeast
        if unit.months == 12 {
            var second = next
            if second < lexemes.count, joiners.contains(lexemes[second].text) { second += 1 }
            if let rest = quantity(lexemes, at: second),
                let smaller = self.unit(lexemes, at: rest.next, isSecond: true), smaller.months == 1
            {
                months += rest.value
                next = smaller.next
            }
            if next < lexemes.count, lexemes[next].is("+") {
                isAtLeast = true
                next += 1
            }
        }
        guard months > 0, months <= Double(maximumYears * 12) else { return nil }
        let span = TextSpan(lexemes[index].span.start, lexemes[next - 1].span.end)
        return (
            StatedDuration(months: Int(months.rounded()), isAtLeast: isAtLeast, span: span), next
        )
    }

    private static func quantity(
        _ lexemes: [Lexeme], at index: Int
    ) -> (value: Double, next: Int, isAtLeast: Bool)? {
        guard index < lexemes.count else { return nil }
        let lexeme = lexemes[index]
        var next = index + 1
        var value: Double
        if let number = lexeme.number, lexeme.text.utf8.count <= 3 {
            if index > 0, lexeme.isGlued, lexemes[index - 1].kind == .word { return nil }
            value = Double(number)
            if next + 1 < lexemes.count, lexemes[next].isGlued,
                lexemes[next].is(".") || lexemes[next].is(","), lexemes[next + 1].isGlued,
                lexemes[next + 1].text.utf8.count == 1, let tenth = lexemes[next + 1].number
            {
                value += Double(tenth) / 10
                next += 2
            }
        } else if let number = numberWords[lexeme.text] {
            value = Double(number)
        } else {
            return nil
        }
        if next < lexemes.count, lexemes[next].is("½") {
            value += 0.5
            next += 1
        }
        var isAtLeast = false
        while next < lexemes.count, lexemes[next].is("+") || lexemes[next].is("plus") {
            isAtLeast = true
            next += 1
        }
        if next < lexemes.count, lexemes[next].is("-"), lexemes[next].isGlued { next += 1 }
        return (value, next, isAtLeast)
    }

    private static func unit(
        _ lexemes: [Lexeme], at index: Int, isSecond: Bool = false
    ) -> (months: Double, next: Int)? {
        guard index < lexemes.count, lexemes[index].kind == .word else { return nil }
        let word = lexemes[index].text
        let months: Double
        if years.contains(word) || (word == "y" && lexemes[index].isGlued) {
            months = 12
        } else if Self.months.contains(word) || (isSecond && word == "m") {
            months = 1
        } else {
            return nil
        }
        let dot = index + 1 < lexemes.count && lexemes[index + 1].is(".") && word.utf8.count <= 4
        return (months, index + (dot && index + 2 < lexemes.count ? 2 : 1))
    }

    private static let years: Set<String> = [
        "year", "years", "yr", "yrs", "yoe", "jahr", "jahre", "jahren", "an", "ans", "annee",
        "annees", "ano", "anos", "anni", "anno", "jaar", "jaren", "jr", "rok", "roku", "lata",
        "lat",
        "latach", "jahrige", "jahriger", "letnie", "letnim",
    ]

    private static let months: Set<String> = [
        "month", "months", "mo", "mos", "mth", "mths", "monat", "monate", "monaten", "mois", "mes",
        "meses", "mese", "mesi", "maand", "maanden", "mnd", "miesiac", "miesiace", "miesiecy",
        "mies",
    ]

    private static let joiners: Set<String> = [
        ",", "and", "und", "et", "y", "e", "en", "i", "&",
    ]

    private static let numberWords: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "zwei": 2,
        "drei": 3, "vier": 4, "funf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
        "zehn": 10, "zwolf": 12, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7,
        "huit": 8,
        "neuf": 9, "dix": 10, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
        "ocho": 8, "nueve": 9, "diez": 10, "dois": 2, "quatro": 4, "sete": 7, "oito": 8, "nove": 9,
        "dez": 10, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8,
        "dieci": 10, "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10,
        "dwa": 2, "trzy": 3, "cztery": 4, "piec": 5, "szesc": 6, "siedem": 7, "osiem": 8,
        "dziewiec": 9, "dziesiec": 10,
    ]
}
