import Prelude

/// Words for hours, contracts, places of work, rungs and stages, in eight languages, folded.
enum JobWords {
    /// The employment types that lexemes name, each with its place, in order.
    static func employment(in lexemes: [Lexeme]) -> [(EmploymentType, ContractKind?, TextSpan)] {
        matches(employmentTable, in: lexemes).map { ($0.0.0, $0.0.1, $0.1) }
    }

    /// The places of work that lexemes name, in order.
    static func locationTypes(in lexemes: [Lexeme]) -> [(LocationType, TextSpan)] {
        matches(locationTable, in: lexemes)
    }

    /// The rungs that lexemes name, in order.
    static func rungs(in lexemes: [Lexeme]) -> [(Seniority, TextSpan)] {
        matches(rungTable, in: lexemes)
    }

    /// The stages of a company that lexemes name, in order.
    static func stages(in lexemes: [Lexeme]) -> [(CompanyStage, TextSpan)] {
        matches(stageTable, in: lexemes)
    }

    /// The longest phrases of a table, from left to right; a hyphen counts as a blank.
    private static func matches<Value>(
        _ table: [String: Value], in lexemes: [Lexeme]
    ) -> [(Value, TextSpan)] {
        var found: [(Value, TextSpan)] = []
        var index = 0
        while index < lexemes.count {
            var key = ""
            var best: (Value, TextSpan, Int)?
            var next = index
            var words = 0
            while next < lexemes.count, words < 4 {
                let lexeme = lexemes[next]
                if lexeme.kind == .sign {
                    guard words > 0, "-_‑–/'’".contains(lexeme.text) else { break }
                    next += 1
                    continue
                }
                guard lexeme.kind == .word || lexeme.kind == .number else { break }
                key += (words == 0 ? "" : " ") + lexeme.text
                words += 1
                next += 1
                if let value = table[key] {
                    best = (value, lexemes[index].span.union(lexeme.span), next)
                }
            }
            if let best {
                found.append((best.0, best.1))
                index = best.2
            } else {
                index += 1
            }
        }
        return found
    }

    private static func table<Value>(_ groups: [(Value, String)]) -> [String: Value] {
        var table: [String: Value] = [:]
        for (value, text) in groups {
            for phrase in MoneyWords.phrases(text) { table[phrase.joined(separator: " ")] = value }
        }
        return table
    }

    private static let employmentTable: [String: (EmploymentType, ContractKind?)] = table([
        (
            (.fullTime, nil),
            """
            full time|fulltime|full_time|vollzeit|temps plein|plein temps|tiempo completo|jornada completa
            tempo integral|periodo integral|tempo inteiro|tempo pieno|full time job|voltijd|fulltimer
            pelny etat|pelen etat|w pelnym wymiarze|40 hours|100 %
            """
        ),
        (
            (.fullTime, .permanent),
            """
            permanent|unbefristet|festanstellung|cdi|indefinido|contrato indefinido|clt|efetivo
            tempo indeterminato|indeterminato|vast contract|vast dienstverband|umowa o prace|perm
            """
        ),
        (
            (.partTime, nil),
            """
            part time|parttime|part_time|teilzeit|temps partiel|mi temps|tiempo parcial|media jornada
            meio periodo|tempo parcial|deeltijd|parttimer|niepelny etat|pol etatu|half time|minijob
            """
        ),
        (
            (.contract, nil),
            """
            contract|contractor|contracting|contracts|b2b|independent contractor|contract role|w2|c2c|ir35
            full time contractor|fixed term contract
            """
        ),
        (
            (.contract, .freelance),
            """
            freelance|freelancer|freelancing|freiberuflich|freiberufler|selbstandig|independant
            autonomo|freelance contract|partita iva|zzp|zzp er|samozatrudnienie|pj|self employed
            """
        ),
        (
            (.contract, .temporary),
            """
            temporary|temp|fixed term|befristet|cdd|interim|temporal|temporario|contrato temporal
            tempo determinato|determinato|tijdelijk|tijdelijk contract|umowa zlecenie|na zastepstwo|seasonal
            """
        ),
        (
            (.fullTime, .internship),
            """
            internship|intern|praktikum|werkstudent|werkstudentin|stage|alternance|practicas|beca
            estagio|tirocinio|stagiaire|staz|praktyki|trainee|traineeship|working student
            """
        ),
        (
            (.fullTime, .apprenticeship),
            "apprenticeship|ausbildung|apprentissage|leerwerkplek|apprendistato"
        ),
        (
            (.partTime, .volunteer),
            "volunteer|volunteering|ehrenamt|ehrenamtlich|benevole|voluntario"
        ),
    ])

