import Prelude

/// Finds where the person lives.
struct LocationReader {
    let context: ReadingContext

    /// The place, from a label, else from the lines with the contact data.
    func read(_ lines: [TextLine], name: TextSpan?) -> Found<ResumeLocation>? {
        if let labelled = lines.compactMap(labelled).first { return labelled }
        var best: Found<ResumeLocation>?
        for (index, line) in lines.prefix(30).enumerated() {
            for segment in segments(line) where name.map({ !$0.overlaps(segment) }) ?? true {
                guard let found = place(segment, isLabelled: false) else { continue }
                let confidence = found.confidence - Double(index) * 0.01
                if best.map({ confidence > $0.confidence }) ?? true {
                    best = Found(found.value, at: found.span, confidence: confidence)
                }
            }
        }
        return best
    }

    private static let labels: Set<String> = [
        "location", "address", "city", "lives", "lives in", "living in", "home town", "hometown",
        "based in", "residence", "home", "current location", "place",
        "city country", "wohnort", "adresse", "anschrift", "ort", "wohnhaft in", "standort",
        "ville",
        "lieu", "domicile", "localisation", "ciudad", "direccion", "ubicacion", "domicilio",
        "residencia", "localidad", "cidade", "endereco", "localidade", "morada", "localizacao",
        "residenza", "citta", "indirizzo", "domicilio", "luogo", "woonplaats", "plaats", "adres",
        "locatie", "miejsce zamieszkania", "miejscowosc", "miasto", "lokalizacja",
        "adres zamieszkania",
        "place of residence", "lieu de residence", "lugar de residencia",
    ]

    private func labelled(_ line: TextLine) -> Found<ResumeLocation>? {
        for cell in line.cells.flatMap({ HeadText.separated($0, utf8: context.utf8) }) {
            let lexemes = Lexeme.scan(context.utf8, cell)
            guard let colon = lexemes.firstIndex(where: { $0.is(":") }), colon > 0, colon <= 4,
                Self.labels.contains(Array(lexemes[..<colon]).phrase)
            else { continue }
            let rest = HeadText.clean(
                TextSpan(lexemes[colon].span.end, cell.end), utf8: context.utf8)
            if let found = place(rest, isLabelled: true) { return found }
        }
        return nil
    }

    /// The stretches of a line between bars, dots, dashes and wide gaps.
    private func segments(_ line: TextLine) -> [TextSpan] {
        line.cells.flatMap { HeadText.separated($0, utf8: context.utf8) }
            .map { HeadText.clean($0, utf8: context.utf8) }
            .filter { !$0.isEmpty && $0.length <= 90 }
    }

    /// A stretch understood as a place.
    private func place(_ span: TextSpan, isLabelled: Bool) -> Found<ResumeLocation>? {
        var span = span
        if let open = Lexeme.scan(context.utf8, span).dropFirst().first(where: { $0.is("(") }) {
            span = HeadText.clean(TextSpan(span.start, open.span.start), utf8: context.utf8)
        }
        let lexemes = Lexeme.scan(context.utf8, span)
        guard !lexemes.isEmpty, lexemes.count <= 20,
            !lexemes.contains(where: { $0.is("@") || $0.is(":") })
        else { return nil }
        if PlaceSyntax.isRemote(lexemes.phrase) {
            return Found(location(span, [], isRemote: true), at: span, confidence: 0.7)
        }
        var parts = HeadText.commaParts(span, utf8: context.utf8)
        let isRemote = parts.contains(where: {
            PlaceSyntax.isRemote(Lexeme.scan(context.utf8, $0).phrase)
        })
        parts.removeAll { PlaceSyntax.isRemote(Lexeme.scan(context.utf8, $0).phrase) }
        if let postal = withoutPostcode(parts) {
            return Found(location(span, postal, isRemote: isRemote), at: span, confidence: 0.9)
        }
        if let city = districtless(parts) {
            return Found(location(span, city, isRemote: isRemote), at: span, confidence: 0.85)
        }
        guard let first = parts.first, !lexemes.contains(where: { $0.kind == .number }) else {
            return nil
        }
        if isLabelled {
            return Found(location(span, parts, isRemote: isRemote), at: span, confidence: 0.97)
        }
        let words = Lexeme.scan(context.utf8, first)
        guard words.count <= 6, !RoleWords.isTitle(lexemes) else { return nil }
        if parts.count > 1,
            PlaceSyntax.parts(span, in: context.utf8) != nil || context.isCity(first)
        {
            let isSure = PlaceSyntax.endsInRegion(parts, in: context.utf8) || context.isCity(first)
            let isSkill = !isSure && !context.skillNames(in: span).isEmpty
            if isSkill { return nil }
            return Found(
                location(span, parts, isRemote: isRemote), at: span, confidence: isSure ? 0.92 : 0.4
            )
        }
        if parts.count == 1, context.isCity(first) {
            return Found(location(span, parts, isRemote: isRemote), at: span, confidence: 0.75)
        }
        return nil
    }

