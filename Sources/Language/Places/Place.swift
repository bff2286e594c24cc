/// A place on earth as far as recruiting needs it: a city, a region or a whole country.
package struct Place: Hashable, Sendable {
    /// The city's name, as the gazetteer writes it; nil for a region or country.
    package var city: String?
    /// The state, province or region; nil when unknown.
    package var region: String?
    /// The country's English name; nil for a region of the world.
    package var country: String?
    /// The ISO 3166-1 code of two letters; nil for a region of the world.
    package var countryCode: String?
    /// The region of the world: "Europe", "Latin America".
    package var worldRegion: String?
    /// The IANA name of the time zone; nil where a region or country has several.
    package var zone: String?
    /// The city's inhabitants in thousands, roughly; 0 when unknown.
    package var population: Int

    /// A place from its parts.
    package init(
        city: String? = nil, region: String? = nil, country: String? = nil,
        countryCode: String? = nil, worldRegion: String? = nil, zone: String? = nil,
        population: Int = 0
    ) {
        self.city = city
        self.region = region
        self.country = country
        self.countryCode = countryCode
        self.worldRegion = worldRegion
        self.zone = zone
        self.population = population
    }

    /// The place in words: `Milan, Italy`, `Texas, United States`, `Europe`.
    package var description: String {
        if let city { return country.map { "\(city), \($0)" } ?? city }
        if let region { return country.map { "\(region), \($0)" } ?? region }
        return country ?? worldRegion ?? ""
    }
}
