/// The word pieces a tokenizer knows, found by their bytes.
///
/// An open-addressing table of 32-bit slots over the file's own bytes: thirty thousand pieces are
/// ready in a millisecond, where a dictionary of strings takes seven, and a lookup makes no string.
struct PieceVocabulary: Sendable {
    /// A piece's number is its line, from 0.
    private var pieces: [Piece] = []
    private let file: [UInt8]
    /// 0 is free; else the upper half of the piece's hash above its number plus one.
    private var slots: [UInt32] = []
    private var mask = 0
    /// The bytes of the longest piece; no longer stretch of a word needs looking up.
    private(set) var longestPiece = 0

    /// The most lines a vocabulary may have: a number plus one must fit half a slot.
    static let pieceLimit = 65_534
    /// The most bytes a piece may have.
    static let pieceLengthLimit = 255

    private struct Piece {
        /// Where the letters begin, after the "##" of a piece that continues a word.
        var start: UInt32
        var length: UInt8
        var continues: Bool

        var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
    }

    /// Reads one piece a line.
    init(_ bytes: some StoredBytes) throws(EmbeddingTableError) {
        let file = bytes.withBytes { span in span.withUnsafeBufferPointer { [UInt8]($0) } }
        self.file = file
        var start = 0
        for index in file.indices where file[index] == UInt8(ascii: "\n") {
            try append(line: start..<index)
            start = index + 1
        }
        if start < file.count { try append(line: start..<file.count) }
        try fillSlots()
    }

    var count: Int { pieces.count }

    /// The number of the piece whose letters hash to `hash` and equal `letters`.
    func index(of letters: Span<UInt8>, hash: PieceHash) -> Int? {
        let entry = slots[slot(for: letters, hash: hash)]
        return entry == 0 ? nil : Int(entry & 0xFFFF) - 1
    }

    /// Where the piece is, or the free slot where it belongs; half the slots are free, so it ends.
    private func slot(for letters: Span<UInt8>, hash: PieceHash) -> Int {
        let wanted = hash.mixed
        var slot = Int(wanted) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            if entry >> 16 == wanted >> 16 {
                let piece = pieces[Int(entry & 0xFFFF) - 1]
                if piece.continues == hash.continues, holds(piece, letters) { return slot }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// The number of a whole piece, "##" included if it has one.
    func index(of piece: String) -> Int? {
        let bytes = Array(piece.utf8)
        let continues = Self.continues(bytes.span)
        let letters = bytes.span.extracting((continues ? 2 : 0)...)
        return index(of: letters, hash: PieceHash(of: letters, continues: continues))
    }

    /// Whether the piece continues a word.
    func continues(_ index: Int) -> Bool { pieces[index].continues }

    /// Whether the piece has a letter or a number: "," and "→" have not.
    func saysSomething(_ index: Int) -> Bool {
        let letters = file[pieces[index].range]
        return String(decoding: letters, as: UTF8.self)
            .unicodeScalars.contains(where: \.saysSomething)
    }

    private func holds(_ piece: Piece, _ letters: Span<UInt8>) -> Bool {
        guard Int(piece.length) == letters.count else { return false }
        let start = Int(piece.start)
        for offset in letters.indices where file[start + offset] != letters[offset] { return false }
        return true
    }

    private mutating func append(line: Range<Int>) throws(EmbeddingTableError) {
        guard pieces.count < Self.pieceLimit else {
            throw .tooManyPieces(limit: Self.pieceLimit)
        }
        guard (1...Self.pieceLengthLimit).contains(line.count) else {
            throw .badPiece(line: pieces.count + 1, bytes: line.count, limit: Self.pieceLengthLimit)
        }
        let continues = Self.continues(file.span.extracting(line))
        let letters = line.dropFirst(continues ? 2 : 0)
        guard let start = UInt32(exactly: letters.startIndex) else {
            throw .tooManyPieces(limit: Self.pieceLimit)
        }
        longestPiece = max(longestPiece, letters.count)
        pieces.append(Piece(start: start, length: UInt8(letters.count), continues: continues))
    }

    private mutating func fillSlots() throws(EmbeddingTableError) {
        var capacity = 2
        while capacity < pieces.count * 2 { capacity *= 2 }
        slots = [UInt32](repeating: 0, count: capacity)
        mask = capacity - 1
        for (number, piece) in pieces.enumerated() {
            let hash = hash(of: piece)
            let slot = slot(of: piece, hash: hash)
            if slots[slot] != 0 {
                throw .repeatedPiece(line: number + 1, first: Int(slots[slot] & 0xFFFF))
            }
            slots[slot] = hash.mixed & 0xFFFF_0000 | UInt32(number + 1)
        }
    }

    private func hash(of piece: Piece) -> PieceHash {
        PieceHash(of: file.span.extracting(piece.range), continues: piece.continues)
    }

    private func slot(of piece: Piece, hash: PieceHash) -> Int {
        slot(for: file.span.extracting(piece.range), hash: hash)
    }

    private static func continues(_ piece: Span<UInt8>) -> Bool {
        piece.count > 2 && piece[0] == UInt8(ascii: "#") && piece[1] == UInt8(ascii: "#")
    }
}

/// A hash that grows byte by byte (FNV-1a, 32 bits), so that every prefix of a word costs one step.
struct PieceHash {
    let continues: Bool
    private var state: UInt32

    init(continues: Bool) {
        self.continues = continues
        // Any two different beginnings will do: the same letters are two pieces, "s" and "##s".
        state = continues ? 0x9DC5_811C : 0x811C_9DC5
    }

    init(of letters: Span<UInt8>, continues: Bool) {
        self.init(continues: continues)
        for index in letters.indices { add(letters[index]) }
    }

    mutating func add(_ byte: UInt8) {
        state = (state ^ UInt32(byte)) &* 0x0100_0193
    }

    /// The state with its bits spread: both halves are used, and FNV leaves the upper one weak.
    var mixed: UInt32 {
        var bits = state
        bits = (bits ^ bits >> 15) &* 0x2C1B_3C6D
        return bits ^ bits >> 12
    }
}
