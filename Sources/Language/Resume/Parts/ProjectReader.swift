import Prelude

/// Reads projects and hackathons.
struct ProjectReader {
    let context: ReadingContext

    /// The most projects that are read.
    static let maximumProjects = 100

    /// The projects in sections, in the order of the text.
    func read(_ sections: [SectionLines]) -> [ResumeProject] {
        var projects: [ResumeProject] = []
        for section in sections {
            let isHackathon = section.kind == .hackathons
            for entry in entries(section.lines) where projects.count < Self.maximumProjects {
                if let project = project(entry, isHackathon: isHackathon) {
                    projects.append(project)
                }
            }
        }
        return projects
    }

    /// A line that heads a project: short, or "Name: what it is", or with a date; the rest is body.
    private func entries(_ lines: [TextLine]) -> [(
        head: TextLine, body: [TextLine], dates: DateRange?
    )] {
        let reader = EntryLineReader(
            utf8: context.utf8, scanner: context.scanner, isCity: context.isCity)
        let classified = reader.classify(lines)
        let allBullets = !lines.contains { !$0.isBullet }
        var entries: [(head: TextLine, body: [TextLine], dates: DateRange?)] = []
        for line in classified {
            let isHead =
                (allBullets || isTitled(line) || isNamed(line.line))
                && !goesOn(line.line, from: entries.last)
            if line.role == .neutral { continue }
            if line.role == .head, !line.hasText, !entries.isEmpty {
                if entries[entries.count - 1].dates == nil {
                    entries[entries.count - 1].dates = line.dates
                }
            } else if isHead, opens(line, after: entries.last) {
                entries.append((line.line, [], line.dates))
            } else if !entries.isEmpty {
                entries[entries.count - 1].body.append(line.line)
                if entries[entries.count - 1].dates == nil, line.role == .head {
                    entries[entries.count - 1].dates = line.dates
                }
            }
        }
        return entries
    }

    /// Whether a line is short enough, or dated, to be a title rather than prose.
    private func isTitled(_ line: EntryLine) -> Bool {
        guard line.role == .head, line.hasText else { return false }
        return line.dates != nil || line.line.markdownLevel > 0
            || line.line.wordCount <= 8 && line.line.last?.is(".") != true
    }

    /// Whether a line ends the sentence above it ("…, in Rust;" "900 stars.") or is a mere address.
    private func goesOn(
        _ line: TextLine, from last: (head: TextLine, body: [TextLine], dates: DateRange?)?
    ) -> Bool {
        guard let first = line.lexemes.first, !line.isBullet else { return false }
        if first.is("http") || first.is("https") || first.is("www") { return true }
        guard let last else { return false }
        guard !line.hasBlankBefore, line.markdownLevel == 0 else { return false }
        let above = last.body.last ?? last.head
        let isOpen = above.last.map { [";", ",", ":"].contains($0.text) } ?? false
        return isOpen || first.kind == .number && line.last?.is(".") == true
    }

    /// Whether a head opens a new project rather than going on with one that has no body yet.
    private func opens(
        _ line: EntryLine, after last: (head: TextLine, body: [TextLine], dates: DateRange?)?
    ) -> Bool {
        guard let last else { return true }
        if !last.body.isEmpty || line.line.hasBlankBefore || line.line.isBullet { return true }
        return isNamed(last.head) || line.line.markdownLevel > 0
    }

    /// "Name: description" or "Name – description" in one line.
    private func isNamed(_ line: TextLine) -> Bool {
        guard !line.isBullet, let end = nameEnd(line), end < line.lexemes.count - 2 else {
            return false
        }
        return line.lexemes[..<end].filter { $0.kind == .word }.count <= 7
            && !Self.labels.contains(Array(line.lexemes[..<end]).phrase)
    }

    private func nameEnd(_ line: TextLine) -> Int? {
        line.lexemes.indices.dropFirst().first { index in
            let lexeme = line.lexemes[index]
            if lexeme.is(":"), lexeme.isGlued { return true }
            return ["–", "—", "-", "|", "("].contains(lexeme.text) && !lexeme.isGlued
        }
    }

    private static let labels: Set<String> = [
        "tech stack", "technologies", "technology", "stack", "tools", "built with", "environment",
        "tech", "url", "link", "github", "role", "technologien", "tecnologias", "technologie",
    ]

    private func project(
        _ entry: (head: TextLine, body: [TextLine], dates: DateRange?), isHackathon: Bool
    ) -> ResumeProject? {
        let nameSpan = name(of: entry.head, dates: entry.dates)
        guard !nameSpan.isEmpty,
            Lexeme.scan(context.utf8, nameSpan).contains(where: { $0.kind == .word })
        else { return nil }
        let span = entry.body.last.map { entry.head.span.union($0.span) } ?? entry.head.span
        let rest = HeadText.clean(
            TextSpan(nameSpan.end, entry.head.content.end), utf8: context.utf8)
        let start = rest.isEmpty ? entry.body.first?.span.start ?? span.end : rest.start
        let phrase = " " + Lexeme.scan(context.utf8, span).phrase + " "
        let isHackathon =
            isHackathon || phrase.contains(" hackathon") || phrase.contains(" hackaton")
        let prize = PrizeReader(context: context).prize(
            in: [entry.head] + entry.body, isHackathon: isHackathon)
        let link = LinkReader(context: context).read([entry.head] + entry.body).first
        return ResumeProject(
            name: context.found(nameSpan, 0.85), description: TextSpan(start, span.end),
            technologies: context.skillNames(in: span), url: link?.value.url, dates: entry.dates,
            isHackathon: isHackathon,
            hackathonName: isHackathon ? hackathonName(in: [entry.head] + entry.body) : nil,
            prize: prize?.words, prizeUSD: prize?.dollars, span: span)
    }

