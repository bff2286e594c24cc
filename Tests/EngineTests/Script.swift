import Engine
import Prelude
import Storage
import Synchronization

/// What an op does at its next attempts, in order; after the last it is done each time.
final class Script: Sendable {
    enum Act: Sendable {
        case done
        case fail(Failure)
        case again(Duration)
        case stop
        case wait(key: String)
    }

    private let acts: Mutex<[Act]>
    private let played = Mutex<[OpContext]>([])

    init(_ acts: [Act] = []) { self.acts = Mutex(acts) }

    /// The contexts of the attempts so far.
    var attempts: [OpContext] { played.withLock { $0 } }

    /// Sets what comes next.
    func then(_ acts: Act...) { self.acts.withLock { $0 = acts } }

    /// Plays the next act.
    func play(_ context: OpContext) throws -> Outcome<Int> {
        played.withLock { $0.append(context) }
        switch acts.withLock({ $0.isEmpty ? .done : $0.removeFirst() }) {
        case .done: return .done { try $0.effect("only", 1) }
        case .fail(let failure): throw failure
        case .again(let delay): return .again(after: delay, because: "there is more")
        case .stop: return .stop(because: "there is nothing to do")
        case .wait(let key): return .wait(because: "which one is it?") { _ in key }
        }
    }
}

extension Pipeline {
    /// A pipeline of one op that follows a script.
    static func scripted(
        _ script: Script, _ name: String = "scripted", partition: Partitioning? = nil,
        pool: Pool = .standard, retry: RetryPolicy = .standard
    ) -> Pipeline {
        Pipeline(name, summary: "Does as it is told.", partition: partition, durability: .process) {
            _ = $0.start(
                Op<NoValue, Int>("only", pool: pool, retry: retry) { try script.play($1) })
        }
    }

    /// A pipeline of one op from its body.
    static func single(
        _ name: String = "single", pool: Pool = .standard, retry: RetryPolicy = .standard,
        _ body: @escaping @Sendable (OpContext) async throws -> Outcome<JSONValue>
    ) -> Pipeline {
        Pipeline(name, summary: "One op.", durability: .process) {
            _ = $0.start(
                Op<NoValue, JSONValue>("only", pool: pool, retry: retry) { try await body($1) })
        }
    }
}

extension EngineFixture {
    /// A desk with a pipeline of one op that is tried once, and a channel that takes everything.
    static func op(
        _ body: @escaping @Sendable (OpContext) async throws -> Outcome<JSONValue>
    ) throws -> EngineFixture {
        try EngineFixture(
            Catalog(
                pipelines: [.single(retry: .never) { try await body($0) }],
                channels: [Channel("door") { _, _ in }]))
    }
}
