import Prelude

/// Finds the title and the company of a job post where no label gives them.
struct JobTitleReader {
    /// The most words of a title.
    static let maximumWords = 14

    let text: JobText

    /// The title on the first lines, or the one after "we are looking for a".
    func title() -> Found<String>? {
        for line in text.lines.prefix(6) where line.markdownLevel == 1 {
            if let title = cleaned(line.content, 0.95) { return title }
        }
        for (index, line) in text.lines.prefix(4).enumerated() {
            guard line.wordCount <= Self.maximumWords, line.wordCount > 0, !line.isBullet,
                line.last?.is(".") != true, line.last?.is(":") != true,
                line.last?.is("!") != true
            else { continue }
            let score = RoleWords.titleScore(line.lexemes)
            guard score > 0 || (index == 0 && line.wordCount <= 8 && text.lines.count > 4) else {
                continue
            }
            return cleaned(line.content, score > 0 ? 0.9 : 0.6)
        }
        return sought()
    }

    /// Whom the text looks for: "We are looking for a Senior Nurse to …".
    private func sought() -> Found<String>? {
        for line in text.lines.prefix(40) {
            let words = line.lexemes
            for (index, lexeme) in words.enumerated() where Self.seeking.contains(lexeme.text) {
                var start = index + 1
                while start < words.count, Self.articles.contains(words[start].text) { start += 1 }
                var end = start
                while end < words.count, end - start < 7,
                    words[end].kind == .word || "-/+#".contains(words[end].text),
                    !Self.stops.contains(words[end].text)
                {
                    end += 1
                }
                guard end > start, RoleWords.isTitle(Array(words[start..<end])) else { continue }
                return cleaned(words[start].span.union(words[end - 1].span), 0.75)
            }
        }
        return nil
    }

