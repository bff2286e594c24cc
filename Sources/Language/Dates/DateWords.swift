/// The words of dates in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish,
/// folded.
enum DateWords {
    /// The month a word names, 1–12, or nil.
    static func month(_ word: String) -> Int? { months[word] }

    /// The first month of the season a word names, or nil.
    static func season(_ word: String) -> Int? { seasons[word] }

    private static let months: [String: Int] = {
        let names: [String] = [
            """
            january jan januar janner janvier janv enero ene janeiro gennaio gen januari styczen
            stycznia styczniu sty
            """,
            """
            february feb febr februar feber fevrier fevr fev febrero fevereiro febbraio februari
            luty lutego lutym lut
            """,
            "march mar marz maerz mrz mars marzo março marco maart mrt marzec marca marcu marts",
            "april apr avril avr abril abr aprile kwiecien kwietnia kwietniu kwi kw",
            "may mai mayo maio maggio mag mei maj maja maju",
            "june jun juni juin junio junho giugno giu czerwiec czerwca czerwcu cze",
            "july jul juli juil juillet julio julho luglio lug lipiec lipca lipcu lip",
            "august aug aout agosto ago augustus sierpien sierpnia sierpniu sie",
            """
            september sept sep septembre septiembre setembro settembre set sett setiembre wrzesien
            wrzesnia wrzesniu wrz
            """,
            """
            october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika
            pazdzierniku paz
            """,
            "november nov novembre noviembre novembro listopad listopada listopadzie lis",
            """
            december dec dezember dez decembre diciembre dic dezembro dicembre grudzien grudnia
            grudniu gru
            """,
        ]
        var table: [String: Int] = [:]
        for (index, words) in names.enumerated() {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                table[String(word)] = index + 1
            }
        }
        return table
    }()

    private static let seasons: [String: Int] = [
        "spring": 3, "fruhjahr": 3, "fruhling": 3, "printemps": 3, "primavera": 3, "voorjaar": 3,
        "lente": 3, "wiosna": 3, "summer": 6, "sommer": 6, "ete": 6, "verano": 6, "verao": 6,
        "estate": 6, "zomer": 6, "lato": 6, "autumn": 9, "fall": 9, "herbst": 9, "automne": 9,
        "otono": 9, "outono": 9, "autunno": 9, "herfst": 9, "najaar": 9, "jesien": 9, "winter": 1,
        "hiver": 1, "invierno": 1, "inverno": 1, "zima": 1, "wise": 10, "ws": 10,
        "wintersemester": 10, "sose": 4, "ss": 4, "sommersemester": 4,
    ]

    /// Words that mean today, as sequences of words; the longest are tried first.
    static let present: [[String]] = phrases(
        """
        present|now|today|current|currently|ongoing|date|this day|heute|jetzt|aktuell|laufend
        gegenwart|gegenwartig|dato|present|aujourd hui|ce jour|actuel|actuelle|actuellement
        en cours|maintenant|la actualidad|actualidad|presente|el presente|actual|hoy|actualmente
        la fecha|fecha|en curso|atual|atualmente|hoje|o momento|momento|agora|em curso|oggi
        attuale|attualmente|in corso|ora|adesso|heden|nu|vandaag|huidig|lopend|dzis|dzisiaj
        obecnie|teraz|nadal|aktualnie|chwili obecnej|w toku|chwila obecna|至今|现在|現在
        настоящее время|н в|el momento|il presente|jour
        """)

    /// Words that may stand between two dates and mean "up to".
    static let upTo: Set<String> = words(
        """
        to till til until through thru upto bis zum zur au a al jusqu ate hasta fino ad tot do tm up
        incl en em e et und and y i met de dnia roku z w do po
        """)

    /// Words that mean "up to" even where nothing follows them or where no start precedes them.
    static let strongUpTo: Set<String> = words(
        "to till til until through thru bis jusqu ate hasta fino tot")

    /// Articles that may follow a word for "up to".
    static let articles: Set<String> = words("the l la le el o il der den dem het de ao a en hui")

    /// Words before a start after which the period goes on when no end follows.
    static let since: Set<String> = words(
        "since seit depuis desde dal dalla dall sinds vanaf od ab des starting from started partir")

    /// Words before the start of a closed period.
    static let from: Set<String> = words(
        "from von vom de du des da dal dalla od van between entre zwischen tra fra miedzy le el dem"
    )

    /// Words between the month, the day and the year of one date.
    static let of: Set<String> = words("de del di do of d da dell roku")

    /// Endings of ordinal numbers.
    static let ordinals: Set<String> = words("st nd rd th er ere e o a te de ste")

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    private static func phrases(_ text: String) -> [[String]] {
        text.split(whereSeparator: { $0 == "|" || $0 == "\n" })
            .map { $0.split(separator: " ").map(String.init) }
            .sorted { $0.count > $1.count }
    }
}
