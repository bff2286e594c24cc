import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("What is made only when something changed") struct UnchangedTests {
    @Test("The same input and code are not made again; another input is") func input() async throws
    {
        let maker = Maker()
        let fixture = try EngineFixture(maker.catalog(version: "1"))
        #expect(try await fixture.output() == "made 1 of a")
        #expect(try await fixture.output() == "made 1 of a")
        #expect(try fixture.lastKinds().contains(.unchanged))
        #expect(maker.times == 1)
        maker.set("b")
        #expect(try await fixture.output() == "made 2 of b")
        maker.set("a")
        #expect(try await fixture.output() == "made 3 of a")
    }

    @Test("Another version of the code makes it again, once") func version() async throws {
        let maker = Maker()
        let fixture = try EngineFixture(maker.catalog(version: "1"))
        _ = try await fixture.output()
        let next = maker.catalog(version: "2")
        #expect(try await fixture.output(next) == "made 2 of a")
        #expect(try await fixture.output(next) == "made 2 of a")
        #expect(maker.times == 2)
    }

    @Test("Who insists gets it made again, and others get that") func force() async throws {
        let maker = Maker()
        let fixture = try EngineFixture(maker.catalog(version: "1"))
        _ = try await fixture.output()
        #expect(try await fixture.output(parameters: ["force": true]) == "made 2 of a")
        #expect(try await fixture.output(parameters: ["force": false]) == "made 2 of a")
        #expect(maker.times == 2)
    }

    @Test("What failed was not made") func failed() async throws {
        let maker = Maker()
        let fixture = try EngineFixture(maker.catalog(version: "1"))
        maker.fail()
        #expect(try await fixture.output() == nil)
        #expect(try fixture.count("materialization") == 0)
        #expect(try await fixture.output() == "made 2 of a")
    }
}

/// Something that an op makes of an input, and how often it did.
private final class Maker: Sendable {
    private struct State {
        var input = "a"
        var times = 0
        var fails = false
    }
    private let state = Mutex(State())

    var times: Int { state.withLock { $0.times } }
    func set(_ input: String) { state.withLock { $0.input = input } }
    func fail() { state.withLock { $0.fails = true } }

    func catalog(version: String) -> Catalog {
        Catalog(pipelines: [
            Pipeline("making", summary: "Makes something.", durability: .process) {
                _ = $0.start(
                    Op<NoValue, String>(
                        "make", version: version,
                        inputState: { _, _ in InputState(subject: "it", hash: self.input) }
                    ) { _, _ in try self.make() })
            }
        ])
    }

    private var input: String { state.withLock { $0.input } }

    private func make() throws -> Outcome<String> {
        try state.withLock { state in
            state.times += 1
            if state.fails {
                state.fails = false
                throw Failure("no", isTransient: false)
            }
            return .done("made \(state.times) of \(state.input)")
        }
    }
}

extension EngineFixture {
    /// The output of a new run, with this or another version of the code.
    fileprivate func output(
        _ other: Catalog? = nil, parameters: JSONValue = .null
    ) async throws -> String? {
        clock.advance(.seconds(1))
        let run = try request(RunRequest("making", parameters: parameters, by: "test"))
        let (clock, ids) = (clock, ids)
        try await drain(
            Stepping(
                catalog: other ?? catalog, database: database, now: { clock.now },
                sleep: { _ in try await Task.never() }, ids: ids, draw: { 0.5 }))
        return try steps(run).first?.output?.string
    }

    fileprivate func lastKinds() throws -> [Event.Kind] {
        try runs().last.map { try events($0).map(\.kind) } ?? []
    }
}
