import Prelude

/// What the head of a position names.
struct PositionHead: Sendable {
    var title: TextSpan?
    var company: TextSpan?
    var place: TextSpan?
    /// Whether the words themselves told title from company.
    var isCertain = false
    /// Whether the title stands before the company; nil where only one of them is there.
    var isTitleFirst: Bool?
    /// Whether the company stands on a line of its own.
    var hasCompanyLine = false
}

/// Tells title, company and place of a head apart.
struct PositionHeadReader {
    let utf8: [UInt8]
    let isCity: (TextSpan) -> Bool
    /// What to believe where the words do not tell: the order of the other entries.
    var titleComesFirst = true

    /// The parts of an entry's head.
    func read(_ entry: Entry) -> PositionHead {
        var head = PositionHead()
        head.place = entry.place
        var segments = entry.head.enumerated().flatMap { line, texts in
            texts.flatMap { atWord($0) }.map { Segment(span: $0, line: line) }
        }
        takePlace(from: &segments, into: &head)
        if segments.count == 1 || !segments.contains(where: { score($0.span) > 0 }) {
            segments = segments.flatMap { segment in
                HeadText.commaParts(segment.span, utf8: utf8).map {
                    Segment(span: $0, line: segment.line)
                }
            }
            segments = withLegalForms(segments)
            takePlace(from: &segments, into: &head)
        }
        assign(segments, to: &head)
        splitPlace(of: &head)
        return head
    }

    private struct Segment {
        var span: TextSpan
        var line: Int
    }

    // MARK: Title and company

    private func assign(_ segments: [Segment], to head: inout PositionHead) {
        guard let first = segments.first else { return }
        let scores = segments.map { score($0.span) }
        guard segments.count > 1 else {
            assignOnly(first.span, score: scores[0], to: &head)
            return
        }
        let best = scores.max() ?? 0
        let winners = scores.indices.filter { scores[$0] == best }
        var title = winners[0]
        head.isCertain = winners.count == 1
        if winners.count > 1 {
            let order = titleComesFirst ? winners : winners.reversed()
            title = order[0]
        }
        // A company that reads like a title ("Design Engineers") still has the title beside it.
        let company = companyIndex(segments, title: title)
        head.title = segments[title].span
        if company > title + 1, segments[company].line == segments[title].line {
            // "Nurse, Coronary Care, Heart Clinic": what stands between belongs to the title.
            head.title = segments[title].span.union(segments[company - 1].span)
        }
        head.company = segments[company].span
        head.isTitleFirst = title < company
        head.hasCompanyLine =
            segments[company].line != segments[title].line
        let rest = segments.indices.filter { $0 != title && $0 != company }
        if head.place == nil, let last = rest.last(where: { $0 > company && $0 > title }),
            scores[last] == 0
        {
            head.place = segments[last].span
        }
    }

    private func companyIndex(_ segments: [Segment], title: Int) -> Int {
        let others = segments.indices.filter { $0 != title }
        let named = others.filter {
            let words = Lexeme.scan(utf8, segments[$0].span)
            return RoleWords.hasLegalForm(words) || RoleWords.hasCompanyWord(words)
        }
        let surely = others.first { RoleWords.hasLegalForm(Lexeme.scan(utf8, segments[$0].span)) }
        if let surely { return surely }
        // "Intern, Software Development, Acme, District 1": title, department, employer, place.
        if title == 0, segments.count >= 4, segments.allSatisfy({ $0.line == segments[0].line }),
            named.first ?? 1 == 1
        {
            return 2
        }
        if let named = named.first { return named }
        return others.first { $0 > title } ?? others[0]
    }

    private func assignOnly(_ span: TextSpan, score: Int, to head: inout PositionHead) {
        let words = Lexeme.scan(utf8, span)
        if score > 0 || !(RoleWords.hasLegalForm(words) || RoleWords.hasCompanyWord(words)) {
            head.title = span
        } else {
            head.company = span
        }
    }

    /// How much a stretch reads like a title; words that only employers have count against it.
    private func score(_ span: TextSpan) -> Int {
        let words = Lexeme.scan(utf8, span)
        let title = RoleWords.titleScore(words) * 2
        if title == 0 { return 0 }
        if RoleWords.hasLegalForm(words) { return 0 }
        return RoleWords.hasCompanyWord(words) ? title - 1 : title
    }

    // MARK: Cutting

