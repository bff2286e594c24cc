/// Words that count, folded, in English and German.
package enum NumberWords {
    /// Whether a word is a number, a part or a multiple of one.
    package static func contains(_ word: String) -> Bool {
        list.contains(word)
            || endings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count }
    }

    /// Words for the sign of per cent.
    package static let percent: Set<String> = ["percent", "prozent", "pct"]

    private static let list: Set<String> = Set(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
        hundred hundreds thousand thousands million millions billion billions trillion dozen dozens
        score half halves halved third thirds quarter quarters fifth fifths tenth tenths double doubled
        doubling doubles triple tripled tripling quadruple quadrupled twice thrice once twofold
        threefold tenfold couple pair
        null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig funfzig
        sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden dutzend halb
        halbe halbiert drittel viertel doppelt verdoppelt verdoppelte dreifach verdreifacht zweifach
        zehnfach zweimal dreimal
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    private static let endings = [
        "hundert", "tausend", "zigfach", "undzwanzig", "unddreissig",
    ]
}
