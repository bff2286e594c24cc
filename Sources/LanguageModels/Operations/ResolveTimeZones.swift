internal import Prelude

/// Telling the time zones of places (facts: resolve_timezones).
package enum ResolveTimeZones {
    /// How many places one call is asked about.
    package static let batch = 200

    /// A place as it is asked about.
    package struct Place: Sendable, Hashable {
        /// The town, or nil for a country as a whole.
        package var city: String?
        /// The country.
        package var country: String

        /// A place from its parts.
        package init(city: String?, country: String) {
            self.city = city
            self.country = country
        }
    }

    /// What is known of a place.
    package struct Answer: Sendable, Hashable {
        /// The number of the place as it was asked, from 0.
        package var index: Int
        /// The IANA name, or nil when nobody can tell.
        package var zone: String?
        /// `high`, `medium` or `low`.
        package var confidence: String

        /// An answer from its parts.
        package init(index: Int, zone: String?, confidence: String) {
            self.index = index
            self.zone = zone
            self.confidence = confidence
        }
    }

    /// The prompt; places are numbered, so that nothing depends on how a model writes them.
    package static let prompt = Prompt(
        name: "resolve_timezones", version: "1.0.0",
        instructions: """
            You tell the IANA time zones of numbered places, as one JSON document with one entry for \
            each number. A town has its town's zone; a country without a town has its capital's, with \
            confidence medium when it has several; of an ambiguous town the most populous one is \
            meant, with confidence medium; of what you do not know the zone is null with confidence low.
            """, maximumTokens: 8000)

    /// The material of some places.
    package static func material(_ places: [Place]) -> Material {
        let lines = places.enumerated().map { index, place in
            "\(index): \([place.city, place.country].compactMap(\.self).joined(separator: ", "))"
        }
        return Material("PLACES", lines.joined(separator: "\n"))
    }

    /// The shape of the answer.
    package static let shape = Shape<[Answer]>.object("Zones of places") { object in
        let results = object.member("results", entry.list("one for each number", limit: batch))
        return { $0[results] }
    }

    private static let entry = Shape<Answer>.object("One place") { object in
        let index = object.member("number", .integer("the place's number", in: 0...(batch - 1)))
        let zone = object.optional("timezone", .text("IANA name", limit: 60))
        let confidence = object.member(
            "confidence", .choice("how sure", of: ["high", "medium", "low"]))
        return { Answer(index: $0[index], zone: $0[zone], confidence: $0[confidence]) }
    }
}
