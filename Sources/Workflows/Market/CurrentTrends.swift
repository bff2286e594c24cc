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

    /// What they follow from. A listing stays as it was first read, but for a text that it lacked; that comes
    /// when a source answers.
    private struct Key: Equatable {
        var count: Int
        var newest: Int
        var answered: Int
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
        // What is asked here is answered by indexes, as the texts of listings are long.
        func number(_ statement: SQL) throws -> Int {
            try connection.value(statement, as: Int.self) ?? 0
        }
        let key = Key(
            count: try number("SELECT count(*) FROM listing"),
            newest: try number("SELECT coalesce(max(seq), 0) FROM listing"),
            answered: try number("SELECT coalesce(max(answered_at), 0) FROM job_source"),
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
