import Prelude

/// Words that titles and employers are made of, in eight languages, folded.
enum RoleWords {
    /// Whether a phrase reads like a job title.
    static func isTitle(_ lexemes: [Lexeme]) -> Bool { titleScore(lexemes) > 0 }

    /// How much a phrase reads like a job title: 0 for not at all, 2 where its last or first word
    /// is a role, 1 where a role stands inside.
    static func titleScore(_ lexemes: [Lexeme]) -> Int {
        let words = lexemes.filter { $0.kind == .word }.map(\.text)
        guard let first = words.first, let last = words.last, words.count <= 14 else { return 0 }
        let outer = beforeBracket(lexemes).last(where: { $0.kind == .word })?.text ?? last
        if isRole(first) || isRole(outer) || isRole(last) { return 2 }
        if words.contains(where: isRole) || short.contains(where: words.contains) { return 1 }
        if words.count <= 4, words.contains(where: rungs.contains) { return 1 }
        return 0
    }

    /// Whether a word names a role, alone or as the end of a compound.
    static func isRole(_ word: String) -> Bool {
        if roles.contains(word) || short.contains(word) { return true }
        guard word.utf8.count >= 7 else { return false }
        return endings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 1 }
    }

    /// Whether a phrase has a word that only names of employers have.
    static func hasCompanyWord(_ lexemes: [Lexeme]) -> Bool {
        lexemes.contains { $0.kind == .word && companies.contains($0.text) }
    }

    /// Whether a phrase has a legal form such as GmbH or Ltd.
    static func hasLegalForm(_ lexemes: [Lexeme]) -> Bool {
        let words = lexemes.filter { $0.kind == .word }.map(\.text)
        if words.contains(where: legalForms.contains) { return true }
        return ["s p a", "s r l", "b v", "n v", "s a", "sp z o o", "s l", "s a s", "s a r l"]
            .contains { (" " + words.joined(separator: " ") + " ").contains(" \($0) ") }
    }

    private static func beforeBracket(_ lexemes: [Lexeme]) -> ArraySlice<Lexeme> {
        let end = lexemes.firstIndex { $0.is("(") || $0.is(",") || $0.is("[") } ?? lexemes.endIndex
        return lexemes[..<end]
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    /// Words that colour a role and make a title only in a short line: "Senior Backend".
    private static let rungs = words("senior junior principal intern trainee associate freelance")

    private static let short = words(
        "ceo cto cfo coo cmo cpo cio ciso cro chro vp svp evp sre gp md rn dba")

    private static let legalForms = words(
        """
        inc llc ltd limited gmbh ag kg ohg ug plc corp corporation incorporated spa srl sarl sas bv
        nv oy ab as aps llp lp kgaa eg ev zoo lda ltda sl pty pvt
        """)

    private static let companies = words(
        """
        inc llc ltd limited gmbh ag kg ohg ug plc corp corporation incorporated spa srl sarl sas bv
        nv company holding holdings group gruppe groupe grupo gruppo university universitat
        universite universidad universidade universita universiteit uniwersytet institute institut
        instituto istituto instytut bank banque banco banca labs laboratories agency agentur agence
        agencia hospital klinik klinikum clinique hopital ospedale szpital ziekenhuis studio studios
        school foundation stiftung consulting technologies systems solutions partners ministry
        clinic clinica hospice pharmacy bakery restaurant hotel museum theatre council trust brewery
        motors foods energy robotics trading logistik laboratory centre center verlag werke
        society association cooperative industries logistics insurance pharma ventures capital media
        networks software digital analytics services retail airlines college gemeente urzad
        """)

    private static let endings: [String] = [
        "leiter", "leiterin", "ingenieur", "ingenieurin", "entwickler", "entwicklerin", "berater",
        "beraterin", "manager", "managerin", "techniker", "technikerin", "pfleger", "pflegerin",
        "meister", "meisterin", "fachmann", "fachfrau", "kaufmann", "kauffrau", "assistent",
        "assistentin", "student", "studentin", "mitarbeiter", "mitarbeiterin", "halter", "halterin",
        "fuhrer", "fuhrerin", "verkaufer", "verkauferin", "lehrer", "lehrerin", "arzt", "arztin",
        "fahrer", "fahrerin", "referent", "referentin", "architekt", "architektin", "analyst",
        "koordinator", "koordinatorin", "praktikant", "praktikantin", "administrator",
        "angestellte",
        "angestellter", "medewerker", "medewerkster", "ontwikkelaar", "beheerder", "kundige",
        "adviseur", "leider", "leidster", "bouwer", "directeur", "verpleegkundige", "specialist",
        "programmer", "developer", "engineer", "spezialist", "spezialistin", "vertreter",
        "mechaniker", "mechanikerin", "helfer", "helferin", "schwester", "therapeut", "therapeutin",
        "arbeiter", "arbeiterin", "hilfe", "chef", "monteur", "planer", "planerin", "prufer",
    ]

    private static let roles = words(
        """
        engineer developer programmer architect manager director analyst scientist designer
        consultant administrator lead head officer president founder cofounder specialist intern
        researcher assistant associate coordinator supervisor technician nurse teacher professor
        lecturer accountant bookkeeper auditor lawyer attorney paralegal recruiter salesperson
        representative executive advisor adviser strategist planner buyer writer editor journalist
        copywriter producer photographer artist illustrator animator translator interpreter cashier
        clerk receptionist secretary driver mechanic electrician plumber welder carpenter operator
        chef cook waiter waitress bartender barista baker butcher pharmacist physician doctor surgeon
        dentist therapist psychologist counselor counsellor caregiver midwife paramedic veterinarian
        trainee apprentice freelancer contractor owner partner principal tester evangelist advocate
        marketer merchandiser controller treasurer economist statistician actuary trader broker
        underwriter chemist biologist physicist mathematician postdoc fellow tutor instructor trainer
        coach mentor scrum librarian curator guard officer inspector surveyor estimator foreman
        superintendent dispatcher courier packer picker stocker janitor cleaner gardener farmer
        cfo devops webmaster moderator ambassador facilitator organizer maintainer scholar junior
        agent handler worker labourer laborer housekeeper nanny tailor seamstress pilot steward
        stewardess captain soldier sergeant chairman chairwoman chair dean rector provost registrar
        hacker steward sysadmin admin sommelier hairdresser beautician optician radiographer
        ingenieur ingenieurin entwickler entwicklerin softwareentwickler programmierer
        programmiererin berater beraterin leiter leiterin leitung projektleiter projektleiterin
        geschaftsfuhrer geschaftsfuhrerin werkstudent werkstudentin praktikant praktikantin
        auszubildender auszubildende azubi trainee buchhalter buchhalterin kaufmann kauffrau
        sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin krankenpfleger krankenpflegerin
        arzt arztin lehrer lehrerin verkaufer verkauferin vertriebsleiter techniker technikerin
        meister referent referentin assistent assistentin wissenschaftlicher koch kochin erzieher
        erzieherin pflegefachkraft redakteur redakteurin grafiker grafikerin
        ingenieure developpeur developpeuse chef cheffe directeur directrice responsable consultante
        charge chargee assistante comptable infirmier infirmiere stagiaire alternant alternante
        technicien technicienne vendeur vendeuse gestionnaire analyste concepteur conceptrice
        architecte formateur formatrice professeur enseignant enseignante commercial commerciale
        acheteur acheteuse juriste avocat avocate medecin pharmacien redacteur redactrice
        graphiste coordinateur coordinatrice conseiller conseillere adjoint adjointe ouvrier
        ingeniero ingeniera desarrollador desarrolladora programador programadora jefe jefa
        director directora gerente analista consultor consultora contable enfermero enfermera
        profesor profesora maestro maestra vendedor vendedora comercial asistente auxiliar tecnico
        tecnica becario becaria practicante disenador disenadora arquitecto arquitecta abogado
        abogada medico medica administrativo administrativa coordinador coordinadora encargado
        encargada operario operaria redactor redactora cocinero cocinera camarero camarera
        responsable lider cientifico cientifica investigador investigadora
        engenheiro engenheira desenvolvedor desenvolvedora gestor gestora estagiario estagiaria
        diretor diretora contador contadora enfermeiro enfermeira professor professora assistente
        coordenador coordenadora designer arquiteto arquiteta advogado advogada cientista tecnico
        pesquisador pesquisadora operador operadora atendente supervisor supervisora
        ingegnere sviluppatore sviluppatrice programmatore programmatrice direttore direttrice
        impiegato impiegata stagista tirocinante infermiere infermiera insegnante commesso commessa
        venditore consulente analista architetto architetta avvocato avvocatessa medico contabile
        ragioniere ricercatore ricercatrice progettista tecnico operaio operaia cuoco cuoca
        cameriere segretaria segretario addetto addetta capo docente grafico grafica
        ontwikkelaar ontwikkelaarster verpleegkundige verkoper verkoopster boekhouder docente leraar
        lerares leerling stagiair stagiaire beheerder adviseur projectleider teamleider medewerker
        onderzoeker ontwerper monteur kok arts jurist advocaat bedrijfsleider directiesecretaresse
        elektricien loodgieter timmerman chauffeur productmanager marketeer systeembeheerder
        programista programistka kierownik kierowniczka inzynier analityk specjalista specjalistka
        ksiegowy ksiegowa dyrektor dyrektorka asystent asystentka magazynier stazysta stazystka
        praktykant praktykantka nauczyciel nauczycielka pielegniarka pielegniarz lekarz lekarka
        sprzedawca sprzedawczyni konsultant konsultantka doradca administrator projektant
        projektantka grafik tester testerka mlodszy starszy koordynator koordynatorka prezes
        wlasciciel handlowiec przedstawiciel kierowca kucharz kelner kelnerka technik architekt
        prawnik adwokat referent urzednik recepcjonistka operator pracownik
        """)
}
