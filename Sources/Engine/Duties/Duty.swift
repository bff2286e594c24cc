package import Prelude
package import Storage

/// A chore of every engine: done at the beginning, then again after its interval, or sooner when the
/// desk changes. Several engines may do it at once; each is safe to repeat.
package protocol Duty: Sendable {
    /// What it is, for whoever reads why an engine is busy.
    var name: String { get }
    /// How long it can wait when nothing happens.
    var interval: Duration { get }
    /// Whether it is done at once when the desk has changed.
    var followsChanges: Bool { get }
    /// Does the chore; returns whether there is more of it to do at once.
    func perform(on database: any Database, now: Timestamp) async throws -> Bool
}
