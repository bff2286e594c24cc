package import Prelude

extension Gazetteer {
    /// The most words in the name of a place.
    static let maximumWords = 6
    /// The most places that are returned for one stretch.
    package static let maximumPlaces = 500

    /// The place that a text as a whole names: `Milan`, `Austin, TX`, `20144 Milano, Italien`,
    /// `Greater Boston Area`. Nil when no part of it is a known place.
    package func place(_ text: String) -> Place? {
        let source = SourceText(String(text.prefix(400)))
        let found = find(in: source, isLabelled: true).map(\.value)
        return found.first { $0.city != nil } ?? found.first { $0.countryCode != nil }
            ?? found.first
    }

    /// The places named in a stretch of text, in order and apart; a city and the region or country
    /// behind it are one.
    ///
    /// In prose a name must begin with a capital, names that are words of their own (Nice, Reading)
    /// need a country beside them, and small towns too; in a stretch that a label calls a place
    /// every name counts.
    package func find(
        in source: SourceText, within span: TextSpan? = nil, isLabelled: Bool = false
    ) -> [Found<Place>] {
        let span = span ?? TextSpan(0, source.utf8.count)
        let lexemes = Lexeme.scan(source.utf8, span)
        var finder = PlaceFinder(
            gazetteer: self, lexemes: lexemes, utf8: source.utf8, isLabelled: isLabelled)
        return finder.places()
    }
}

/// Finds the names of places among lexemes.
struct PlaceFinder {
    let gazetteer: Gazetteer
    let lexemes: [Lexeme]
    let utf8: [UInt8]
    let isLabelled: Bool

    /// A name found: what it may be, and where.
    private struct Hit {
        var entries: [Gazetteer.Entry]
        var key: String
        var first: Int
        var next: Int
    }

    mutating func places() -> [Found<Place>] {
        let hits = hits()
        var found: [Found<Place>] = []
        var index = 0
        while index < hits.count, found.count < Gazetteer.maximumPlaces {
            var group = [hits[index]]
            while index + 1 < hits.count, group.count < 4,
                continues(group[group.count - 1], hits[index + 1])
            {
                index += 1
                group.append(hits[index])
            }
            index += 1
            append(group, to: &found)
        }
        return found
    }

    // MARK: Names

    private func hits() -> [Hit] {
        var hits: [Hit] = []
        var index = 0
        while index < lexemes.count {
            guard lexemes[index].kind == .word, let hit = hit(at: index) else {
                index += 1
                continue
            }
            hits.append(hit)
            index = hit.next
        }
        return hits
    }

    /// The longest name that starts at an index.
    private func hit(at index: Int) -> Hit? {
        if !isLabelled || lexemes[index].text.utf8.count <= 3 {
            guard startsCapital(index) else { return nil }
        }
        var key = ""
        var best: Hit?
        var next = index
        var words = 0
        while next < lexemes.count, words < Gazetteer.maximumWords {
            let lexeme = lexemes[next]
            if lexeme.kind == .sign {
                guard words > 0, "-.'’".contains(lexeme.text), next + 1 < lexemes.count,
                    lexemes[next + 1].kind == .word
                else { break }
                next += 1
                continue
            }
            guard lexeme.kind == .word else { break }
            let joins =
                next > index && isApostrophe(next - 1)
                || next > index && lexemes[next - 1].is(".") && lexeme.isGlued
                    && lexeme.text.utf8.count == 1
            key += (words == 0 || joins ? "" : " ") + lexeme.text
            words += 1
            next += 1
            if let entries = gazetteer.entries[key], isName(key, index, next) {
                best = Hit(entries: entries, key: key, first: index, next: next)
            }
        }
        return best
    }

    private func isApostrophe(_ index: Int) -> Bool {
        lexemes[index].is("'") || lexemes[index].is("’")
    }

    private func startsCapital(_ index: Int) -> Bool {
        let scalar = Scalars.scalar(utf8, at: lexemes[index].span.start, end: utf8.count).0
        return Scalars.isCapital(scalar) || scalar > 0x2E7F
            || (scalar > 0x5CF && scalar < 0x10A0)
    }

    private func isUpper(_ index: Int, _ next: Int) -> Bool {
        (lexemes[index].span.start..<lexemes[next - 1].span.end).allSatisfy {
            !(utf8[$0] >= 0x61 && utf8[$0] <= 0x7A)
        }
    }

    /// Short names are abbreviations and are written in capitals.
    private func isName(_ key: String, _ index: Int, _ next: Int) -> Bool {
        key.utf8.count > 3 || utf8[lexemes[index].span.start] >= 0x80 || isUpper(index, next)
    }

    // MARK: Choosing

