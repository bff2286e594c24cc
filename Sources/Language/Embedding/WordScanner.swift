/// One pass over a text: gathers a word, cuts it into pieces, begins the next.
struct WordScanner {
    private(set) var ids: [Int] = []
    private let vocabulary: PieceVocabulary
    private let unknown: Int
    /// The word so far, lower-case, without accents.
    private var word: [UInt8] = []
    private var wordCharacters = 0
    /// The hash of each prefix of the stretch being looked up; kept to be reused.
    private var hashes: [PieceHash] = []

    init(vocabulary: PieceVocabulary, unknown: Int) {
        self.vocabulary = vocabulary
        self.unknown = unknown
    }

    /// Scans well-formed UTF-8.
    mutating func scan(_ text: Span<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                add(ascii: byte)
                index += 1
            } else {
                let (scalar, length) = Self.scalar(in: text, at: index)
                add(scalar)
                index += length
            }
        }
        endWord()
    }

    private mutating func add(ascii byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            append(byte | 0x20)
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            endWord()
        case 0x21...0x7E:
            endWord()
            append(byte)
            endWord()
        default:
            break  // A control character, vertical tab and form feed included, leaves nothing.
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if let letter = PlainLetters.letter(for: scalar) { return append(letter: letter) }
        switch ScalarRole(of: scalar) {
        case .nothing: break
        case .space: endWord()
        case .ideograph:
            endWord()
            addBare(scalar)
            endWord()
        case .text: addBare(scalar)
        }
    }

    private mutating func addBare(_ scalar: Unicode.Scalar) {
        Decomposition.forEachBareScalar(of: scalar) { bare in
            if bare.isASCII {
                add(ascii: UInt8(truncatingIfNeeded: bare.value))
            } else if !bare.isAccent {
                for lowered in bare.properties.lowercaseMapping.unicodeScalars { addFinal(lowered) }
            }
        }
    }

    private mutating func addFinal(_ scalar: Unicode.Scalar) {
        let splits = scalar.splitsWords
        if splits { endWord() }
        wordCharacters += 1
        if wordCharacters <= WordPiece.wordLimit {
            word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        if splits { endWord() }
    }

    /// Adds a scalar below U+0800, which is one byte of UTF-8 or two.
    private mutating func append(letter: UInt16) {
        guard letter >= 0x80 else { return append(UInt8(letter)) }
        wordCharacters += 1
        guard wordCharacters <= WordPiece.wordLimit else { return }
        word.append(0xC0 | UInt8(letter >> 6 & 0x1F))
        word.append(0x80 | UInt8(letter & 0x3F))
    }

    private mutating func append(_ byte: UInt8) {
        wordCharacters += 1
        // A hostile text may be one word of megabytes: beyond the limit it is only counted.
        if wordCharacters <= WordPiece.wordLimit { word.append(byte) }
    }

    private mutating func endWord() {
        guard wordCharacters > 0 else { return }
        if wordCharacters > WordPiece.wordLimit || !appendPieces() { ids.append(unknown) }
        word.removeAll(keepingCapacity: true)
        wordCharacters = 0
    }

    /// Cuts the word greedily, longest piece first, from the left.
    ///
    /// Returns whether pieces cover the whole word; appends none if they do not.
    private mutating func appendPieces() -> Bool {
        let before = ids.count
        var start = 0
        while start < word.count {
            guard let (index, length) = longestPiece(at: start) else {
                ids.removeSubrange(before...)
                return false
            }
            ids.append(index)
            start += length
        }
        return true
    }

    private mutating func longestPiece(at start: Int) -> (index: Int, length: Int)? {
        let limit = min(word.count - start, vocabulary.longestPiece)
        var hash = PieceHash(continues: start > 0)
        hashes.removeAll(keepingCapacity: true)
        for offset in 0..<limit {
            hash.add(word[start + offset])
            hashes.append(hash)
        }
        for length in stride(from: limit, to: 0, by: -1) {
            let letters = word.span.extracting(start..<start + length)
            if let index = vocabulary.index(of: letters, hash: hashes[length - 1]) {
                return (index, length)
            }
        }
        return nil
    }

    /// The scalar of two to four bytes at `index`, and how many bytes it takes.
    private static func scalar(in text: Span<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let lead = text[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for next in index + 1..<min(index + length, text.count) {
            value = value << 6 | UInt32(text[next] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
