import Engine
import Prelude
import Testing

@Suite("Which engines are there") struct PresenceTests {
    private let now = Timestamp(microseconds: 1_000_000_000)

    @Test("A neighbour on the same machine is dead at once when its program is") func neighbour() {
        let fresh = process(.engine, host: "here")
        #expect(Presence.isAlive(fresh, host: "here", now: now) { _ in true })
        #expect(!Presence.isAlive(fresh, host: "here", now: now) { _ in false })
    }

    @Test("A program on another machine is judged by its silence alone") func silence() {
        let far = process(.engine, host: "there")
        let end = now + Presence.silence
        #expect(Presence.isAlive(far, host: "here", now: end - .seconds(1)) { _ in false })
        #expect(!Presence.isAlive(far, host: "here", now: end) { _ in true })
    }

    @Test("A program that runs and says nothing is gone too") func frozen() {
        let fresh = process(.engine, host: "here")
        let end = now + Presence.silence
        #expect(!Presence.isAlive(fresh, host: "here", now: end) { _ in true })
    }

    @Test("A console leaves the work to an engine of its machine that lives and does not stop")
    func standby() {
        let console = process(.console, host: "here")
        var engine = process(.engine, host: "here")
        #expect(standsBy(console, [engine]))
        #expect(!Presence.standsBy(console, others: [engine]) { _ in false })
        engine.isStopping = true
        #expect(!standsBy(console, [engine]))
        #expect(!standsBy(console, [process(.console, host: "here")]))
        #expect(!standsBy(console, [process(.command, host: "here")]))
        #expect(!standsBy(process(.engine, host: "here"), [process(.engine, host: "here")]))
        #expect(!standsBy(process(.command, host: "here"), [process(.engine, host: "here")]))
    }

    @Test("An engine on another machine cannot read the files of this one: both work")
    func elsewhere() {
        let console = process(.console, host: "here")
        #expect(!standsBy(console, [process(.engine, host: "there")]))
    }

    private func standsBy(_ me: EngineProcess, _ others: [EngineProcess]) -> Bool {
        Presence.standsBy(me, others: others) { _ in true }
    }

    private func process(_ kind: EngineProcess.Kind, host: String) -> EngineProcess {
        EngineProcess(
            id: ID("some"), kind: kind, host: host, process: "1", slots: 1, startedAt: now,
            seenAt: now, isStopping: false)
    }
}
