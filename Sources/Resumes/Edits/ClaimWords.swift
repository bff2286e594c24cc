/// Words that claim more than the words beside them, and words that limit what is claimed.
enum ClaimWords {
    /// Whether a folded word claims rank, responsibility, scope, success or certainty. It may stand only
    /// where the text that is replaced has it, with the same word behind it.
    static func isClaim(_ word: String) -> Bool {
        claims.contains(word) || claimStarts.contains { word.hasPrefix($0) }
    }

    /// Whether a folded word limits what is said. It may not go, nor be said of something else.
    static func isLimitation(_ word: String) -> Bool {
        limitations.contains(word) || limitationStarts.contains { word.hasPrefix($0) }
    }

    /// Whether a limitation only says how large something is.
    static func isSize(_ word: String) -> Bool { ["small", "minor", "few", "some"].contains(word) }

    /// Whether a folded word of everyday English is also the name of a tool, as `go` and `react` are.
    static func isAlsoTool(_ word: String) -> Bool {
        word.unicodeScalars.count == 1 || tools.contains(word)
    }

    private static let claims = words(
        """
        lead leads led leading head heads headed heading own owns owned owner owning run ran chief ceo cto cfo
        coo vp president director directors senior principal staff partner master masters best top largest
        biggest fastest first only sole solely single handed all every each entire whole always never fully
        completely totally entirely major key core critical vital central significant significantly massive
        huge drastically dramatically exceptional outstanding excellent proven successful successfully
        world class award awards awarded won win winner winning prize medal honors honours fellow patent
        patents patented certified licensed accredited phd doctor professor lecturer dean advisor global
        globally worldwide international internationally nationwide enterprise company wide many most several
        numerous multiple various countless more strong deep extensive advanced fluent native expert experts
        guru ninja architect architected pioneer pioneered invented inventor spearheaded orchestrated
        championed transformed revolutionized saved exceeded surpassed responsible accountable charge
        delivered launched shipped scaled million billion
        leitend leitende leitender leitung leitete geleitet fuhrung gefuhrt fuhrte verantwortet
        verantwortlich verantwortung chef chefin experte expertin alle alles jede jeder samtliche viele
        mehrere zahlreiche weltweit international unternehmensweit ausgezeichnet auszeichnung preis
        erfolgreich erste erster grosste beste meister umfassend umfassende fundiert fundierte
        """)
    private static let claimStarts = [
        "manag", "found", "cofound", "direct", "supervis", "mentor", "award", "expert", "special",
        "geschaftsfuhr", "abteilungsleit", "teamleit", "projektleit", "leiter", "grund",
        "architekt",
    ]

    private static let limitations = words(
        """
        not no nor never without hardly barely rarely seldom sometimes occasionally partly partially almost
        nearly about around approximately roughly up under below less least fewer at most only some few basic
        basics beginner elementary introductory limited minor small junior intern internship trainee
        apprentice student assistant associate deputy interim acting volunteer unpaid temporary helped help
        helping helps assisted assist assisting assists supported supporting support contributed contribute
        contributing contributions participated participating involved attended observed shadowed
        learned learning studied studying familiar familiarity exposure knowledge planned planning proposed
        proposal attempted tried trying aimed aiming goal expected estimated projected potential prototype
        prototypes pilot draft mock demo concept toy sample tutorial course coursework exercise simulated
        if would could might may should failed cancelled canceled abandoned unfinished incomplete former
        formerly co jointly together under supervision reported reporting didnt wasnt cant couldnt isnt
        dont doesnt werent wont
        nicht kein keine keinen keiner keinem nie ohne kaum selten teilweise etwa ca circa rund fast knapp
        unter bis weniger nur einige etwas geplant versucht angestrebt vorgesehen praktikum praktikant
        praktikantin werkstudent werkstudentin aushilfe hilfskraft junior stellvertretend stellvertretende
        ehemalig mitgeholfen geholfen mithilfe mitarbeit mitgearbeitet mitgewirkt mitwirkung unterstutzt
        unterstutzung unterstutzte beteiligt grundkenntnisse einblick einblicke entwurf prototyp gemeinsam
        """
    )
    private static let limitationStarts = ["grundkenntnis", "praktik", "hilfs"]

    private static let tools = words(
        """
        go rest react spring express swift rust excel access word ruby dart flask spark storm hive chef puppet
        salt next node angular native beam flow basic scheme scratch julia crystal elixir make ant gulp grunt
        bash shell perl assembly processing sketch azure lambda teams slack notion linear looker tableau
        snowflake oracle apache cassandra hudi iceberg presto trino druid pulsar nomad vault consul packer
        ember backbone svelte meteor play akka cats ray dash streamlit prophet hugging transformers
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
