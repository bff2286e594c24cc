/// Character references in the values of linked data, where they have no place and yet are usual.
enum Entities {
    /// How often a text is decoded: some pages encode what was encoded already.
    private static let rounds = 3
    /// The longest reference that is looked for, in bytes.
    private static let longest = 10

    /// The names that stand in titles and names; a reader of HTML knows the others.
    private static let names: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
        "hellip": "…", "bull": "•", "euro": "€", "pound": "£", "auml": "ä", "ouml": "ö",
        "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "ccedil": "ç",
    ]

    /// A text for people, without references.
    static func plain(_ text: String) -> String {
        var text = text
        for _ in 0..<rounds {
            let decoded = decodedOnce(text)
            if decoded == text { break }
            text = decoded
        }
        return text
    }

    /// HTML whose tags were encoded, as HTML again; HTML with tags stays as it is.
    static func markup(_ text: String) -> String {
        var text = text
        for _ in 0..<rounds where !text.contains("<") && isEncoded(text) {
            text = decodedOnce(text)
        }
        return text
    }

    private static func isEncoded(_ text: String) -> Bool {
        ["&lt;", "&#60;", "&#x3c;", "&#x3C;", "&amp;lt;", "&amp;amp;lt;"].contains {
            text.contains($0)
        }
    }

    private static func decodedOnce(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let tail = bytes[(index + 1)...].prefix(longest)
            if bytes[index] == UInt8(ascii: "&"),
                let end = tail.firstIndex(of: UInt8(ascii: ";")),
                let meaning = meaning(String(decoding: tail[..<end], as: UTF8.self))
            {
                result += Array(meaning.utf8)
                index = end + 1
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func meaning(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return names[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map { String(Character($0)) }
    }
}
