import Prelude

/// The lengths of time in one sentence, and what its words say about them.
struct YearsSentence {
    let lexemes: [Lexeme]
    /// Whether a word of experience stands in it.
    let isAboutExperience: Bool
    /// Whether the writer speaks of themselves: "our company has", "wir sind".
    private let isAboutUs: Bool

    /// A length of time as stated.
    struct Statement {
        var min: Double?
        var max: Double?
        /// Whether a word or sign says "at least", "up to" or gives two ends.
        var isBounded: Bool
        /// Whether it stands in brackets or behind a comma, after what it is about.
        var isAppended: Bool
        var first: Int
        var next: Int
        var span: TextSpan
    }

    init(lexemes: [Lexeme]) {
        self.lexemes = lexemes
        var experience = false
        var us = false
        var you = false
        for lexeme in lexemes where lexeme.kind == .word {
            if YearsWords.experience.contains(lexeme.text) { experience = true }
            if YearsWords.us.contains(lexeme.text) { us = true }
            if YearsWords.you.contains(lexeme.text) { you = true }
        }
        isAboutExperience = experience
        isAboutUs = us && !you
    }

    /// The lexemes without the hyphen of "ten-plus" and with "or more" as a plus sign.
    static func plain(_ lexemes: [Lexeme]) -> [Lexeme] {
        var result: [Lexeme] = []
        result.reserveCapacity(lexemes.count)
        var index = 0
        while index < lexemes.count {
            let lexeme = lexemes[index]
            let next = index + 1 < lexemes.count ? lexemes[index + 1].text : ""
            if lexeme.is("-"), next == "plus" {
                index += 1
                continue
            }
            if YearsWords.or.contains(lexeme.text), YearsWords.more.contains(next) {
                var plus = lexeme
                (plus.kind, plus.text) = (.sign, "+")
                plus.span = lexeme.span.union(lexemes[index + 1].span)
                result.append(plus)
                index += 2
                continue
            }
            result.append(lexeme)
            index += 1
        }
        return result
    }

    /// The number of words and numbers between two bytes.
    func count(from start: Int, to end: Int) -> Int {
        var low = 0
        var high = lexemes.count
        while low < high {
            let middle = (low + high) / 2
            if lexemes[middle].span.start < start { low = middle + 1 } else { high = middle }
        }
        var count = 0
        while low < lexemes.count, lexemes[low].span.start < end, count < 20 {
            if lexemes[low].kind != .sign { count += 1 }
            if lexemes[low].is(";") { count += 20 }
            low += 1
        }
        return count
    }

    func statements() -> [Statement] {
        var found: [Statement] = []
        var index = 0
        while index < lexemes.count {
            if let statement = statement(at: index) ?? labelled(at: index) {
                found.append(statement)
                index = statement.next
            } else {
                index += 1
            }
        }
        return found
    }

    // MARK: Reading

    private func statement(at index: Int) -> Statement? {
        guard lexemes[index].kind != .sign else { return nil }
        if let first = value(at: index), index + 2 < lexemes.count,
            let joint = joint(at: index + 1), joint < lexemes.count,
            let (duration, next) = DurationScanner.duration(lexemes, at: joint),
            duration.years >= first, duration.years <= YearsScanner.maximumYears
        {
            let unit = duration.months % 12 == 0 || duration.months > 36 ? 1.0 : 12.0
            let low = unit == 12 && first > duration.years ? first / 12 : first
            return make(low, duration.isAtLeast ? nil : duration.years, true, index, next)
        }
        guard let (duration, end) = DurationScanner.duration(lexemes, at: index),
            duration.years <= YearsScanner.maximumYears
        else { return nil }
        var next = end
        var isAtLeast = duration.isAtLeast
        if next < lexemes.count, lexemes[next].is("+") {
            isAtLeast = true
            next += 1
        }
        let before = lexemes[max(0, index - 4)..<index]
        if before.suffix(3).contains(where: { YearsWords.upTo.contains($0.text) }),
            !before.contains(where: { YearsWords.least.contains($0.text) })
        {
            return make(nil, duration.years, true, index, next)
        }
        let isBounded = isAtLeast || before.contains { YearsWords.least.contains($0.text) }
        return make(duration.years, nil, isBounded, index, next)
    }

    /// `Years of experience: 3-6`: the unit stands before the number.
    private func labelled(at index: Int) -> Statement? {
        guard lexemes[index].kind == .number, index >= 2, let low = value(at: index),
            low <= YearsScanner.maximumYears, index <= 8,
            lexemes[index - 1].is(":") || lexemes[index - 1].is(")"),
            lexemes[..<index].contains(where: { YearsWords.unit.contains($0.text) })
        else { return nil }
        var high: Double?
        var next = index + 1
        if let joint = joint(at: next), let value = value(at: joint), value >= low {
            (high, next) = (value, joint + 1)
        } else if next < lexemes.count, lexemes[next].is("+") {
            next += 1
        }
        return make(low, high, true, index, next)
    }

