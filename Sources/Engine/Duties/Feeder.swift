package import Prelude
package import Storage

/// Asks for the next runs of backfills as their earlier ones end, so that the queue stays short and
/// progress can be seen from the first second.
package struct Feeder: Duty {
    /// What it is.
    package var name: String { "feeder" }
    /// How long it can wait.
    package var interval: Duration { .seconds(5) }
    /// The end of a run is a change.
    package var followsChanges: Bool { true }

    private let catalog: Catalog
    private let ids: @Sendable () -> IDSource

    /// A feeder; `ids` makes sources that nobody else has.
    package init(catalog: Catalog, ids: @escaping @Sendable () -> IDSource) {
        self.catalog = catalog
        self.ids = ids
    }

    /// Feeds every backfill once, each in a transaction of its own, so that one that cannot be fed
    /// keeps no other from it; returns whether there is room for more at once.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        var isHungry = false
        var failure: (any Error)?
        let catalog = catalog
        for id in try await database.reading({ try Backfills.hungry(in: catalog, on: $0) }) {
            let ids = ids()
            do {
                let hasRoom = try await database.writing(.transition) { connection in
                    var backfills = Backfills(on: connection, catalog: catalog, now: now, ids: ids)
                    return try backfills.feed(id)
                }
                isHungry = isHungry || hasRoom
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return isHungry
    }
}
