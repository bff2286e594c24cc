/// Finds the texts that say nearly what an earlier one says.
package enum NearDuplicates {
    /// How many texts that share a band are compared with one at most.
    private static let maximumNeighbours = 10

    /// For each text the place of the earliest that it nearly repeats; nil for those that repeat none.
    package static func originals(_ texts: [String]) -> [Int?] {
        var originals = [Int?](repeating: nil, count: texts.count)
        var kept: [Int64: [Int]] = [:]
        var shingles: [Int: Shingles] = [:]
        for (place, text) in texts.enumerated() {
            let own = Shingles(text)
            let bands = own.bands
            let neighbours = Set(bands.flatMap { kept[$0] ?? [] }).sorted()
            originals[place] = neighbours.prefix(maximumNeighbours).first {
                shingles[$0].map { own.resemblance(to: $0) >= Shingles.nearDuplicate } ?? false
            }
            guard originals[place] == nil, !bands.isEmpty else { continue }
            shingles[place] = own
            for band in bands { kept[band, default: []].append(place) }
        }
        return originals
    }
}
