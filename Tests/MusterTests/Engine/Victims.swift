import Dispatch
import FoundationEssentials
import Glibc
import Prelude
import Synchronization
import TestSupport
import Testing

/// The programs that work on a desk and may be killed: the engine, which is started again at once, and
/// whatever a recruiter has just said, which is said again.
final class Victims: Sendable {
    private struct State {
        var engine: RunningMuster?
        var command: RunningMuster?
        var isOver = false
    }

    private let desk: String
    private let home: String
    private let environment: [String: String]
    private let state = Mutex(State())

    init(desk: String, home: String, environment: [String: String]) {
        self.desk = desk
        self.home = home
        self.environment = environment
    }

    private func start(_ words: [String]) throws -> RunningMuster {
        try RunningMuster(words, desk: desk, home: home, environment: environment)
    }

    /// Starts the engine.
    func startEngine() throws {
        let engine = try start(["engine"])
        state.withLock { $0.engine = engine }
    }

    /// Kills whatever runs, and starts the engine again.
    func strike() {
        let (command, engine) = state.withLock { ($0.command, $0.engine) }
        if let command { kill(command.pid, SIGKILL) }
        guard let engine else { return }
        engine.end(SIGKILL)
        do { try startEngine() } catch {
            Issue.record("no engine could be started again: \(error)")
        }
    }

    /// Says something and waits for its end; what does not end well is said again, as often as that.
    func call(_ words: [String]) async throws {
        var ends: [Int] = []
        repeat {
            let command = try start(words)
            state.withLock { $0.command = command }
            ends.append(await Self.end(of: command))
            state.withLock { $0.command = nil }
        } while ends.last != 0 && ends.count < 3
        try #require(ends.last == 0, "\(words): \(ends)")
    }

    /// Waits for an end on a thread of its own: programs wait for Airtable's pace, and other cycles go on.
    private static func end(of command: RunningMuster) async -> Int {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: command.end()) }
        }
    }

    /// What nobody kills: an answer of the program.
    func muster(_ words: [String]) throws -> Muster.Result {
        try Muster(folder: TemporaryFolder())(words, environment: ["MUSTER_DESK": desk])
    }

    /// Does something on the desk that nobody kills.
    func act(_ words: [String]) throws {
        let result = try muster(words)
        try #require(result.exit == 0, "\(words): \(result.errors)")
    }

    /// Edits a person on the desk.
    func edit(_ person: String, _ value: String) throws {
        try act(["candidate", "edit", person, value])
    }

    /// Ends the engine.
    func end() { state.withLock { $0.engine }?.end(SIGTERM) }
}

/// Counts what happens and strikes once, at one of it.
final class Trap: Sendable {
    /// What is counted.
    enum Kind: Sendable { case request, requestDone, call, write }

    private struct State {
        var counts: [Kind: Int] = [:]
        var hasSprung = false
        var strike: (@Sendable () -> Void)?
    }

    private let point: (kind: Kind, number: Int)?
    private let state = Mutex(State())

    init(_ point: TeamCycle.Point?) {
        self.point =
            switch point {
            case .request(let number, let isDone): (isDone ? .requestDone : .request, number)
            case .call(let number): (.call, number)
            case .write(let number): (.write, number)
            case nil: nil
            }
    }

    /// Sets what is done.
    func set(_ strike: @escaping @Sendable () -> Void) { state.withLock { $0.strike = strike } }

    /// Counts one; strikes, and says so, when it is the one.
    func meets(_ kind: Kind) -> Bool {
        let strike: (@Sendable () -> Void)? = state.withLock { state in
            state.counts[kind, default: 0] += 1
            guard let point, point.kind == kind, state.counts[kind] == point.number else {
                return nil
            }
            state.hasSprung = true
            return state.strike
        }
        strike?()
        return strike != nil
    }

    /// How often everything happened so far.
    var counts: (requests: Int, calls: Int, writes: Int) {
        state.withLock {
            ($0.counts[.request] ?? 0, $0.counts[.call] ?? 0, $0.counts[.write] ?? 0)
        }
    }

    /// Whether it has struck.
    var hasSprung: Bool { state.withLock { $0.hasSprung } }
}