    /// "Engineer at Acme" cut at the word between.
    private func atWord(_ span: TextSpan) -> [TextSpan] {
        let lexemes = Lexeme.scan(utf8, span)
        for (index, lexeme) in lexemes.enumerated()
        where index > 0 && index + 1 < lexemes.count && Self.between.contains(lexeme.text) {
            let left = TextSpan(span.start, lexeme.span.start)
            var right = TextSpan(lexemes[index + 1].span.start, span.end)
            if ["the", "der", "dem", "la", "le", "el", "il", "l"].contains(lexemes[index + 1].text),
                index + 2 < lexemes.count
            {
                right.start = lexemes[index + 2].span.start
            }
            let scalar = Scalars.scalar(utf8, at: right.start, end: right.end).0
            guard RoleWords.titleScore(Lexeme.scan(utf8, left)) > 0, Scalars.isCapital(scalar),
                lexeme.is("at") || lexeme.is("bei") || lexeme.is("chez") || lexeme.is("presso")
                    || lexeme.is("bij") || isLastOfItsKind(lexemes, index)
            else { continue }
            return [left, right].map { HeadText.clean($0, utf8: utf8) }
        }
        return [span]
    }

    private static let between: Set<String> = [
        "at", "bei", "beim", "chez", "presso", "bij", "en", "na", "em", "w",
    ]

    /// "en", "na", "em" and "w" also stand inside titles: only the last one parts.
    private func isLastOfItsKind(_ lexemes: [Lexeme], _ index: Int) -> Bool {
        !lexemes[(index + 1)...].contains { Self.between.contains($0.text) }
            && !lexemes[..<index].contains { $0.is(",") }
    }

    /// "Acme, Inc." put together again.
    private func withLegalForms(_ segments: [Segment]) -> [Segment] {
        var result: [Segment] = []
        for segment in segments {
            let words = Lexeme.scan(utf8, segment.span)
            if let last = result.last, words.filter({ $0.kind == .word }).count <= 2,
                RoleWords.hasLegalForm(words), RoleWords.titleScore(words) == 0,
                score(last.span) == 0
            {
                result[result.count - 1].span = last.span.union(segment.span)
            } else {
                result.append(segment)
            }
        }
        return result
    }

    // MARK: Places

    private func takePlace(from segments: inout [Segment], into head: inout PositionHead) {
        guard segments.count > 1 else { return }
        // "Berlin, Germany" as one segment, or as the last two of a list.
        for index in segments.indices.reversed() where index > 0 || segments.count > 2 {
            let span = segments[index].span
            guard score(span) == 0 else { continue }
            let parts = PlaceSyntax.split(span, in: utf8)
            let isPlace =
                (parts.count > 1 && PlaceSyntax.parts(span, in: utf8) != nil
                    && PlaceSyntax.endsInRegion(parts, in: utf8))
                || isCity(span) || PlaceSyntax.isRemote(Lexeme.scan(utf8, span).phrase)
            // "Acme, Toronto, Canada" beside nothing but a title names the employer first.
            let isNeeded =
                parts.count > 2
                && segments.indices.allSatisfy { $0 == index || score(segments[$0].span) > 0 }
            if isPlace, !isNeeded {
                if head.place == nil { head.place = span }
                segments.remove(at: index)
                return
            }
            if parts.count == 1, index >= 1, segments.count > 2,
                PlaceSyntax.endsInRegion(parts, in: utf8),
                segments[index - 1].line == segments[index].line,
                score(segments[index - 1].span) == 0
            {
                head.place = segments[index - 1].span.union(span)
                segments.removeSubrange((index - 1)...index)
                return
            }
        }
    }

    /// "Acme (Denver, CO)", "Acme (remote)": the bracket is a place.
    private func takeBracket(of head: inout PositionHead) {
        guard let company = head.company else { return }
        let lexemes = Lexeme.scan(utf8, company)
        guard let open = lexemes.firstIndex(where: { $0.is("(") }), open > 0,
            lexemes.last?.is(")") == true
        else { return }
        let inner = HeadText.clean(
            TextSpan(lexemes[open].span.end, company.end - 1), utf8: utf8)
        let parts = PlaceSyntax.split(inner, in: utf8)
        let isPlace =
            PlaceSyntax.isRemote(Lexeme.scan(utf8, inner).phrase) || isCity(inner)
            || PlaceSyntax.endsInRegion(parts, in: utf8)
        guard isPlace else { return }
        head.company = HeadText.clean(TextSpan(company.start, lexemes[open].span.start), utf8: utf8)
        if head.place == nil { head.place = inner }
    }

    /// "Acme, Berlin" as a company: the part after the first comma is a place.
    private func splitPlace(of head: inout PositionHead) {
        takeBracket(of: &head)
        guard let company = head.company else { return }
        let parts = withLegalForms(
            HeadText.commaParts(company, utf8: utf8).map { Segment(span: $0, line: 0) })
        guard parts.count > 1, let last = parts.last else { return }
        head.company = parts[0].span
        if head.place == nil { head.place = parts[1].span.union(last.span) }
    }
}
