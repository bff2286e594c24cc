internal import Language
internal import Prelude
internal import Recruiting

/// The words of a text that identify a person or tell of sex, age or origin.
///
/// They are taken out before a text is embedded, so that none of them can move a score.
struct PersonalWords {
    private let own: Set<String>

    /// A number of so many digits is a telephone's; years, amounts and counts have fewer.
    private static let telephoneDigits = 7

    /// The words of one person: name, places and handles on top of those of everybody.
    init(of person: CandidateDossier) {
        self.init(
            [
                "full_name", "location_city", "location_region", "location_country",
                "github_handle", "linkedin_handle", "x_handle",
            ].compactMap { person.value($0).string })
    }

    /// The words of whoever hires for a job.
    init(of job: JobDossier) {
        self.init([job.value("hiring_manager_name").string].compactMap(\.self))
    }

    private init(_ texts: [String]) {
        own = Set(texts.flatMap { Tokenizer.tokens(of: $0).map(\.folded) })
    }

    /// A text without those words; what is left keeps its order.
    func removed(from text: String) -> String {
        let text = ContactMask.withoutPhones(text)
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        for token in Tokenizer.tokens(of: text) where isPersonal(token) {
            kept.append(contentsOf: bytes[position..<token.span.start])
            position = token.span.end
        }
        kept.append(contentsOf: bytes[position...])
        return String(decoding: kept, as: UTF8.self)
    }

    private func isPersonal(_ token: Token) -> Bool {
        token.kind == .address || own.contains(token.folded)
            || Self.everybody.contains(token.folded)
            || token.folded.count(where: \.isNumber) >= Self.telephoneDigits
    }

    /// Pronouns, forms of address, sex, age, origin and family, in the eight languages of CVs.
    private static let everybody: Set<String> = Set(
        """
        he him his himself she her hers herself they them their theirs themselves mr mrs ms miss mx
        sir madam gentleman lady man woman men women male female boy girl father mother husband wife
        son daughter parent married single divorced widowed born age aged year-old gender sex
        nationality citizen citizenship ethnicity ethnic race religion
        er ihn ihm sein seine seiner sie ihr ihre ihrer herr frau mann weiblich maennlich mannlich
        verheiratet ledig geschieden geboren geburtsdatum alter geschlecht staatsangehorigkeit
        nationalitat
        il elle lui son sa ses monsieur madame homme femme marie mariee celibataire ne nee age sexe
        nationalite
        el ella su sus senor senora hombre mujer casado casada soltero soltera nacido nacida edad
        sexo nacionalidad
        ele ela seu sua dele dela senhor senhora homem mulher casada solteiro solteira idade
        nacionalidade
        lui lei suo sua signor signora uomo donna sposato sposata celibe nubile nato nata eta sesso
        nazionalita
        hij hem zijn zij haar heer mevrouw vrouw gehuwd ongehuwd leeftijd geslacht nationaliteit
        on ona jego jej pan pani mezczyzna kobieta zonaty zamezna kawaler panna wiek plec
        narodowosc obywatelstwo
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
