internal import Connectors
internal import Synchronization

/// Gathers the rows of several pages.
final class SeenRows: Sendable {
    private let rows = Mutex<[AirtableRecord]>([])

    init() {}

    /// Adds a page.
    func add(_ page: [AirtableRecord]) { rows.withLock { $0 += page } }

    /// All rows so far.
    var all: [AirtableRecord] { rows.withLock { $0 } }
}
