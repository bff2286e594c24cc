/// Headings of job posts in eight languages, folded.
enum JobHeadings {
    /// The most words of a heading.
    static let maximumWords = 9

    /// What a section under a phrase tells of, or nil for no heading. With `isMarked` the line is
    /// known to be a heading, so that a part of it is enough.
    static func kind(_ phrase: String, isMarked: Bool) -> JobSection.Kind? {
        if let kind = table[phrase] { return kind }
        guard isMarked else { return nil }
        let padded = " " + phrase + " "
        for (kind, parts) in stems where parts.contains(where: { padded.contains($0) }) {
            return kind
        }
        return nil
    }

    private static let table: [String: JobSection.Kind] = {
        var table: [String: JobSection.Kind] = [:]
        for (kind, text) in headings {
            for phrase in MoneyWords.phrases(text) { table[phrase.joined(separator: " ")] = kind }
        }
        return table
    }()

    /// Parts of headings, the more telling kinds first.
    private static let stems: [(JobSection.Kind, [String])] = [
        (
            .niceToHave,
            [
                " nice to have", " bonus", " plus ", " preferred", " desirable", " optional",
                " von vorteil", " wunschenswert", " souhait", " atout", " deseable", " valorable",
                " desejave", " gradit", " mile widzian", " pluspunten", " advantage", " ideally",
            ]
        ),
        (
            .benefits,
            [
                " we offer", " benefit", " perks", " in it for you", " wir bieten", " nous offrons",
                " ofrecemos", " oferecemos", " offriamo", " wij bieden", " oferujemy",
                " you ll get",
                " you get ", " why join", " why you should join", " why work",
            ]
        ),
        (
            .responsibilities,
            [
                " responsibilit", " you will do", " you ll do", " you ll be doing",
                " you will be doing",
                " duties", " tasks", " aufgaben", " missions", " tareas", " funciones",
                " responsabil", " taken", " obowiazk", " zadania", " tatigkeiten", " your impact",
                " day to day", " key activities",
            ]
        ),
        (
            .requirements,
            [
                " requirement", " qualification", " you need", " you bring", " you ll need",
                " you have",
                " looking for", " must have", " your profile", " about you", " who you are",
                " anforderung",
                " profil", " voraussetzung", " mitbringst", " mitbringen", " requisit",
                " vereisten",
                " wymagania", " oczekujemy", " competenc", " experience", " essential", " expect",
                " skills", " what it takes", " non negotiable",
            ]
        ),
        (.techStack, [" tech stack", " technolog", " our stack", " tools we use", " techstack"]),
        (.compensation, [" salary", " compensation", " gehalt", " remuneration ", " vergutung"]),
        (
            .application,
            [" apply", " bewerb", " postuler", " application", " next steps", " interview"]
        ),
        (
            .team,
            [" how we work", " the team", " our team", " so arbeiten wir", " das team", " equipe"]
        ),
        (
            .company,
            [" about us", " who we are", " uber uns", " the company", " about ", " wer wir sind"]
        ),
        (.legal, [" equal", " diversity", " privacy", " datenschutz", " disclaimer"]),
        (.location, [" location"]),
        (
            .role,
            [
                " role", " position", " the job", " stelle", " poste", " job description",
                " overview",
            ]
        ),
    ]