    private static let locationTable: [String: LocationType] = table([
        (
            .remote,
            """
            remote|fully remote|100 remote|remotely|work from home|wfh|work from anywhere|anywhere
            home office|homeoffice|remote first|remote only|teletravail|a distance|full remote
            teletrabajo|remoto|100 remoto|en remoto|a distancia|trabalho remoto|home office integral
            da remoto|smart working|lavoro da remoto|op afstand|thuiswerken|zdalnie|zdalna|praca zdalna
            distributed|telecommute|telecommuting|mobiles arbeiten|worldwide|ortsunabhangig
            """
        ),
        (
            .hybrid,
            """
            hybrid|hybride|hibrido|hibrida|ibrido|ibrida|hybrydowo|hybrydowa|praca hybrydowa|hybrides arbeiten
            partially remote|partly remote|teilweise remote|teletravail partiel|remote or office
            office or remote
            """
        ),
        (
            .onsite,
            """
            onsite|on site|in office|in person|office based|in the office|vor ort|prasenz|sur site
            presentiel|sur place|presencial|in sede|in presenza|op locatie|op kantoor|stacjonarnie
            stacjonarna|w biurze|in house|at our office|on location|on premises
            """
        ),
    ])

    private static let rungTable: [String: Seniority] = table([
        (
            .junior,
            """
            junior|jr|entry level|entry|student|graduate|intern|internship|trainee|apprentice|associate
            werkstudent|praktikant|praktikantin|berufseinsteiger|einsteiger|debutant|stagiaire|becario
            estagiario|stagista|beginner|mlodszy|mlodsza|young professional|no experience|starter
            """
        ),
        (
            .mid,
            """
            mid|mid level|midlevel|middle|intermediate|regular|medior|mid senior|professional
            berufserfahren|confirme|confirmee|pleno|semi senior|experienced
            """
        ),
        (.senior, "senior|sr|snr|senior level|erfahren|starszy|starsza|expert"),
        (.staff, "staff engineer|staff|staff software engineer|staff level"),
        (
            .lead,
            """
            lead|team lead|tech lead|technical lead|teamleiter|teamleiterin|leiter|leiterin|manager
            head|head of|leitung|lider|responsable|team leader|kierownik|chef d equipe|group lead|teamlead
            """
        ),
        (.principal, "principal|distinguished|fellow|architect principal"),
        (
            .executive,
            """
            executive|director|vp|vice president|cto|ceo|cfo|coo|cmo|cpo|chief|c level|direktor
            directeur|directora|diretor|direttore|geschaftsfuhrer|geschaftsfuhrerin|dyrektor|president
            """
        ),
    ])

    private static let stageTable: [String: CompanyStage] = table([
        (
            .startup,
            "startup|start up|early stage|seed stage|pre seed|seed funded|series a|bootstrapped|startups"
        ),
        (
            .scaleup,
            "scaleup|scale up|series b|series c|series d|growth stage|hypergrowth|vc funded"
        ),
        (
            .enterprise,
            "enterprise|listed company|publicly traded|fortune 500|multinational|konzern|public company|corporation"
        ),
        (.dao, "dao|decentralized autonomous organization"),
    ])
}