    private func make(
        _ min: Double?, _ max: Double?, _ isBounded: Bool, _ first: Int, _ next: Int
    ) -> Statement {
        var start = first - 1
        while start >= 0,
            YearsWords.least.contains(lexemes[start].text)
                || YearsWords.fillers.contains(lexemes[start].text)
        {
            start -= 1
        }
        let isAppended = start >= 0 && "(,:–-—".contains(lexemes[start].text)
        return Statement(
            min: min, max: max, isBounded: isBounded, isAppended: isAppended, first: first,
            next: next, span: lexemes[first].span.union(lexemes[next - 1].span))
    }

    private func value(at index: Int) -> Double? {
        guard index < lexemes.count, lexemes[index].kind != .sign else { return nil }
        let unit = Lexeme(kind: .word, text: "years", span: TextSpan(0, 0), isGlued: false)
        return DurationScanner.duration([lexemes[index], unit], at: 0)?.0.years
    }

    /// The index behind a sign or word of range.
    private func joint(at index: Int) -> Int? {
        guard index < lexemes.count else { return nil }
        let text = lexemes[index].text
        if "-–—−~".contains(text) || YearsWords.to.contains(text) { return index + 1 }
        return nil
    }

    // MARK: Judging

    /// Whether the length is the age of something, the length of a contract or the like.
    func isOtherwise(_ statement: Statement) -> Bool {
        if isAboutUs { return true }
        let after = lexemes[statement.next..<min(lexemes.count, statement.next + 5)]
        for (offset, lexeme) in after.enumerated() {
            if offset < 3, YearsWords.ages.contains(lexeme.text) { return true }
            if YearsWords.others.contains(lexeme.text) { return true }
            if lexeme.is("experience") || lexeme.is(".") { break }
        }
        let before = lexemes[max(0, statement.first - 6)..<statement.first]
        if before.contains(where: { YearsWords.others.contains($0.text) }) { return true }
        let close = before.suffix(3)
        if close.contains(where: { YearsWords.spans.contains($0.text) }) { return true }
        return !isAboutExperience && before.last?.is("for") == true
    }
}

/// Words about years of experience in eight languages, folded.
enum YearsWords {
    static let experience = MoneyWords.words(
        """
        experience experienced exp yoe background experiences expertise hands working worked
        building built professional practice practical
        erfahrung erfahrungen berufserfahrung praxiserfahrung berufspraxis praxis
        experiencia experiencias esperienza esperienze experiencia ervaring werkervaring
        doswiadczenie doswiadczenia doswiadczeniem praktyki stazu
        """)

    /// Words of a writer who speaks of the company.
    static let us = MoneyWords.words(
        """
        we weve our us wir unser unsere unserem unseren nous notre nos nosotros nuestra nuestro
        nuestros noi nostra nostro wij onze ons nasza nasz firma company founded gegrundet fondee
        """)

    /// Words to the reader, which make "our" harmless.
    static let you = MoneyWords.words(
        """
        you your youll candidate candidates applicant someone who du dein deine sie ihr ihre vous
        votre vos tu usted voce lei jij je u jouw ty twoje bring require requires required need
        needs looking seeking seek suchen
        """)

    static let least = MoneyWords.words(
        """
        least minimum min over than more mindestens minimal wenigstens uber mehr plus moins minimum
        minimo menos mas mais almeno minimaal minstens ten meer najmniej powyzej od ab from
        """)

    static let upTo = MoneyWords.words("up bis max maximum maximal hasta jusqu ate fino tot do")

    static let fillers = MoneyWords.words("at of a an de du que d le ao co the with")

    static let to = MoneyWords.words("to bis a au ate tot do and und et y e en i or oder ou o lub")

    /// Words between years and what they are of.
    static let of = MoneyWords.words(
        "of with in using mit in en avec de con com em di met z w and or und oder et y e hands on")

    static let or = MoneyWords.words("or oder ou o of lub and und y et e en i")

    static let more = MoneyWords.words(
        "more mehr mas mais meer wiecej piu above longer langer plus up")

    static let unit = MoneyWords.words(
        "years yrs year jahre jahren annees anos anni jaren jaar lata lat")

    /// Right behind a length these make it an age or a time ago.
    static let ages = MoneyWords.words(
        """
        old older age ago alt junger aelter alter vor anciennete existence jong oud temu
        younger earlier later long
        """)

    /// Around a length these make it something else than experience.
    static let others = MoneyWords.words(
        """
        business warranty warranties guarantee vesting vests vest vested contract contracts fixed
        term degree apprenticeship anniversary history market markt garantie befristet befristung
        contrat cdd contrato garantia laufzeit vertrag ausbildung diplome grado contratto umowa
        umowy gwarancji gwarancja tenure lease passed turnover growth parental leave child
        children kids roadmap plan lehre contractduur duration duree duracion
        """)

    /// Right before a length these make it a stretch of the calendar.
    static let spans = MoneyWords.words(
        """
        next past last coming within every seit depuis desde sinds kommenden nachsten prochaines
        proximos passados ultimos prossimi volgende komende najblizszych since after auf
        """)
}
