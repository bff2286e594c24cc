import Prelude

/// Finds what a CV tells of sex, age, origin, family and faith where it stands as data: labelled
/// anywhere, or bare in the lines around the name.
struct PersonalData {
    let utf8: [UInt8]

    /// So many lines from the top are looked at for bare values.
    private static let headLines = 14
    /// A labelled value has at most so many words.
    private static let longestValue = 8

    /// The stretches with such data, labels included.
    func stretches(of lines: [TextLine]) -> [TextSpan] {
        var found: [TextSpan] = []
        var takesNext = false
        for (index, line) in lines.enumerated() {
            if takesNext, line.wordCount <= 5, HeadingWords.kind(line.phrase) == nil,
                !hasAddress(line)
            {
                found.append(line.content)
                takesNext = false
                continue
            }
            takesNext = Self.labels.contains(line.phrase) && index < 3 * Self.headLines
            if takesNext {
                found.append(line.content)
                continue
            }
            found += labelled(line)
            if index < Self.headLines { found += bare(line) }
        }
        return found
    }

    private func hasAddress(_ line: TextLine) -> Bool { line.lexemes.contains { $0.is("@") } }

    // MARK: Labels

    /// "Nationality: French", a cell "Date of birth" with the cell behind it.
    private func labelled(_ line: TextLine) -> [TextSpan] {
        var found: [TextSpan] = []
        var takesNext = false
        for cell in line.cells.flatMap({ HeadText.separated($0, utf8: utf8) }) {
            let lexemes = Lexeme.scan(utf8, cell)
            if takesNext {
                found.append(cell)
                takesNext = false
            } else if Self.labels.contains(lexemes.phrase) {
                found.append(cell)
                takesNext = true
            } else if let colon = lexemes.firstIndex(where: { $0.is(":") }),
                (1...5).contains(colon),
                Self.labels.contains(Array(lexemes[..<colon]).phrase),
                lexemes.count - colon <= 3 * Self.longestValue
            {
                found.append(cell)
            }
        }
        return found
    }

    // MARK: Bare values

    private func bare(_ line: TextLine) -> [TextSpan] {
        var found = brackets(line)
        for cell in line.cells.flatMap({ HeadText.separated($0, utf8: utf8) }) {
            for part in HeadText.commaParts(cell, utf8: utf8) where isBare(Lexeme.scan(utf8, part))
            {
                found.append(part)
            }
        }
        return found
    }

    /// "(she/her)" behind the name.
    private func brackets(_ line: TextLine) -> [TextSpan] {
        guard let open = line.lexemes.firstIndex(where: { $0.is("(") }),
            let close = line.lexemes[open...].firstIndex(where: { $0.is(")") }),
            Self.values.contains(Array(line.lexemes[(open + 1)..<close]).phrase)
        else { return [] }
        return [line.lexemes[open].span.union(line.lexemes[close].span)]
    }

    private func isBare(_ lexemes: [Lexeme]) -> Bool {
        let words = lexemes.filter { $0.kind == .word || $0.kind == .number }
        guard let first = words.first?.text, let last = words.last?.text, words.count <= 6 else {
            return false
        }
        let phrase = lexemes.phrase
        if Self.values.contains(phrase) { return true }
        let hasNumber = words.contains { $0.kind == .number }
        if hasNumber, Self.births.contains(first) { return true }
        if hasNumber, Self.ages.contains(where: { phrase.hasSuffix($0) }) { return isAge(words) }
        if hasNumber,
            ["age", "aged", "alter", "edad", "idade", "eta", "leeftijd", "wiek"].contains(first)
        {
            return isAge(words)
        }
        if words.count <= 3, words.count > 1, Self.origins.contains(last) { return true }
        return words.count > 1 && Self.labels.contains(first) && first != "single" && !hasNumber
    }

    private func isAge(_ words: [Lexeme]) -> Bool {
        words.contains { ($0.number.map { (14...99).contains($0) }) ?? false }
    }

    private static func phrases(_ text: String) -> Set<String> {
        Set(
            text.split { $0 == "|" || $0 == "\n" }.map {
                $0.split(separator: " ").joined(separator: " ")
            })
    }

    private static let labels = phrases(
        """
        nationality|citizenship|nationalities|gender|sex|gender identity|pronouns|date of birth|dob
        d o b|birth date|birthdate|birthday|born|place of birth|birthplace|age|marital status
        civil status|family status|children|religion|ethnicity|ethnic origin|race|photo|photograph
        staatsangehorigkeit|nationalitat|geschlecht|geburtsdatum|geburtsort|geboren|geboren am|alter
        familienstand|konfession|kinder|foto|geb|geburtstag
        nationalite|sexe|date de naissance|lieu de naissance|ne le|nee le|situation familiale
        situation de famille|etat civil|enfants|genre
        nacionalidad|sexo|genero|fecha de nacimiento|lugar de nacimiento|edad|estado civil|hijos
        religion|fecha y lugar de nacimiento
        nacionalidade|data de nascimento|naturalidade|idade|filhos
        nazionalita|cittadinanza|sesso|data di nascita|luogo di nascita|stato civile|eta|figli
        nationaliteit|geslacht|geboortedatum|geboorteplaats|leeftijd|burgerlijke staat|kinderen
        narodowosc|obywatelstwo|plec|data urodzenia|miejsce urodzenia|wiek|stan cywilny|dzieci
        """)

    private static let values = phrases(
        """
        female|male|woman|man|single|married|divorced|widowed|non binary|nonbinary|she her|he him
        they them|she her hers|he him his|they them theirs|she they|he they|unmarried
        weiblich|mannlich|ledig|verheiratet|geschieden|verwitwet|femme|homme|celibataire|marie|mariee
        divorce|divorcee|mujer|hombre|soltero|soltera|casado|casada|femenino|masculino|feminino
        solteiro|solteira|donna|uomo|celibe|nubile|sposato|sposata|vrouw|gehuwd|ongehuwd|kobieta
        mezczyzna|kawaler|panna|zonaty|mezatka
        """)

    private static let births: Set<String> = [
        "born", "geboren", "geb", "ne", "nee", "nacido", "nacida", "nascido", "nascida", "nato",
        "nata",
        "urodzony", "urodzona", "ur", "dob",
    ]

    private static let ages: [String] = [
        "years old", "year old", "years of age", "jahre alt", "yo", "y o", " ans", " jaar",
        " jaar oud",
        " lat", " lata", "anos de edad", "anos de idade",
    ]

    private static let origins: Set<String> = [
        "citizen", "national", "passport", "nationality", "citizenship", "staatsburger",
        "staatsburgerin",
    ]
}
