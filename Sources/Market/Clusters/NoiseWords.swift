/// Words that vacancies share whatever they are about, in English and German.
enum NoiseWords {
    /// Whether a word says nothing of the work.
    static func contains(_ word: String) -> Bool {
        word.utf8.count < 2 || words.contains(word)
            || word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a word says what somebody is called and not what the work is: it tells groups apart beside
    /// others, and is no keyword by itself.
    static func isRole(_ word: String) -> Bool { roles.contains(word) }

    private static let roles: Set<String> = [
        "engineer", "engineers", "developer", "developers", "manager", "managers", "senior",
        "junior",
        "specialist", "analyst", "consultant", "expert", "head", "intern", "director", "associate",
        "entwickler", "ingenieur",
    ]

    private static let words: Set<String> = Set(
        """
        a about above across after all also am an and any are around as at based be because been
        before being best better both but by can come company could current day days do does doing
        during each etc even every first for from full get give go good great had has have having
        help here high how if in including into is it its itself join just know like ll looking make
        many may more most much must need new no not now of off offer on one only open or other our
        out over own part per plus re role same see self should similar since so some such take team
        teams than that the their them then there these they this those through time to together too
        two under until up us use using ve very via want was way we well were what when where
        whether which while who will with within without work working world would year years you
        your able ability applicant applicants apply benefits bonus build building business
        candidate candidates career client clients collaborate competitive contribute culture
        customer customers deliver development drive environment equal experience experienced
        excellent exciting fast field flexible global grow growth hiring ideal impact industry job
        knowledge lead leading level looking maintain member members minimum mission office
        opportunity opportunities pay people permanent please position preferred process product
        products project projects proven provide qualifications quality range remote required
        requirements responsibilities responsible salary skills solution solutions solve strong
        support technical technologies technology tools understanding user users value values
        vacation weekly willing requirement aber als am an auch auf aus bei bis bist das dass dein
        deine dem den der des die du durch ein eine einem einen einer eines er es fur haben hast hat
        ich ihr im in ist kannst mit nach nicht oder sein sich sie sind uber um und uns unser unsere
        unserem unseren von vor was wenn werden wie wir wirst zu zum zur aufgaben bereich bieten
        bewerbung bringst deinem deinen deiner erfahrung gerne kenntnisse mehr mitarbeiter
        moglichkeit profil sowie suchen team unternehmen
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