    /// The parts from the city on where one has a postcode: "12 Elm St, 35000 Rennes, France".
    private func withoutPostcode(_ parts: [TextSpan]) -> [TextSpan]? {
        for (index, part) in parts.enumerated() {
            let lexemes = Lexeme.scan(context.utf8, part)
            guard let number = lexemes.firstIndex(where: { $0.kind == .number && isPostcode($0) })
            else {
                continue
            }
            let rest = Array(parts[(index + 1)...]).filter { part in
                !Lexeme.scan(context.utf8, part).contains { $0.kind == .number }
            }
            let before = lexemes[..<number].filter { $0.kind == .word }
            // "35000 Rennes", "30-001 Kraków", "1011 AB Amsterdam".
            if number == 0 || before.allSatisfy({ $0.text.utf8.count <= 2 }) {
                var next = number + 1
                while next < lexemes.count,
                    lexemes[next].kind != .word
                        || (lexemes[next].text.utf8.count == 2 && next + 1 < lexemes.count)
                {
                    next += 1
                }
                guard next < lexemes.count else { continue }
                return [TextSpan(lexemes[next].span.start, part.end)] + rest
            }
            // "TX 78701" after the city.
            if index > 0, let state = before.first {
                let code = TextSpan(state.span.start, before.last?.span.end ?? part.end)
                return [parts[index - 1], code] + rest
            }
            // "Berlin 10115".
            if number == lexemes.count - 1, let last = before.last, before.count <= 3 {
                return [TextSpan(lexemes[0].span.start, last.span.end)] + rest
            }
        }
        return nil
    }

    /// "Lyon 7e, France", "Dublin 8, Ireland": the parts without the number of the district.
    private func districtless(_ parts: [TextSpan]) -> [TextSpan]? {
        guard let first = parts.first, parts.count > 1 else { return nil }
        let lexemes = Lexeme.scan(context.utf8, first)
        guard let number = lexemes.firstIndex(where: { $0.kind == .number }), number > 0,
            number >= lexemes.count - 2, lexemes[number].text.utf8.count <= 2,
            PlaceSyntax.endsInRegion(parts, in: context.utf8)
        else { return nil }
        let city = TextSpan(first.start, lexemes[number - 1].span.end)
        return [city] + parts.dropFirst()
    }

    private func isPostcode(_ lexeme: Lexeme) -> Bool { (4...6).contains(lexeme.text.utf8.count) }

    private func location(_ span: TextSpan, _ parts: [TextSpan], isRemote: Bool) -> ResumeLocation {
        let names = parts.map(context.string)
        let last = names.count > 1 ? names.last : nil
        let isState = last.map { state($0) } ?? false
        return ResumeLocation(
            raw: context.string(span), city: names.first,
            region: isState ? last : names.count > 2 ? names[1] : nil,
            country: isState ? nil : last, isRemote: isRemote)
    }

    private func state(_ text: String) -> Bool {
        let isCode = text.utf8.count == 2 && !["UK", "US"].contains(text)
        return isCode
            || PlaceSyntax.states.contains(Folding.fold(text))
                && !PlaceSyntax.countries.contains(Folding.fold(text))
    }
}
