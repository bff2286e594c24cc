internal import Prelude

/// What the boards' entries have in common.
extension JobBoard {
    /// How many places and labels of a job are kept.
    private static let maximumValues = 100

    /// A job from what every board says of one; nil without a title or an address.
    static func listing(
        _ entry: JSONValue, key: JSONValue?, title: JSONValue?, address: JSONValue?,
        _ fill: (inout PostedJob, inout BoardListing) -> Void
    ) -> BoardListing? {
        guard let title = line(title), let address = address?.string,
            address.hasPrefix("https://") || address.hasPrefix("http://")
        else { return nil }
        var job = PostedJob(
            title: title, descriptionHTML: nil, organization: nil, places: [], isRemote: false,
            applicantPlaces: [], salary: nil, employmentTypes: [], posted: nil, validThrough: nil)
        var listing = BoardListing(
            key: key?.string ?? key?.int.map(String.init) ?? address, address: address,
            applying: nil, labels: [], job: job)
        fill(&job, &listing)
        job.places = Array(job.places.prefix(maximumValues))
        listing.labels = Array(listing.labels.prefix(maximumValues))
        listing.job = job
        return listing
    }

    /// A text as one line; nil when it is blank or none.
    static func line(_ value: JSONValue?) -> String? { PostedJob.line(value) }

    /// Places that are written as texts, each once.
    static func places(_ values: [JSONValue?]) -> [PostedJob.Place] {
        var seen: Set<String> = []
        return values.compactMap(line).filter { seen.insert($0).inserted }.map {
            PostedJob.Place(locality: nil, region: nil, country: nil, text: $0)
        }
    }

    /// The labels of a list and one beside it.
    static func labels(_ list: JSONValue?, and other: JSONValue?) -> [String] {
        ((list?.elements ?? []) + [other].compactMap(\.self)).compactMap(line)
    }

    /// Pieces of HTML as one; nil where there is none.
    static func markup(_ pieces: [String?]) -> String? {
        let said = pieces.compactMap(\.self).filter { !$0.allSatisfy(\.isWhitespace) }
        return said.isEmpty ? nil : said.joined(separator: "\n")
    }

    /// The day of a date that may have a time behind it.
    static func day(_ value: JSONValue?) -> Day? { PostedJob.day(value) }

    /// The latest moment that is believed, in seconds since 1970: the year 3000.
    private static let latest = 32_503_680_000

    /// The day, in UTC, of a moment that is counted from 1970; nil for one that cannot be.
    ///
    /// - Parameter perSecond: How many of what is counted make a second.
    static func day(counted value: JSONValue?, perSecond: Int) -> Day? {
        value?.int.flatMap { count in
            let seconds = count / perSecond
            guard (0...latest).contains(seconds) else { return nil }
            return Timestamp(microseconds: Int64(seconds) * 1_000_000).day
        }
    }

    /// What is paid; nil where no amount is said.
    static func salary(
        _ minimum: JSONValue?, _ maximum: JSONValue?, _ currency: JSONValue?, _ unit: JSONValue?
    ) -> PostedJob.Salary? {
        let (least, most) = (PostedJob.Salary.number(minimum), PostedJob.Salary.number(maximum))
        guard least != nil || most != nil else { return nil }
        return PostedJob.Salary(
            minimum: least, maximum: most, currency: line(currency), unit: line(unit))
    }
}
