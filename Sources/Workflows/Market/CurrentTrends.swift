package import Market
package import Prelude
internal import Recruiting
package import Storage
internal import Synchronization

/// What a desk's market comes to, made once and again as soon as listings, groups or the day are others: a
/// screen asks for it with every key, and it is figured out of every listing there is.
package final class CurrentTrends: Sendable {
    /// What was figured out.
    package struct Told: Sendable {
        /// The listings, the oldest first.
        package var postings: [Posting]
        /// The groups that hold; nil where there are none.
        package var groups: ClusterArtifact?
        /// The trends.
        package var report: TrendReport
    }

    /// What they follow from. Listings stay as they were first read, so that their number and the newest tell
    /// whether there are others.
    private struct Key: Equatable {
        var count: Int
        var newest: Int
        var groups: String?
        var day: Day
    }

    private let weeks: Int
    private let made = Mutex<(key: Key, told: Told)?>(nil)

    /// The trends of so many weeks.
    package init(weeks: Int) {
        self.weeks = weeks
    }

    /// The trends until a day.
    ///
    /// - Throws: `ClusterArtifactError` for groups that an older program kept otherwise, and what the
    ///   database throws.
    package func told(through day: Day, on connection: any Connection) throws -> Told {
        let counts = try connection.query(
            "SELECT count(*), coalesce(max(seq), 0) FROM listing WHERE duplicate_of IS NULL"
        ).map { (count: try $0.get(0, as: Int.self), newest: try $0.get(1, as: Int.self)) }
        let key = Key(
            count: counts[0].count, newest: counts[0].newest,
            groups: try KeptClusters.currentID(on: connection)?.text, day: day)
        // Read outside of the lock: whoever asks meanwhile may read it twice, and waits for nobody.
        if let made = made.withLock(\.self), made.key == key { return made.told }
        let postings = try MarketPostings.all(on: connection)
        let groups = try ClusterBuilding.current(on: connection)
        let told = Told(
            postings: postings, groups: groups,
            report: TrendReport(
                postings: postings, clusters: groups?.slugs ?? [:], through: day, weeks: weeks))
        made.withLock { $0 = (key, told) }
        return told
    }
}
