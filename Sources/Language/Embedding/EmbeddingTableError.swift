/// Why a table of embeddings, or the vocabulary beside it, cannot be used.
package enum EmbeddingTableError: Error, Equatable, Sendable {
    /// The file is shorter than its header, or does not begin with the magic.
    case notATable
    /// The file has a version that this program does not read.
    case unknownVersion(found: UInt32, expected: UInt32)
    /// A number in the header is outside its range.
    case badHeader(field: String, found: String, expected: String)
    /// The file is longer or shorter than its header says: it was cut off or damaged.
    case wrongSize(bytes: Int, expected: Int)
    /// A row's scale is above the largest; rows are counted from 0.
    case badScale(row: Int, found: Int, limit: Int)
    /// The table was made for another vocabulary.
    case wrongVocabulary(rows: Int, pieces: Int)
    /// The vocabulary has more lines than a table can have rows.
    case tooManyPieces(limit: Int)
    /// A line of the vocabulary is empty or too long; lines are counted from 1.
    case badPiece(line: Int, bytes: Int, limit: Int)
    /// A piece stands in the vocabulary twice.
    case repeatedPiece(line: Int, first: Int)
    /// The vocabulary has no `[UNK]`, so it is not a WordPiece vocabulary.
    case noUnknownPiece
}

extension EmbeddingTableError: CustomStringConvertible {
    /// What was expected, what was found and where, for a person to read.
    package var description: String {
        let advice = "install the data folder of this version of Muster again"
        return switch self {
        case .notATable:
            "the embedding table does not begin with MUSTEREM: \(advice)"
        case .unknownVersion(let found, let expected):
            "the embedding table has version \(found), this program reads \(expected): \(advice)"
        case .badHeader(let field, let found, let expected):
            "the embedding table's \(field) is \(found), expected \(expected): \(advice)"
        case .wrongSize(let bytes, let expected):
            "the embedding table has \(bytes) bytes, its header says \(expected): \(advice)"
        case .badScale(let row, let found, let limit):
            "row \(row) of the embedding table has scale \(found), at most \(limit): \(advice)"
        case .wrongVocabulary(let rows, let pieces):
            "the embedding table (\(rows) rows) was made for another vocabulary than the one given "
                + "(\(pieces) pieces): \(advice)"
        case .tooManyPieces(let limit):
            "the vocabulary has more than \(limit) pieces: \(advice)"
        case .badPiece(let line, let bytes, let limit):
            "line \(line) of the vocabulary has \(bytes) bytes, expected 1 to \(limit): \(advice)"
        case .repeatedPiece(let line, let first):
            "line \(line) of the vocabulary repeats line \(first): \(advice)"
        case .noUnknownPiece:
            "the vocabulary has no piece [UNK]: \(advice)"
        }
    }
}
