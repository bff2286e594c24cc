internal import Synchronization

/// Which rows are new or hold something else than when they were read last.
final class RowNews: Sendable {
    private struct Seen {
        var changed: [(record: String, hash: String)] = []
        var total = 0
    }

    private let known: [String: String?]
    private let ignored: Set<String>
    private let seen = Mutex(Seen())

    /// What is known: the hash of each row when it was read, by its id, and the rows that are never news.
    init(_ known: [String: String?], except ignored: Set<String> = []) {
        self.known = known
        self.ignored = ignored
    }

    /// Notes a row as it is now.
    func see(_ record: String, _ hash: String) {
        let isNews = !ignored.contains(record) && known[record].flatMap(\.self) != hash
        seen.withLock { seen in
            seen.total += 1
            if isNews { seen.changed.append((record, hash)) }
        }
    }

    /// The rows that are news, in the order in which they were seen.
    var changed: [(record: String, hash: String)] { seen.withLock { $0.changed } }
    /// How many rows were seen.
    var total: Int { seen.withLock { $0.total } }
}
