import Prelude

/// Tells the rung of a person from the words of titles, and from the years where those are silent.
enum SeniorityReader {
    /// The rung of a title, or nil where its words name none.
    ///
    /// A word counts only where it grades: "Executive Assistant", "Staff Nurse", "Lead Generation
    /// Specialist" and "Principal Investigator" are trades, not rungs.
    static func seniority(ofTitle lexemes: [Lexeme]) -> Seniority? {
        let words = own(lexemes.filter { $0.kind == .word }.map(\.text))
        let helps = !assistants.isDisjoint(with: words)
        for (seniority, names) in rungs {
            if helps, seniority == .executive || seniority == .lead { continue }
            let names = words.indices.filter { names.contains(words[$0]) }
            if names.contains(where: { grades(words, at: $0, as: seniority) }) { return seniority }
        }
        let isLead = words.contains { word in
            word != "begeleider"
                && ["leiter", "leiterin", "leider"].contains { word.hasSuffix($0) }
        }
        if isLead, !helps { return .lead }
        let isManager = words.contains("manager") || words.contains("gerente")
        return isManager && !helps
            && !Set(words).isDisjoint(with: ["engineering", "general", "team", "department"])
            ? .lead : nil
    }

    /// The rung that years of work suggest: junior below two, mid below five, senior from there on.
    static func seniority(ofYears years: Double) -> Seniority {
        years < 2 ? .junior : years < 5 ? .mid : .senior
    }

    /// The words of the title itself, without those for whom the work is done: "Assistant to the
    /// Director", "Chief of Staff" stays whole.
    private static func own(_ words: [String]) -> [String] {
        guard let cut = words.firstIndex(where: { ["to", "for", "reporting"].contains($0) }),
            cut > 0
        else {
            return words
        }
        return Array(words[..<cut])
    }

    private static func grades(_ words: [String], at index: Int, as seniority: Seniority) -> Bool {
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1] : ""
        let before = index > 0 ? words[index - 1] : ""
        switch word {
        case "staff": return crafts.contains(next)
        case "principal":
            return !next.isEmpty && !trades.contains(next)
                && !["vice", "assistant", "deputy"].contains(before)
        case "fellow": return ["distinguished", "engineering", "technical"].contains(before)
        case "lead":
            return !["generation", "gen", "qualification", "magnet", "time"].contains(next)
        case "chief":
            return seniority == .executive
                ? words[index...].contains("officer") || next == "executive" || next == "of"
                : !next.isEmpty
        case "chef", "cheffe": return leadership(of: Array(words[(index + 1)...].prefix(3)))
        case "jefe", "jefa", "capo":
            return !["proyecto", "proyectos", "progetto"].contains { words.contains($0) }
        case "director", "directeur", "directrice", "directora", "diretor", "diretora":
            return !["art", "creative", "casting", "music", "film", "arte", "artistique"].contains {
                $0 == before || words.contains($0)
            }
        case "head": return next != "hunter"
        case "leader": return !["thought", "opinion"].contains(before)
        default: return true
        }
    }

    /// Whether the words after "chef" name a group of people rather than a project or a kitchen.
    private static func leadership(of words: [String]) -> Bool {
        !Set(words).isDisjoint(with: [
            "equipe", "service", "departement", "rayon", "groupe", "secteur", "chantier",
        ])
    }

    private static let assistants: Set<String> = [
        "assistant", "assistante", "assistent", "assistentin", "asistente", "assistente",
        "assistenz",
        "secretary", "sekretar", "sekretarin", "secretaria", "secretaire", "asystent", "asystentka",
    ]

    /// Words after "staff" that begin crafts with such a rung.
    private static let crafts: Set<String> = [
        "engineer", "software", "developer", "scientist", "designer", "product", "data", "machine",
        "ml", "ai", "security", "site", "platform", "frontend", "front", "backend", "back", "full",
        "fullstack", "mobile", "ios", "android", "devops", "infrastructure", "research",
        "researcher",
        "architect", "systems", "cloud", "network", "hardware", "firmware", "embedded", "test",
        "qa",
        "technical", "ux", "reliability", "solutions", "applied", "quantitative", "analytics",
    ]

    /// Words after "principal" that make it a trade of its own.
    private static let trades: Set<String> = [
        "investigator", "dancer", "violin", "violinist", "cello", "horn", "trumpet", "flute",
        "oboe",
        "of", "teacher", "conductor", "singer", "ballerina", "boy",
    ]

    private static let rungs: [(Seniority, Set<String>)] = [
        (
            .executive,
            [
                "ceo", "cto", "cfo", "coo", "cmo", "cpo", "cio", "ciso", "cro", "chro", "chief",
                "vp",
                "svp", "evp", "president", "director", "founder", "cofounder", "geschaftsfuhrer",
                "geschaftsfuhrerin", "vorstand", "directeur", "directrice", "directora", "diretor",
                "diretora", "direttore", "direttrice", "dyrektor", "dyrektorka", "prezes",
            ]
        ),
        (.principal, ["principal", "distinguished", "fellow"]),
        (.staff, ["staff"]),
        (
            .lead,
            [
                "lead", "head", "leiter", "leiterin", "leitung", "teamleiter", "teamlead", "jefe",
                "jefa", "chef", "cheffe", "kierownik", "kierowniczka", "supervisor", "lider",
                "leader",
                "teamleider", "encargado", "encargada", "capo", "responsabile", "responsable",
                "coordenador", "coordenadora", "chief",
            ]
        ),
        (.senior, ["senior", "sr", "starszy", "starsza", "confirme", "confirmee"]),
        (
            .junior,
            [
                "junior", "jr", "intern", "trainee", "apprentice", "werkstudent", "werkstudentin",
                "praktikant", "praktikantin", "azubi", "stagiaire", "alternant", "becario",
                "becaria",
                "estagiario", "estagiaria", "stagista", "tirocinante", "stagiair", "mlodszy",
                "mlodsza",
                "stazysta", "stazystka", "praktykant", "internship", "graduate", "auszubildender",
                "auszubildende", "alternante",
            ]
        ),
        (.mid, ["mid", "midlevel", "intermediate", "pleno", "plena"]),
    ]
}
