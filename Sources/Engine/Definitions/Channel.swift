package import Prelude

/// A way out of the desk. What an op wants to do outside is stored with its output and done later
/// through a channel, so that neither is there without the other.
package struct Channel: Sendable {
    /// The channel's name.
    package var name: String
    /// When a failed delivery is tried again.
    package var retry: RetryPolicy
    /// How long one delivery may take.
    package var limit: Duration
    /// Delivers. It may be called again with the same key after a crash, so the other side has to
    /// tell by the key, or by comparing before it sets, that it has it already.
    package var deliver: @Sendable (_ key: String, _ payload: JSONValue) async throws -> Void

    /// A channel from its parts.
    package init(
        _ name: String, retry: RetryPolicy = .standard, limit: Duration = .seconds(60),
        deliver: @escaping @Sendable (_ key: String, _ payload: JSONValue) async throws -> Void
    ) {
        self.name = name
        self.retry = retry
        self.limit = limit
        self.deliver = deliver
    }
}
