internal import Hashing
internal import Language
internal import Market
internal import Prelude
internal import Recruiting

/// Reads what a job of the market asks for, as the desk reads the posts of its own jobs.
struct ListingReading: Sendable {
    /// The version of this reading, which scores are kept under.
    static let version = "1"

    /// 1990-01-01.
    private static let earliest = Day(number: 7305)

    private let knowledge: Knowledge
    private let reader: JobPostReader
    private let sorting: ListingSorting

    /// A reading that puts jobs to some categories.
    init(_ knowledge: Knowledge, categories: [SearchCategory], today: Day) {
        self.knowledge = knowledge
        reader = knowledge.jobPostReader(today: today)
        sorting = ListingSorting(knowledge, categories)
    }

    /// A day on which something can have been posted: not before the web was, and not after tomorrow, which
    /// has begun elsewhere already.
    private static func believed(_ posted: Day, now: Timestamp) -> Day? {
        (earliest...Day(number: now.day.number + 1)).contains(posted) ? posted : nil
    }

    /// The listing that a job becomes when it is new.
    func incoming(
        _ merged: MergedJob, id: ID<Listing>, now: Timestamp
    ) -> ListingStore.Incoming {
        let job = merged.job
        let read = reader.read(SourceText("\(job.title)\n\n\(job.text)"))
        let demands = read.skills.prefix(JobPostLimits.skills).map { skill in
            Listing.Demand(
                skill: knowledge.skillName(skill.name).name, surface: skill.surface,
                isMust: skill.requirement == .mustHave, minYears: skill.minYears,
                minLevel: skill.minLevel)
        }
        let pay = job.pay.flatMap(YearlyPay.init) ?? YearlyPay(read.salary?.value)
        let asked = JSONValue.array(demands.map(\.value))
        let listing = Listing(
            id: id, jobHash: SHA256.hex(Array(merged.identity.utf8)), title: job.title,
            titleKey: merged.titleKey, company: job.company, companyKey: merged.companyKey,
            category: sorting.category(of: job.title), places: JSONValue(merged.places),
            isRemote: job.isRemote ?? remote(read),
            employment: JSONValue(job.employment), level: read.seniority?.value.rawValue,
            minYears: read.minYears?.value, payLeast: pay?.least, payMost: pay?.most,
            payCurrency: pay?.currency, text: job.text, demands: asked,
            labels: JSONValue(job.labels),
            details: .object(
                job.details.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }),
            postedOn: job.posted.flatMap { Self.believed($0, now: now) }?.description,
            closesOn: job.closes?.description,
            firstSeen: now,
            lastSeen: now, closedAt: nil,
            digest: SHA256.hex(
                Array("\(Self.version)\n\(merged.titleKey)\n\(asked.text())\n\(job.text)".utf8)),
            duplicateOf: nil, job: nil)
        return ListingStore.Incoming(
            listing: listing,
            addresses: merged.addresses.map {
                ListingStore.Address(
                    text: $0.text, source: $0.source, key: $0.key, said: $0.said)
            }, bands: Shingles(job.text).bands)
    }

    private func remote(_ read: JobPostReading) -> Bool? {
        read.locationType.map { $0.value == .remote }
    }
}

/// How much of a listing is kept.
enum JobPostLimits {
    /// How many skills a listing asks for at most.
    static let skills = 100
}

extension YearlyPay {
    /// What a text says is paid in a year, in whole units; nil without a plausible figure and a currency.
    init?(_ stated: PayStatement?) {
        guard let stated, stated.isPlausible, let currency = stated.currency,
            let least = stated.annualMin ?? stated.annualMax,
            let most = stated.annualMax ?? stated.annualMin
        else { return nil }
        self.init(least: Int(least), most: Int(most), currency: currency)
    }
}

extension Knowledge {
    /// Puts titles to categories; the names of technologies are the lexicon's.
    func titleSorter(_ categories: [SearchCategory]) -> TitleSorter {
        let knowledge = self
        return TitleSorter(
            categories.map { .init(slug: $0.slug, phrases: $0.phrases) },
            isTechnology: { word in
                knowledge.resolver.resolve(word).found.flatMap { knowledge.lexicon[$0.skill] }?.kind
                    == .tool
            })
    }
}
