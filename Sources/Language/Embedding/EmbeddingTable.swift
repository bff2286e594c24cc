/// Embeddings without a model: a text's vector is the mean of its word pieces' rows in a table that
/// was distilled once from all-MiniLM-L6-v2 (`data/embeddings/README.md` says how).
///
/// Rows are added up in whole numbers, so a text has the same vector, to the bit, on every machine
/// and whatever order its words stand in.
package struct EmbeddingTable: Sendable {
    /// What stands beside each stored vector: vectors of different models are never compared.
    package let model: String
    /// The length of every vector.
    package let dimensions: Int
    /// The tokenizer the table was made with.
    package let tokenizer: WordPiece

    private let file: any StoredBytes
    private let valuesStart: Int
    /// How much a step of a row's values is worth; 0 for a row that stands for no word.
    private let scales: [Int32]

    /// The largest scale: 512 rows of the largest values then still fit a 32-bit sum.
    private static let scaleLimit = 32_767
    private static let rowsPerSum = 512

    /// Checks both files, keeps the table's bytes and copies the vocabulary's.
    ///
    /// - Throws: `EmbeddingTableError` where a file is malformed or they do not belong together.
    package init(
        table: some StoredBytes, vocabulary: some StoredBytes
    ) throws(EmbeddingTableError) {
        let header = try table.withBytes { (bytes) throws(EmbeddingTableError) in
            try EmbeddingTableHeader(bytes)
        }
        tokenizer = try WordPiece(vocabulary: vocabulary)
        guard tokenizer.count == header.rows,
            vocabulary.withBytes(Self.fingerprint) == header.vocabularyHash
        else { throw .wrongVocabulary(rows: header.rows, pieces: tokenizer.count) }
        scales = try table.withBytes { (bytes) throws(EmbeddingTableError) in
            try Self.scales(in: bytes, header)
        }
        model = "minilm-static-\(header.dimensions)-v\(EmbeddingTableHeader.version)"
        dimensions = header.dimensions
        valuesStart = header.values
        file = table
    }

    /// The unit-length vector of a text, or nil if no known word piece with a letter or a number is
    /// in it: an empty text has no direction, and neither has "---".
    package func vector(for text: String) -> [Float]? {
        var ids = tokenizer.ids(of: text)
        ids.removeAll { scales[$0] == 0 }
        guard ids.contains(where: tokenizer.vocabulary.saysSomething) else { return nil }
        return Self.unitVector(sums(of: ids))
    }

    /// Whether every word of a text is a word of the vocabulary, so that the vector tells of its meaning and
    /// not of the pieces that it falls into.
    package func isMadeOfWords(_ text: String) -> Bool {
        let ids = tokenizer.ids(of: text)
        return !ids.isEmpty
            && ids.allSatisfy { scales[$0] > 0 && !tokenizer.vocabulary.continues($0) }
    }

    private func sums(of ids: [Int]) -> [Int64] {
        file.withBytes { bytes in
            var total = [Int64](repeating: 0, count: dimensions)
            var partial = [Int32](repeating: 0, count: dimensions)
            var start = 0
            while start < ids.count {
                let end = min(start + Self.rowsPerSum, ids.count)
                for id in ids[start..<end] {
                    let row = valuesStart + id * dimensions
                    Self.add(
                        bytes.extracting(row..<row + dimensions), times: scales[id], to: &partial)
                }
                for index in partial.indices {
                    total[index] += Int64(partial[index])
                    partial[index] = 0
                }
                start = end
            }
            return total
        }
    }

    private static func add(_ row: Span<UInt8>, times scale: Int32, to sums: inout [Int32]) {
        var sums = sums.mutableSpan
        let count = min(row.count, sums.count)
        for index in 0..<count {
            // Unchecked for speed: `count` bounds both spans.
            let value = Int32(Int8(bitPattern: row[unchecked: index]))
            sums[unchecked: index] &+= value &* scale
        }
    }

    private static func unitVector(_ sums: [Int64]) -> [Float]? {
        var squares = 0.0
        for sum in sums { squares += Double(sum) * Double(sum) }
        guard squares > 0 else { return nil }
        let length = squares.squareRoot()
        return sums.map { Float(Double($0) / length) }
    }

    private static func scales(
        in file: Span<UInt8>, _ header: EmbeddingTableHeader
    ) throws(EmbeddingTableError) -> [Int32] {
        var scales: [Int32] = []
        scales.reserveCapacity(header.rows)
        for row in 0..<header.rows {
            let scale = Int(file.littleEndian(at: header.scales + 2 * row, bytes: 2))
            guard scale <= scaleLimit else {
                throw .badScale(row: row, found: scale, limit: scaleLimit)
            }
            scales.append(Int32(scale))
        }
        return scales
    }

    /// FNV-1a, 64 bits: tells vocabularies apart; it is no defence against forgery.
    private static func fingerprint(_ bytes: Span<UInt8>) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in bytes.indices {
            state = (state ^ UInt64(bytes[index])) &* 0x0100_0000_01B3
        }
        return state
    }
}
