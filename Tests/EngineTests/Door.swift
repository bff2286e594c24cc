import Engine
import Prelude
import Synchronization

/// The other side of a channel: it refuses as often as it is told to, and then tells a second
/// delivery by its key.
final class Door: Sendable {
    private let state: Mutex<(refusals: [Failure], arrived: Set<String>, tries: Int)>

    init(_ refusals: [Failure] = []) { state = Mutex((refusals, [], 0)) }

    /// The keys that have arrived.
    var arrived: Set<String> { state.withLock { $0.arrived } }
    /// How often a delivery was tried.
    var tries: Int { state.withLock { $0.tries } }

    var channel: Channel {
        Channel("door") { key, _ in
            try self.state.withLock { state in
                state.tries += 1
                if !state.refusals.isEmpty { throw state.refusals.removeFirst() }
                state.arrived.insert(key)
            }
        }
    }

    /// A desk with a pipeline that sends through this channel, by default one message.
    func fixture(_ keys: [String] = ["k"]) throws -> EngineFixture {
        let knocking = Pipeline.single("knocking") { _ in
            .done { commit in
                for key in keys { commit.send("knock", through: "door", key: key) }
                return .null
            }
        }
        return try EngineFixture(Catalog(pipelines: [knocking], channels: [channel]))
    }
}
