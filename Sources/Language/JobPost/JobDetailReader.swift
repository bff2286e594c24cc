import Prelude

/// Reads title, company, hours, place, level, pay, dates and contacts of a job post.
struct JobDetailReader {
    let text: JobText
    let gazetteer: Gazetteer
    let today: Day

    func fill(_ reading: inout JobPostReading) {
        names(&reading)
        work(&reading)
        place(&reading)
        pay(&reading)
        company(&reading)
        dates(&reading)
        contacts(&reading)
    }

    private func fact(_ path: String) -> TextSpan? {
        text.source.facts.first { $0.path == path && !$0.span.isEmpty }?.span
    }

    private func found(_ span: TextSpan, _ confidence: Double = 0.95) -> Found<String> {
        Found(text.source.string(span), at: span, confidence: confidence)
    }

    // MARK: Names

    private func names(_ reading: inout JobPostReading) {
        let titles = JobTitleReader(text: text)
        reading.title =
            (fact("job.title") ?? text.value(.title)).flatMap { titles.cleaned($0, 0.97) }
            ?? titles.title()
        reading.company =
            (fact("job.company") ?? text.value(.company)).map { found($0) }
            ?? titles.company(after: reading.title)
        reading.category = (fact("job.category") ?? text.value(.category)).map { found($0, 0.9) }
        let words = [reading.title?.span, reading.category?.span].compactMap { $0 }
        for span in words where reading.roleType == nil {
            reading.roleType = JobRoleWords.type(of: text.lexemes(span)).map {
                Found($0, at: span, confidence: 0.8)
            }
        }
    }

    // MARK: Hours, contract and rung

    private func work(_ reading: inout JobPostReading) {
        var spans = [fact("job.employment_type"), text.value(.jobType)].compactMap { $0 }
        if let title = text.lines.first?.content { spans.append(title) }
        var found = spans.flatMap { JobWords.employment(in: text.lexemes($0)) }
        if found.isEmpty {
            let header = text.sentences([.header, .role, .benefits, .compensation, .other])
            found = header.prefix(40).flatMap { JobWords.employment(in: text.lexemes($0)) }
                .filter {
                    $0.0 == .fullTime && $0.1 == nil || $0.0 == .partTime || $0.1 == .freelance
                }
        }
        let isFull = found.contains { $0.0 == .fullTime && $0.1 == nil }
        for (type, kind, span) in found {
            // An apprentice or intern with stated hours keeps those; "permanent" alone is full-time.
            let isSilent = kind == .permanent || kind == .internship || kind == .apprenticeship
            let isPart = found.contains { $0.0 == .partTime }
            if !(isSilent && (isFull || isPart)),
                !reading.employmentTypes.contains(where: { $0.value == type })
            {
                reading.employmentTypes.append(Found(type, at: span, confidence: 0.95))
            }
            if let kind, !reading.contractKinds.contains(where: { $0.value == kind }) {
                reading.contractKinds.append(Found(kind, at: span, confidence: 0.95))
            }
        }
        rungs(&reading)
    }

    private func rungs(_ reading: inout JobPostReading) {
        let levels = [fact("job.level"), text.value(.experienceLevel)].compactMap { $0 }
        for span in levels {
            for (rung, place) in JobWords.rungs(in: text.lexemes(span))
            where !reading.experienceLevels.contains(where: { $0.value == rung }) {
                reading.experienceLevels.append(Found(rung, at: place, confidence: 0.95))
            }
        }
        if let title = reading.title,
            let rung = SeniorityReader.seniority(ofTitle: text.lexemes(title.span)),
            !(rung == .executive && isSalesTitle(title.span))
        {
            reading.seniority = Found(rung, at: title.span, confidence: 0.9)
            if reading.experienceLevels.isEmpty {
                reading.experienceLevels = [Found(rung, at: title.span, confidence: 0.9)]
            }
        }
        let lowest =
            levels.isEmpty
            ? nil : reading.experienceLevels.min { Self.rank($0.value) < Self.rank($1.value) }
        reading.seniority = lowest ?? reading.seniority
    }

    /// An account executive sells; only a chief or director is an executive.
    private func isSalesTitle(_ span: TextSpan) -> Bool {
        let words = text.lexemes(span).filter { $0.kind == .word }.map(\.text)
        guard let index = words.firstIndex(of: "executive"), index > 0 else { return false }
        return !words.contains("chief") && !words.contains("director") && !words.contains("vp")
            && [
                "account", "sales", "marketing", "support", "service", "development", "relations",
                "hr", "business",
            ]
            .contains(words[index - 1])
    }

    private static func rank(_ rung: Seniority) -> Int {
        Seniority.allCases.firstIndex(of: rung) ?? 0
    }

    // MARK: Place