    /// Whether the second name says where the first one lies: `Austin, TX`, `Milan (Italy)`.
    private func continues(_ first: Hit, _ second: Hit) -> Bool {
        let between = lexemes[first.next..<second.first]
        guard between.count <= 3, !between.contains(where: { $0.kind == .word && !$0.is("the") })
        else { return false }
        guard
            between.allSatisfy({ ",(-–—/.".contains($0.text) || $0.is("the") || $0.kind == .number }
            )
        else { return false }
        return !pairs(first.entries, second.entries).isEmpty
    }

    /// The entries of the first that lie in one of the second.
    private func pairs(_ first: [Gazetteer.Entry], _ second: [Gazetteer.Entry]) -> [Gazetteer.Entry]
    {
        first.filter { entry in second.contains { lies(entry, in: $0) } }
    }

    private func lies(_ entry: Gazetteer.Entry, in outer: Gazetteer.Entry) -> Bool {
        switch (entry, outer) {
        case (.city(let city), .region(let region)):
            let row = gazetteer.cities[city]
            let area = gazetteer.regions[region]
            return row.country == area.country
                && (row.region == area.abbreviation || row.region == area.name
                    || row.region.isEmpty)
        case (.city(let city), .country(let country)):
            return gazetteer.cities[city].country == gazetteer.countries[country].code
        case (.region(let region), .country(let country)):
            return gazetteer.regions[region].country == gazetteer.countries[country].code
        default: return false
        }
    }

    private func append(_ group: [Hit], to found: inout [Found<Place>]) {
        guard let first = group.first, let last = group.last else { return }
        let span = lexemes[first.first].span.union(lexemes[last.next - 1].span)
        var entries = first.entries
        for other in group.dropFirst() {
            let narrowed = pairs(entries, other.entries)
            if !narrowed.isEmpty { entries = narrowed }
        }
        let isPlaced = group.count > 1
        if !isPlaced { entries = entries.filter { stands($0, alone: first) } }
        guard let entry = entries.max(by: { weight($0, first) < weight($1, first) }) else { return }
        var confidence = isPlaced ? 0.97 : isLabelled ? 0.9 : 0.75
        if entries.count > 1, !isPlaced { confidence -= 0.1 }
        found.append(Found(gazetteer.place(of: entry), at: span, confidence: confidence))
    }

    /// Whether a name alone may stand for the entry.
    private func stands(_ entry: Gazetteer.Entry, alone hit: Hit) -> Bool {
        switch entry {
        case .region(let index):
            // "OR", "IN", "DE": two letters are a region only behind a city, and in prose so are
            // all abbreviations.
            let region = gazetteer.regions[index]
            let isShort = Gazetteer.key(region.abbreviation) == hit.key && hit.key.utf8.count <= 3
            return !isShort
        case .city(let index):
            if isLabelled { return true }
            if Self.words.contains(hit.key) { return false }
            return gazetteer.cities[index].population >= 60 && !isPersonOrWord(hit)
        case .country: return isLabelled || !Self.names.contains(hit.key)
        case .world: return true
        }
    }

    /// Whether a capitalized word stands right before or behind, as in the name of a person or firm.
    private func isPersonOrWord(_ hit: Hit) -> Bool {
        if hit.first > 0, lexemes[hit.first - 1].kind == .word, startsCapital(hit.first - 1),
            !Self.before.contains(lexemes[hit.first - 1].text), hit.first > 1,
            lexemes[hit.first - 2].kind == .word
        {
            return true
        }
        guard hit.next < lexemes.count, lexemes[hit.next].kind == .word else { return false }
        return startsCapital(hit.next) && !Self.after.contains(lexemes[hit.next].text)
    }

    private func weight(_ entry: Gazetteer.Entry, _ hit: Hit) -> Int {
        switch entry {
        case .city(let index):
            let city = gazetteer.cities[index]
            return city.population + (Gazetteer.key(city.name) == hit.key ? 50 : 0)
        case .region: return isLabelled ? 400 : 300
        case .country: return 100_000
        case .world: return 100_001
        }
    }

    /// Names of places that are words of their own in a language we read.
    private static let words: Set<String> = MoneyWords.words(
        """
        nice reading most mobile bath split orange male lead hull essen best of man march victoria
        san bar bad bergen halle hamm ulm tours lens nancy brest vienne sale same bari lima roma
        como leon leeds sion wells deal rugby swords independence enterprise liberty columbia
        paradise hope salem union surprise commerce industry power plus data central valencia
        santiago florence sofia lusaka eden moss mons genk batman van ordu agen home spring
        """
    ).subtracting([
        "leeds", "lima", "bergen", "sofia", "valencia", "santiago", "florence", "lusaka", "bari",
    ])

    /// Countries that are first names or words.
    private static let names: Set<String> = [
        "jordan", "chad", "georgia", "turkey", "guinea", "mali",
    ]

    private static let before: Set<String> = MoneyWords.words(
        "in at from near to the greater our of on based downtown remote hybrid onsite central office"
    )

    private static let after: Set<String> = MoneyWords.words(
        "or and area office based remote hybrid onsite metro city region time")
}
