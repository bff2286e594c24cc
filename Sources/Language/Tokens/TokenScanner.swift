import Prelude

/// Reads tokens one after the other; the state of `Tokenizer`.
struct TokenScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    private var gap = Token.Gap.mark
    private var lineBreaks = 0
    private var buffer: [UInt8] = []
    /// No address starts before this byte; spares looking at one run again for each of its words.
    private var plainUntil = 0

    init(bytes: UnsafeBufferPointer<UInt8>, position: Int, end: Int) {
        self.bytes = bytes
        self.position = position
        self.end = end
        buffer.reserveCapacity(64)
    }

    /// The next token, or nil at the end of the stretch.
    mutating func next() -> Token? {
        while position < end {
            let byte = bytes[position]
            if byte < 0x80 ? ByteClass.isWord(byte) : wordScalar(at: position) != nil {
                return word()
            }
            if byte == 0x26 {
                defer { gap = .none }
                position += 1
                return Token(
                    span: TextSpan(position - 1, position), folded: "and", kind: .word, gap: gap,
                    isCapitalized: false, isUppercase: false)
            }
            if byte == 0x2E, startsDotNet(at: position) {
                return word()
            }
            skipMark()
        }
        return nil
    }

    // MARK: What stands between words

    /// Steps over one character that belongs to no word and remembers what it was.
    private mutating func skipMark() {
        let byte = bytes[position]
        if byte >= 0x80 {
            let (scalar, length) = Self.decode(bytes, at: position, end: end)
            widen(for: scalar, length: length)
            position += length
            return
        }
        switch byte {
        case 0x20, 0x09: raise(to: joinsSpaced ? .mark : .space)
        case 0x0A:
            lineBreaks += 1
            raise(to: lineBreaks > 1 ? .mark : .line)
        case 0x0D: break
        case 0x2D: raise(to: touches(position) ? .hyphen : .mark)
        case 0x2F: gap = gap <= .space ? .slash : gap
        case 0x2E: raise(to: touches(position) ? .dot : .mark)
        default: gap = .mark
        }
        position += 1
    }

    /// Whether the gap so far is a joint that a space now breaks.
    private var joinsSpaced: Bool { gap == .hyphen || gap == .dot }

    private mutating func widen(for scalar: Unicode.Scalar?, length: Int) {
        guard let scalar else {
            gap = .mark
            return
        }
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: raise(to: joinsSpaced ? .mark : .space)
        case 0x2010...0x2015, 0x2212:
            let after = position + length
            let joined = gap == .none && after < end && isWordStart(at: after)
            raise(to: joined ? .hyphen : .mark)
        case _ where Folding.isInvisible(scalar): break
        default: gap = .mark
        }
    }

    private mutating func raise(to other: Token.Gap) {
        if gap == .slash && other == .space { return }
        gap = max(gap, other)
    }

    /// Whether a one-byte mark stands between two words without spaces.
    private func touches(_ index: Int) -> Bool {
        gap == .none && index + 1 < end && isWordStart(at: index + 1)
    }

    private func isWordStart(at index: Int) -> Bool {
        guard index < end else { return false }
        let byte = bytes[index]
        return byte < 0x80 ? ByteClass.isWord(byte) : wordScalar(at: index) != nil
    }

    /// The scalar at an index when it belongs to words, with its length.
    private func wordScalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let (scalar, length) = Self.decode(bytes, at: index, end: end)
        guard let scalar, ByteClass.isWord(scalar) else { return nil }
        return (scalar, length)
    }

    // MARK: Words

    private mutating func word() -> Token {
        let start = position
        if start >= plainUntil {
            let found = AddressScanner.address(in: bytes, at: start, end: end)
            if found.isAddress {
                position = found.end
                return finish(from: start, kind: .address)
            }
            plainUntil = found.end
        }
        if bytes[position] == 0x2E { position += 1 }
        let limit = min(end, start + Tokenizer.maximumTokenLength)
        scanRun(limit: limit)
        while case let length = joint(from: start, limit: limit), length > 0 {
            position += length
            scanRun(limit: limit)
        }
        scanSuffix(from: start, limit: limit)
        if position == start { position = min(end, start + 1) }
        return finish(from: start, kind: nil)
    }

    /// Steps over letters, digits, marks and invisible characters; a character of Chinese or
    /// Japanese writing that stands for a word is a run of its own.
    private mutating func scanRun(limit: Int) {
        let start = position
        while position < limit {
            let byte = bytes[position]
            if byte < 0x80 {
                guard ByteClass.isWord(byte) else { return }
                position += 1
                continue
            }
            let (scalar, length) = Self.decode(bytes, at: position, end: end)
            guard let scalar else { return }
            if ByteClass.isIdeograph(scalar) {
                if position == start { position += length }
                return
            }
            guard ByteClass.isWord(scalar) || (Folding.isInvisible(scalar) && position > start)
            else { return }
            position += length
        }
    }

    /// The length of the mark here when it joins the run before to the one after into one word, else
    /// 0: a decimal point, `.js` and its like, an apostrophe.
    private func joint(from start: Int, limit: Int) -> Int {
        guard position + 1 < limit, position > start else { return 0 }
        if let apostrophe = apostropheLength(at: position) {
            return joinsApostrophe(from: start, length: apostrophe, limit: limit) ? apostrophe : 0
        }
        let next = bytes[position + 1]
        guard next < 0x80, ByteClass.isWord(next) else { return 0 }
        let before = bytes[position - 1]
        let joins =
            switch bytes[position] {
            case 0x2E where ByteClass.isDigit(before):
                ByteClass.isDigit(next) || endsVersion(position + 1)
            case 0x2E: isSuffix(at: position + 1)
            case 0x2C: ByteClass.isDigit(before) && ByteClass.isThousands(bytes, position + 1, end)
            default: false
            }
        return joins ? 1 : 0
    }

    /// The bytes of an apostrophe, straight, curly or in the clothes of Windows-1252; nil for others.
    private func apostropheLength(at index: Int) -> Int? {
        switch bytes[index] {
        case 0x27: 1
        case 0xC2 where index + 1 < end && bytes[index + 1] == 0x92: 2
        case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99: 3
        default: nil
        }
    }

    /// An apostrophe stays inside `don't` and `master's`; the article of `l'analyse` is a word of its
    /// own.
    private func joinsApostrophe(from start: Int, length: Int, limit: Int) -> Bool {
        let after = position + length
        guard after < limit, isWordStart(at: after) else { return false }
        let isShort = position - start <= 2
        let next = after + Self.decode(bytes, at: after, end: end).length
        return !isShort || next >= end || !isWordStart(at: next)
    }

    /// `x` after a decimal point, as in `3.x`.
    private func endsVersion(_ index: Int) -> Bool {
        bytes[index] | 0x20 == 0x78 && !isWordStart(at: index + 1)
    }

    private static let suffixes: Set<String> = ["js", "net", "io", "ts", "py", "ai", "jl", "rs"]

    /// Whether a well-known suffix of product names starts here and ends the word.
    private func isSuffix(at index: Int) -> Bool {
        guard index + 1 < end else { return false }
        let length = index + 2 < end && ByteClass.isLetter(bytes[index + 2]) ? 3 : 2
        guard index + length <= end, !isWordStart(at: index + length) else { return false }
        let letters = (index..<index + length).map { Folding.lowercase(bytes[$0]) }
        return Self.suffixes.contains(String(decoding: letters, as: UTF8.self))
    }

    /// `++`, one `+` that ends a word, and `#` after a single letter.
    private mutating func scanSuffix(from start: Int, limit: Int) {
        guard position < limit, position > start, ByteClass.isLetter(bytes[position - 1]) else {
            return
        }
        if bytes[position] == 0x2B {
            let double = position + 1 < limit && bytes[position + 1] == 0x2B
            let after = position + (double ? 2 : 1)
            if double || (position - start <= 12 && !isWordStart(at: after)) { position = after }
        } else if position - start == 1, bytes[position] == 0x23 {
            position += 1
        } else if position - start == 1, position + 2 < limit, bytes[position] == 0xE2,
            bytes[position + 1] == 0x99, bytes[position + 2] == 0xAF
        {
            position += 3
        }
    }

    private func startsDotNet(at index: Int) -> Bool {
        guard index + 4 <= end, !isWordStart(at: index + 4) else { return false }
        return bytes[index + 1] | 0x20 == 0x6E && bytes[index + 2] | 0x20 == 0x65
            && bytes[index + 3] | 0x20 == 0x74
    }

    // MARK: Making the token

    private mutating func finish(from start: Int, kind: Token.Kind?) -> Token {
        buffer.removeAll(keepingCapacity: true)
        var shape = LetterShape()
        var index = start
        while index < position {
            let byte = bytes[index]
            if byte < 0x80, byte != 0x27 {
                shape.add(byte)
                buffer.append(Folding.lowercase(byte))
                index += 1
            } else if let length = apostropheLength(at: index) {
                index += length
                // What someone has is known by the word before: `master's` is `master`.
                if index == position - 1, bytes[index] | 0x20 == 0x73, kind == nil { index += 1 }
            } else {
                let (scalar, length) = Self.decode(bytes, at: index, end: end)
                if let scalar {
                    shape.add(scalar)
                    Folding.fold(scalar, into: &buffer)
                }
                index += length
            }
        }
        let token = Token(
            span: TextSpan(start, position), folded: String(decoding: buffer, as: UTF8.self),
            kind: kind ?? (shape.isNumber ? .number : .word), gap: gap,
            isCapitalized: shape.startsUpper, isUppercase: shape.isUppercase)
        gap = .none
        lineBreaks = 0
        return token
    }

    /// The scalar at an index, or nil for a broken character, with the bytes to step over.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
    ) -> (scalar: Unicode.Scalar?, length: Int) {
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
        guard length > 1, index + length <= end else { return (nil, 1) }
        var value = lead & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = UInt32(bytes[index + offset])
            guard byte & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | byte & 0x3F
        }
        return (Unicode.Scalar(value), length)
    }
}
