import Prelude

/// Degrees and schools in eight languages, folded.
enum DegreeWords {
    /// The degree named in a phrase: its level and the words that name it.
    static func degree(in lexemes: [Lexeme], utf8: [UInt8]) -> (level: DegreeLevel, span: TextSpan)?
    {
        let words = lexemes.filter { $0.kind == .word }
        var best: (level: DegreeLevel, span: TextSpan)?
        for index in words.indices {
            var phrase = ""
            for length in 0..<3 where index + length < words.count {
                phrase += (length == 0 ? "" : " ") + words[index + length].text
                guard let level = table[phrase] else { continue }
                let span = TextSpan(words[index].span.start, words[index + length].span.end)
                if length == 0, span.length <= 2, !isCapital(span, utf8) { continue }
                if best.map({ level > $0.level || $0.span.start == span.start }) ?? true {
                    best = (level, span)
                }
            }
            if best == nil, let level = compound(words[index].text) {
                best = (level, words[index].span)
            }
        }
        return best
    }

    /// How much a phrase reads like studies: 2 with a degree, 1 with a school.
    static func score(_ lexemes: [Lexeme], utf8: [UInt8]) -> Int {
        if degree(in: lexemes, utf8: utf8) != nil { return 2 }
        return isSchool(lexemes) ? 1 : 0
    }

    /// Whether a phrase names a school.
    static func isSchool(_ lexemes: [Lexeme]) -> Bool {
        lexemes.contains { lexeme in
            lexeme.kind == .word
                && (schools.contains(lexeme.text)
                    || [
                        "schule", "gymnasium", "universitat", "akademie", "kolleg", "school",
                        "college",
                    ]
                    .contains {
                        lexeme.text.hasSuffix($0) && lexeme.text.utf8.count > $0.utf8.count
                    })
        }
    }

    private static func compound(_ word: String) -> DegreeLevel? {
        if word.hasPrefix("diplom"), word.utf8.count > 8, !word.hasPrefix("diploma") {
            return .master
        }
        if word.hasSuffix("studium"), word.hasPrefix("master") { return .master }
        if word.hasSuffix("studium"), word.hasPrefix("bachelor") { return .bachelor }
        if word.hasSuffix("ausbildung") { return .vocational }
        if word.hasSuffix("fachangestellte") || word.hasSuffix("fachangestellter") {
            return .vocational
        }
        if word.hasSuffix("fachverkaufer") || word.hasSuffix("fachverkauferin") {
            return .vocational
        }
        return nil
    }

    private static func isCapital(_ span: TextSpan, _ utf8: [UInt8]) -> Bool {
        utf8[span.start..<span.end].contains { $0 >= 0x41 && $0 <= 0x5A }
            && utf8[span.start] & 0x20 == 0
    }

    private static let table: [String: DegreeLevel] = {
        var table: [String: DegreeLevel] = [:]
        for (level, text) in degrees {
            for phrase in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
                table[phrase.split(separator: " ").joined(separator: " ")] = level
            }
        }
        return table
    }()

    private static let degrees: [(DegreeLevel, String)] = [
        (
            .doctorate,
            """
            phd|ph d|doctorate|doctor|doctoral|dphil|d phil|edd|md|m d|postdoctoral|promotion|doktor
            doktorat|doctorat|doctorado|doutorado|doutoramento|dottorato|dottorato di ricerca|dr
            doktorgrad|dsc
            """
        ),
        (
            .master,
            """
            master|masters|master s|msc|m sc|ms|m s|ma|m a|mba|m b a|meng|m eng|mtech|m tech|mphil
            mres|mfa|m f a|mpa|mph|med|m ed|llm|ll m|mca|m res|magister|magistra|diplom|staatsexamen
            diplom ingenieur|dipl ing|diplome d ingenieur|maitrise|maestria|mestrado|dea|dess
            laurea magistrale|laurea specialistica|magisterskie|mgr|magister inzynier|jd|j d
            postgraduate|studia podyplomowe|maitrise|drs|ir|ma hons|posgrado|pos graduacao|maestrado
            """
        ),
        (
            .bachelor,
            """
            bachelor|bachelors|bachelor s|bsc|b sc|bs|b s|ba|b a|beng|b eng|btech|b tech|be|b e|bba
            llb|ll b|bfa|b f a|bca|bcom|b com|bed|b ed|undergraduate|licence|licenciatura|licenciado
            licenciada|grado|ingenieria|bacharelado|bacharel|graduacao|laurea|laurea triennale
            licencjat|inzynier|hbo bachelor|hbo|grado en|ingenieria en|bsc hons|vordiplom|kandidat
            diplomatura|sb|s b|ab|licentiate|licentiat|engineer s degree|engineer degree
            """
        ),
        (.associate, "associate|associates|aa|a a|hnd|foundation degree|bts|dut|deug|aas|a s"),
        (
            .vocational,
            """
            apprenticeship|vocational|ausbildung|lehre|ihk|meisterbrief|gesellenbrief|cap|bep|mbo
            formacion profesional|tecnico superior|ciclo formativo|tecnico|technik|technikum|nvq
            berufsausbildung|curso tecnico|tecnologo|fachkraft|fachinformatiker|fachinformatikerin
            kaufmann fur|kauffrau fur|geselle|gesellin|trade certificate|journeyman|formacao tecnica
            """
        ),
        (
            .secondary,
            """
            high school diploma|high school|ged|a levels|a level|gcse|gcses|abitur|fachabitur|matura
            matur|fachhochschulreife|allgemeine hochschulreife|hochschulreife|mittlere reife
            realschulabschluss|baccalaureat|bac|bachillerato|ensino medio|diploma di maturita
            maturita|diploma superiore|vwo|havo|vmbo|secondary school|leaving certificate|selectividad
            """
        ),
        (
            .certificate,
            """
            certificate|certification|diploma|bootcamp|nanodegree|zertifikat|certificat|certificado
            certificato|certificaat|certyfikat|coding bootcamp|diplome|pgcert|short course
            """
        ),
    ]

    private static let schools: Set<String> = Set(
        """
        university universitat universitaet universite universidad universidade universita
        universiteit uniwersytet univerzita universitetet college school institute institut
        instituto istituto instytut academy akademie academie academia accademia akademia hochschule
        fachhochschule politechnika politecnico politecnica politecnico polytechnic polytechnique
        ecole escuela escola scuola hogeschool lyceum liceo lycee liceum gymnasium gimnazjum bootcamp
        faculty fakultat faculte facultad szkola technikum uni tu eth mit insa iut ipn unam sgh agh
        conservatory seminary kolleg berufskolleg berufsschule realschule gesamtschule iit nit
        schule college's hec insead caltech ucla lse epfl
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
