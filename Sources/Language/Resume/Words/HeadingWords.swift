/// The headings of CVs in eight languages, folded, without the words that only colour them.
enum HeadingWords {
    /// The kind a heading names, or nil. The phrase is folded words joined by blanks.
    static func kind(_ phrase: String) -> ResumeSection.Kind? {
        if let kind = table[phrase] { return kind }
        let words = phrase.split(separator: " ").map(String.init)
        guard words.count <= 9 else { return nil }
        if words.count >= 4, words.allSatisfy({ $0.unicodeScalars.count == 1 }) {
            return kind(words.joined())
        }
        let plain = words.filter { !colouring.contains($0) }
        if let kind = table[plain.joined(separator: " ")], !plain.isEmpty { return kind }
        return compound(words)
    }

    /// The kind of "X and Y": that of X when both are headings.
    private static func compound(_ words: [String]) -> ResumeSection.Kind? {
        let parts = words.split(whereSeparator: { joining.contains($0) })
        guard parts.count >= 2, parts.count <= 4 else { return nil }
        let kinds = parts.map { part -> ResumeSection.Kind? in
            let plain = part.filter { !colouring.contains($0) }
            return table[part.joined(separator: " ")] ?? table[plain.joined(separator: " ")]
        }
        guard kinds.allSatisfy({ $0 != nil }) else { return nil }
        return kinds.compactMap { $0 }.first { $0 != .other } ?? kinds[0]
    }

    private static let joining: Set<String> = [
        "and", "und", "et", "y", "e", "ed", "i", "en", "oraz",
    ]

    private static let colouring: Set<String> = words(
        """
        my selected key core technical relevant professional other additional recent main general
        personal special further previous current related academic overview details section
        meine weitere wichtige ausgewahlte fachliche besondere sonstige berufliche relevante
        mes autres principales principaux professionnelle professionnelles professionnel
        mis otros otras principales profesional profesionales laboral laborales relevante tecnicas
        meus minhas outros outras profissional profissionais principais tecnicos
        professionale professionali altre altri principali lavorativa lavorative mie tecniche
        mijn overige belangrijkste professionele relevante moje inne dodatkowe zawodowe zawodowa
        kluczowe najwazniejsze techniczne of de la le les des du und the in areas highlights
        techniques technique linguistiques informatiques il lo gli las los el as os da do das dos
        """)

