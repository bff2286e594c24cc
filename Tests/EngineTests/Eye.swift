import Engine
import Prelude
import Synchronization

/// What a sensor sees, look after look; when there is nothing more, nothing new.
final class Eye: Sendable {
    private struct State {
        var sightings: [Sighting]
        var byCursor: [String?: Sighting] = [:]
        var failure: Failure?
        var cursors: [String?] = []
        var whileLooking: @Sendable () async -> Void = {}
    }
    private let state: Mutex<State>

    init(_ sightings: [Sighting]) { state = Mutex(State(sightings: sightings)) }

    /// What is seen from a cursor on.
    init(byCursor: [String?: Sighting]) {
        state = Mutex(State(sightings: [], byCursor: byCursor))
    }

    /// The cursors that looks started at.
    var cursors: [String?] { state.withLock { $0.cursors } }

    /// Sets what the next look sees.
    func then(_ sighting: Sighting) { state.withLock { $0.sightings = [sighting] } }

    /// Makes the next look fail.
    func fail(_ failure: Failure) { state.withLock { $0.failure = failure } }

    /// Sets what happens while a look is taken.
    func whileLooking(_ body: @escaping @Sendable () async -> Void) {
        state.withLock { $0.whileLooking = body }
    }

    /// A desk with this sensor, whose engine has entered.
    func fixture(startsRunning: Bool = true) throws -> EngineFixture {
        let sensor = Sensor(
            "eye", summary: "Sees.", every: .seconds(30), startsRunning: startsRunning
        ) { try await self.look($0) }
        let fixture = try EngineFixture(
            Catalog(pipelines: [.scripted(Script())], sensors: [sensor]))
        try fixture.triggers { try $0.enter() }
        return fixture
    }

    private func look(_ context: SensorContext) async throws -> Sighting {
        let (sighting, failure, wait) = state.withLock { state in
            defer { state.failure = nil }
            state.cursors.append(context.cursor)
            let next =
                state.failure != nil || state.sightings.isEmpty
                ? nil : state.sightings.removeFirst()
            return (next ?? state.byCursor[context.cursor], state.failure, state.whileLooking)
        }
        await wait()
        if let failure { throw failure }
        return sighting ?? Sighting(cursor: context.cursor)
    }
}

/// Something that waits until it is opened.
final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }
    func pass() async { for await _ in stream {} }
}