    private func name(of line: TextLine, dates: DateRange?) -> TextSpan {
        let content = line.cells.first ?? line.content
        var end = content.end
        if let index = nameEnd(line) { end = min(end, line.lexemes[index].span.start) }
        if let dates, dates.span.start > content.start { end = min(end, dates.span.start) }
        var start = content.start
        if let dates, dates.span.start <= content.start { start = min(dates.span.end, end) }
        return HeadText.clean(TextSpan(start, end), utf8: context.utf8)
    }

    /// The capitalised words around "Hackathon".
    private func hackathonName(in lines: [TextLine]) -> String? {
        for line in lines {
            guard let index = line.lexemes.firstIndex(where: { $0.text.hasPrefix("hacka") }) else {
                continue
            }
            var first = index
            while first > 0, line.lexemes[first - 1].kind != .sign,
                line.lexemes[first - 1].kind == .number || startsCapital(line.lexemes[first - 1])
            {
                first -= 1
            }
            var last = index
            while last + 1 < line.lexemes.count, line.lexemes[last + 1].text.utf8.count == 4,
                line.lexemes[last + 1].kind == .number
            {
                last += 1
            }
            return context.string(
                TextSpan(line.lexemes[first].span.start, line.lexemes[last].span.end))
        }
        return nil
    }

    private func startsCapital(_ lexeme: Lexeme) -> Bool {
        lexeme.kind == .word
            && Scalars.isCapital(
                Scalars.scalar(context.utf8, at: lexeme.span.start, end: lexeme.span.end).0)
    }
}

/// Reads prizes: the words that tell of one, and the amount where it is in US dollars.
struct PrizeReader {
    let context: ReadingContext

    /// The largest prize that is believed, in US dollars.
    static let maximumDollars = 100_000_000

    /// The first sentence that tells of a prize, with its dollars.
    func prize(in lines: [TextLine], isHackathon: Bool) -> (words: Found<String>, dollars: Int?)? {
        for line in lines {
            guard line.lexemes.contains(where: { Self.words.contains($0.text) }) else { continue }
            let dollars = dollars(in: line.lexemes)
            guard isHackathon || dollars != nil || line.lexemes.contains(where: { $0.is("prize") })
            else {
                continue
            }
            return (context.found(line.content, 0.8), dollars)
        }
        return nil
    }

    private static let words: Set<String> = [
        "prize", "won", "winner", "award", "awarded", "place", "finalist", "gewonnen", "preis",
        "gewinner", "prix", "gagnant", "premio", "ganador", "vencedor", "vincitore", "prijs",
        "winnaar", "nagroda", "grant", "bounty",
    ]

    /// "$5,000", "5k USD", "USDC 2.5k": whole dollars.
    private func dollars(in lexemes: [Lexeme]) -> Int? {
        for index in lexemes.indices {
            let isDollar =
                lexemes[index].is("$")
                || ["usd", "usdc", "usdt", "dollars"].contains(lexemes[index].text)
            guard isDollar else { continue }
            if let amount = amount(lexemes, from: index + 1) { return amount }
            var first = index
            while first > 0, index - first < 5,
                lexemes[first - 1].kind == .number
                    || [",", ".", "k"].contains(lexemes[first - 1].text)
            {
                first -= 1
            }
            if first < index, let amount = amount(lexemes, from: first) { return amount }
        }
        return nil
    }

    private func amount(_ lexemes: [Lexeme], from start: Int) -> Int? {
        guard start < lexemes.count, var value = lexemes[start].number.map(Double.init) else {
            return nil
        }
        var index = start + 1
        while index + 1 < lexemes.count, lexemes[index].is(",") || lexemes[index].is("."),
            lexemes[index].isGlued, lexemes[index + 1].isGlued, let part = lexemes[index + 1].number
        {
            let digits = lexemes[index + 1].text.utf8.count
            let share = Double(part) / (digits == 1 ? 10 : 100)
            value = digits == 3 ? value * 1000 + Double(part) : value + share
            index += 2
        }
        if index < lexemes.count, lexemes[index].is("k") || lexemes[index].is("thousand") {
            value *= 1000
        }
        if index < lexemes.count, lexemes[index].is("m") || lexemes[index].is("million") {
            value *= 1_000_000
        }
        return value <= Double(Self.maximumDollars) ? Int(value) : nil
    }
}
