import Prelude

/// Finds the name of the person.
struct NameReader {
    let context: ReadingContext

    /// How many lines from the top a name may stand without a label.
    static let maximumLines = 40

    /// The name, from a label, else the most name-like line near the top.
    func read(_ lines: [TextLine], emails: [Found<String>]) -> Found<String>? {
        let lines = Array(lines.prefix(Self.maximumLines))
        if let labelled = lines.prefix(25).compactMap(labelled).first { return labelled }
        let accounts = emails.map { letters(of: $0.value) }
        var best: (score: Double, span: TextSpan)?
        for (index, line) in lines.enumerated() {
            for candidate in candidates(line) {
                guard var score = score(candidate, lexemes: Lexeme.scan(context.utf8, candidate))
                else {
                    continue
                }
                score -= Double(index) * (index < 12 ? 0.25 : 0.5)
                if candidate == line.content { score += 0.5 }
                if matches(candidate, accounts) { score += 4 }
                if best.map({ score > $0.score }) ?? true { best = (score, candidate) }
            }
        }
        guard let best, best.score > 0 else { return nil }
        return Found(
            cased(best.span), at: best.span, confidence: min(0.98, 0.7 + best.score * 0.04))
    }

    // MARK: Labels

    private func labelled(_ line: TextLine) -> Found<String>? {
        guard let colon = line.lexemes.firstIndex(where: { $0.is(":") }), colon > 0, colon <= 4,
            Self.labels.contains(Array(line.lexemes[..<colon]).phrase)
        else { return nil }
        let rest = TextSpan(line.lexemes[colon].span.end, line.content.end)
        let cell = context.lineReader.cells(context.lineReader.trim(rest)).first ?? rest
        let span = HeadText.clean(cell, utf8: context.utf8)
        guard !span.isEmpty, span.length <= 80, Lexeme.scan(context.utf8, span).count <= 9 else {
            return nil
        }
        return Found(cased(span), at: span, confidence: 0.98)
    }

    private static let labels: Set<String> = [
        "name", "full name", "vor und nachname", "vorname nachname", "vollstandiger name", "nom",
        "nom et prenom", "prenom et nom", "nom prenom", "prenom nom", "nombre", "nombre completo",
        "nombre y apellidos", "nome", "nome completo", "nome e cognome", "cognome e nome", "naam",
        "volledige naam", "imie i nazwisko", "nazwisko i imie", "candidate", "candidate name",
    ]

    // MARK: Candidates

    /// The stretches of a line that may be a name: the line, its first cell, and what stands before
    /// a bar, dash or comma.
    private func candidates(_ line: TextLine) -> [TextSpan] {
        let utf8 = context.utf8
        var spans: [TextSpan] = []
        for cell in line.cells.prefix(3) {
            let cell = withoutTitle(cell)
            spans.append(HeadText.clean(cell, utf8: utf8))
            if let part = HeadText.separated(cell, utf8: utf8).first {
                spans.append(HeadText.clean(part, utf8: utf8))
            }
            if let part = HeadText.commaParts(cell, utf8: utf8).first { spans.append(part) }
            if let open = Lexeme.scan(utf8, cell).first(where: { $0.is("(") || $0.is("（") }) {
                spans.append(HeadText.clean(TextSpan(cell.start, open.span.start), utf8: utf8))
            }
        }
        if line.cells.count > 1 { spans.append(line.content) }
        var seen: Set<TextSpan> = []
        return spans.filter { !$0.isEmpty && $0.length <= 80 && seen.insert($0).inserted }
    }

    /// "Resume of Jane Roe", "CV – Jane Roe" without the words for the document.
    private func withoutTitle(_ span: TextSpan) -> TextSpan {
        let lexemes = Lexeme.scan(context.utf8, span)
        var index = 0
        while index < lexemes.count, index < 5,
            Self.documentWords.contains(lexemes[index].text)
                || (index > 0
                    && ["of", "von", "de", "for", "-", "–", "—", ":", "di", "van", "|"].contains(
                        lexemes[index].text))
        {
            index += 1
        }
        guard index > 0, index < lexemes.count else { return span }
        return TextSpan(lexemes[index].span.start, span.end)
    }

    private static let documentWords: Set<String> = [
        "curriculum", "vitae", "resume", "cv", "lebenslauf", "hoja", "vida", "curriculo",
        "zyciorys",
        "bewerbung", "profile",
    ]

    // MARK: Scores

