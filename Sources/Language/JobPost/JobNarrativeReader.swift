import Prelude

/// Assembles the narratives of a position from its own sentences.
struct JobNarrativeReader {
    /// The most sentences of one narrative.
    static let maximumSentences = 8
    /// The most bytes of one narrative.
    static let maximumBytes = 1800

    let text: JobText

    func read(_ reading: JobPostReading) -> [JobNarrativeKind: Narrative] {
        var narratives: [JobNarrativeKind: Narrative] = [:]
        let duties = text.sentences([.responsibilities])
        let demands = text.sentences([.requirements])
        let head = [reading.title?.span, reading.company?.span].compactMap { $0 }
        func isProse(_ span: TextSpan) -> Bool {
            self.isProse(span) && !head.contains { $0.overlaps(span) }
        }
        let about = text.sentences([.header, .role, .other]).filter(isProse)
        let company = text.sentences([.header, .company, .role]).filter(isProse)
        let team = text.sentences([.team])
        narratives[.role] = narrative(
            [reading.title?.span].compactMap { $0 } + about.prefix(4) + duties.prefix(3))
        narratives[.experience] = narrative(demands.filter { isAboutExperience($0, reading) })
        narratives[.technical] = narrative(
            reading.skills.filter(\.isKnown).map(\.sentence) + text.sentences([.techStack]))
        narratives[.personality] = narrative(
            team + (about + demands + duties).filter { has($0, Self.ways) })
        narratives[.impact] = narrative((duties + about).filter { has($0, Self.results) })
        narratives[.domain] = narrative(
            reading.domainExperience.map { sentence(around: $0.span) } + company.prefix(3))
        return narratives
    }

    private func isProse(_ span: TextSpan) -> Bool {
        text.lexemes(span).filter { $0.kind == .word }.count >= 5
            && !text.source.string(span).contains("@")
    }

    private func isAboutExperience(_ span: TextSpan, _ reading: JobPostReading) -> Bool {
        if let years = reading.minYears?.span, span.contains(years) { return true }
        return text.lexemes(span).contains {
            YearsWords.experience.contains($0.text) || YearsWords.unit.contains($0.text)
        }
    }

    private func has(_ span: TextSpan, _ stems: [String]) -> Bool {
        text.lexemes(span).contains { word in stems.contains { word.text.hasPrefix($0) } }
    }

    private func sentence(around span: TextSpan) -> TextSpan {
        let line = text.source.line(text.source.lineIndex(at: span.start))
        return line.length <= 400 ? line : span
    }

    private func narrative(_ spans: [TextSpan]) -> Narrative? {
        var taken: [TextSpan] = []
        var length = 0
        for span in spans where !span.isEmpty && !taken.contains(where: { $0.overlaps(span) }) {
            guard taken.count < Self.maximumSentences, length + span.length <= Self.maximumBytes
            else { break }
            taken.append(span)
            length += span.length
        }
        guard !taken.isEmpty else { return nil }
        return Narrative(text: taken.map(text.source.string).joined(separator: " "), spans: taken)
    }

    /// Beginnings of words about ways of working.
    private static let ways = [
        "team", "communicat", "collaborat", "autonom", "independen", "selbstand", "eigenverantwort",
        "ownership", "curio", "empath", "proactiv", "honest", "trust", "humil", "pragmat", "equipe",
        "equipo", "comunica", "zusammen", "kommunika", "teamfahig", "samodziel", "zespol", "self",
        "passion", "mindset", "patient", "listen", "organi", "detail", "reliab",
    ]

    /// Beginnings of words about what comes of the work.
    private static let results = [
        "improv", "increas", "reduc", "grow", "impact", "deliver", "launch", "scal", "drive", "own",
        "build", "lead", "transform", "achiev", "ensur", "verbesser", "steiger", "amelior", "mejor",
        "melhor", "miglior", "verbeter", "replac", "optimi", "save", "shape", "protect",
    ]
}
