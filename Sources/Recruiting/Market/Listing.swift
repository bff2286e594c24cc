package import Prelude
package import Storage

/// A job of the market as the desk keeps it: not one that the desk fills, until somebody makes it one.
package struct Listing: Record, Hashable {
    /// The listing's id.
    package var id: ID<Listing>
    /// The SHA-256 of title, company and first canonical address (facts D.1).
    package var jobHash: String
    /// The title as posted.
    package var title: String
    /// The title in the form in which titles are compared.
    package var titleKey: String
    /// Who hires, as posted; nil where nobody is named.
    package var company: String?
    /// The company in the form in which companies are compared; empty where nobody is named.
    package var companyKey: String
    /// The kind of work that it was put to; nil where it fits none.
    package var category: ID<SearchCategory>?
    /// Every place, an array of texts.
    package var places: JSONValue
    /// Whether it can be done from elsewhere; nil where nobody says.
    package var isRemote: Bool?
    /// How much of a week and the like, an array of texts.
    package var employment: JSONValue
    /// How senior it is; nil where it does not say.
    package var level: String?
    /// The least years of work that it asks for; nil where it does not say.
    package var minYears: Double?
    /// The least that is paid in a year, in whole units of the currency; nil where it does not say.
    package var payLeast: Int?
    /// The most that is paid in a year; nil where it does not say.
    package var payMost: Int?
    /// The currency's code of three letters; nil where it does not say.
    package var payCurrency: String?
    /// What it says, as plain text.
    package var text: String
    /// The skills that it asks for: an array of `skill`, `surface`, `is_must`, `min_years`, `min_level`.
    package var demands: JSONValue
    /// Words that sources file it under, an array of texts.
    package var labels: JSONValue
    /// What else sources tell, by their own names.
    package var details: JSONValue
    /// The day on which it was posted first, ISO 8601; nil where nobody says.
    package var postedOn: String?
    /// The last day on which it is open, ISO 8601; nil where nobody says.
    package var closesOn: String?
    /// When the desk saw it first.
    package var firstSeen: Timestamp
    /// When the desk saw it last.
    package var lastSeen: Timestamp
    /// When it was seen to be gone; nil while it is open.
    package var closedAt: Timestamp?
    /// A digest of what is asked for, which a score is kept under.
    package var digest: String
    /// The older listing that says nearly the same; nil where none does.
    package var duplicateOf: ID<Listing>?
    /// The job of the desk that it became; nil while it is none.
    package var job: ID<Job>?

    /// A listing from its parts.
    package init(
        id: ID<Listing>, jobHash: String, title: String, titleKey: String, company: String?,
        companyKey: String, category: ID<SearchCategory>?, places: JSONValue, isRemote: Bool?,
        employment: JSONValue, level: String?, minYears: Double?, payLeast: Int?, payMost: Int?,
        payCurrency: String?, text: String, demands: JSONValue, labels: JSONValue,
        details: JSONValue, postedOn: String?, closesOn: String?, firstSeen: Timestamp,
        lastSeen: Timestamp, closedAt: Timestamp?, digest: String, duplicateOf: ID<Listing>?,
        job: ID<Job>?
    ) {
        self.id = id
        self.jobHash = jobHash
        self.title = title
        self.titleKey = titleKey
        self.company = company
        self.companyKey = companyKey
        self.category = category
        self.places = places
        self.isRemote = isRemote
        self.employment = employment
        self.level = level
        self.minYears = minYears
        self.payLeast = payLeast
        self.payMost = payMost
        self.payCurrency = payCurrency
        self.text = text
        self.demands = demands
        self.labels = labels
        self.details = details
        self.postedOn = postedOn
        self.closesOn = closesOn
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.closedAt = closedAt
        self.digest = digest
        self.duplicateOf = duplicateOf
        self.job = job
    }

    /// The table.
    package static let table = Table(
        "listing", Listing.init, Column("id", \.id), Column("job_hash", \.jobHash),
        Column("title", \.title), Column("title_key", \.titleKey), Column("company", \.company),
        Column("company_key", \.companyKey), Column("category_id", \.category),
        Column("places", \.places), Column("is_remote", \.isRemote),
        Column("employment", \.employment), Column("level", \.level),
        Column("min_years", \.minYears), Column("pay_least", \.payLeast),
        Column("pay_most", \.payMost), Column("pay_currency", \.payCurrency),
        Column("text", \.text), Column("demands", \.demands), Column("labels", \.labels),
        Column("details", \.details), Column("posted_on", \.postedOn),
        Column("closes_on", \.closesOn), Column("first_seen", \.firstSeen),
        Column("last_seen", \.lastSeen), Column("closed_at", \.closedAt),
        Column("digest", \.digest), Column("duplicate_of", \.duplicateOf), Column("job_id", \.job))

    /// The demands as values.
    package var demanded: [Demand] { (demands.elements ?? []).compactMap(Demand.init) }

    /// A skill that a listing asks for.
    package struct Demand: Sendable, Hashable {
        /// The skill's canonical name.
        package var skill: String
        /// The skill as the listing writes it.
        package var surface: String
        /// Whether nobody fits without it.
        package var isMust: Bool
        /// The least years with it; nil where the listing does not say.
        package var minYears: Double?
        /// The least level, 1...10; nil where the listing does not say.
        package var minLevel: Int?

        /// A demand from its parts.
        package init(
            skill: String, surface: String, isMust: Bool, minYears: Double?, minLevel: Int?
        ) {
            self.skill = skill
            self.surface = surface
            self.isMust = isMust
            self.minYears = minYears
            self.minLevel = minLevel
        }

        /// A demand as it is stored; nil for what is none.
        package init?(_ value: JSONValue) {
            guard let skill = value["skill"]?.string else { return nil }
            self.init(
                skill: skill, surface: value["surface"]?.string ?? skill,
                isMust: value["is_must"]?.bool ?? true, minYears: value["min_years"]?.double,
                minLevel: value["min_level"]?.int)
        }

        /// The demand as it is stored.
        package var value: JSONValue {
            [
                "skill": .string(skill), "surface": .string(surface), "is_must": .bool(isMust),
                "min_years": minYears.map(JSONValue.number) ?? .null,
                "min_level": JSONValue(minLevel),
            ]
        }
    }
}

