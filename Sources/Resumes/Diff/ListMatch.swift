/// Which items of two lists are the same, so that a moved and rewritten bullet is one change and not two.
struct ListMatch {
    /// For each new item the position of the old one, or nil for one that is new.
    private(set) var origins: [Int?]

    /// Lists longer than this are matched by equal items only.
    private static let longestCompared = 200
    /// The share of words that a rewritten item has in common with the old one at least.
    private static let leastOverlap = 0.3

    init(from old: [String], to new: [String]) {
        origins = [Int?](repeating: nil, count: new.count)
        var free: [String: [Int]] = [:]
        for (index, text) in old.enumerated().reversed() { free[text, default: []].append(index) }
        var used = Set<Int>()
        for (index, text) in new.enumerated() {
            guard let origin = free[text]?.popLast() else { continue }
            origins[index] = origin
            used.insert(origin)
        }
        guard max(old.count, new.count) <= ListMatch.longestCompared else { return }
        let oldWords = old.map { Set($0.split { $0.isWhitespace }) }
        for index in new.indices where origins[index] == nil {
            let words = Set(new[index].split { $0.isWhitespace })
            let best = old.indices.filter { !used.contains($0) }
                .map { (origin: $0, overlap: ListMatch.overlap(words, oldWords[$0])) }
                .max { ($0.overlap, $1.origin) < ($1.overlap, $0.origin) }
            guard let best, best.overlap >= ListMatch.leastOverlap else { continue }
            origins[index] = best.origin
            used.insert(best.origin)
        }
    }

    /// The share of the words of both that both have, 0...1.
    private static func overlap(_ left: Set<Substring>, _ right: Set<Substring>) -> Double {
        let union = left.union(right).count
        return union == 0 ? 0 : Double(left.intersection(right).count) / Double(union)
    }
}
