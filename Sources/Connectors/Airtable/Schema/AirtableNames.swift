/// Names of tables, columns and options, which recruiters type and so spell in more ways than one.
package enum AirtableNames {
    /// A name without what cannot be seen: blanks at its ends, several blanks in a row, marks without
    /// width and those that choose how an emoji looks, and the case of letters.
    ///
    /// Letters that consist of several characters are equal to the same letters in one, as texts of
    /// Swift are compared so.
    package static func folded(_ name: String) -> String {
        let seen = String(String.UnicodeScalarView(name.unicodeScalars.filter { !isUnseen($0) }))
        return seen.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    /// Whether two names are the same but for what `folded` takes away; nothing is the same as a name
    /// of which nothing is seen.
    package static func isSame(_ left: String?, _ right: String?) -> Bool {
        folded(left ?? "") == folded(right ?? "")
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // The selectors of variants choose between text and emoji; the rest are joiners and marks of
        // direction, which come along when names are copied.
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060,
            0x2066...0x2069, 0xFEFF:
            true
        default: false
        }
    }
}
