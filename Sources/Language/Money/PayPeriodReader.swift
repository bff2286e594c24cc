import Prelude

/// Finds the period that an amount pays for in the words around it.
struct PayPeriodReader {
    /// How many lexemes behind an amount may tell its period.
    static let maximumAfter = 9
    /// How many before it.
    static let maximumBefore = 7

    let lexemes: [Lexeme]

    /// The period stated behind an amount, and the index after it. The next amount ends the look.
    func after(_ index: Int, limit: Int) -> (period: PayPeriod, next: Int)? {
        var position = index
        let end = min(limit, lexemes.count, index + Self.maximumAfter)
        while position < end {
            let lexeme = lexemes[position]
            if let found = stated(at: position, end: min(end + 3, limit, lexemes.count)) {
                return found
            }
            if lexeme.kind == .number || Self.stops.contains(lexeme.text) { return nil }
            position += 1
        }
        return nil
    }

    /// The period stated before an amount: "hourly rate is", "Tagessatz:".
    func before(_ index: Int, floor: Int) -> PayPeriod? {
        var position = index - 1
        let end = max(floor, index - Self.maximumBefore)
        while position >= end {
            let lexeme = lexemes[position]
            if lexeme.is(";") { return nil }
            if let period = Self.adjectives[lexeme.text] ?? Self.nouns[lexeme.text] {
                return period
            }
            if position > 0, lexeme.is("rate") || lexeme.is("salary") || lexeme.is("pay"),
                let period = Self.units[lexemes[position - 1].text]
            {
                return period
            }
            position -= 1
        }
        return nil
    }

    private func stated(at index: Int, end: Int) -> (PayPeriod, Int)? {
        let lexeme = lexemes[index]
        if let period = Self.adjectives[lexeme.text] ?? Self.nouns[lexeme.text] {
            return (period, index + 1)
        }
        if lexeme.is("p"), index + 2 < end, lexemes[index + 1].is("."), lexemes[index + 2].is("a") {
            let dot = index + 3 < end && lexemes[index + 3].is(".")
            return (.year, index + (dot ? 4 : 3))
        }
        if lexeme.is("/") || Self.pers.contains(lexeme.text) {
            var next = index + 1
            // "de l'heure", "au mois", "por el mes", "/ 1 month".
            while next < end, next < index + 4, Self.articles.contains(lexemes[next].text) {
                next += 1
            }
            if next < end, isUnit(next), let period = Self.units[lexemes[next].text] {
                return (period, next + 1)
            }
        }
        return nil
    }

    /// Whether a word is a unit here: short ones only behind a slash, the French "an" behind "par".
    private func isUnit(_ index: Int) -> Bool {
        let before = index > 0 ? lexemes[index - 1].text : ""
        if lexemes[index].is("an") { return ["par", "l", "'", "’", "per", "/"].contains(before) }
        return lexemes[index].text.utf8.count > 1 || before == "/"
    }

    private static let stops: Set<String> = [";", "plus", "bonus", "equity", "ote", "•", "|"]

    private static let pers: Set<String> = [
        "per", "a", "an", "each", "every", "pro", "je", "im", "in", "par", "de", "por", "al", "el",
        "the", "o", "ao", "all", "all'", "na", "za", "w", "/", "the", "la", "des", "в",
    ]

    private static let articles: Set<String> = [
        "l", "la", "le", "el", "o", "un", "une", "'", "’", "1", "der", "das", "calendar", "working",
    ]

    private static let units: [String: PayPeriod] = {
        let groups: [(PayPeriod, String)] = [
            (
                .hour,
                "hour hours hr hrs h stunde std heure heures hora horas ora uur godzine godz godzina час"
            ),
            (
                .day,
                "day days d tag tage jour jours dia dias giorno giorni dag dzien dniowke manday diem"
            ),
            (.week, "week weeks wk woche semaine semana settimana tydzien"),
            (
                .month,
                "month months mo mon mth monat monate mois mes meses mese maand mnd miesiac mies месяц m"
            ),
            (
                .year,
                "year years yr yrs annum jahr an annee ano anno anni jaar rok y год"
            ),
        ]
        return table(groups)
    }()

    /// Words that tell the period by themselves, before or behind the amount.
    private static let adjectives: [String: PayPeriod] = table([
        (.hour, "hourly stundlich horaire horario ph godzinowo godzinowa"),
        (.day, "daily taglich journalier journaliere diario diaria pd dziennie giornaliero"),
        (.week, "weekly wochentlich hebdomadaire semanal settimanale pw tygodniowo wekelijks"),
        (
            .month,
            """
            monthly monatlich mensuel mensuelle mensuels mensual mensuales mensal mensais mensile
            mensili maandelijks miesiecznie miesieczne miesieczna pcm pm
            """
        ),
        (
            .year,
            """
            yearly annually annual annualised annualized jahrlich jaehrlich annuel annuelle annuels
            anual anuales anuais annuo annua annui annue jaarlijks rocznie roczne pa lpa
            """
        ),
    ])

    /// Names of pay that say its period.
    private static let nouns: [String: PayPeriod] = table([
        (.hour, "stundenlohn stundensatz uurloon uurtarief"),
        (.day, "tagessatz tjm dayrate dagtarief"),
        (.month, "monatsgehalt monatslohn maandsalaris"),
        (.year, "jahresgehalt jahresbrutto jaarsalaris ral ctc lpa jahreseinkommen"),
    ])

    private static func table(_ groups: [(PayPeriod, String)]) -> [String: PayPeriod] {
        var table: [String: PayPeriod] = [:]
        for (period, words) in groups {
            for word in MoneyWords.words(words) { table[word] = period }
        }
        return table
    }
}
