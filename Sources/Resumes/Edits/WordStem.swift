/// Brings the forms of a word that say the same to one key: `reduced`, `reduces` and `reducing`, `built` and
/// `build`, and verbs of one strength such as `built` and `developed`.
///
/// Two words of one key need not mean the same; the gates ask for more where only the keys are equal.
enum WordStem {
    /// The key of a folded word. Words with digits or signs, as names of tools have, are their own key.
    static func key(_ folded: String) -> String {
        guard folded.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 }) else {
            return folded
        }
        let stem = irregular[folded] ?? stem(folded)
        return synonyms[stem] ?? stem
    }

    /// Whether a word may say that something was done, by whomever: `reviewed`, `built`.
    static func isParticiple(_ folded: String) -> Bool {
        folded.hasSuffix("ed") || irregular[folded] != nil
            || (folded.hasPrefix("ge") && (folded.hasSuffix("t") || folded.hasSuffix("en")))
    }

    private static func stem(_ word: String) -> String {
        guard !whole.contains(word) else { return word }
        var stem = Substring(word)
        if stem.hasSuffix("ies"), stem.utf8.count > 4 {
            stem = stem.dropLast(3) + "y"
        } else if stem.hasSuffix("ied"), stem.utf8.count > 4 {
            stem = stem.dropLast(3) + "y"
        } else if stem.hasSuffix("sses") {
            stem = stem.dropLast(2)
        } else if stem.hasSuffix("s"), stem.utf8.count > 3,
            !["ss", "us", "is"].contains(where: { stem.hasSuffix($0) })
        {
            stem = stem.dropLast()
        } else if stem.hasSuffix("ing"), stem.utf8.count > 5 {
            stem = undoubled(stem.dropLast(3))
        } else if stem.hasSuffix("ed"), stem.utf8.count > 4 {
            stem = undoubled(stem.dropLast(2))
        }
        if stem.hasSuffix("e"), stem.utf8.count > 3 { stem = stem.dropLast() }
        return String(stem)
    }

    /// Without the second of two equal consonants that an ending made: `plann` is `plan`.
    private static func undoubled(_ stem: Substring) -> Substring {
        let bytes = Array(stem.utf8.suffix(2))
        guard bytes.count == 2, bytes[0] == bytes[1], !"lsz".utf8.contains(bytes[0]) else {
            return stem
        }
        return stem.dropLast()
    }

    /// Words that look like a form of another and are none.
    private static let whole: Set<String> = [
        "founded", "founding", "news", "lens", "sales", "series", "string", "spring", "during",
        "engineering", "marketing", "accounting", "banking", "consulting", "including", "nothing",
        "something", "embedded", "united", "limited", "holding", "trading", "status", "kubernetes",
        "always", "windows", "pandas", "keras", "redis", "jenkins", "jenkin", "data",
    ]

    private static let irregular: [String: String] = [
        "built": "build", "wrote": "writ", "written": "writ", "led": "lead", "ran": "run",
        "grew": "grow", "grown": "grow", "made": "mak", "taught": "teach", "kept": "keep",
        "held": "hold", "drove": "driv", "driven": "driv", "chose": "choos", "chosen": "choos",
        "began": "begin", "sold": "sell", "bought": "buy", "brought": "bring", "won": "win",
        "sent": "send", "spent": "spend", "took": "tak", "taken": "tak", "gave": "giv",
        "shown": "show", "knew": "know", "ported": "port", "met": "meet", "sped": "speed",
    ]

    /// Verbs that may stand for each other, by the first of their class: none claims more than another.
    private static let synonyms: [String: String] = {
        let classes = [
            "build develop creat implement program", "reduc cut lower decreas",
            "increas rais grow", "us utiliz utilis", "writ author", "fix repair resolv",
            "migrat mov port", "test check verify", "entwickelt erstellt gebaut implementiert",
            "reduziert gesenkt verringert", "erhoht gesteigert", "genutzt verwendet eingesetzt",
            "geschrieben verfasst", "getestet gepruft", "present show",
        ]
        var table: [String: String] = [:]
        for words in classes {
            let stems = words.split(separator: " ").map(String.init)
            for stem in stems { table[stem] = stems.first }
        }
        return table
    }()
}
