import Prelude

/// Tells the rung of a person from the words of titles, and from the years where those are silent.
enum SeniorityReader {
    /// The rung of a title, or nil where its words name none.
    static func seniority(ofTitle lexemes: [Lexeme]) -> Seniority? {
        let words = Set(lexemes.filter { $0.kind == .word }.map(\.text))
        for (seniority, names) in rungs where !words.isDisjoint(with: names) { return seniority }
        let ends = lexemes.contains { lexeme in
            ["leiter", "leiterin", "leider"].contains { lexeme.text.hasSuffix($0) }
        }
        if ends { return .lead }
        let isManager = words.contains("manager") || words.contains("gerente")
        return isManager && !words.isDisjoint(with: ["engineering", "general", "team", "department"])
            ? .lead : nil
    }

    /// The rung that years of work suggest.
    static func seniority(ofYears years: Double) -> Seniority {
        years < 2 ? .junior : years < 5 ? .mid : .senior
    }

    private static let rungs: [(Seniority, Set<String>)] = [
        (
            .executive,
            [
                "ceo", "cto", "cfo", "coo", "cmo", "cpo", "cio", "ciso", "cro", "chro", "chief", "vp",
                "svp", "evp", "president", "director", "founder", "cofounder", "geschaftsfuhrer",
                "geschaftsfuhrerin", "vorstand", "directeur", "directrice", "directora", "diretor",
                "diretora", "direttore", "direttrice", "dyrektor", "dyrektorka", "prezes", "executive",
            ]
        ),
        (.principal, ["principal", "distinguished", "fellow"]),
        (.staff, ["staff"]),
        (
            .lead,
            [
                "lead", "head", "leiter", "leiterin", "leitung", "teamleiter", "teamlead", "jefe",
                "jefa", "chef", "cheffe", "kierownik", "kierowniczka", "supervisor", "lider", "leader",
                "teamleider", "encargado", "encargada", "capo", "responsabile", "responsable",
                "coordenador", "coordenadora",
            ]
        ),
        (.senior, ["senior", "sr", "starszy", "starsza", "confirme", "confirmee"]),
        (
            .junior,
            [
                "junior", "jr", "intern", "trainee", "apprentice", "werkstudent", "werkstudentin",
                "praktikant", "praktikantin", "azubi", "stagiaire", "alternant", "becario", "becaria",
                "estagiario", "estagiaria", "stagista", "tirocinante", "stagiair", "mlodszy", "mlodsza",
                "stazysta", "stazystka", "praktykant", "internship", "graduate", "auszubildender",
            ]
        ),
        (.mid, ["mid", "midlevel", "intermediate", "pleno"]),
    ]
}
