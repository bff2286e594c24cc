internal import Prelude

/// Looks at a new text as characters: its length, its lines, and no character that the old one lacks.
enum TextGate {
    /// The longest text that is replaced or put in its place, in characters (Unicode scalars).
    static let longest = 4000
    /// How much longer a text may become, as a share of its words and of its characters.
    static let growth = 1.8

    /// Why a new text is refused, and where.
    static func refusal(
        of text: String, replacing original: String, evidence: Evidence
    ) -> FactFinding? {
        let count = text.unicodeScalars.count
        let room = original.unicodeScalars.count
        guard count <= longest, room <= longest else { return FactFinding(.tooLong) }
        if isBlank(text) { return FactFinding(.empty) }
        if let place = text.unicodeScalars.firstIndex(where: endsLine) {
            return finding(.severalLines, text, place)
        }
        if Double(count) > growth * Double(room)
            || Double(words(text)) > growth * Double(words(original))
        {
            return FactFinding(.tooLong)
        }
        return character(in: text, original, evidence)
    }

    private static func words(_ text: String) -> Int {
        text.unicodeScalars.split { $0.properties.isWhitespace }.count
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func finding(
        _ reason: EditRefusal, _ text: String, _ place: String.Index
    ) -> FactFinding {
        let start = text.utf8.distance(from: text.startIndex, to: place)
        return FactFinding(reason, TextSpan(start, start + text.unicodeScalars[place].utf8.count))
    }

    /// Letters of other scripts and with marks must stand in the evidence; every other sign must stand in the
    /// old text as often.
    private static func character(
        in text: String, _ original: String, _ evidence: Evidence
    ) -> FactFinding? {
        var left: [Unicode.Scalar: Int] = [:]
        for scalar in original.unicodeScalars { left[plain(scalar), default: 0] += 1 }
        // "20 Prozent" may become "20%".
        let facts = evidence.texts[evidence.replaced]
        left["%"] = facts.lexemes.count { $0.key == "%" }
        let scalars = text.unicodeScalars
        for (place, scalar) in zip(scalars.indices, scalars) {
            if isFree(scalar) { continue }
            if !scalar.isASCII, isLetter(scalar), evidence.holds(scalar) { continue }
            let sign = plain(scalar)
            guard let count = left[sign], count > 0, !isUnseen(scalar) else {
                return finding(.character, text, place)
            }
            left[sign] = count - 1
        }
        return nil
    }

    private static let freeSigns: Set<Unicode.Scalar> = Set(" ,;:.-/–—äöüÄÖÜß".unicodeScalars)

    private static func isFree(_ scalar: Unicode.Scalar) -> Bool {
        freeSigns.contains(scalar)
            || (scalar.isASCII && (scalar.properties.isAlphabetic || isDigit(scalar)))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
        default: false
        }
    }

    /// Whether a character is not seen, or turns around what is.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            true
        default: false
        }
    }

    /// Quotation marks of one kind are one sign.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{2018}", "\u{2019}", "\u{201A}": "'"
        case "\u{201C}", "\u{201D}", "\u{201E}": "\""
        default: scalar
        }
    }
}

/// What a gate found wrong with a new text.
struct FactFinding {
    var reason: EditRefusal
    var span: TextSpan?

    init(_ reason: EditRefusal, _ span: TextSpan? = nil) {
        self.reason = reason
        self.span = span
    }
}
