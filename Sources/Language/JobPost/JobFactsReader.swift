import Prelude

extension JobDetailReader {
    private func labelled(_ path: String, _ field: JobField) -> TextSpan? {
        text.source.facts.first { $0.path == path && !$0.span.isEmpty }?.span ?? text.value(field)
    }

    private func found(_ span: TextSpan) -> Found<String> {
        Found(text.source.string(span), at: span, confidence: 0.95)
    }

    // MARK: Company

    func company(_ reading: inout JobPostReading) {
        reading.companySize = text.value(.companySize).map(found) ?? spokenSize()
        reading.companyWebsite = labelled("job.company_url", .website).map(found)
        reading.companyXURL = labelled("job.x_url", .x).map(found)
        let spans =
            [text.value(.companyType)].compactMap { $0 }
            + text.sentences([.header, .company, .role, .team]).prefix(60)
        for span in spans where reading.companyStage == nil {
            reading.companyStage = JobWords.stages(in: text.lexemes(span)).first
                .map { Found($0.0, at: $0.1, confidence: 0.75) }
        }
    }

    /// "Startup, 45 people", "a firm of 38 people", "240 Menschen".
    private func spokenSize() -> Found<String>? {
        for span in text.sentences([.header, .company, .team, .role]).prefix(60) {
            let words = text.lexemes(span)
            for (index, lexeme) in words.enumerated() where Self.people.contains(lexeme.text) {
                guard index > 0, let count = words[index - 1].number, count >= 10 else { continue }
                let place = words[index - 1].span.union(lexeme.span)
                return Found(text.source.string(place), at: place, confidence: 0.6)
            }
        }
        return nil
    }

    private static let people: Set<String> = [
        "people", "employees", "mitarbeiter", "mitarbeitende", "menschen", "salaries", "personas",
        "empleados", "colaboradores", "dipendenti", "medewerkers", "pracownikow", "collaborateurs",
    ]

    // MARK: Dates and status

    func dates(_ reading: inout JobPostReading) {
        reading.postedDate = text.value(.posted).flatMap(day)
        reading.deadlineDate = text.value(.deadline).flatMap(day) ?? spokenDeadline()
        if let span = labelled("job.status", .status) {
            let words = text.lexemes(span).phrase
            for (status, names) in Self.statuses where names.contains(words) {
                reading.status = Found(status, at: span, confidence: 0.9)
            }
        }
        for span in text.lines.prefix(400).map(\.content) where reading.isUrgent == nil {
            let words = text.lexemes(span)
            if let word = words.first(where: { Self.urgent.contains($0.text) }) {
                reading.isUrgent = Found(true, at: word.span, confidence: 0.8)
            }
        }
    }

    /// "Apply before 31 January", "Bewerbung bis 15.03.2027".
    private func spokenDeadline() -> Found<Day>? {
        for line in text.lines.suffix(40) where line.hasNumber {
            let words = line.lexemes
            guard words.contains(where: { Self.applying.contains($0.text) }),
                let index = words.firstIndex(where: { Self.until.contains($0.text) })
            else { continue }
            let span = TextSpan(words[index].span.end, line.content.end)
            if let day = day(span) { return Found(day.value, at: day.span, confidence: 0.8) }
        }
        return nil
    }

    /// The first day in a stretch; one without a year is the next after today.
    private func day(_ span: TextSpan) -> Found<Day>? {
        let words = text.lexemes(span)
        for index in words.indices {
            guard let day = JobDay.day(words, at: index, today: today) else { continue }
            return Found(day, at: span, confidence: 0.9)
        }
        return nil
    }

    private static let statuses: [(JobStatus, Set<String>)] = [
        (.active, ["active", "open", "live", "published", "negotiation", "new", "hiring"]),
        (.paused, ["paused", "on hold", "hold", "draft"]),
        (.filled, ["filled", "hired", "placed"]),
        (.closed, ["closed", "cancelled", "canceled", "archived", "lost"]),
    ]
    private static let urgent: Set<String> = [
        "urgent", "urgently", "asap", "dringend", "urgente", "urgentemente", "spoed", "pilne",
        "pilnie",
    ]
    private static let applying: Set<String> = [
        "apply", "write", "application", "applications", "bewerbung", "bewerben", "bewerbungen",
        "postuler", "candidature", "solicitud", "candidatura", "candidaturas", "solliciteer",
        "aplikuj", "send", "closing", "deadline", "close",
    ]
    private static let until: Set<String> = [
        "before", "by", "until", "bis", "avant", "jusqu", "antes", "hasta", "ate", "entro", "voor",
        "tot", "do", "deadline", "on", "closing",
    ]

    // MARK: Contacts

    func contacts(_ reading: inout JobPostReading) {
        let tokens = text.lines.flatMap { Tokenizer.tokens(of: text.source, in: $0.content) }
            .filter { $0.kind == .address }
        let mail = tokens.first { text.source.string($0.span).contains("@") }
        if let mail {
            let address = text.source.string(mail.span).lowercased()
            let plain = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
            reading.hiringManagerEmail = Found(plain, at: mail.span, confidence: 0.9)
        }
        reading.applicationURL = labelled("job.url", .apply).map(found)
        if let url = reading.applicationURL, !url.value.contains("://") {
            reading.applicationURL = nil
        }
        if reading.applicationURL == nil {
            reading.applicationURL = tokens.first {
                let address = Folding.fold(text.source.string($0.span))
                return address.contains("://")
                    && [
                        "apply", "jobs", "careers", "job", "bewerb", "lever", "greenhouse",
                        "workable",
                    ]
                    .contains { address.contains($0) }
            }.map { Found(text.source.string($0.span), at: $0.span, confidence: 0.8) }
        }
        if let contact = text.value(.contact) {
            let name = text.lexemes(contact).prefix { $0.kind == .word || "-'’.".contains($0.text) }
            if let first = name.first, let last = name.last,
                (2...4).contains(name.filter { $0.kind == .word }.count)
            {
                let span = first.span.union(last.span)
                reading.hiringManagerName = Found(
                    text.source.string(span), at: span, confidence: 0.8)
            }
        }
    }
}