/// Where a listing stands on the web, as one source showed it.
package struct ListingAddress: Record, Hashable {
    /// The address in its canonical form.
    package var address: String
    /// The listing.
    package var listing: ID<Listing>
    /// The source that showed it.
    package var source: String
    /// The source's own name for it.
    package var key: String
    /// Its place among the listing's addresses, from 0.
    package var position: Int
    /// When it was seen first.
    package var firstSeen: Timestamp
    /// When it was seen last.
    package var lastSeen: Timestamp
    /// When its source was seen not to show it any more; nil while it does.
    package var goneAt: Timestamp?
    /// What the post there said when it was seen first; nil where that is what the listing says.
    package var said: JSONValue?

    /// An address from its parts.
    package init(
        address: String, listing: ID<Listing>, source: String, key: String, position: Int,
        firstSeen: Timestamp, lastSeen: Timestamp, goneAt: Timestamp?, said: JSONValue?
    ) {
        self.address = address
        self.listing = listing
        self.source = source
        self.key = key
        self.position = position
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.goneAt = goneAt
        self.said = said
    }

    /// The table.
    package static let table = Table(
        "listing_address", ListingAddress.init, Column("address", \.address),
        Column("listing_id", \.listing), Column("source_id", \.source), Column("key", \.key),
        Column("position", \.position), Column("first_seen", \.firstSeen),
        Column("last_seen", \.lastSeen), Column("gone_at", \.goneAt), Column("said", \.said))
}
