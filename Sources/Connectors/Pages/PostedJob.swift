package import Prelude
internal import Web

/// A job as a page describes it for search engines, as schema.org's `JobPosting`.
///
/// What the page does not say is nil or empty.
package struct PostedJob: Sendable, Hashable {
    /// A place where the job is done, as far as it is named.
    package struct Place: Sendable, Hashable {
        /// City or town.
        package var locality: String?
        /// State, province or the like.
        package var region: String?
        /// Country, as a name or a code.
        package var country: String?
        /// The place as one text, where that is all there is.
        package var text: String?

        /// The place as one line, as people write it; nil where nothing is named.
        package var line: String? {
            let parts = [locality, region, country].compactMap(\.self)
            return text ?? (parts.isEmpty ? nil : parts.joined(separator: ", "))
        }
    }

    /// What is paid.
    package struct Salary: Sendable, Hashable {
        /// The least, in `currency` for each `unit`.
        package var minimum: Double?
        /// The most, in `currency` for each `unit`.
        package var maximum: Double?
        /// The currency as the page writes it, usually a code of three letters.
        package var currency: String?
        /// What it is paid for: `HOUR`, `DAY`, `WEEK`, `MONTH`, `YEAR`.
        package var unit: String?
    }

    /// The title, one line.
    package var title: String?
    /// Where the job stands, where the page says so; an absolute address.
    package var address: String?
    /// The description as HTML.
    package var descriptionHTML: String?
    /// Who hires.
    package var organization: String?
    /// Where.
    package var places: [Place]
    /// Whether it can be done from elsewhere.
    package var isRemote: Bool
    /// Where people must live who do it from elsewhere.
    package var applicantPlaces: [String]
    /// What is paid.
    package var salary: Salary?
    /// What is paid, where it is written as a text; read where `salary` says nothing.
    package var payText: String?
    /// How much of a working week and the like: `FULL_TIME`, `CONTRACTOR`.
    package var employmentTypes: [String]
    /// The day on which it was posted.
    package var posted: Day?
    /// The last day on which it is open.
    package var validThrough: Day?
}

extension PostedJob {
    /// The longest title or name that is kept, in characters.
    private static let maximumLine = 500
    /// How many values of one property are kept.
    private static let maximumValues = 100

    /// A job from an object of linked data; nil when that is no job.
    init?(_ value: JSONValue) {
        guard PostedJob.isJob(value) else { return nil }
        title = PostedJob.line(value["title"] ?? value["name"])
        descriptionHTML = value["description"]?.string.map(Entities.markup)
            .flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        organization = PostedJob.name(value["hiringOrganization"])
        places = PostedJob.each(value["jobLocation"]).compactMap(Place.init)
        isRemote = PostedJob.each(value["jobLocationType"]).contains {
            $0.string?.uppercased() == "TELECOMMUTE"
        }
        applicantPlaces = PostedJob.each(value["applicantLocationRequirements"])
            .compactMap(PostedJob.name)
        salary = PostedJob.each(value["baseSalary"]).lazy.compactMap(Salary.init).first
        employmentTypes = PostedJob.each(value["employmentType"]).compactMap(PostedJob.line)
        address = PostedJob.line(value["url"]).flatMap { try? WebAddress($0).text }
        posted = PostedJob.day(value["datePosted"])
        validThrough = PostedJob.day(value["validThrough"])
    }

    private static func isJob(_ value: JSONValue) -> Bool {
        each(value["@type"]).contains { type in
            type.string?.split(whereSeparator: { "/:#".contains($0) }).last == "JobPosting"
        }
    }

    /// The values of a property, of which there may be none, one or a list.
    fileprivate static func each(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case nil, .null: []
        case .array(let values): Array(values.prefix(maximumValues))
        case .some(let value): [value]
        }
    }

    /// A text as one line without tags and references; nil when it is blank or none.
    static func line(_ value: JSONValue?) -> String? {
        guard let text = value?.string else { return nil }
        let line = InlineTags.plain(text).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return line.isEmpty ? nil : String(line.prefix(maximumLine))
    }

    /// The name of something that is written as its name alone or as an object.
    fileprivate static func name(_ value: JSONValue?) -> String? {
        let first = each(value).first
        return line(first) ?? line(first?["name"])
    }

    /// The day of a date that may have a time behind it: `2026-05-04T08:00:00Z`.
    static func day(_ value: JSONValue?) -> Day? {
        let date = (value?.string ?? "").drop(while: \.isWhitespace)
            .prefix { $0.isNumber || $0 == "-" }
        let parts = date.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
}

extension PostedJob.Place {
    fileprivate init?(_ value: JSONValue) {
        let address = value["address"]
        let parts = address ?? value
        locality = PostedJob.line(parts["addressLocality"])
        region = PostedJob.name(parts["addressRegion"])
        country = PostedJob.name(parts["addressCountry"])
        text = PostedJob.line(value) ?? PostedJob.line(address)
        guard locality == nil, region == nil, country == nil, text == nil else { return }
        text = PostedJob.line(value["name"])
        if text == nil { return nil }
    }
}

extension PostedJob.Salary {
    fileprivate init?(_ value: JSONValue) {
        let amount = value["value"] ?? value
        minimum = Self.number(amount["minValue"])
        maximum = Self.number(amount["maxValue"])
        if minimum == nil, maximum == nil {
            let exact = Self.number(amount["value"]) ?? Self.number(amount)
            (minimum, maximum) = (exact, exact)
        }
        currency = PostedJob.line(value["currency"]) ?? PostedJob.line(amount["currency"])
        unit = PostedJob.line(amount["unitText"]) ?? PostedJob.line(value["unitText"])
        if minimum == nil, maximum == nil { return nil }
    }

    /// A number, or a text that is one.
    static func number(_ value: JSONValue?) -> Double? {
        let number = value?.double ?? value?.string.flatMap { Double($0) }
        return number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }
}
