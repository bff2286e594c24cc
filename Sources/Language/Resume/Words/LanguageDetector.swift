import Prelude

/// Tells the language of a text by its small words.
enum LanguageDetector {
    /// How many pieces of the text are looked at.
    static let maximumLexemes = 20_000

    /// The language, English where a text has hardly any small words but is in Latin letters.
    static func language(of lexemes: some Sequence<Lexeme>) -> (
        language: TextLanguage, isSure: Bool
    ) {
        var counts: [TextLanguage: Int] = [:]
        var foreign = 0
        var otherScript = 0
        var words = 0
        for lexeme in lexemes.prefix(maximumLexemes) where lexeme.kind == .word {
            words += 1
            if let first = lexeme.text.unicodeScalars.first, first.value >= 0x370 {
                otherScript += 1
            }
            for language in table[lexeme.text] ?? [] { counts[language, default: 0] += 1 }
            if others.contains(lexeme.text) { foreign += 1 }
        }
        guard words > 0 else { return (.other, false) }
        if otherScript * 2 > words { return (.other, true) }
        let ranked = TextLanguage.allCases.map { ($0, counts[$0] ?? 0) }.sorted {
            $0.1 == $1.1 ? $0.0.rawValue < $1.0.rawValue : $0.1 > $1.1
        }
        guard let best = ranked.first, best.1 > 0 else {
            return (foreign > 3 ? .other : .en, foreign > 3)
        }
        if foreign > best.1 * 2, foreign > 5 { return (.other, true) }
        return (best.0, best.1 >= 5)
    }

    private static let table: [String: [TextLanguage]] = {
        var table: [String: [TextLanguage]] = [:]
        for (language, text) in smallWords {
            for word in text.split(separator: " ") {
                table[String(word), default: []].append(language)
            }
        }
        return table
    }()

    private static let smallWords: [(TextLanguage, String)] = [
        (
            .en,
            "the and of to with for in on by at from is was as an that using experience skills work university education"
        ),
        (
            .de,
            "der die das und mit fur von im den des bei zur zum als ein eine auf sowie ich erfahrung kenntnisse sprachen ausbildung berufserfahrung heute seit bis lebenslauf"
        ),
        (
            .fr,
            "le la les des et du pour avec dans sur une aux par au en un je experience competences langues formation depuis projet societe"
        ),
        (
            .es,
            "el la los las y de del para con en por una como al experiencia habilidades idiomas formacion desde actualidad conocimientos correo"
        ),
        (
            .pt,
            "o os as e de do da dos das para com em por uma no na ao experiencia habilidades idiomas formacao atual competencias ingles portugues"
        ),
        (
            .it,
            "il lo gli le e di del della dei per con in una nel alla esperienza competenze lingue istruzione oggi dal presso formazione conoscenza"
        ),
        (
            .nl,
            "de het een en van met voor in op bij naar als ik ervaring vaardigheden talen opleiding heden werkervaring sinds kennis opleidingen"
        ),
        (
            .pl,
            "i w z na do od oraz dla przy jako ze doswiadczenie umiejetnosci jezyki wyksztalcenie obecnie zawodowe znajomosc sp"
        ),
    ]

    /// Small words of languages that the rules do not read.
    private static let others: Set<String> = [
        "och", "att", "som", "inom", "vid", "samt", "af", "ved", "hos", "eller", "ja", "sekä",
        "seka",
        "ve", "ile", "için", "icin", "bir", "olarak", "si", "pentru", "sau", "prin", "cu", "si",
        "es",
        "az", "egy", "hogy", "valamint", "ve", "pri", "jako", "na", "pro", "nebo", "jsem",
        "koulutus",
        "tyokokemus", "arbetslivserfarenhet", "utbildning", "erfaring", "uddannelse",
        "erhvervserfaring",
        "deneyim", "egitim", "beceriler", "studii", "experienta", "tapasztalat", "vzdelani",
        "zkusenosti",
        "og", "til", "med", "dan", "yang", "untuk", "dengan", "va", "cua", "cho",
    ]
}
