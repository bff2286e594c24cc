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
    /// The entry that each text is of, as its ids begin: `work/0`.
    private(set) var origins: [String] = []
    /// The origin of the title under the person's name.
    static let label = "basics/label"
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
            origins.append(field.id.split(separator: "/").prefix(2).joined(separator: "/"))
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
    static func isProse(_ id: String) -> Bool {
        id.hasSuffix("summary") || id.hasSuffix("/about") || id.contains("/bullets/")
            || id.contains("/lines/")
    }
}

extension ResumePiece {
    /// What the ids of all fields of the piece's entry begin with; empty for the summary.
    var entryPrefix: String {
        switch self {
        case .summary: ""
        case .entrySummary(let kind, let entry), .bullet(let kind, let entry, _):
            "\(kind.rawValue)/\(entry)/"
        }
    }
}

/// The fields of a résumé that may speak for new texts of it.
///
/// For a bullet speak the bullet itself and its entry's heading: its other bullets are of other work. For
/// the summary of an entry speaks all that the entry says, for the summary of the person all that the
/// résumé says.
struct EvidenceSource {
    private let fields: [ResumeField]
    /// The fields of entries that texts were asked for.
    private var entries: [String: [ResumeField]] = [:]
    private var headings: [String: [ResumeField]] = [:]
    private var summaries: [String: Evidence] = [:]

    /// What speaks in a résumé: all but dates, addresses, what names the person or tells how to reach them,
    /// and what others say of them.
    init(_ resume: Resume) {
        fields = resume.fields.filter { field in
            if field.id.hasPrefix("basics/") { return field.id == Evidence.label }
            if field.id.hasPrefix("references/") { return false }
            return !["/start", "/end", "/date", "/url", "/score"]
                .contains { field.id.hasSuffix($0) }
        }
    }

    /// The evidence for a new text in the place of one; nil when that one is too large for it.
    mutating func evidence(for piece: ResumePiece, _ text: String) -> Evidence? {
        let prefix = piece.entryPrefix
        switch piece {
        case .bullet:
            let heading = heading(prefix)
            // The bullet stands first, so that no heading is too large for it.
            return Evidence([ResumeField(id: piece.id, text: text)] + heading).replacing(piece)
        case .summary, .entrySummary:
            let known = summaries[prefix] ?? Evidence(entry(prefix))
            summaries[prefix] = known
            return known.replacing(piece)
        }
    }

    private mutating func entry(_ prefix: String) -> [ResumeField] {
        let entry = entries[prefix] ?? fields.filter { $0.id.hasPrefix(prefix) }
        entries[prefix] = entry
        return entry
    }

    /// What stands above the texts of an entry: names, title, place, roles and what was used.
    private mutating func heading(_ prefix: String) -> [ResumeField] {
        if let heading = headings[prefix] { return heading }
        let heading = entry(prefix).filter { !Evidence.isProse($0.id) }
        headings[prefix] = heading
        return heading
    }
}
