/// What BERT's uncased tokenizer makes of a scalar.
///
/// Its text cleaning and its spacing of ideographs, as one question. Categories are those of the
/// running Unicode; the published tokenizer's are older, so of all 1,112,064 scalars 658 come out
/// differently: marks and signs that are newer than its tables.
enum ScalarRole {
    /// Dropped without a trace: controls, format characters, private use, U+FFFD.
    case nothing
    /// Ends a word.
    case space
    /// A word by itself.
    case ideograph
    /// Part of a word, once its accents are gone; may still turn out to be punctuation.
    case text

    init(of scalar: Unicode.Scalar) {
        if Self.isIdeograph(scalar.value) {
            self = .ideograph
            return
        }
        // Controls come first: a vertical tab is white space to Unicode and nothing to BERT.
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate:
            self = .nothing
        case .spaceSeparator, .lineSeparator, .paragraphSeparator:
            self = .space
        default:
            self = scalar.value == 0xFFFD ? .nothing : .text
        }
    }

    /// The blocks that BERT sets apart as Chinese characters; neither kana nor Hangul is in them.
    private static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF: true
        case 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F, 0x2B920...0x2CEAF: true
        case 0x2F800...0x2FA1F: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether BERT splits a word here: at every ASCII mark, `$` and `+` too, and at categories P.
    var splitsWords: Bool {
        switch value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        case 0..<0x80: return false
        default: break
        }
        return switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    /// Whether this is an accent that the uncased model drops.
    var isAccent: Bool { properties.generalCategory == .nonspacingMark }

    /// Whether this is a letter or a number in any script.
    var saysSomething: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
