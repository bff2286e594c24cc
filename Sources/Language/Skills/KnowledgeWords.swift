/// The closed lists of English words by which knowledge phrases are cut; every word is folded.
enum KnowledgeWords {
    /// Nouns that name what is known together with the skill before them: `SQL databases`.
    static let heads = set(
        """
        administration algorithms analysis analytics api apis app application applications apps
        architecture architectures automation base based certification certifications
        certificate cluster clusters code coding components compiler computing concepts consulting
        container containers data database databases delivery deployment deployments design
        development diagnostics documentation ecosystem ecosystems engine engineering environment
        environments equipment fabrication field framework frameworks fundamentals governance
        hardware implementation implementations industry infrastructure integration integrations
        interfaces landscape language languages law legislation level libraries library lifecycle
        maintenance management methodologies methodology methods migration modeling modelling
        models monitoring network networking networks operations optimization orchestration
        patterns performance pipeline pipelines platform platforms practices principles
        processes processing programming protocol protocols quality regulation regulations reporting
        research science sciences scripting scripts sector security server servers services
        simulation software solutions source stack standard standards storage strategy suite support
        system systems technique techniques technologies technology test testing tests theory tool
        tooling tools toolchain tracking training troubleshooting validation verification
        virtualization visualization warehouse warehouses warehousing web workflow workflows
        workflow-engine modules plugins queries control planning methods lifecycles protection
        statistics chemistry biology physics economics mechanics electronics mathematics
        """)

    /// Words that belong to the skill or noun after them: `relational databases`.
    static let modifiers = set(
        """
        advanced agile analog analytical applied asynchronous automated automotive backend
        big clean client clinical cloud cloud-based commercial computational concurrent consumer
        continuous cross-platform cyber data-driven database deep digital distributed
        dynamic electrical electronic embedded enterprise event-driven experimental financial front
        frontend functional full-stack global hardware high-performance hybrid industrial
        international legal live local low-level machine manual marine mechanical medical microsoft
        mobile modern modular molecular multi-threaded multithreaded native network numerical
        object-oriented offshore online open open-source operating operational parallel physical
        predictive public private quantitative qualitative reactive real-time relational responsive
        restful scalable scientific secure semantic server-side client-side serverless service-oriented
        software solution static statistical strategic structural structured supervised technical
        test unit user video virtual visual web wireless theoretical organic inorganic pharmaceutical
        environmental civil chemical biological cognitive renewable
        """)

    /// What a person is, after the skill: the skill belongs to a job's title.
    static let roles = set(
        """
        administrator analyst architect assistant associate consultant coordinator craftsman developer
        developers designer designers director engineer engineers evangelist expert experts head
        intern internship lead leader manager managers officer owner owners practitioner
        programmer programmers representative scientist scientists specialist specialists student
        team teams tester testers trainee department community meetup guild students position
        positions stipend fellowship thesis candidate candidates scholarship professor school
        programme fellow postdoc researcher researchers stipends
        """)

    /// Words after which someone says what is known, when the next word is one of `cueLinks`.
    static let cues = set(
        """
        experience experiences knowledge understanding expertise background proficiency proficient
        familiar familiarity skilled skills skill competence competences competencies insight insights
        fluent fluency interest interested trained training specialized specialization specialised
        specialisation grounding exposure know-how mastery command conversant versed comfortable
        experienced qualification qualifications education educated foundation acquainted literate
        knowledgeable degree hands-on track-record
        """)

    /// Words that link a cue to what is known.
    static let cueLinks = set("with in of within using on about into from e.g like including as")

    /// Words before one or several examples.
    static let examples = set("e.g eg like including preferably incl ie i.e")

    /// Nouns that say nothing about what is known, alone.
    static let hollow = set(
        """
        area areas aspect aspects business challenge challenges colleagues companies company clients
        client customer customers day days development environment environments experience
        field fields group groups industry job knowledge level levels life line need needs
        office organization organisations organizations own part people person position positions
        product products project projects role roles service services setting settings similar
        skill skills solution solutions stakeholders task tasks team teams thing things
        time tool tools topic topics type types use user users way ways work years year month months
        world working experience projects candidates issues problem problems plus advantage
        background technologies technology relevant following least equivalent minimum design
        knowledge environments systems system others etc various variety range recent whole related
        technical international modern new latest required professional practical complex applications
        application platform platforms services solid proven
        """)

    /// Words that end a phrase: function words, common verbs, adverbs and pronouns.
    static let stops = set(
        """
        a about above across after again all along already also although always am among an any
        anything are around as ask at be because been before being below best better between both
        bring bringing build building built but by can come comes could create creating define
        deliver delivering develop developing did do does doing done down during e each either
        enable enjoy ensure etc even ever every everyone excellent excited expect feel few for
        form fluent from fully gain get give given go good great had happy hands-on has have having he
        help helping her here high highly him his hold how however i idea ideally if improve in
        including into is it its itself join just keep know known leading learn learning like
        looking love maintain make making manage many master may me means might more most much must my
        need new no not now of offer often on once one only open or other our out over own part
        per play please possible prefer preferably preferred previous prior proven provide
        required requires responsible same see several shall she should since so solid some
        speak strong such take taking than that the their them then there these they this those
        through to together too toward towards under understand up upon us use used using very via
        want was way we well were what when where whether which while who whom whose why will willing
        with within without work working would write writing written yet you your yours able
        similar various different relevant least plus such good minimum deep least related
        first second full excellent current day-to-day both multiple
        proficient experienced familiar extensive thorough broad basic practical profound sound
        """)

    /// Words of academic degrees.
    static let degrees = set(
        """
        degree degrees bachelor bachelors master masters msc bsc phd ba bs ms ma mba beng meng diploma
        doctorate doctoral b.sc m.sc ph.d b.s m.s b.a m.a dr licentiate graduate undergraduate diplom
        cand.scient
        """)

    /// Endings of nouns that name a field of study.
    static let fieldEndings = [
        "ology", "istry", "omics", "nomics", "onomy", "ometry", "ography", "ometrics", "ematics",
        "physics", "surgery", "iatry", "informatics", "robotics", "genetics", "statistics",
        "linguistics", "neering", "hydraulics", "mechanics", "electronics", "dynamics", "science",
        "sciences", "otherapy", "pathy", "photonics", "optics", "logistics", "acoustics",
    ]

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }
}