    private static let table: [String: ResumeSection.Kind] = {
        var table: [String: ResumeSection.Kind] = [:]
        for (kind, text) in headings {
            for phrase in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
                table[phrase.split(separator: " ").joined(separator: " ")] = kind
            }
        }
        return table
    }()

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    private static let headings: [(ResumeSection.Kind, String)] = [
        (
            .experience,
            """
            experience|experiences|work experience|work history|employment|employment history|jobs
            professional experience|professional background|career|career history|career summary
            work|positions|positions held|employment record|industry experience|experience work
            clinical experience|teaching experience|professional history|working experience
            where i ve worked|internships|internship
            berufserfahrung|berufserfahrungen|arbeitserfahrung|berufspraxis|praxiserfahrung|laufbahn
            werdegang|beruflicher werdegang|berufliche laufbahn|berufliche erfahrung|beschaftigung
            praktische erfahrung|praktische erfahrungen|erfahrung|erfahrungen|berufliche stationen
            berufliche tatigkeiten|praktika|tatigkeiten|arbeitsverhaltnisse|beruf
            experience professionnelle|experiences professionnelles|parcours professionnel|parcours
            emplois|emploi|carriere|postes occupes|historique professionnel|stages
            experiencia|experiencia laboral|experiencia profesional|experiencias|trayectoria
            historial laboral|trayectoria profesional|empleo|experiencia de trabajo|carrera
            experiencia profissional|experiencias profissionais|historico profissional
            percurso profissional|carreira|trajetoria profissional|historico|atuacao profissional
            esperienza|esperienze|esperienza lavorativa|esperienze lavorative|esperienza professionale
            esperienze professionali|percorso professionale|carriera|occupazione|storia lavorativa
            werkervaring|ervaring|ervaringen|loopbaan|arbeidsverleden|carriere|arbeidservaring
            praktijkervaring|doswiadczenie|doswiadczenie zawodowe|przebieg kariery
            przebieg kariery zawodowej|zatrudnienie|historia zatrudnienia|kariera|praca zawodowa
            przebieg pracy zawodowej|kariera zawodowa|praca|staz|staze
            """
        ),
        (
            .education,
            """
            education|educational background|academic background|studies|academics|qualifications
            academic history|education training|training|schooling|degrees|educational qualifications
            academic qualifications|education history
            ausbildung|bildung|bildungsweg|studium|schulbildung|schulausbildung|bildungsgang
            akademischer werdegang|akademische ausbildung|hochschulausbildung|berufsausbildung
            schulischer werdegang|schule|aus weiterbildung|akademische laufbahn
            formation|formations|etudes|diplomes|cursus|parcours academique|scolarite|education
            formacion|formacion academica|educacion|estudios|titulacion|titulaciones
            formacion reglada|historial academico|preparacion academica
            formacao|formacao academica|educacao|escolaridade|habilitacoes|estudos
            habilitacoes academicas|habilitacoes literarias|percurso academico
            istruzione|formazione|istruzione formazione|studi|titoli di studio|percorso di studi
            opleiding|opleidingen|onderwijs|studie|educatie|wyksztalcenie|edukacja|studia
            """
        ),
        (
            .skills,
            """
            skills|skill|skillset|skill set|skills summary|competencies|competences|competence
            expertise|technologies|technology|tech stack|stack|tools|technical proficiencies
            technical expertise|proficiencies|capabilities|abilities|strengths|software|it skills
            computer skills|programming languages|hard skills|soft skills|areas of expertise
            technical stack|tooling|technical knowledge|core competencies|programming|frameworks
            skills matrix|methods|methodologies|knowledge|toolbox|tools technologies
            kenntnisse|fahigkeiten|kompetenzen|fachkenntnisse|edv kenntnisse|it kenntnisse
            technische kenntnisse|qualifikationen|fertigkeiten|werkzeuge|technologien|edv
            programmierkenntnisse|computerkenntnisse|starken|kernkompetenzen|softwarekenntnisse
            programmiersprachen|schwerpunkte|kenntnisse fahigkeiten|technische fahigkeiten
            competences techniques|competences informatiques|savoir faire|outils|logiciels
            informatique|aptitudes|atouts|competences cles|qualites|langages
            habilidades|competencias|conocimientos|aptitudes|herramientas|tecnologias|destrezas
            habilidades tecnicas|competencias tecnicas|conocimientos tecnicos|informatica
            conocimientos informaticos|capacidades|fortalezas
            habilidades tecnicas|conhecimentos|ferramentas|aptidoes|qualificacoes|habilidade
            competencias digitais|conhecimentos tecnicos|conhecimentos de informatica
            competenze|capacita|conoscenze|competenze tecniche|capacita competenze tecniche
            conoscenze informatiche|abilita|strumenti|tecnologie|competenze digitali|capacita tecniche
            competenze informatiche|vaardigheden|kennis|competenties|computervaardigheden
            technische vaardigheden|it vaardigheden|kwaliteiten|gereedschappen|kennis vaardigheden
            umiejetnosci|kompetencje|znajomosc technologii|narzedzia|technologie|kwalifikacje
            umiejetnosci techniczne|mocne strony|znajomosc programow|umiejetnosci twarde
            """
        ),
        (
            .summary,
            """
            summary|profile|about|about me|introduction|professional summary|executive summary|bio
            professional profile|career profile|personal statement|biography|who i am
            qualifications summary|summary of qualifications|personal profile|intro|snapshot
            profil|uber mich|kurzprofil|zusammenfassung|personliches profil|zu meiner person
            kurzvorstellung|a propos|a propos de moi|resume professionnel|presentation|en bref
            perfil|perfil profesional|resumen|sobre mi|acerca de mi|extracto|resumen profesional
            perfil profissional|resumo|sobre mim|sobre|apresentacao|resumo profissional|sumario
            profilo|sommario|chi sono|profilo professionale|presentazione|su di me|riepilogo
            profiel|samenvatting|over mij|persoonlijk profiel|wie ben ik|profielschets
            podsumowanie|o mnie|profil zawodowy|podsumowanie zawodowe
            """
        ),
        (
            .objective,
            """
            objective|career objective|objectives|career goal|career goals|desired position
            desired role|desired roles|desired job|looking for|job preferences|target role
            position sought|ziel|berufsziel|berufliches ziel|gewunschte position|wunschposition
            objectif|objectif professionnel|poste recherche|objetivo|objetivo profesional
            objetivo profissional|puesto deseado|cargo pretendido|obiettivo
            obiettivo professionale|posizione desiderata|doel|doelstelling|gewenste functie
            cel zawodowy|poszukiwane stanowisko|desired job categories
            """
        ),
        (
            .projects,
            """
            projects|project|side projects|open source|open source projects|open source contributions
            project experience|portfolio|proof of work|personal projects|selected works|case studies
            notable projects|key projects|academic projects|projekte|projekterfahrung|projektliste
            ausgewahlte projekte|projets|projets personnels|realisations|proyectos
            proyectos personales|projetos|projetos pessoais|progetti|progetti personali|projecten
            projekty|wlasne projekty|realizacje
            """
        ),
        (
            .hackathons,
            "hackathons|hackathon|hackatones|hackaton|hackatons|hackathony|hackatony|hackathon projects|hackathon wins|hackathons awards"
        ),
        (
            .languages,
            """
            languages|language|language skills|spoken languages|language proficiency|sprachen
            sprachkenntnisse|fremdsprachen|langues|langues etrangeres|idiomas|lenguas|linguas
            lingue|lingue straniere|conoscenze linguistiche|competenze linguistiche|talen|talenkennis
            jezyki|jezyki obce|znajomosc jezykow|znajomosc jezykow obcych|competences linguistiques
            conhecimentos linguisticos|human languages
            """
        ),
        (
            .certifications,
            """
            certifications|certification|certificates|certificate|licenses|licences|licensure
            accreditations|credentials|certifications licenses|licenses certifications
            zertifikate|zertifizierungen|zertifizierung|lizenzen|certificats|certificaciones
            certificados|certificacoes|certificazioni|certificati|certificaten|certificeringen
            certyfikaty|certyfikaty szkolenia|uprawnienia|patenti|attestati
            """
        ),
        (
            .courses,
            """
            courses|coursework|training courses|seminars|workshops|professional development
            continuing education|trainings|kurse|weiterbildung|weiterbildungen|fortbildung
            fortbildungen|schulungen|seminare|cours|stages de formation|cursos|formacion complementaria
            cursos complementares|formacao complementar|corsi|corsi di formazione|cursussen|trainingen
            kursy|szkolenia|kursy szkolenia|kursy certyfikaty
            """
        ),
        (
            .achievements,
            """
            achievements|accomplishments|awards|award|honors|honours|honors awards|scholarships
            recognition|distinctions|awards honors|prizes|fellowships|grants|notable achievements
            auszeichnungen|preise|erfolge|stipendien|ehrungen|distinctions|prix|recompenses|bourses
            logros|premios|reconocimientos|becas|conquistas|realizacoes|premios reconocimentos
            reconhecimentos|premi|riconoscimenti|borse di studio|prestaties|prijzen|onderscheidingen
            osiagniecia|nagrody|wyroznienia|stypendia|sukcesy
            """
        ),
        (
            .publications,
            """
            publications|publication|papers|articles|patents|talks|invited talks|conferences
            presentations|speaking|conference talks|research|books|writing|publikationen
            veroffentlichungen|vortrage|patente|konferenzen|forschung|conferences|brevets|recherche
            publicaciones|ponencias|patentes|conferencias|investigacion|publicacoes|palestras
            pubblicazioni|conferenze|brevetti|publicaties|lezingen|octrooien|publikacje|patenty
            wystapienia|konferencje
            """
        ),
        (
            .volunteering,
            """
            volunteering|voluntary work|voluntary|charity work|pro bono|volunteer
            volunteer experience|volunteer work|community|community service
            community involvement|extracurricular activities|extracurricular|leadership activities
            activities|ehrenamt|ehrenamtliche tatigkeit|ehrenamtliche tatigkeiten|engagement
            soziales engagement|ehrenamtliches engagement|benevolat|engagements|vie associative
            voluntariado|actividades|trabalho voluntario|atividades|volontariato|attivita
            vrijwilligerswerk|nevenactiviteiten|activiteiten|wolontariat|dzialalnosc spoleczna
            activites|benevolat associations
            """
        ),
        (
            .interests,
            """
            interests|hobbies|hobby|passions|hobbies interests|interessen|freizeit|freizeitinteressen
            centres d interet|centre d interet|loisirs|interets|intereses|aficiones|interesses
            interessi|hobby interessi|interesses|hobby s|vrije tijd|zainteresowania|pasje
            """
        ),
        (
            .references,
            """
            references|referees|recommendations|referenzen|references professionnelles|referencias
            referenze|referenties|referencje
            """
        ),
        (
            .personal,
            """
            contact|contact information|contact details|contacts|personal details|personal data
            personal information|contact info|personal|links|online|profiles|social
            personliche daten|personliche angaben|kontakt|kontaktdaten|zur person|angaben zur person
            coordonnees|etat civil|informations personnelles|donnees personnelles|datos personales
            contacto|informacion personal|informacion de contacto|datos de contacto|dados pessoais
            contato|contactos|informacoes pessoais|contato pessoal|dati personali|contatti|contatto
            informazioni personali|recapiti|persoonlijke gegevens|persoonlijke informatie
            contactgegevens|personalia|dane osobowe|dane kontaktowe|informacje osobiste
            """
        ),
        (
            .salary,
            """
            salary expectations|salary expectation|expected salary|salary|desired salary|compensation
            gehaltsvorstellung|gehaltswunsch|pretentions salariales|pretensiones salariales
            pretensao salarial|expectativa salarial|aspettativa salariale|salarisindicatie
            salariswens|oczekiwania finansowe|salary range|rate|desired compensation
            """
        ),
        (.other, "declaration|signature|unterschrift|miscellaneous|sonstiges|divers|varia|anlagen"),
    ]
}