    private static let headings: [(JobSection.Kind, String)] = [
        (
            .responsibilities,
            """
            responsibilities|key responsibilities|your responsibilities|main responsibilities|duties
            what you will do|what you ll do|what you ll be doing|what you will be doing|your tasks
            the work|your mission|your role|day to day|tasks|ihre aufgaben|deine aufgaben|aufgaben
            das erwartet dich|was dich erwartet|was sie erwartet|aufgabengebiet|tatigkeiten
            vos missions|tes missions|missions|missions principales|responsabilites|vos responsabilites
            ce que vous ferez|responsabilidades|funciones|tareas|tus funciones|que haras|que vas a hacer
            suas responsabilidades|o que voce vai fazer|atribuicoes|atividades|responsabilita
            le tue responsabilita|attivita|mansioni|cosa farai|di cosa ti occuperai|taken
            jouw taken|wat ga je doen|werkzaamheden|verantwoordelijkheden|obowiazki|zakres obowiazkow
            twoje zadania|zadania|twoj zakres obowiazkow|what you do|job duties
            """
        ),
        (
            .requirements,
            """
            requirements|qualifications|what you need|what you bring|must have|must haves|your profile
            who you are|about you|you have|skills|required skills|minimum qualifications|what we need
            what we re looking for|what we are looking for|who we re looking for|you bring|you are
            basic qualifications|your skills|essential|ihr profil|dein profil|anforderungen|profil
            das bringst du mit|was du mitbringst|was sie mitbringen|qualifikationen|voraussetzungen
            anforderungsprofil|votre profil|ton profil|profil recherche|competences requises|competences
            requisitos|tu perfil|perfil|perfil buscado|que buscamos|lo que buscamos|o que buscamos
            seu perfil|qualificacoes|o que esperamos|requisiti|il tuo profilo|profilo|competenze
            cosa cerchiamo|chi cerchiamo|requisiti richiesti|functie eisen|functie eisen|vereisten
            functieeisen|jouw profiel|wat vragen wij|wie ben jij|wat breng je mee|wymagania
            nasze wymagania|oczekiwania|czego oczekujemy|twoj profil|kogo szukamy|non negotiables
            """
        ),
        (
            .niceToHave,
            """
            nice to have|nice to haves|bonus points|bonus|preferred|preferred qualifications|pluses
            preferred skills|desirable|good to have|it s a plus|a plus|plus|would be nice|extra points
            von vorteil|wunschenswert|das ware schon|pluspunkte|idealerweise|nice to have skills
            les plus|atouts|souhaite|un plus|apprecie|deseable|valorable|se valora|se valorara
            deseables|diferenciais|desejavel|diferencial|sera um diferencial|preferenziale|gradito
            titoli preferenziali|costituisce titolo preferenziale|pre|pluspunten|mooi meegenomen
            mile widziane|dodatkowe atuty|dodatkowym atutem bedzie|atuty|preferred experience
            """
        ),
        (
            .benefits,
            """
            benefits|perks|what we offer|we offer|our offer|what you get|what s in it for you
            perks and benefits
            benefits and perks|why join us|wir bieten|das bieten wir|was wir bieten|unser angebot
            benefits bei uns
            ihre vorteile|deine vorteile|nous offrons|ce que nous offrons|avantages|nos avantages
            ofrecemos|que ofrecemos|beneficios|lo que ofrecemos|oferecemos|o que oferecemos|vantagens
            offriamo|cosa offriamo|vantaggi|wij bieden|wat bieden wij|dit bieden wij|wat wij bieden
            oferujemy|co oferujemy|benefity|arbeitsvoorwaarden
            """
        ),
        (
            .team,
            """
            how we work|the team|our team|about the team|your team|team|so arbeiten wir|das team
            unser team|dein team|l equipe|notre equipe|el equipo|nuestro equipo|a equipe|o time
            il team|il nostro team|het team|ons team|zespol|nasz zespol|our values|our culture|culture
            """
        ),
        (
            .company,
            """
            about us|who we are|about the company|the company|company|company description|our story
            our mission|uber uns|wer wir sind|das unternehmen|unternehmen|a propos|qui sommes nous
            l entreprise|sobre nosotros|quienes somos|la empresa|sobre nos|quem somos|a empresa
            chi siamo|l azienda|over ons|wie wij zijn|het bedrijf|o nas|o firmie|kim jestesmy
            """
        ),
        (
            .role,
            """
            the role|about the role|role|job description|the position|position|overview|summary
            about the job|the job|the opportunity|description|stellenbeschreibung|die stelle
            die position|le poste|description du poste|el puesto|descripcion|a vaga|descricao
            descricao da vaga|il ruolo|la posizione|descrizione|de functie|functieomschrijving
            opis stanowiska|stanowisko|job summary|role description
            """
        ),
        (
            .techStack,
            "tech stack|technologies|our stack|our tech stack|stack|technology|tools|technologien"
        ),
        (
            .compensation,
            "compensation|salary|pay|gehalt|vergutung|remuneration|salaire|salario|wynagrodzenie"
        ),
        (
            .application,
            """
            how to apply|apply|apply now|application|contact|kontakt|bewerbung|jetzt bewerben
            comment postuler|candidature|como aplicar|como se candidatar|candidati|come candidarsi
            solliciteren|jak aplikowac|hiring process|interview process|next steps
            """
        ),
        (
            .legal,
            "equal opportunity|equal opportunities|eeo statement|disclaimer|legal notice|diversity and inclusion"
        ),
    ]
}
