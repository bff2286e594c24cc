/// Character references of XML and HTML: `&amp;`, `&#8211;`, `&eacute;`.
enum CharacterReference {
    /// The five names of XML.
    static let xml: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    /// The names of HTML that documents written by people use.
    static let html: [String: String] = xml.merging(latin) { first, _ in first }
        .merging(signs) { first, _ in first }

    private static let signs: [String: String] = [
        "nbsp": "\u{A0}", "ensp": " ", "emsp": " ", "thinsp": " ", "zwnj": "\u{200C}",
        "zwj": "\u{200D}", "lrm": "", "rlm": "", "shy": "\u{AD}", "ndash": "–", "mdash": "—",
        "minus": "−", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
        "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "bull": "•",
        "middot": "·", "hellip": "…", "prime": "′", "Prime": "″", "dagger": "†", "Dagger": "‡",
        "permil": "‰", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "curren": "¤",
        "copy": "©", "reg": "®", "trade": "™", "sect": "§", "para": "¶", "deg": "°",
        "plusmn": "±", "times": "×", "divide": "÷", "frac12": "½", "frac14": "¼", "frac34": "¾",
        "sup1": "¹", "sup2": "²", "sup3": "³", "micro": "µ", "iexcl": "¡", "iquest": "¿",
        "brvbar": "¦", "uml": "¨", "ordf": "ª", "ordm": "º", "not": "¬", "macr": "¯",
        "acute": "´", "cedil": "¸", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓",
        "harr": "↔", "star": "☆", "starf": "★", "check": "✓", "phone": "☎", "ne": "≠", "le": "≤",
        "ge": "≥", "asymp": "≈", "infin": "∞", "num": "#", "commat": "@", "lpar": "(",
        "rpar": ")", "colon": ":", "comma": ",", "period": ".", "sol": "/", "plus": "+",
        "equals": "=", "quest": "?", "excl": "!", "dollar": "$", "percnt": "%", "ast": "*",
        "lowbar": "_", "lsqb": "[", "rsqb": "]", "vert": "|", "verbar": "|", "bsol": "\\",
        "Tab": "\t", "NewLine": "\n", "hyphen": "-", "dash": "-", "bullet": "•", "circ": "ˆ",
        "tilde": "˜",
    ]

    private static let latin: [String: String] = {
        // The letters of the upper half of Latin-1 from À on, in their order, and those of the
        // languages beyond it.
        let names = """
            Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave
            Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml - Oslash Ugrave Uacute
            Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
            egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc
            otilde ouml - oslash ugrave uacute ucirc uuml yacute thorn yuml
            """.split { $0 == " " || $0 == "\n" }
        var table: [String: String] = [
            "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Zcaron": "Ž",
            "zcaron": "ž", "Ccaron": "Č", "ccaron": "č", "Yuml": "Ÿ", "Lstrok": "Ł",
            "lstrok": "ł", "aogon": "ą", "eogon": "ę", "nacute": "ń", "sacute": "ś",
            "zacute": "ź", "zdot": "ż", "cacute": "ć", "Sacute": "Ś", "Zdot": "Ż",
            "gbreve": "ğ", "scedil": "ş", "imath": "ı", "ecaron": "ě", "rcaron": "ř",
        ]
        for (offset, name) in names.enumerated() {
            if let scalar = Unicode.Scalar(UInt32(0xC0 + offset)) {
                table[String(name)] = String(Character(scalar))
            }
        }
        return table
    }()

    /// The text of bytes with their references replaced; unknown ones stay as written.
    static func replaced(in bytes: ArraySlice<UInt8>, names: [String: String]) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "&"),
                let (text, length) = reference(bytes[(index + 1)...], names: names)
            {
                result.append(contentsOf: text.utf8)
                index += 1 + length
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The longest name that is looked for.
    private static let maximumLength = 12

    private static func reference(
        _ bytes: ArraySlice<UInt8>, names: [String: String]
    ) -> (text: String, length: Int)? {
        guard let end = bytes.prefix(maximumLength).firstIndex(of: UInt8(ascii: ";")) else {
            return nil
        }
        let name = String(decoding: bytes[..<end], as: UTF8.self)
        let length = end - bytes.startIndex + 1
        guard name.hasPrefix("#") else { return names[name].map { ($0, length) } }
        let digits = name.dropFirst()
        let value =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value != 0 else { return nil }
        // Numbers of the C1 range mean Windows-1252, as every browser reads them.
        if (0x80..<0xA0).contains(value) {
            return (String(Character(Windows1252.scalar(UInt8(value)))), length)
        }
        return (String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")), length)
    }
}