    /// A title without genders, the company behind "at" and loose marks; nil when nothing is left.
    func cleaned(_ span: TextSpan, _ confidence: Double) -> Found<String>? {
        var words = text.lexemes(span).filter { $0.kind != .lineBreak }
        if let at = words.firstIndex(where: {
            $0.is("at") || $0.is("@") || $0.is("bei") || $0.is("chez")
        }),
            at > 0, at + 1 < words.count, RoleWords.isTitle(Array(words[..<at]))
        {
            words.removeSubrange(at...)
        }
        var cuts: [Range<Int>] = []
        var index = 0
        while index < words.count {
            if let end = genders(words, at: index) {
                cuts.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        for cut in cuts.reversed() { words.removeSubrange(cut) }
        while let last = words.last, last.kind == .sign, !")]+#".contains(last.text) {
            words.removeLast()
        }
        while let first = words.first, first.kind == .sign, !"([.".contains(first.text) {
            words.removeFirst()
        }
        guard let first = words.first, let last = words.last,
            words.contains(where: { $0.kind == .word })
        else { return nil }
        return Found(joined(words), at: first.span.union(last.span), confidence: confidence)
    }

    /// The words as written, without what was cut out between them.
    private func joined(_ words: [Lexeme]) -> String {
        var title = ""
        for (index, word) in words.enumerated() {
            if index > 0, words[index - 1].span.end < word.span.start { title += " " }
            title += text.source.string(word.span)
        }
        return title
    }

    /// The index behind `(m/f/d)`, `m/w/d` or `(all genders)` that starts here, or nil.
    private func genders(_ words: [Lexeme], at index: Int) -> Int? {
        var end = index
        let isOpen = words[index].is("(") || words[index].is("[")
        if isOpen { end += 1 }
        var letters = 0
        while end < words.count {
            let text = words[end].text
            if Self.genderWords.contains(text) {
                letters += 1
            } else if !(words[end].kind == .sign && "/|*,:-".contains(text)) || letters == 0 {
                break
            }
            end += 1
        }
        if isOpen {
            guard letters >= 1, end < words.count, words[end].is(")") || words[end].is("]") else {
                return nil
            }
            return end + 1
        }
        let isSlashed = end > index + 1 && words[index..<end].contains { $0.is("/") || $0.is("|") }
        guard letters >= 2, isSlashed, words[index..<end].allSatisfy({ $0.text.utf8.count <= 3 })
        else { return nil }
        return end
    }

    /// The company on the line below the title, or behind "at" in it.
    func company(after title: Found<String>?) -> Found<String>? {
        let head = Array(text.lines.prefix(5))
        for (index, line) in head.enumerated() {
            let words = line.lexemes
            if let title, line.content.overlaps(title.span),
                let at = words.firstIndex(where: { ["at", "@", "bei", "chez"].contains($0.text) }),
                at + 1 < words.count, let last = words.last
            {
                return found(TextSpan(words[at + 1].span.start, last.span.end), 0.8)
            }
            guard let title, line.content.overlaps(title.span), index + 1 < head.count else {
                continue
            }
            let next = head[index + 1]
            guard isCompany(next) else { return nil }
            return found(next.content, 0.75)
        }
        return nil
    }

    private func isCompany(_ line: TextLine) -> Bool {
        guard (1...7).contains(line.wordCount), !line.isBullet, line.markdownLevel == 0,
            !line.lexemes.contains(where: { $0.is(":") || $0.is("<") }),
            line.last.map({ !$0.is(".") || RoleWords.hasLegalForm(line.lexemes) }) ?? false,
            let first = line.lexemes.first(where: { $0.kind == .word })
        else { return false }
        let scalar = Scalars.scalar(text.utf8, at: first.span.start, end: text.utf8.count).0
        guard Scalars.isCapital(scalar) || first.span.length <= 12 else { return false }
        return JobHeadings.kind(line.phrase, isMarked: false) == nil
            && JobWords.employment(in: line.lexemes).isEmpty
    }

    private func found(_ span: TextSpan, _ confidence: Double) -> Found<String> {
        Found(text.source.string(span), at: span, confidence: confidence)
    }

    private static let genderWords: Set<String> = [
        "m", "w", "f", "d", "x", "h", "n", "v", "i", "k", "gn", "div", "divers", "all", "genders",
        "gender", "mfd", "mwd", "male", "female", "diverse", "alle", "geschlechter", "mnv",
    ]
    private static let seeking: Set<String> = [
        "for", "seeking", "hiring", "suchen", "recherchons", "buscamos", "procuramos", "cerchiamo",
        "zoeken", "szukamy", "need", "seeks", "einen", "eine",
    ]
    private static let articles: Set<String> = [
        "a", "an", "the", "einen", "eine", "ein", "un", "une", "una", "um", "uma", "een",
        "talented",
        "experienced", "passionate", "motivated", "new", "our", "skilled", "erfahrene",
        "erfahrenen",
    ]
    private static let stops: Set<String> = [
        "to", "who", "with", "for", "in", "at", "that", "and", "on", "zur", "mit", "fur", "der",
        "die",
        "pour", "qui", "para", "que", "con", "com", "per", "voor", "die", "do", "within", "based",
    ]
}

/// Words of titles and categories by family of work.
enum JobRoleWords {
    /// The family of work that a title names, or nil.
    static func type(of lexemes: [Lexeme]) -> JobRoleType? {
        let phrase = " " + lexemes.phrase + " "
        for (type, words) in families where words.contains(where: phrase.holds) {
            return type
        }
        return nil
    }

    private static let families: [(JobRoleType, [String])] = [
        (
            .devrel,
            [
                " developer relations ", " devrel ", " developer advocate ", " evangelist ",
                " developer experience advocate ",
            ]
        ),
        (
            .design,
            [
                " designer ", " ux ", " ui ", " design ", " gestalter", " diseñador", " disenador",
                " illustrator ", " user research",
            ]
        ),
        (
            .product,
            [
                " product manager ", " product owner ", " product lead ", " head of product ",
                " cpo ", " product management ", " produktmanager",
            ]
        ),
        (
            .growth,
            [
                " marketing ", " growth ", " sales ", " account executive ", " account manager ",
                " business development ",
                " community ", " seo ", " content ", " vertrieb", " partnerships ", " brand ",
                " social media ", " customer success ",
            ]
        ),
        (
            .engineering,
            [
                " engineer ", " developer ", " entwickler", " programmer ", " devops ", " sre ",
                " architect ",
                " ingenieur", " software ", " data scientist ", " machine learning ", " backend ",
                " frontend ",
                " developpeur", " desarrollador", " desenvolvedor", " sviluppatore",
                " ontwikkelaar ", " programista ",
                " engineering ", " qa ", " tester ", " full stack ", " fullstack ", " sysadmin ",
                " administrator ",
            ]
        ),
    ]
}
