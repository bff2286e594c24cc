import Prelude

/// Scores soft attributes 1–5, each only from a sentence that proves it (anchors: fact sheet §4.1).
struct AttributeReader {
    let context: ReadingContext

    /// The best proof of each attribute among sentences.
    func read(_ sentences: [TextSpan]) -> [SoftAttribute: Found<Int>] {
        var best: [SoftAttribute: Found<Int>] = [:]
        for sentence in sentences {
            let lexemes = Lexeme.scan(context.utf8, sentence)
            let phrase = " " + lexemes.phrase + " "
            for rule in Self.rules
            where rule.phrases.contains(where: { phrase.contains(" \($0) ") }) {
                keep(rule.score, rule.attribute, sentence, &best)
            }
            if let size = teamSize(lexemes) {
                keep(size >= 10 ? 4 : 3, .leadership, sentence, &best)
            }
        }
        return best
    }

    private func keep(
        _ score: Int, _ attribute: SoftAttribute, _ sentence: TextSpan,
        _ best: inout [SoftAttribute: Found<Int>]
    ) {
        if best[attribute].map({ score > $0.value }) ?? true {
            best[attribute] = Found(score, at: sentence, confidence: 0.6)
        }
    }

    /// The number of people in "led a team of 12", "Team von 9 Personen".
    private func teamSize(_ lexemes: [Lexeme]) -> Int? {
        guard
            let team = lexemes.firstIndex(where: {
                ["team", "teams", "equipe", "equipo", "squad", "gruppo", "zespolem", "zespol"]
                    .contains($0.text)
            }), lexemes.contains(where: { Self.leading.contains($0.text) })
        else { return nil }
        return lexemes[team...].prefix(5).compactMap(\.number).first { (2...5000).contains($0) }
    }

    private static let leading: Set<String> = [
        "led", "lead", "leading", "managed", "managing", "manage", "headed", "supervised", "built",
        "scaled", "leitung", "leitete", "fuhrte", "geleitet", "encadrement", "management", "dirige",
        "direccion", "lidere", "liderei", "coordine", "gestione", "leiding", "zarzadzanie",
        "kierowanie",
        "coordinated", "grew", "gestao", "encadre", "dirigi", "aansturen",
    ]

    private struct Rule {
        var attribute: SoftAttribute
        var score: Int
        var phrases: [String]
    }

    private static let rules: [Rule] = [
        Rule(
            attribute: .leadership, score: 5,
            phrases: [
                "founder", "co founder", "cofounder", "founded", "grunder", "grunderin",
                "fondateur", "fundador", "fundadora", "fondatore", "oprichter", "zalozyciel",
            ]),
        Rule(
            attribute: .leadership, score: 4,
            phrases: [
                "hired", "recruited and led", "built the team", "hiring", "head of", "director of",
                "scaled the team",
            ]),
        Rule(
            attribute: .leadership, score: 3,
            phrases: [
                "led a team", "managed a team", "led the team", "team lead", "led a small team",
                "teamleitung", "leitung eines teams", "chef d equipe", "jefe de equipo",
                "leading a team",
            ]),
        Rule(
            attribute: .leadership, score: 2,
            phrases: [
                "mentored", "mentoring", "mentor", "coached", "coaching", "trained new",
                "supervised", "betreuung", "mentorat", "onboarded",
            ]),
        Rule(
            attribute: .autonomy, score: 5,
            phrases: [
                "single handedly", "sole developer", "sole engineer", "solo founder",
                "on my own from scratch", "only engineer", "only developer",
            ]),
        Rule(
            attribute: .autonomy, score: 4,
            phrases: [
                "from scratch", "from the ground up", "from zero", "founding engineer",
                "first engineer", "von grund auf", "de zero", "desde cero", "da zero", "od podstaw",
                "vanaf nul",
            ]),
        Rule(
            attribute: .autonomy, score: 3,
            phrases: [
                "independently", "owned", "end to end", "self directed", "freelance",
                "selbststandig", "eigenverantwortlich", "en autonomie", "de forma autonoma",
                "in autonomia", "zelfstandig", "samodzielnie", "owns",
            ]),
        Rule(
            attribute: .technicalDepth, score: 5,
            phrases: [
                "consensus protocol", "compiler", "kernel", "protocol design", "database engine",
                "zero knowledge", "distributed database", "inference kernels", "virtual machine",
            ]),
        Rule(
            attribute: .technicalDepth, score: 4,
            phrases: [
                "architected", "architecture", "architect", "system design", "systems design",
                "architektur", "arquitectura", "arquitetura", "architettura", "architectuur",
                "architektury", "scalability", "distributed systems",
            ]),
        Rule(
            attribute: .technicalDepth, score: 3,
            phrases: [
                "designed and developed", "designed and implemented", "designed and built",
                "implemented", "optimized", "optimised", "designed", "refactored", "entwarf",
                "concu", "disene", "progettato", "ontworpen", "zaprojektowalem",
            ]),
        Rule(
            attribute: .communication, score: 5,
            phrases: [
                "keynote", "developer relations", "devrel", "developer advocate",
                "conference speaker", "invited talk", "author of", "podcast host",
            ]),
        Rule(
            attribute: .communication, score: 4,
            phrases: [
                "presented", "presentations to", "spoke at", "speaker", "technical writing", "blog",
                "maintainer", "published", "workshops", "co authored", "vortrage", "presente",
                "gave talks",
            ]),
        Rule(
            attribute: .communication, score: 3,
            phrases: [
                "documented", "documentation", "stakeholders", "wrote documentation",
                "dokumentation", "documentacion", "documentazione", "cross functional",
                "collaborated with", "collaborated directly",
            ]),
        Rule(
            attribute: .growthTrajectory, score: 5,
            phrases: ["promoted twice", "promoted three times", "fastest promotion", "youngest"]),
        Rule(
            attribute: .growthTrajectory, score: 4,
            phrases: [
                "promoted", "promotion to", "befordert", "promu", "promue", "ascendido",
                "promovido", "promosso", "gepromoveerd", "awansowany", "awans",
            ]),
    ]
}
