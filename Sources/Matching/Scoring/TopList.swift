/// The best candidates seen so far: pinned ones first where the profile pins, then the larger
/// total, then the smaller id, whatever the order they came in.
struct TopList {
    /// What decides a candidate's place.
    struct Entry: Sendable, Hashable {
        var total: Double
        var id: String
        var isPinned: Bool
        /// Where the candidate stands in the pool or the index.
        var position: Int

        func precedes(_ other: Entry) -> Bool {
            if isPinned != other.isPinned { return isPinned }
            if total != other.total { return total > other.total }
            return id < other.id
        }
    }

    /// Best first.
    private(set) var entries: [Entry] = []
    let limit: Int

    init(limit: Int) {
        self.limit = max(0, limit)
        entries.reserveCapacity(min(self.limit, 1024) + 1)
    }

    var isFull: Bool { entries.count >= limit }

    mutating func insert(_ entry: Entry) {
        if isFull {
            guard let last = entries.last, entry.precedes(last) else { return }
            entries.removeLast()
        }
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].precedes(entry) { low = middle + 1 } else { high = middle }
        }
        entries.insert(entry, at: low)
    }

    /// Whether a candidate whose total is at most `bound` can still enter.
    func canEnter(bound: Double, isPinned: Bool) -> Bool {
        guard isFull else { return limit > 0 }
        guard let last = entries.last else { return false }
        if isPinned != last.isPinned { return isPinned }
        return bound >= last.total
    }
}