    private func place(_ reading: inout JobPostReading) {
        let spans = [
            fact("job.work_setup"), text.value(.workSetup), fact("job.location"),
            text.value(.location),
        ].compactMap { $0 }
        var types = spans.flatMap { JobWords.locationTypes(in: text.lexemes($0)) }
        if types.isEmpty {
            let header =
                text.lines.prefix(4).map(\.content)
                + text.sentences([.header, .role, .location, .benefits, .other]).prefix(40)
            types = header.flatMap { JobWords.locationTypes(in: text.lexemes($0)) }
        }
        // "hybrid (three days on site)" is hybrid; "remote, or in our office" is remote.
        if let type = types.first(where: { $0.0 == .hybrid }) ?? types.first(where: {
            $0.0 == .remote
        }) ?? types.first {
            reading.locationType = Found(type.0, at: type.1, confidence: spans.isEmpty ? 0.7 : 0.95)
        }
        let labelled = [fact("job.location"), text.value(.location)].compactMap { $0 }
        var places = labelled.flatMap {
            gazetteer.find(in: text.source, within: $0, isLabelled: true)
        }
        if places.isEmpty {
            let head = text.lines.prefix(4).dropFirst().map(\.content)
            places = head.flatMap { gazetteer.find(in: text.source, within: $0) }
        }
        // "Europe, or our office in Milan": the office is the place.
        let named = places.filter { $0.value.countryCode != nil }
        for place in named.isEmpty ? places : named
        where !reading.locations.contains(where: { $0.value == place.value }) {
            reading.locations.append(place)
        }
        let zones = [fact("job.timezone"), text.value(.timeZone), text.value(.location)].compactMap
        { $0 }
        for span in zones + zoneSentences() where reading.timeZones == nil {
            let requirement = gazetteer.timeZones(in: text.source.string(span))
            if requirement != .unknown {
                reading.timeZones = Found(requirement, at: span, confidence: 0.9)
            }
        }
    }

    /// Sentences that speak of time zones in so many words.
    private func zoneSentences() -> [TextSpan] {
        text.sentences([.header, .role, .requirements, .location, .benefits, .other]).prefix(200)
            .filter {
                let words = text.lexemes($0)
                return words.contains {
                    ["utc", "gmt", "timezone", "timezones", "cet", "zeitzone"].contains($0.text)
                }
                    || words.phrase.holds("time zone")
            }
    }

    // MARK: Pay

    private func pay(_ reading: inout JobPostReading) {
        let scanner = MoneyScanner()
        for span in [fact("job.salary"), text.value(.salary)].compactMap({ $0 })
        where reading.salary == nil {
            reading.salary = scanner.pay(in: text.utf8, span, context: .field)
                .map { Found($0, at: $0.span, confidence: $0.confidence) }
        }
        if reading.salary == nil {
            let prose = text.parts.filter {
                $0.section.kind != .company && $0.section.kind != .legal
            }
            let found = prose.flatMap {
                scanner.statements(in: text.utf8, $0.section.heading.union($0.section.body))
            }
            let best = found.filter { $0.hasFigure && $0.isPlausible }.max {
                $0.confidence < $1.confidence
            }
            reading.salary = (best ?? found.first)
                .map { Found($0, at: $0.span, confidence: $0.confidence) }
        }
        if let salary = reading.salary, !salary.value.isPlausible {
            reading.warnings.append(.implausibleSalary(salary.span))
        }
        equity(&reading)
    }

    private func equity(_ reading: inout JobPostReading) {
        let labels = [fact("job.salary"), text.value(.salary)].compactMap { $0 }
        let all =
            labels
            + text.sentences([.header, .role, .compensation, .benefits, .other, .niceToHave])
        for span in all {
            let words = text.lexemes(span)
            let phrase = " " + words.phrase + " "
            if reading.hasEquity == nil,
                Self.equityWords.contains(where: phrase.holds)
            {
                let isNo = phrase.holds(" no equity ") || phrase.holds(" without equity ")
                reading.hasEquity = Found(!isNo, at: span, confidence: 0.9)
                if !isNo { reading.equityDetails = found(span, 0.85) }
            }
            if reading.hasTokenCompensation == nil,
                Self.tokenWords.contains(where: phrase.holds)
            {
                reading.hasTokenCompensation = Found(true, at: span, confidence: 0.85)
            }
        }
    }

    private static let equityWords = [
        "equity", "stock options", "stock option", "share options", "esop", "vsop", "rsu", "rsus",
        "shares", "aktienoptionen", "unternehmensanteile", "bspce", "participacion accionaria",
        "stock grant", "udzialy", "virtual shares",
    ].map { " \($0) " }
    private static let tokenWords = [
        "tokens", "token", "token allocation", "token grant", "token compensation", "token package",
    ].map { " \($0) " }
}
