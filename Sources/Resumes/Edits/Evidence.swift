/// The texts of a résumé that say whether a new text is true.
struct Evidence {
    /// Lexemes beyond this many are no evidence, so that huge texts cost no more than large ones.
    static let mostLexemes = 50_000
    /// Texts of more bytes are none either.
    static let longestText = 1 << 16

    /// Where a key stands.
    struct Occurrence: Hashable {
        var text: Int
        var index: Int
    }

    /// The texts, among them the one that is replaced.
    private(set) var texts: [FactText] = []
    /// The position of the text that is replaced.
    private(set) var replaced = 0
    private var positions: [String: Int] = [:]
    private var occurrences: [String: [Occurrence]] = [:]
    private var scalars: Set<Unicode.Scalar> = []

    /// The evidence of some fields.
    init(_ fields: [ResumeField]) {
        var count = 0
        for field in fields where field.text.utf8.count <= Evidence.longestText {
            let facts = FactText(field.text, isProse: Evidence.isProse(field.id))
            guard count + facts.lexemes.count <= Evidence.mostLexemes else { break }
            count += facts.lexemes.count
            for (index, lexeme) in facts.lexemes.enumerated() {
                let place = Occurrence(text: texts.count, index: index)
                occurrences[lexeme.key, default: []].append(place)
            }
            scalars.formUnion(field.text.unicodeScalars.filter { !$0.isASCII })
            positions[field.id] = texts.count
            texts.append(facts)
        }
    }

    /// The evidence for a new text in the place of one that is there; nil when that one is too large for it.
    func replacing(_ piece: ResumePiece) -> Evidence? {
        guard let position = positions[piece.id] else { return nil }
        var evidence = self
        evidence.replaced = position
        return evidence
    }

    /// Where a key stands.
    func places(of key: String) -> [Occurrence] { occurrences[key] ?? [] }

    /// Whether a character beyond ASCII stands anywhere.
    func holds(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar) }

    /// Whether a field holds sentences, not names and titles.
    private static func isProse(_ id: String) -> Bool {
        id.hasSuffix("summary") || id.hasSuffix("/about") || id.contains("/bullets/")
            || id.contains("/lines/")
    }
}

extension ResumePiece {
    /// What the ids of all fields begin with that speak for the piece.
    var evidencePrefix: String {
        switch self {
        case .summary: ""
        case .entrySummary(let kind, let entry), .bullet(let kind, let entry, _):
            "\(kind.rawValue)/\(entry)/"
        }
    }
}

extension Resume {
    /// What speaks for the words of a piece: for one of an entry, all that its entry says but dates and
    /// addresses; for the summary, all that the résumé says but those, what names the person or tells how to
    /// reach them, and what others say of them.
    func evidence(below prefix: String) -> Evidence {
        Evidence(
            fields.filter { field in
                guard field.id.hasPrefix(prefix) else { return false }
                if field.id.hasPrefix("basics/") { return field.id == "basics/label" }
                if field.id.hasPrefix("references/") { return false }
                return !["/start", "/end", "/date", "/url", "/score"]
                    .contains { field.id.hasSuffix($0) }
            })
    }
}
