/// Labels of values in job posts: "Job type: Full-time".
enum JobField: Hashable, Sendable {
    case title, company, location, jobType, experienceLevel, companySize, companyType, technologies
    case salary, timeZone, workSetup, education, posted, deadline, contact, email, website, apply
    case status, category, industry, years, x, other

    /// The most words of a label.
    static let maximumWords = 4

    /// The field of a folded phrase, or nil.
    static func field(_ phrase: String) -> JobField? { table[phrase] }

    private static let table: [String: JobField] = {
        var table: [String: JobField] = [:]
        for (field, text) in labels {
            for phrase in MoneyWords.phrases(text) { table[phrase.joined(separator: " ")] = field }
        }
        return table
    }()

    private static let labels: [(JobField, String)] = [
        (
            .title,
            """
            job title|title|position|position title|vacancy|stelle|stellenbezeichnung|intitule
            intitule du poste|puesto|cargo|vaga|posizione|functie|functietitel|stanowisko|hiring for
            """
        ),
        (
            .company,
            """
            company|company name|employer|organisation|organization|unternehmen|firma|arbeitgeber
            entreprise|societe|empresa|azienda|bedrijf|werkgever|pracodawca|client
            """
        ),
        (
            .location,
            """
            location|locations|job location|office|office location|place|place of work|city|ort
            standort|arbeitsort|einsatzort|lieu|localisation|lieu de travail|ubicacion|lugar|localidad
            local|localizacao|localidade|sede|luogo|sede di lavoro|locatie|standplaats|plaats
            lokalizacja|miejsce pracy|miejsce|preferred location|region|where
            """
        ),
        (
            .jobType,
            """
            job type|employment type|type of employment|contract|contract type|type of contract|type
            employment|working hours|hours|time type|work type|vertrag|vertragsart|arbeitszeit
            anstellungsart|beschaftigungsart|umfang|contrat|type de contrat|temps de travail|contrato
            tipo de contrato|jornada|tipo de empleo|regime|tipo de vaga|contratto|tipo di contratto
            orario|dienstverband|contractvorm|uren|umowa|rodzaj umowy|wymiar pracy|etat|job types
            """
        ),
        (
            .experienceLevel,
            """
            experience level|level|seniority|seniority level|career level|job level|experience levels
            karrierestufe|erfahrungsstufe|niveau|niveau d experience|nivel|nivel de experiencia
            senioridad|senioridade|livello|niveau|poziom|poziom doswiadczenia|grade
            """
        ),
        (
            .companySize,
            """
            company size|size|team size|employees|number of employees|headcount|unternehmensgrosse
            mitarbeiter|mitarbeiterzahl|taille|effectif|taille de l entreprise|tamano de la empresa
            tamanho da empresa|dimensione|dipendenti|bedrijfsgrootte|medewerkers|wielkosc firmy
            """
        ),
        (.companyType, "company type|stage|company stage|funding|funding stage|unternehmensform"),
        (
            .technologies,
            """
            technologies|technology|tech stack|stack|tech|tools|technologien|technologie|tecnologias
            tecnologie|technologieen|technologie i narzedzia|technologies used|skills|key skills|our stack
            """
        ),
        (
            .salary,
            """
            salary|salary range|compensation|pay|pay range|rate|hourly rate|day rate|wage|budget
            remuneration|package|gehalt|gehaltsspanne|vergutung|lohn|jahresgehalt|stundenlohn|tagessatz
            salaire|salario|sueldo|retribucion|remuneracion|remuneracao|faixa salarial|retribuzione
            ral|stipendio|salaris|salarisindicatie|wynagrodzenie|widelki|stawka|projected salary
            """
        ),
        (
            .timeZone,
            "timezone|time zone|timezones|time zones|zeitzone|fuseau horaire|zona horaria|fuso horario|strefa czasowa"
        ),
        (
            .workSetup,
            """
            work setup|work set up|work setup preference|work model|workplace|workplace type|remote
            location type|location options|working model|work arrangement|arbeitsmodell|homeoffice
            home office|teletravail|modalidad|modalidade|modalita|tryb pracy|work mode|remote policy
            """
        ),
        (
            .education,
            "education|degree|ausbildung|abschluss|formation|diplome|formacion|formacao|titolo di studio|opleiding|wyksztalcenie"
        ),
        (
            .posted,
            "date posted|posted|posted on|published|publication date|veroffentlicht|publie le|publicado|publicado el|geplaatst|data publikacji"
        ),
        (
            .deadline,
            """
            deadline|application deadline|closing date|apply by|apply before|bewerbungsfrist|bewerbungsschluss
            date limite|fecha limite|prazo|scadenza|sluitingsdatum|termin|termin aplikowania|closes|closes on
            """
        ),
        (
            .contact,
            """
            contact|contact person|hiring manager|recruiter|your contact|ansprechpartner
            ansprechpartnerin|kontakt|contacto|contatto|contactpersoon|osoba kontaktowa|reports to
            """
        ),
        (.email, "email|e mail|mail|contact email"),
        (.website, "website|web|homepage|site|company website|webseite|site web|sitio web|url"),
        (
            .apply,
            "apply|apply here|apply at|how to apply|application link|bewerbung|apply via|job link|link"
        ),
        (.status, "status|job status"),
        (
            .category,
            "role|category|job category|department|function|job function|abteilung|bereich|departement|departamento|dzial|team"
        ),
        (
            .industry,
            "industry|industries|sector|domain|branche|secteur|sector|setor|settore|branza"
        ),
        (
            .years,
            "years of experience|experience|berufserfahrung|experiencia|esperienza|ervaring|doswiadczenie"
        ),
        (.x, "twitter|x|twitter handle"),
        (
            .other,
            """
            job description|likes|dislikes|love|start date|starting date|start|reference|ref|job id
            language|languages
            benefits|visa|relocation|travel|deadline note|working days|startdatum|eintritt|note|notes
            """
        ),
    ]
}
