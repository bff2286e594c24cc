import Prelude

/// Where in a CV the name of a skill speaks of the skill: not in contact data, pay, references or
/// headings; in degrees only as the field, in lists of languages only as a language.
struct MentionScope {
    private var told: [TextSpan] = []
    private var fields: [TextSpan] = []
    private var languages: [TextSpan] = []
    private var shut: [TextSpan] = []
    private let lexicon: Lexicon
    private let utf8: [UInt8]

    /// The scope of a text cut into sections.
    init(_ sections: [SectionLines], reading: ResumeReading, context: ReadingContext) {
        lexicon = context.finder.resolver.lexicon
        utf8 = context.utf8
        let isOneSection = sections.filter { !$0.lines.isEmpty }.count <= 1
        for section in sections {
            switch section.kind {
            case .header where !isOneSection:
                told += section.lines.filter(Self.isProse).map(\.span)
            case .languages: languages.append(section.section.body)
            case .education:
                fields += reading.education.compactMap { $0.field?.span ?? $0.degree?.span }
            case .personal, .salary, .references, .interests: continue
            default: told.append(section.section.body)
            }
        }
        if let headline = reading.headline { told.append(headline.span) }
        shut = Self.occurrences(of: reading.name, in: utf8)
        shut += reading.emails.map(\.span) + reading.links.map(\.span) + reading.phones.map(\.span)
        if let place = reading.location { shut.append(place.span) }
        // "Petrel Ferries" is an employer, whatever else is called Petrel.
        shut += reading.experiences.compactMap { $0.company?.span }
        shut += reading.education.compactMap { $0.institution?.span }
    }

    /// Whether a line of the header is a sentence rather than an address.
    private static func isProse(_ line: TextLine) -> Bool {
        line.wordCount >= 6
            && !line.lexemes.contains { ["@", ":", "/", "|", "·", "•"].contains($0.text) }
    }

    /// Whether a mention outside the lists shows a listed skill.
    func shows(_ mention: SkillMention) -> Bool {
        !shut.contains { $0.overlaps(mention.span) }
            && (told + fields + languages).contains { $0.contains(mention.span) }
    }

    /// Whether a mention makes a skill of its own.
    func makes(_ mention: SkillMention) -> Bool {
        guard shows(mention), !isSmallWord(mention), !isPluralOfAbbreviation(mention) else {
            return false
        }
        let isLanguage = mention.skill.flatMap { lexicon[$0] }?.kind == .language
        if isLanguage { return languages.contains { $0.contains(mention.span) } }
        return (told + fields).contains { $0.contains(mention.span) }
    }

    /// Small words of the eight languages in which an abbreviation was seen: `dos`, `com`, `nas`.
    private func isSmallWord(_ mention: SkillMention) -> Bool {
        let lexemes = Lexeme.scan(utf8, mention.span)
        guard lexemes.count == 1, let word = lexemes.first, word.span.length <= 4 else {
            return false
        }
        let isShouted = mention.surface.allSatisfy { !$0.isLowercase }
        if isShouted { return false }
        if Self.smallWords.contains(word.text) { return true }
        let name = Folding.fold(mention.name)
        return !(" " + name).contains(" " + word.text)
    }

    /// The plural or place name in which an abbreviation was seen: LEED in `Leeds`, GloVe in `gloves`.
    private func isPluralOfAbbreviation(_ mention: SkillMention) -> Bool {
        let name = mention.name.split(separator: " ").first.map(String.init) ?? mention.name
        let hasInnerCapital = name.dropFirst().contains(where: \.isUppercase)
        return hasInnerCapital && mention.surface.filter(\.isUppercase).count < 2
            && Folding.fold(mention.surface) == Folding.fold(name) + "s"
    }

    private static let smallWords: Set<String> = [
        "com", "dos", "das", "nas", "nos", "por", "pos", "sem", "sao", "san", "des", "les", "der",
        "die",
        "den", "dem", "per", "con", "del", "met", "van", "een", "nie", "tak", "bugs", "bug",
        "era", "una", "ons", "was", "has", "out", "top", "set",
    ]

    /// The most places at which a name is looked for.
    private static let maximumOccurrences = 50

    /// Every place at which the person's name stands.
    private static func occurrences(of name: Found<String>?, in utf8: [UInt8]) -> [TextSpan] {
        guard let name, name.span.length >= 4, name.span.end <= utf8.count else { return [] }
        let bytes = Array(utf8[name.span.start..<name.span.end])
        var found: [TextSpan] = []
        var index = 0
        while index + bytes.count <= utf8.count, found.count < maximumOccurrences {
            if utf8[index] == bytes[0], utf8[index..<(index + bytes.count)].elementsEqual(bytes) {
                found.append(TextSpan(index, index + bytes.count))
                index += bytes.count
            } else {
                index += 1
            }
        }
        return found
    }
}