    /// How much a stretch looks like a name, or nil when it cannot be one.
    private func score(_ span: TextSpan, lexemes: [Lexeme]) -> Double? {
        let words = lexemes.filter { $0.kind == .word }
        guard !words.isEmpty, words.count <= 6, lexemes.count <= 14,
            lexemes.allSatisfy({ $0.kind == .word || Self.signs.contains($0.text) })
        else { return nil }
        if words.allSatisfy({ Self.documentWords.contains($0.text) }) { return nil }
        if HeadingWords.kind(lexemes.phrase) != nil { return nil }
        let hasCase = words.contains {
            Scalars.scalar(context.utf8, at: $0.span.start, end: $0.span.end).0 < 0x600
        }
        var capitals = 0
        for (index, lexeme) in lexemes.enumerated() where lexeme.kind == .word {
            let word = lexeme
            // "Seo-yeon": the second half of a double name may be small.
            if index > 0, word.isGlued, lexemes[index - 1].is("-") { continue }
            let scalar = Scalars.scalar(context.utf8, at: word.span.start, end: word.span.end).0
            if Scalars.isCapital(scalar) || !hasCase {
                capitals += 1
            } else if !Self.particles.contains(word.text) {
                return nil
            }
        }
        guard capitals > 0 else { return nil }
        let plain = words.filter { !Self.honorifics.contains($0.text) }
        if plain.count < 2, hasCase { return plain.isEmpty ? nil : -1 }
        var score = 3.0
        if plain.count == 2 || plain.count == 3 { score += 1 }
        if plain.count > 4 { score -= 1 }
        if words.count > plain.count { score += 1 }
        if RoleWords.isTitle(lexemes) { score -= 4 }
        if RoleWords.hasLegalForm(lexemes) || RoleWords.hasCompanyWord(lexemes) { score -= 3 }
        if DegreeWords.isSchool(lexemes) { score -= 3 }
        if context.isCity(span) || PlaceSyntax.countries.contains(lexemes.phrase) { score -= 3 }
        if HumanLanguages.names(in: lexemes) > 0 { score -= 2 }
        if lexemes.contains(where: { DateWords.month($0.text) != nil && plain.count < 2 }) {
            score -= 2
        }
        let mentions = context.finder.mentions(
            in: context.source, within: span, context: .skillList)
        if mentions.contains(where: { $0.skill != nil && $0.span.length * 2 > span.length }) {
            score -= 3
        }
        return score
    }

    private static let signs: Set<String> = [
        ".", "'", "’", "-", "‑", "´", "`", "·", "“", "”", "\"", "„",
    ]

    static let particles: Set<String> = [
        "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "du", "des", "van", "von",
        "der", "den", "ter", "ten", "te", "zu", "zur", "zum", "y", "e", "bin", "ibn", "al", "el",
        "st",
        "af", "av", "und", "d", "o", "i", "het", "op", "dit",
    ]

    static let honorifics: Set<String> = [
        "dr", "prof", "mr", "mrs", "ms", "miss", "sir", "dame", "herr", "frau", "ing", "dipl",
        "mag",
        "msc", "phd", "mba", "jr", "sr", "ii", "iii", "mme", "m", "sra", "dott", "ir", "drs", "mgr",
        "inz", "pan", "pani", "eng", "bsc", "cpa", "pmp", "esq", "rn", "md",
    ]

    // MARK: Letters

    private func letters(of address: String) -> String {
        String(
            address.prefix { $0 != "@" }.filter {
                $0.isLetter || $0 == "." || $0 == "_" || $0 == "-"
            })
    }

    /// Whether the account of an e-mail address is made of the words of a name.
    private func matches(_ span: TextSpan, _ accounts: [String]) -> Bool {
        let words = Lexeme.scan(context.utf8, span).filter { $0.kind == .word }.map(\.text)
        return accounts.contains { account in
            let plain = account.filter(\.isLetter)
            let known = words.filter { $0.utf8.count > 2 && plain.contains($0) }
            let initials = words.compactMap { word in word.first.map { plain.hasPrefix(String($0)) }
            }
            return known.count >= 2
                || (known.count == 1 && words.count > 1 && initials.contains(true))
        }
    }

    /// A name with capitals throughout made title case; others stay as written.
    private func cased(_ span: TextSpan) -> String {
        let words = context.string(span).split(separator: " ")
        // In "LÊ MINH CHÂU" the short word is shouted with the rest; in "AJ Smith" it stays.
        let isAllShouted =
            words.contains { $0.filter(\.isLetter).count > 2 }
            && words.allSatisfy { $0.filter(\.isLetter).allSatisfy { !$0.isLowercase } }
        return words.enumerated().map { index, word -> String in
            let letters = word.filter(\.isLetter)
            let hasVowel = Folding.fold(String(letters)).contains { "aeiouy".contains($0) }
            if letters.count == 2, isAllShouted, hasVowel,
                !Self.particles.contains(Folding.fold(String(letters)))
                    || index == 0, !Self.honorifics.contains(Folding.fold(String(letters)))
            {
                return titled(word)
            }
            if letters.count == 2, ["DR", "MR", "MS"].contains(String(letters)) {
                return titled(word)
            }
            let isShouted =
                letters.allSatisfy(\.isUppercase)
                || (word.hasPrefix("Mc") && letters.count > 4
                    && letters.dropFirst(2).allSatisfy(\.isUppercase))
            guard letters.count > 2 || word.contains("'") || word.contains("’"), isShouted else {
                return String(word)
            }
            let folded = Folding.fold(String(letters))
            if Self.particles.contains(folded) { return word.lowercased() }
            if folded == "iii" || folded == "mba" || folded == "phd" { return String(word) }
            return titled(word)
        }.joined(separator: " ")
    }

    private func titled(_ word: Substring) -> String {
        var result = ""
        var startsPart = true
        for character in word {
            result += startsPart ? String(character) : character.lowercased()
            startsPart = !character.isLetter
        }
        if result.hasPrefix("Mc"), result.count > 4 {
            let rest = result.dropFirst(2)
            result = "Mc" + rest.prefix(1).uppercased() + rest.dropFirst()
        }
        return result
    }
}
