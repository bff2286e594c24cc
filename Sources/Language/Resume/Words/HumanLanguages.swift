import Prelude

/// The names of human languages in eight languages.
enum HumanLanguages {
    /// The English name of the language that a folded word names, or nil.
    static func name(_ word: String) -> String? { table[word] }

    /// How many names of languages stand among lexemes.
    static func names(in lexemes: [Lexeme]) -> Int {
        lexemes.reduce(0) { $0 + ($1.kind == .word && table[$1.text] != nil ? 1 : 0) }
    }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for line in rows.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let name = words.first else { continue }
            for word in words { table[Folding.fold(word)] = name }
        }
        return table
    }()

    private static let rows = """
        English englisch anglais ingles inglese engels angielski inglês английский
        German deutsch allemand aleman alemao tedesco duits niemiecki немецкий
        French franzosisch francais frances francese frans francuski французский
        Spanish spanisch espagnol espanol castellano espanhol spagnolo spaans hiszpanski
        Portuguese portugiesisch portugais portugues portoghese portugees portugalski
        Italian italienisch italien italiano italiaans wloski
        Dutch niederlandisch hollandisch neerlandais holandes neerlandes olandese nederlands
        Polish polnisch polonais polaco polacco pools polski
        Russian russisch russe ruso russo rosyjski русский
        Ukrainian ukrainisch ukrainien ucraniano ucraino oekraiens ukrainski українська
        Chinese chinesisch chinois chino chines cinese chinees chinski mandarin mandarijn 中文
        Cantonese kantonesisch
        Japanese japanisch japonais japones giapponese japans japonski 日本語
        Korean koreanisch coreen coreano koreaans koreanski 한국어
        Arabic arabisch arabe arabo arabski العربية
        Hindi hindi
        Urdu urdu
        Bengali bengali bangla
        Punjabi punjabi
        Tamil tamil
        Telugu telugu
        Marathi marathi
        Gujarati gujarati
        Turkish turkisch turc turco turks turecki türkçe
        Greek griechisch grec griego grego greco grieks grecki ελληνικα
        Hebrew hebraisch hebreu hebreo ebraico hebreeuws hebrajski עברית
        Persian persisch persan farsi
        Czech tschechisch tcheque checo ceco tsjechisch czeski čeština
        Slovak slowakisch slovaque slowacki
        Hungarian ungarisch hongrois hungaro ungherese hongaars wegierski magyar
        Romanian rumanisch roumain rumano romeno rumeno roemeens rumunski romana
        Bulgarian bulgarisch bulgare bulgaro bulgaars bulgarski
        Serbian serbisch serbe serbio serbski
        Croatian kroatisch croate croata chorwacki hrvatski
        Slovenian slowenisch slovene
        Albanian albanisch albanais
        Swedish schwedisch suedois sueco svedese zweeds szwedzki svenska
        Norwegian norwegisch norvegien noruego noors norweski norsk
        Danish danisch danois danes danese deens dunski dansk
        Finnish finnisch finnois finlandes fins finski suomi
        Icelandic islandisch
        Estonian estnisch estonien
        Latvian lettisch letton lotewski
        Lithuanian litauisch lituanien litewski
        Vietnamese vietnamesisch vietnamien vietnamita
        Thai thailandisch
        Indonesian indonesisch indonesien
        Malay malaiisch malais
        Tagalog filipino
        Swahili suaheli kiswahili
        Yoruba yoruba
        Igbo igbo
        Hausa hausa
        Amharic amharisch
        Afrikaans afrikaans
        Catalan katalanisch catala
        Basque baskisch euskera
        Galician galicisch gallego
        Welsh walisisch cymraeg gallois
        Irish irisch gaeilge
        Latin latein
        Esperanto esperanto
        """
}
