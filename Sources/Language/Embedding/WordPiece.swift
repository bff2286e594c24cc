/// BERT's uncased WordPiece tokenizer: text in, numbers of word pieces out.
///
/// As the published model's own tokenizer does it: clean the text, set Chinese characters apart,
/// decompose and drop accents, lower the case, split at white space and punctuation, then take the
/// longest known piece from the left until the word is used up. A word with a stretch that no piece
/// covers, or of more than `wordLimit` characters, is one `[UNK]`. No `[CLS]` and `[SEP]` are
/// added, and the names of reserved pieces are plain text: a CV that says "[MASK]" means a word.
package struct WordPiece: Sendable {
    let vocabulary: PieceVocabulary
    let unknown: Int

    /// A word of more characters than this is unknown as a whole, as in the published tokenizer.
    package static let wordLimit = 100

    /// Reads a vocabulary of one piece a line; throws `EmbeddingTableError` where it is not one.
    package init(vocabulary bytes: some StoredBytes) throws(EmbeddingTableError) {
        vocabulary = try PieceVocabulary(bytes)
        guard let unknown = vocabulary.index(of: "[UNK]") else { throw .noUnknownPiece }
        self.unknown = unknown
    }

    /// How many pieces the vocabulary has; every id is below this.
    package var count: Int { vocabulary.count }

    /// The pieces of a text by their line in the vocabulary, from 0, in the order of the text.
    package func ids(of text: String) -> [Int] {
        var scanner = WordScanner(vocabulary: vocabulary, unknown: unknown)
        scanner.scan(text.utf8.span)
        return scanner.ids
    }
}
