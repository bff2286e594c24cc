internal import Engine
internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// Finds which of the listings that come in say nearly what an older one says, of the desk or of those that
/// come in before it. Done before anything is written: comparing texts takes its time, and whoever else
/// writes would wait for it.
struct CopyFinding {
    /// How many listings are compared between two looks at the desk.
    private static let portion = 200

    /// Shingles that were made, those of the desk by id.
    private var stored: [ID<Listing>: Shingles] = [:]
    private var own: [Int: Shingles] = [:]
    /// Which of those that come in have a band.
    private var places: [Int64: [Int]] = [:]

    /// The listings, each with the older one that it nearly repeats.
    ///
    /// - Parameter isKnown: Whether the listing of a place is one that the desk has, with its text.
    static func found(
        in incoming: [ListingStore.Incoming], isKnown: [Bool], on database: any Database,
        now: Timestamp, today: Day
    ) async throws -> [ListingStore.Incoming] {
        var finding = CopyFinding()
        var found = incoming
        let new = incoming.indices.filter { !isKnown[$0] && !incoming[$0].bands.isEmpty }
        for start in stride(from: 0, to: new.count, by: portion) {
            let range = Array(new[start..<min(start + portion, new.count)])
            let neighbours = try await database.reading { connection in
                let store = ListingStore(on: connection, now: now, today: today)
                return try range.map { try store.neighbours(incoming[$0].bands) }
            }
            let (earlier, listings) = (finding, found)
            (finding, found) = try await blocking { _ in
                var (finding, found) = (earlier, listings)
                for (place, neighbours) in zip(range, neighbours) {
                    found[place].listing.duplicateOf = finding.original(
                        of: place, in: found, neighbours)
                }
                return (finding, found)
            }
        }
        return found
    }

    /// The oldest that a listing nearly repeats: of the desk first, then of those that come in before it.
    private mutating func original(
        of place: Int, in incoming: [ListingStore.Incoming], _ neighbours: [ListingStore.Neighbour]
    ) -> ID<Listing>? {
        let bands = incoming[place].bands
        defer { for band in bands { places[band, default: []].append(place) } }
        let before = Set(bands.flatMap { places[$0] ?? [] }).sorted()
        guard !neighbours.isEmpty || !before.isEmpty else { return nil }
        let text = shingles(of: place, in: incoming)
        for neighbour in neighbours {
            let other = stored[neighbour.id] ?? Shingles(neighbour.text)
            stored[neighbour.id] = other
            if text.resemblance(to: other) >= Shingles.nearDuplicate { return neighbour.id }
        }
        let room = ListingStore.maximumNeighbours - neighbours.count
        for other in before.prefix(max(0, room)) {
            let shingles = shingles(of: other, in: incoming)
            if text.resemblance(to: shingles) >= Shingles.nearDuplicate {
                return incoming[other].listing.duplicateOf ?? incoming[other].listing.id
            }
        }
        return nil
    }

    private mutating func shingles(
        of place: Int, in incoming: [ListingStore.Incoming]
    ) -> Shingles {
        let made = own[place] ?? Shingles(incoming[place].listing.text)
        own[place] = made
        return made
    }
}
