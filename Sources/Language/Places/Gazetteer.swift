/// The places Muster knows, read once from the files of `data/places` and never changed.
package struct Gazetteer: Sendable {
    /// What a name may stand for.
    enum Entry: Hashable, Sendable {
        case city(Int)
        case region(Int)
        case country(Int)
        case world(Int)
    }

    /// A row of `places.tsv`.
    struct City: Sendable {
        var name: String
        var country: String
        var region: String
        var zone: String
        var population: Int
    }

    /// A row of `regions.tsv`.
    struct Region: Sendable {
        var country: String
        var name: String
        var abbreviation: String
        var zone: String
    }

    /// A row of `countries.tsv`; `zone` is the capital's.
    struct Country: Sendable {
        var code: String
        var name: String
        var zone: String
        var currency: String
        var world: String
        var zones: Set<String> = []
    }

    private(set) var cities: [City] = []
    private(set) var regions: [Region] = []
    private(set) var countries: [Country] = []
    private(set) var worlds: [String] = []
    /// Offsets in minutes and zones by abbreviation as written.
    private(set) var abbreviations: [String: (offset: Int, zone: String)] = [:]
    private(set) var entries: [String: [Entry]] = [:]
    private(set) var countryIndexes: [String: Int] = [:]

    /// Reads the four files.
    /// - Throws: `GazetteerError` naming the file and line of the first broken rule.
    package init(
        countries: [UInt8], regions: [UInt8], places: [UInt8], zones: [UInt8]
    ) throws(GazetteerError) {
        entries.reserveCapacity(16_000)
        try GazetteerRows.each(countries, file: "countries.tsv", columns: 9) { row in
            add(country: row)
        }
        try GazetteerRows.each(regions, file: "regions.tsv", columns: 5) { row in add(region: row) }
        try GazetteerRows.each(places, file: "places.tsv", columns: 6) { row in add(city: row) }
        var broken: Int?
        try GazetteerRows.each(zones, file: "zones.tsv", columns: 4) { row in
            guard let offset = Int(row.text(1)) else {
                broken = broken ?? row.line
                return
            }
            abbreviations[row.text(0)] = (offset, row.text(2))
        }
        if let broken {
            throw GazetteerError(
                file: "zones.tsv", line: broken, problem: "expected an offset in minutes")
        }
    }

    /// The number of places with a name.
    package var count: Int { cities.count }

    /// The standard offset in minutes and the IANA zone of an abbreviation such as `CET`; capitals
    /// matter.
    package func zone(abbreviation: String) -> (offset: Int, zone: String)? {
        abbreviations[abbreviation]
    }

    /// The ISO 4217 code of the money used in a country, or nil for a name it does not know.
    package func currency(ofCountry name: String) -> String? {
        for case .country(let index) in entries[Self.key(name)] ?? [] {
            return countries[index].currency
        }
        return nil
    }

    // MARK: Reading

    private mutating func add(country row: GazetteerRows.Row) {
        let index = countries.count
        let world = row.text(7)
        countries.append(
            Country(
                code: row.text(0), name: row.text(2), zone: row.text(4), currency: row.text(5),
                world: world, zones: [row.text(4)]))
        countryIndexes[row.text(0)] = index
        for name in [row.text(2), row.text(1)] + row.list(8) { add(.country(index), as: name) }
        if !worlds.contains(world) {
            worlds.append(world)
            add(.world(worlds.count - 1), as: world)
        }
    }

    private mutating func add(region row: GazetteerRows.Row) {
        let index = regions.count
        regions.append(
            Region(
                country: row.text(0), name: row.text(1), abbreviation: row.text(2),
                zone: row.text(3)))
        for name in [row.text(1)] + row.list(4) { add(.region(index), as: name) }
        if !row.text(2).isEmpty { add(.region(index), as: row.text(2)) }
        if let country = countryIndexes[row.text(0)], !row.text(3).isEmpty {
            countries[country].zones.insert(row.text(3))
        }
    }

    private mutating func add(city row: GazetteerRows.Row) {
        let index = cities.count
        cities.append(
            City(
                name: row.text(0), country: row.text(1), region: row.text(2), zone: row.text(3),
                population: Int(row.text(4)) ?? 0))
        for name in [row.text(0)] + row.list(5) { add(.city(index), as: name) }
        if let country = countryIndexes[row.text(1)] {
            countries[country].zones.insert(row.text(3))
        }
    }

    private mutating func add(_ entry: Entry, as name: String) {
        let key = Self.key(name)
        guard !key.isEmpty else { return }
        if entries[key]?.contains(entry) == true { return }
        entries[key, default: []].append(entry)
    }

    /// The form in which names are compared: folded words joined by single blanks.
    static func key(_ name: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var isBreak = false
        for scalar in name.unicodeScalars {
            if Scalars.isLetter(scalar.value) || Scalars.isDigit(scalar.value)
                || Scalars.isMark(scalar.value) || ByteClass.isWord(scalar)
            {
                if isBreak, !bytes.isEmpty { bytes.append(0x20) }
                isBreak = false
                Folding.fold(scalar, into: &bytes)
            } else if scalar != "." && scalar != "'" && scalar != "’" {
                isBreak = true
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Places from entries

    func place(of entry: Entry) -> Place {
        switch entry {
        case .city(let index):
            let city = cities[index]
            let country = countryIndexes[city.country].map { countries[$0] }
            return Place(
                city: city.name, region: regionName(city.region, in: city.country),
                country: country?.name, countryCode: city.country, worldRegion: country?.world,
                zone: city.zone, population: city.population)
        case .region(let index):
            let region = regions[index]
            let country = countryIndexes[region.country].map { countries[$0] }
            let only = country?.zones.count == 1 ? country?.zone : nil
            return Place(
                region: region.name, country: country?.name, countryCode: region.country,
                worldRegion: country?.world, zone: region.zone.isEmpty ? only : region.zone)
        case .country(let index):
            let country = countries[index]
            return Place(
                country: country.name, countryCode: country.code, worldRegion: country.world,
                zone: country.zones.count == 1 ? country.zone : nil)
        case .world(let index): return Place(worldRegion: worlds[index])
        }
    }

    private func regionName(_ written: String, in country: String) -> String? {
        guard !written.isEmpty else { return nil }
        for case .region(let index) in entries[Self.key(written)] ?? []
        where regions[index].country == country {
            return regions[index].name
        }
        return written
    }
}

/// What is wrong with a file of places, and where.
package struct GazetteerError: Error, Hashable, CustomStringConvertible {
    /// The file's name.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// What was expected and what was found.
    package let problem: String

    /// The whole message: `places.tsv:12: expected 6 columns, found 3`.
    package var description: String { "\(file):\(line): \(problem)" }
}
