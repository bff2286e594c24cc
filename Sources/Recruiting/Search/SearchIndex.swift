internal import Language
internal import Prelude
internal import Storage

/// The full-text index over people: names, roles, places, skills and the texts of their documents.
///
/// Both databases index the words that our tokenizer found, so that C, C++ and C# stay apart.
enum SearchIndex {
    /// The most bytes of one person's documents that are indexed.
    private static let maximumBody = 400_000

    /// Indexes a person's words anew.
    static func refresh(
        _ candidate: String, fields: [String: FieldState], on connection: any Connection
    ) throws {
        guard
            let seq = try connection.value(
                "SELECT seq FROM candidate WHERE id = \(candidate) AND is_listed = 1", as: Int.self)
        else { return }
        let isPostgres = connection.dialect == .postgres
        func indexed(_ words: String) -> String {
            isPostgres ? IndexedWords.words(of: words).joined(separator: " ") : words
        }
        func text(_ names: String...) -> String {
            indexed(
                SearchText.words(
                    names.compactMap { fields[$0]?.value.string }.joined(separator: " ")))
        }
        let skills = try connection.query(
            """
            SELECT skill.name, candidate_skill.surface FROM candidate_skill
            JOIN skill ON skill.id = candidate_skill.skill_id
            WHERE candidate_id = \(candidate) ORDER BY position, skill.folded
            """)
        let skillWords = try skills.map { row -> String in
            let name: String = try row.get(0)
            let surface: String = try row.get(1)
            return SearchText.words(name == surface ? name : name + " " + surface)
        }
        let bodies = try connection.query(
            """
            SELECT text FROM document WHERE candidate_id = \(candidate) AND is_current = 1
            ORDER BY id
            """)
        let body = try bodies.map { try $0.get(0, as: String.self) }.joined(separator: "\n")
        try remove(seq, on: connection)
        try connection.execute(
            """
            INSERT INTO candidate_search (rowid, name, headline, place, skills, body)
            VALUES (\(seq), \(text("full_name")), \(text("current_role")),
            \(text("location_city", "location_region", "location_country")),
            \(indexed(skillWords.joined(separator: " "))),
            \(indexed(SearchText.words(head(of: body)))))
            """)
    }

    private static func head(of body: String) -> String {
        String(decoding: body.utf8.prefix(maximumBody), as: UTF8.self)
    }

    /// Takes a person's words out of the index.
    static func remove(_ seq: Int, on connection: any Connection) throws {
        try connection.execute("DELETE FROM candidate_search WHERE rowid = \(seq)")
    }

    /// Writes the index anew without what was removed, which it otherwise only marks as removed.
    static func forgetDeleted(on connection: any Connection) throws {
        guard connection.dialect == .sqlite else { return }
        try connection.execute(
            "INSERT INTO candidate_search (candidate_search) VALUES ('optimize')")
    }

    /// The people in whose texts some words stand next to each other, in one column or in any; the
    /// last word may be the beginning of a longer one.
    static func rows(with words: [String], in column: String? = nil) -> SQL {
        .dialect(
            sqlite: MatchExpression.rows(words, column), postgres: WordQuery.rows(words, column))
    }
}

/// A search as SQLite's full-text index reads it.
private enum MatchExpression {
    static func rows(_ words: [String], _ column: String?) -> SQL {
        // A quoted string holds no operators; folded words hold no quotes, and any would be doubled.
        let phrase = words.joined(separator: " ").split(
            separator: "\"", omittingEmptySubsequences: false
        )
        .joined(separator: "\"\"")
        let expression = "\(column.map { "\($0) : " } ?? "")\"\(phrase)\" *"
        return """
            SELECT rowid FROM candidate_search WHERE candidate_search MATCH \(expression)
            """
    }
}
