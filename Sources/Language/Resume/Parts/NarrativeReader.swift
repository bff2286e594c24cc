import Prelude

/// Assembles the five narratives from sentences of the text.
struct NarrativeReader {
    let context: ReadingContext
    let sections: [SectionLines]
    let experiences: [ResumeExperience]

    /// The most sentences of one narrative.
    static let maximumSentences = 6
    /// The most bytes of one narrative.
    static let maximumLength = 1500

    /// The narratives that the text has sentences for.
    func read() -> [NarrativeKind: Narrative] {
        let sentences = SentenceReader(utf8: context.utf8)
        func of(_ kinds: Set<ResumeSection.Kind>) -> [TextSpan] {
            sections.filter { kinds.contains($0.kind) }.flatMap {
                sentences.sentences(in: $0.lines)
            }
        }
        let work = of([.experience])
        let shown = work + of([.projects, .hackathons])
        let about = of([.summary, .objective])
        var narratives: [NarrativeKind: Narrative] = [:]
        narratives[.experience] = narrative(experienceSpans(work))
        narratives[.technical] = narrative(
            best(about + shown) { context.skillNames(in: $0).count } + of([.skills]).prefix(3))
        narratives[.impact] = narrative(best(shown + of([.achievements])) { impact($0) })
        narratives[.domain] = narrative(
            best(about + shown + headings()) { count($0, Self.domains) })
        narratives[.personality] = narrative(
            best(about + of([.interests, .volunteering]) + shown) { count($0, Self.qualities) })
        return narratives
    }

    /// Titles and employers of the latest positions, each with its first sentences.
    private func experienceSpans(_ sentences: [TextSpan]) -> [TextSpan] {
        experiences.prefix(3).flatMap { experience -> [TextSpan] in
            let parts = [experience.title?.span, experience.company?.span].compactMap { $0 }
            guard let first = parts.first else { return [] }
            let head = parts.dropFirst().reduce(first) { $0.union($1) }
            let body = sentences.filter { experience.description.contains($0) }.prefix(2)
            return [head.length <= 300 ? head : first] + body
        }
    }

    private func headings() -> [TextSpan] { experiences.compactMap { $0.company?.span } }

    private func narrative(_ spans: some Sequence<TextSpan>) -> Narrative? {
        var kept: [TextSpan] = []
        var length = 0
        for span in spans where kept.count < Self.maximumSentences && length < Self.maximumLength {
            guard !kept.contains(where: { $0.overlaps(span) }) else { continue }
            kept.append(span)
            length += span.length
        }
        guard !kept.isEmpty else { return nil }
        return Narrative(text: kept.map(context.string).joined(separator: " "), spans: kept)
    }

    /// The sentences with the highest scores above zero, in the order of the text.
    private func best(_ spans: [TextSpan], score: (TextSpan) -> Int) -> [TextSpan] {
        let scored = spans.map { (span: $0, score: score($0)) }.filter { $0.score > 0 }
        let chosen = scored.enumerated().sorted { left, right in
            left.element.score == right.element.score
                ? left.offset < right.offset : left.element.score > right.element.score
        }.prefix(Self.maximumSentences).map { $0.element.span }
        return chosen.sorted()
    }

    /// Numbers with percent, money or a plus, and verbs of results.
    private func impact(_ span: TextSpan) -> Int {
        let lexemes = Lexeme.scan(context.utf8, span)
        guard lexemes.count > 3 else { return 0 }
        var score = 0
        for (index, lexeme) in lexemes.enumerated() where lexeme.kind == .number {
            let next = index + 1 < lexemes.count ? lexemes[index + 1].text : ""
            let before = index > 0 ? lexemes[index - 1].text : ""
            if ["%", "x", "k", "m", "+", "€", "million"].contains(next)
                || ["$", "€", "£"].contains(before)
            {
                score += 2
            }
        }
        return score + count(span, Self.results)
    }

    private func count(_ span: TextSpan, _ stems: [String]) -> Int {
        Lexeme.scan(context.utf8, span).reduce(0) { total, lexeme in
            guard lexeme.kind == .word else { return total }
            return total + (stems.contains { lexeme.text.hasPrefix($0) } ? 1 : 0)
        }
    }

    private static let results = [
        "increas", "reduc", "improv", "saved", "saving", "grew", "boost", "achiev", "deliver",
        "raised",
        "generat", "steiger", "reduzier", "senk", "augment", "reduit", "aument", "reduj", "diminu",
        "ridott", "verhoog", "verlaag", "zwieksz", "zmniejsz", "cutting", "accelerat", "launched",
    ]

    private static let domains = [
        "fintech", "bank", "insur", "payment", "health", "medic", "clinic", "hospital", "pharma",
        "biotech",
        "logistic", "supply", "retail", "ecommerce", "commerce", "energy", "energie", "automot",
        "telecom",
        "gaming", "blockchain", "crypto", "defi", "web3", "educat", "edtech", "manufactur",
        "agricult",
        "aerospace", "defen", "government", "public", "legal", "real estate", "travel", "tourism",
        "hotel",
        "media", "advertis", "marketing", "saas", "b2b", "b2c", "consult", "construction",
        "security",
        "climate", "robot", "versicher", "gesundheit", "assuranc", "sante", "seguro", "salud",
        "saude",
        "assicuraz", "sanita", "verzeker", "zorg", "ubezpiecz", "zdrow", "logisty", "bankow",
        "genomic",
        "marketplace", "nonprofit", "insurance", "food", "fashion", "sport", "music", "film",
        "startup",
    ]

    private static let qualities = [
        "passion", "curious", "curios", "collaborat", "team", "communicat", "motivat", "ownership",
        "empath",
        "creativ", "detail", "proactiv", "mentor", "volunteer", "adaptab", "reliab", "enthusias",
        "leader",
        "self", "organiz", "organis", "driven", "zuverlass", "engagiert", "kommunik", "neugier",
        "rigour",
        "rigueur", "autonom", "curieu", "equip", "responsab", "dinamic", "dynami", "comunic",
        "puntual",
        "nauwkeurig", "leergierig", "samenwerk", "komunikat", "zespol", "dokladn", "kreatyw",
        "ambiti",
    ]
}
