/// What becomes of the letters of Europe's alphabets, worked out once: "É" is "e", "Ж" is "ж".
///
/// Asking Unicode's properties for each letter makes a Cyrillic or accented text several times
/// slower to read than an English one; below U+0600 the answers are a table of three kilobytes.
enum PlainLetters {
    private static let first: UInt32 = 0x80
    private static let end: UInt32 = 0x600

    /// The letter each scalar from `first` on becomes; 0 where that is not one letter.
    private static let table: [UInt16] = (first..<end).map { value in
        guard let scalar = Unicode.Scalar(value), case .text = ScalarRole(of: scalar) else {
            return 0
        }
        var letters: [Unicode.Scalar] = []
        Decomposition.forEachBareScalar(of: scalar) { bare in
            if !bare.isAccent { letters += Array(bare.properties.lowercaseMapping.unicodeScalars) }
        }
        guard letters.count == 1, !letters[0].splitsWords, !letters[0].properties.isWhitespace,
            letters[0].value < 0x800
        else { return 0 }
        return UInt16(letters[0].value)
    }

    /// The one lower-case letter, below U+0800, that a scalar stands for; nil if the long way has
    /// to be gone: for marks, spaces, what leaves two letters or none, and other scripts.
    static func letter(for scalar: Unicode.Scalar) -> UInt16? {
        guard (first..<end).contains(scalar.value) else { return nil }
        let letter = table[Int(scalar.value - first)]
        return letter == 0 ? nil : letter
    }
}
