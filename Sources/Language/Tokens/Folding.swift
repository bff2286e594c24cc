/// How characters are brought to the one form in which words are compared.
package enum Folding {
    /// Lower-cases a scalar and takes its diacritics off; empty for characters that only decorate
    /// (combining marks, soft hyphens, zero-width spaces and joiners).
    package static func fold(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) {
        let value = scalar.value
        if value < 0x80 {
            bytes.append(lowercase(UInt8(truncatingIfNeeded: value)))
            return
        }
        if isInvisible(scalar) || (0x0300...0x036F).contains(value) { return }
        if (0xFF01...0xFF5E).contains(value) {
            bytes.append(lowercase(UInt8(truncatingIfNeeded: value - 0xFEE0)))
            return
        }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let plain = plain[lower.value] {
                bytes.append(contentsOf: plain.utf8)
            } else if !(0x0300...0x036F).contains(lower.value) {
                bytes.append(contentsOf: UTF8.encode(lower).map { Array($0) } ?? [])
            }
        }
    }

    /// A whole text folded scalar by scalar.
    package static func fold(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte >= 0x80 {
                bytes.removeAll(keepingCapacity: true)
                for scalar in text.unicodeScalars { fold(scalar, into: &bytes) }
                break
            }
            bytes.append(lowercase(byte))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An ASCII byte in lower case.
    package static func lowercase(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    /// Whether a character shows nothing: soft hyphen, zero-width space and joiners, marks of
    /// writing direction, byte-order mark.
    package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    /// Letters that have a plain form, by code point. Letters that are a different letter to their
    /// readers stay apart in other scripts; in Latin script people drop the marks when they type.
    private static let plain: [UInt32: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăąǎǻạảấầẩẫậắằẳẵặªɑ"), ("b", "ƀɓ"), ("c", "çćĉċčƈ"),
            ("d", "ďđðɖɗḍ"), ("e", "èéêëēĕėęěẹẻẽếềểễệəɛ"), ("f", "ƒ"), ("g", "ĝğġģǧǥ"),
            ("h", "ĥħḥ"), ("i", "ìíîïĩīĭįıǐịỉ"), ("j", "ĵǰ"), ("k", "ķǩĸ"), ("l", "ĺļľŀłḷ"),
            ("m", "ṃ"), ("n", "ñńņňŉŋṇ"), ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợǿº"),
            ("p", "ƥ"), ("r", "ŕŗřṛ"), ("s", "śŝşšșſṣ"), ("t", "ţťŧțṭ"),
            ("u", "ùúûüũūŭůűųưǔụủứừửữự"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżžẓ"),
            ("ss", "ß"), ("ae", "æǽ"), ("oe", "œ"), ("th", "þ"), ("ij", "ĳ"),
            ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬅﬆ"),
            ("α", "ά"), ("ε", "έ"), ("η", "ή"), ("ι", "ίϊΐ"), ("ο", "ό"), ("υ", "ύϋΰ"),
            ("ω", "ώ"), ("σ", "ς"), ("е", "ё"), ("#", "♯"), ("mu", "µ"),
            ("0", "⁰₀"), ("1", "¹₁"), ("2", "²₂"), ("3", "³₃"), ("4", "⁴₄"),
        ]
        var table: [UInt32: String] = [:]
        for (plain, letters) in groups {
            for scalar in letters.unicodeScalars { table[scalar.value] = plain }
        }
        return table
    }()
}
