/// The first 32 bytes of a table file, checked; `data/embeddings/README.md` describes the format.
struct EmbeddingTableHeader {
    let rows: Int
    let dimensions: Int
    let vocabularyHash: UInt64

    static let magic = Array("MUSTEREM".utf8)
    static let version: UInt32 = 1
    static let size = 32
    /// More dimensions than any model in use has; keeps sizes far from overflow.
    static let dimensionLimit = 4_096

    /// Where the rows' scales begin and where the rows do.
    var scales: Int { Self.size }
    var values: Int { scales + 2 * rows }
    var fileSize: Int { values + rows * dimensions }

    init(_ file: Span<UInt8>) throws(EmbeddingTableError) {
        guard file.count >= Self.size,
            Self.magic.indices.allSatisfy({ file[$0] == Self.magic[$0] })
        else { throw .notATable }
        let version = UInt32(truncatingIfNeeded: file.littleEndian(at: 8, bytes: 4))
        guard version == Self.version else {
            throw .unknownVersion(found: version, expected: Self.version)
        }
        rows = try Self.number(
            "row count", file.littleEndian(at: 12, bytes: 4), in: 1...PieceVocabulary.pieceLimit)
        dimensions = try Self.number(
            "dimension count", file.littleEndian(at: 16, bytes: 4), in: 1...Self.dimensionLimit)
        // A vector is made unit length, so the unit cancels out; that it is sane is all we ask.
        let bits = UInt32(truncatingIfNeeded: file.littleEndian(at: 20, bytes: 4))
        let unit = Float(bitPattern: bits)
        guard unit.isFinite, unit > 0 else {
            throw .badHeader(field: "unit", found: "\(unit)", expected: "a positive number")
        }
        vocabularyHash = file.littleEndian(at: 24, bytes: 8)
        guard file.count == fileSize else {
            throw .wrongSize(bytes: file.count, expected: fileSize)
        }
    }

    private static func number(
        _ field: String, _ value: UInt64, in range: ClosedRange<Int>
    ) throws(EmbeddingTableError) -> Int {
        guard let number = Int(exactly: value), range.contains(number) else {
            throw .badHeader(
                field: field, found: "\(value)",
                expected: "\(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

extension Span<UInt8> {
    /// The unsigned number of up to eight bytes at `offset`, lowest byte first.
    func littleEndian(at offset: Int, bytes: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<bytes { value |= UInt64(self[offset + index]) << UInt64(8 * index) }
        return value
    }
}
