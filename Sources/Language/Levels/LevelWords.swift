/// Words and phrases that say how well something is mastered, in eight languages, folded, each with
/// its rating on the scale of `SkillRating`.
enum LevelWords {
    /// The longest phrase, in words.
    static let maximumWords = 4

    /// The rating of a phrase of folded words joined by blanks, or nil.
    static func rating(_ phrase: String) -> Int? { table[phrase] }

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for (rating, text) in phrases {
            for phrase in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
                table[phrase.split(separator: " ").joined(separator: " ")] = rating
            }
        }
        return table
    }()

    private static let phrases: [(Int, String)] = [
        (1, "novice|none|keine"),
        (
            2,
            """
            beginner|beginners|basic|basics|basic knowledge|basic skills|basic familiarity|starter
            basic understanding|fundamental|fundamentals|exposure|exposure to|some exposure
            currently learning|learning|entry level|limited|rudimentary|foundation|foundational
            anfanger|anfangerin|anfaenger|einsteiger|erste erfahrungen|erste erfahrung
            debutant|debutante|notions|notion|bases|notions de base|initiation
            principiante|basico|basica|basicos|conocimientos basicos|nociones|nocoes|iniciante
            nocoes basicas|conhecimentos basicos|conhecimento basico|nozioni|nozioni di base
            poczatkujacy|poczatkujaca|poczatkowy
            """
        ),
        (
            3,
            """
            elementary|familiar|familiarity|familiar with|some knowledge|some experience|aware
            awareness|grundkenntnisse|grundlagen|basiskenntnisse|basis|grundlegend|grundlegende
            vertraut mit|connaissances de base|elementaire|scolaire|elemental|base|di base
            conoscenza base|conoscenza di base|conoscenze di base|elementare|scolastico|scolastica
            basiskennis|matig|enige kennis|podstawowy|podstawowa|podstawowe|podstawy|beginnend
            znajomosc podstawowa|podstawowa znajomosc|schulkenntnisse
            """
        ),
        (
            4,
            """
            developing|fair|pre intermediate|lower intermediate|sufficiente|discreto|discreta
            redelijk|befriedigend|ausbaufahig
            """
        ),
        (
            5,
            """
            intermediate|working knowledge|working|competent|moderate|medium|average|practical
            functional|hands on|practical knowledge|good understanding|conversational|mid|middle
            mittel|mittlere kenntnisse|mittelmassig|praktische kenntnisse|konversationssicher
            intermediaire|moyen|moyenne|operationnel|intermedio|intermedia|medio|media|regular
            intermediario|intermediaria|gemiddeld|sredni|srednio|sredniozaawansowany
            sredniozaawansowana|srednia|komunikatywny|komunikatywna|werkkennis|satisfactory
            nivel medio|nivel intermedio|niveau intermediaire|fortgeschrittener anfanger
            """
        ),
        (
            6,
            """
            good|good knowledge|proficient|proficiency|solid|comfortable|upper intermediate
            working proficiency|limited working proficiency|professional|gut|gute|guter|gutes|solide
            gute kenntnisse|solide kenntnisse|bon|bonne|bonnes|bonnes connaissances|bon niveau
            bonne connaissance|bueno|buena|buen nivel|buenos conocimientos|bom|boa|bons
            bom conhecimento|bons conhecimentos|buono|buona|buona conoscenza|buone conoscenze
            goed|goede|goede kennis|dobry|dobra|dobre|dobrze|dobra znajomosc
            """
        ),
        (
            7,
            """
            advanced|skilled|experienced|confident|very good|strong|strong knowledge|strong skills
            fortgeschritten|fortgeschrittene|fortgeschrittener|fortgeschrittene kenntnisse|sicher
            fundiert|fundierte|fundierte kenntnisse|vertieft|vertiefte kenntnisse|erfahren
            sehr sicher|avance|avancee|avances|confirme|confirmee|maitrise|bonne maitrise|maitrisee
            avanzado|avanzada|alto|alta|nivel alto|nivel avanzado|avancado|avancada|avanzate
            avanzato|conoscenza avanzata|gevorderd|gevorderde|ervaren|zaawansowany|zaawansowana
            zaawansowane|zaawansowana znajomosc|highly skilled|competente|upper advanced
            """
        ),
        (
            8,
            """
            extensive|extensive experience|extensive knowledge|in depth|in depth knowledge
            strong command|highly proficient|excellent|fluent|fluency|profound|very strong|thorough
            full professional proficiency|professional working proficiency|sehr gut|sehr gute
            sehr gute kenntnisse|umfassend|umfassende kenntnisse|umfangreiche kenntnisse|profi
            verhandlungssicher|fliessend|tres bon|tres bonne|tres bonnes connaissances|courant
            tres bonne maitrise|couramment|muy bueno|muy buena|dominio|fluido|fluida|muy alto
            muito bom|muito boa|dominio avancado|fluente|ottimo|ottima|ottima conoscenza
            molto buono|molto buona|ottime conoscenze|zeer goed|zeer goede kennis|vloeiend
            bardzo dobry|bardzo dobra|bardzo dobra znajomosc|bardzo dobrze|plynny|plynna|plynnie
            expertise
            """
        ),
        (
            9,
            """
            expert|experts|expert level|expertly|deep expertise|deep knowledge|deep|mastery|master
            guru|specialist|outstanding|extensive expertise|expert knowledge|experte|expertin
            expertenkenntnisse|expertenwissen|exzellent|ausgezeichnet|hervorragend|experte en
            expertise approfondie|bilingue|bilingual|zweisprachig|experto|experta|especialista
            excelente|perito|esperto|esperta|eccellente|uitstekend|uitmuntend|deskundig|ekspert
            ekspercki|ekspercka|biegly|biegla|biegle|biegla znajomosc|doskonaly|doskonala
            """
        ),
        (
            10,
            """
            native|mother tongue|native speaker|native or bilingual|world class|first language
            native or bilingual proficiency|muttersprache|muttersprachler|muttersprachlich
            langue maternelle|maternelle|natif|native language|nativo|nativa|lengua materna|materna
            lingua materna|madrelingua|moedertaal|ojczysty|ojczysta|jezyk ojczysty
            """
        ),
    ]
}
