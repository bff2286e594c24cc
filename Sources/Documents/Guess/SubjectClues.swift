/// What speaks for an opening and what for a person in a text, each a sum of weights.
struct SubjectClues {
    private(set) var job = 0.0
    private(set) var candidate = 0.0

    /// Nothing after this many bytes changes what a text is about.
    private static let maximumBytes = 60_000

    init(_ text: String) {
        let lower = String(decoding: text.utf8.prefix(SubjectClues.maximumBytes), as: UTF8.self)
            .lowercased()
        for (phrases, weight) in SubjectClues.jobPhrases {
            for phrase in phrases where lower.contains(phrase) { job += weight }
        }
        for (phrases, weight) in SubjectClues.candidatePhrases {
            for phrase in phrases where lower.contains(phrase) { candidate += weight }
        }
        readLines(lower)
    }

    private mutating func readLines(_ text: String) {
        var dated = 0
        for (index, line) in text.split(separator: "\n").prefix(600).enumerated() {
            let words = line.trimmingBlanks()
            let heading = words.drop { !$0.isLetter }.prefix { $0 != ":" }.trimmingBlanks()
            if heading.utf8.count <= 48 {
                if SubjectClues.jobHeadings.contains(String(heading)) { job += 2.5 }
                if SubjectClues.candidateHeadings.contains(String(heading)) { candidate += 2.5 }
            }
            if index < 12, words.contains("@"), words.contains(".") { candidate += 1.5 }
            if index < 12, words.contains("linkedin.com/in/") || words.contains("github.com/") {
                candidate += 1.5
            }
            if hasPeriod(words) { dated += 1 }
        }
        candidate += min(5, 1.5 * Double(dated))
    }

    /// Whether a line holds a year and, behind a dash, another year or a word such as "present".
    private func hasPeriod(_ line: Substring) -> Bool {
        let dashes = line.split { "–—-−".contains($0) }
        guard dashes.count >= 2 else { return false }
        let years = dashes.map { part in
            part.split { !$0.isNumber }.contains {
                $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
            }
        }
        for index in 1..<dashes.count where years[index - 1] {
            let next = dashes[index].trimmingBlanks().prefix { $0.isLetter || $0 == "'" }
            if years[index] || SubjectClues.nowWords.contains(String(next)) { return true }
        }
        return false
    }

    private static let nowWords: Set<String> = [
        "present", "now", "today", "current", "heute", "jetzt", "aktuell", "présent", "aujourd'hui",
        "actualidad", "presente", "actualmente", "atual", "oggi", "heden", "nu", "obecnie", "teraz",
    ]

    /// Phrases that address a reader who may apply.
    private static let jobPhrases: [(phrases: [String], weight: Double)] = [
        (
            [
                "we are looking for", "we're looking for", "we are hiring", "we're hiring",
                "you will be responsible", "apply now", "to apply", "how to apply",
                "about the role",
                "what you'll do", "what you will do", "what we offer", "you'll bring",
                "your profile",
                "who you are", "join our team", "about us", "equal opportunity",
                "the ideal candidate",
                "the successful candidate", "job description", "reports to", "we offer",
                "wir suchen", "ihre aufgaben", "deine aufgaben", "ihr profil", "dein profil",
                "wir bieten",
                "bewerben sie sich", "bewirb dich", "(m/w/d)", "(w/m/d)", "nous recherchons",
                "vos missions", "votre profil", "profil recherché", "nous offrons", "(h/f)",
                "postulez",
                "buscamos", "ofrecemos", "requisitos", "procuramos", "oferecemos", "requisitos",
                "cerchiamo", "offriamo", "wij zoeken", "wij bieden", "poszukujemy", "oferujemy",
            ], 2
        ),
        (
            [
                "you will", "you have", "you are", "we provide", "must have", "nice to have",
                "years of experience required", "minimum of", "required skills", "responsibilities",
                "qualifications", "salary range", "full-time", "our client", "our team",
                "our company",
            ], 0.7
        ),
    ]

    /// Phrases in which a person speaks of themselves.
    private static let candidatePhrases: [(phrases: [String], weight: Double)] = [
        (
            [
                "curriculum vitae", "lebenslauf", "date of birth", "geburtsdatum",
                "references available",
                "my experience", "i have worked", "i am a ", "i worked", "berufserfahrung",
                "życiorys", "currículum", "cv of",
            ], 2
        ),
        (
            [
                "linkedin.com/in/", "github.com/", "bachelor of", "master of", "graduated", "b.sc",
                "m.sc",
            ], 0.5
        ),
    ]

    private static let jobHeadings: Set<String> = [
        "responsibilities", "requirements", "your responsibilities", "key responsibilities",
        "your profile", "benefits", "what we offer", "about the role", "the role", "role",
        "about us", "about the company", "qualifications", "must have", "nice to have",
        "how to apply", "minimum qualifications", "preferred qualifications", "what you'll do",
        "your tasks", "compensation", "perks", "job title", "hiring process", "who we are",
        "aufgaben", "ihre aufgaben", "deine aufgaben", "anforderungen", "ihr profil", "dein profil",
        "wir bieten", "über uns", "missions", "vos missions", "profil recherché", "avantages",
        "requisitos", "responsabilidades", "beneficios", "ofrecemos", "funciones", "benefícios",
        "requisiti", "responsabilità", "cosa offriamo", "functie-eisen", "wat bieden wij",
        "wymagania", "obowiązki", "oferujemy",
    ]

    private static let candidateHeadings: Set<String> = [
        "experience", "work experience", "professional experience", "employment", "education",
        "employment history", "work history", "career", "summary", "professional summary",
        "profile",
        "skills", "technical skills", "projects", "certifications", "languages", "publications",
        "references", "interests", "awards", "volunteering", "curriculum vitae", "resume", "cv",
        "berufserfahrung", "ausbildung", "kenntnisse", "sprachen", "bildung", "werdegang",
        "lebenslauf", "praktika", "expérience", "expérience professionnelle",
        "expériences professionnelles", "formation", "compétences", "langues", "experiencia",
        "experiencia laboral", "experiencia profesional", "educación", "formación", "idiomas",
        "habilidades", "experiência", "experiência profissional", "formação", "idiomas",
        "competências", "esperienza", "esperienze", "esperienza lavorativa", "istruzione",
        "formazione", "competenze", "lingue", "werkervaring", "opleiding", "opleidingen",
        "vaardigheden", "talen", "doświadczenie", "doświadczenie zawodowe", "wykształcenie",
        "umiejętności", "języki",
    ]
}
