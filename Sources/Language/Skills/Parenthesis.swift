/// A name that ends in an explanation: `Amazon Web Services (AWS)`, `Go (programming language)`.
struct Parenthesis {
    /// What stands before the parenthesis.
    let outer: String
    /// What stands inside.
    let inner: String

    init?(_ name: String) {
        guard let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"),
            open < close,
            name[name.index(after: close)...].allSatisfy({ $0 == " " })
        else { return nil }
        outer = String(name[..<open])
        inner = String(name[name.index(after: open)..<close])
        guard outer.contains(where: \.isLetter), inner.contains(where: \.isLetter) else {
            return nil
        }
    }

    /// Whether one part is the initials of the other.
    var isAcronym: Bool {
        let before = NameWords(outer)
        let inside = NameWords(inner)
        return Acronym.stands(inside.key, for: before) || Acronym.stands(before.key, for: inside)
    }

    /// Whether the part inside only says what sort of thing is meant.
    var isQualified: Bool { !Set(NameWords(inner).words).isDisjoint(with: Self.sorts) }

    /// Whether the part inside says what a skill is anyway.
    func isQualifier(of skill: Skill?) -> Bool {
        guard let skill else { return false }
        let words = NameWords(inner).words
        guard Set(words).isSubset(of: Self.sorts) else { return false }
        let known = NameWords(skill.group + " " + skill.name + " " + skill.family).words
        return !Set(words).isDisjoint(with: known)
    }

    private static let sorts: Set<String> = [
        "language", "programming", "framework", "library", "database", "software", "game", "engine",
        "tool", "platform", "statistics", "web", "cloud", "design", "finance", "marketing",
    ]
}

/// Initials of names.
enum Acronym {
    /// Whether a word is made of the first letters of a name's words, with or without small words.
    static func stands(_ short: String, for name: NameWords) -> Bool {
        initials(of: name).contains(short)
    }

    /// The words that may stand for a name of several words: its first letters, with and without those
    /// of small words.
    static func initials(of name: NameWords) -> Set<String> {
        guard name.words.count >= 2 else { return [] }
        return Set(
            [
                initials(of: name.words),
                initials(of: name.words.filter { !small.contains($0) }),
            ].filter { (2...8).contains($0.utf8.count) })
    }

    private static let small: Set<String> = [
        "of", "and", "the", "for", "in", "to", "as", "a", "on",
    ]

    private static func initials(of words: [String]) -> String {
        words.reduce(into: "") { initials, word in
            if let first = word.first { initials.append(first) }
        }
    }
}
