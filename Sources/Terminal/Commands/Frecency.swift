internal import Glibc

/// How often and how lately commands were used: each use counts one and loses half its weight in
/// a week.
package struct Frecency: Hashable, Sendable {
    /// The weight of a command's uses at a time.
    package struct Entry: Hashable, Sendable {
        /// The sum of the uses, each as old as it was then.
        package var weight: Double
        /// When that was, in microseconds.
        package var at: Int64

        /// A weight at a time in microseconds.
        package init(weight: Double, at: Int64) {
            self.weight = weight
            self.at = at
        }
    }

    /// Microseconds in which a use loses half its weight.
    package static let halfLife: Int64 = 7 * 24 * 3_600 * 1_000_000
    /// Commands remembered; the least used is forgotten first.
    package static let limit = 500

    /// The weights by command id, to be kept between sessions.
    package private(set) var entries: [String: Entry]

    /// Starts from weights kept before.
    package init(entries: [String: Entry] = [:]) { self.entries = entries }

    /// Notes a use at a time in microseconds.
    package mutating func note(_ id: String, at now: Int64) {
        entries[id] = Entry(weight: weight(of: id, at: now) + 1, at: now)
        guard entries.count > Self.limit else { return }
        let least = entries.keys.min {
            (weight(of: $0, at: now), $0) < (weight(of: $1, at: now), $1)
        }
        if let least { entries[least] = nil }
    }

    /// The weights at a time in microseconds, as the palette takes them.
    package func scores(at now: Int64) -> [String: Double] {
        entries.reduce(into: [:]) { $0[$1.key] = weight(of: $1.key, at: now) }
    }

    private func weight(of id: String, at now: Int64) -> Double {
        guard let entry = entries[id] else { return 0 }
        let age = max(0, Double(now) - Double(entry.at)) / Double(Self.halfLife)
        return entry.weight * pow(0.5, age)
    }
}
