package import Prelude

/// The offsets of IANA time zones, asked of the system's files through the caller.
package struct TimeZones: Sendable {
    private let find: @Sendable (String, Timestamp) -> Int?

    /// Offsets from a function that gives minutes east of UTC, or nil for an unknown zone.
    package init(_ find: @escaping @Sendable (String, Timestamp) -> Int?) {
        self.find = find
    }

    /// The offset of a zone in minutes at a moment.
    package func offset(of zone: String, at moment: Timestamp) -> Int? { find(zone, moment) }
}
