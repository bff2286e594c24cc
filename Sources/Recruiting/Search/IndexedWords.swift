package import Storage

/// The words of the full-text index on PostgreSQL, cut where SQLite's index cuts them
/// (`unicode61` with the marks that names of skills have), so that both find the same people.
enum IndexedWords {
    /// The longest word that PostgreSQL takes into an index is a little longer than this.
    private static let maximumBytes = 2000
    private static let marks = Set("+#./_-&@".unicodeScalars)

    /// The words of a text that our tokenizer has folded.
    static func words(of text: String) -> [String] {
        text.unicodeScalars.split { !isPartOfWord($0) }.map { scalars in
            let word = String(scalars)
            guard word.utf8.count > maximumBytes else { return word }
            return String(decoding: word.utf8.prefix(maximumBytes), as: UTF8.self)
        }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: marks.contains(scalar)
        }
    }
}

/// A search as PostgreSQL's word index answers it.
///
/// The index knows which words a text has and not where: it is asked for texts with all of them,
/// and where there are several the text itself is asked whether they stand together. So there is no
/// limit to the length of a text, which positions in an index would set.
enum WordQuery {
    private static let columns = ["name", "headline", "place", "skills", "body"]

    static func rows(_ words: [String], _ column: String?) -> SQL {
        let words = words.flatMap(IndexedWords.words)
        guard !words.isEmpty else { return "SELECT rowid FROM candidate_search WHERE 1 = 0" }
        let conditions = (column.map { [$0] } ?? columns).map { condition(words, .raw($0)) }
        return """
            SELECT rowid FROM candidate_search WHERE \(.joined(conditions, separator: " OR "))
            """
    }

    private static func condition(_ words: [String], _ column: SQL) -> SQL {
        let query = words.map(quoted).joined(separator: " & ") + ":*"
        let hasAll: SQL = "words_of(\(column)) @@ CAST(\(query) AS tsquery)"
        guard words.count > 1 else { return hasAll }
        let phrase = "% " + SearchText.likeLiteral(words.joined(separator: " ")) + "%"
        return "(\(hasAll) AND ' ' || \(column) LIKE \(phrase))"
    }

    private static func quoted(_ word: String) -> String {
        "'" + word.flatMap { $0 == "'" || $0 == "\\" ? [$0, $0] : [$0] } + "'"
    }
}

extension DeskSchema {
    /// A row of a table in the form that both databases take: the words of the search index cut as
    /// PostgreSQL needs them, which SQLite reads alike. Rows of other tables are as they were.
    package static func adjusted(_ table: String, _ row: Row) -> Row {
        guard table == "candidate_search" else { return row }
        return Row(
            row.values.map { value in
                guard case .text(let text) = value else { return value }
                return .text(IndexedWords.words(of: text).joined(separator: " "))
            })
    }
}
