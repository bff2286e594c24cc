/// A named concurrency limit: as many steps of the pool run at once, and no more.
package struct Pool: Sendable, Hashable {
    /// Where the limit holds.
    package enum Reach: Sendable, Hashable {
        /// In each engine by itself, as for a processor.
        case engine
        /// In each engine by itself, and its steps run only on the machine that the run's parameter
        /// `host` names, as for files that nobody else can read.
        case host
        /// In all engines of a desk together, as for a service that others limit.
        case desk
    }

    /// The pool's name.
    package var name: String
    /// How many steps run at once, from 1.
    package var limit: Int
    /// Where the limit holds.
    package var reach: Reach

    /// A pool from its parts.
    package init(_ name: String, limit: Int, reach: Reach) {
        precondition(limit >= 1, "the pool \(name) would never run anything")
        self.name = name
        self.limit = limit
        self.reach = reach
    }

    /// The name under which steps of the pool are queued, for a machine.
    func queueName(host: String) -> String { reach == .host ? "\(name)@\(host)" : name }

    /// The pool of ops that name none: they wait for nothing that is scarce.
    package static let standard = Pool("standard", limit: 64, reach: .engine)
}
