/// What recruiters write of a person's skills, a line each (facts §6.8): `+ Skill, rating, "note"` for
/// one more, `- Skill` for one that the person does not have, `~ Skill, rating, "note"` for another
/// rating.
package struct SkillFeedback: Sendable, Hashable {
    /// A line that says nothing that can be done.
    package struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
        /// The number of the line, from 1.
        package var line: Int
        /// What was expected.
        package var expected: String

        /// A sentence for the recruiter; what was written is before their eyes.
        package var description: String { "line \(line): expected \(expected)" }
    }

    /// The rating of a skill that is added without one.
    package static let standardRating = 5
    /// The lines that are read at most.
    package static let maximumLines = 100
    /// The longest name of a skill in bytes.
    package static let maximumName = 120
    /// The longest note in bytes.
    package static let maximumNote = 1000

    /// What can be done, in the order of the lines.
    package private(set) var changes: [SkillEditing.Change] = []
    /// What could not be understood.
    package private(set) var mistakes: [Mistake] = []

    /// Reads what was written.
    package init(_ text: String) {
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, written) in all.enumerated() {
            let line = Self.trimmed(written)
            guard !line.isEmpty else { continue }
            guard changes.count + mistakes.count < Self.maximumLines else {
                mistakes.append(
                    Mistake(line: index + 1, expected: "at most \(Self.maximumLines) lines"))
                return
            }
            do throws(Unreadable) {
                changes.append(try Self.read(line))
            } catch {
                mistakes.append(Mistake(line: index + 1, expected: error.expected))
            }
        }
    }

    /// Everything that was written, all of which can be done.
    ///
    /// - Throws: The first mistake, also that nothing was written.
    package func whole() throws(Mistake) -> [SkillEditing.Change] {
        if let first = mistakes.first { throw first }
        guard !changes.isEmpty else { throw Mistake(line: 1, expected: Self.form) }
        return changes
    }

    /// What a line begins with.
    private static let form = "+, - or ~ and a skill"

    private struct Unreadable: Error {
        var expected: String
    }

    private static func read(_ line: Substring) throws(Unreadable) -> SkillEditing.Change {
        // A formatted text puts a backslash before a sign that would begin a list.
        let marked = line.first == "\\" ? line.dropFirst() : line
        guard let sign = marked.first, let kind = signs[sign] else {
            throw Unreadable(expected: form)
        }
        let parts = Self.parts(marked.dropFirst())
        let skill = parts.first ?? ""
        guard !skill.isEmpty, skill.utf8.count <= maximumName else {
            throw Unreadable(expected: "the name of a skill behind the sign")
        }
        guard kind != .remove else {
            return SkillEditing.Change(skill: skill, isRemoved: true)
        }
        var rest = parts.dropFirst()
        var rating: Int?
        if let first = rest.first, let number = Self.rating(first) {
            guard (1...10).contains(number) else {
                throw Unreadable(expected: "a rating from 1 to 10")
            }
            rating = number
            rest = rest.dropFirst()
        }
        if kind == .adjust, rating == nil {
            throw Unreadable(expected: "a rating from 1 to 10 behind the skill")
        }
        let note = rest.joined(separator: ", ")
        guard note.utf8.count <= maximumNote else {
            throw Unreadable(expected: "a note of at most \(maximumNote) bytes")
        }
        return SkillEditing.Change(
            skill: skill, rating: rating ?? standardRating, note: note.isEmpty ? nil : note)
    }

    private enum Kind { case add, remove, adjust }

    /// Editors put dashes and swung signs of their own in place of the keyboard's.
    private static let signs: [Character: Kind] = [
        "+": .add, "-": .remove, "–": .remove, "−": .remove, "—": .remove, "~": .adjust,
        "∼": .adjust, "˜": .adjust,
    ]

    /// What stands between commas; a comma between quotation marks divides nothing.
    private static func parts(_ line: Substring) -> [String] {
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "\"", "“", "”", "„": isQuoted.toggle()
            case "," where !isQuoted:
                parts.append(part)
                part = ""
            default: part.append(character)
            }
        }
        parts.append(part)
        return parts.map { String(trimmed($0[...])) }
    }

    /// A number, also out of ten.
    private static func rating(_ text: String) -> Int? {
        Int(text.hasSuffix("/10") ? String(text.dropLast(3)) : text)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...end]
    }
}
