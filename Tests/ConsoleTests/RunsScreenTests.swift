import Engine
import Prelude
import Testing

@testable import Console
@testable import Terminal

/// What the engine does and did, and the line on every screen that says so.
@Suite("Runs") struct RunsScreenTests {
    private func open(_ desk: EngineDesk, _ size: Size = Size(80, 24)) async -> Session<Console> {
        var session = Session(Console(desk.services, size: size), size: size)
        await session.settle()
        return session
    }

    private func busyDesk() async throws -> EngineDesk {
        let desk = try EngineDesk()
        try desk.request(RunRequest("greet", by: "sensor new_letters"))
        try await desk.work()
        for record in 2...3 {
            desk.advance(.seconds(60))
            try desk.request(RunRequest("measure", partition: "\(record)", by: "ada"))
            try await desk.work()
        }
        desk.advance(.seconds(60))
        try desk.request(RunRequest("greet", by: "ada"))
        return desk
    }

    @Test("The runs with one in full", arguments: sizes) func list(size: Size) async throws {
        let desk = try await busyDesk()
        var session = await open(desk, size)
        await session.go("7", "j")
        try Golden.expect(
            session.frame.styledDescription, "runs-\(size.width)x\(size.height)")
    }

    @Test("Sensors and schedules with the last ticks", arguments: sizes)
    func triggers(size: Size) async throws {
        var session = await open(try EngineDesk(), size)
        await session.go("7", "v", "v", "s")
        #expect(shows(session.text, "running"))
        await session.pass(milliseconds: 20_000)
        try Golden.expect(session.text, "triggers-\(size.width)x\(size.height)")
    }

    @Test("A failed run starts again where it ended, and is cancelled") func retry() async throws {
        let desk = try await busyDesk()
        var session = await open(desk)
        await session.go("7", "j")
        #expect(shows(session.text, "the scales say 40 kg"))
        #expect(shows(session.text, "1 failed"))
        await session.go("x")
        #expect(shows(session.text, "Cancel: it has ended: it is failed"))
        await session.go("r")
        #expect(shows(session.text, "measure  queued"))
        await session.go("x")
        #expect(shows(session.text, "cancelled by ada"))
        await session.go("r")
        #expect(shows(session.text, "queued"))
    }

    @Test("A filter leaves the runs of a status or a pipeline, and back shows all")
    func filter() async throws {
        var session = await open(try await busyDesk())
        await session.go("7", "/")
        await session.write("failed")
        await session.go("enter")
        #expect(session.text.components(of: "measure") >= 1)
        #expect(!shows(session.text, "greet"))
        await session.go("q")
        #expect(shows(session.text, "greet"))
    }

    @Test("A pipeline is chosen and run for a record") func run() async throws {
        let desk = try EngineDesk()
        var session = await open(desk)
        await session.go("7", "n", "j", "enter")
        #expect(shows(session.text, "measure for"))
        await session.write("4")
        await session.go("enter")
        try await desk.work()
        await session.go("ctrl-r")
        #expect(shows(session.text, "done"))
        #expect(shows(session.text, "for 4"))
    }

    @Test("A backfill shows how far it is on every screen, and what is left when it goes on so")
    func backfill() async throws {
        let desk = try EngineDesk()
        var session = await open(desk)
        await session.go("7", "b", "enter")
        desk.advance(.seconds(30))
        try await desk.work()
        await session.go("v")
        #expect(shows(session.text, "4 of 4 ended"))
        #expect(shows(session.text, "1 failed"))
        await session.pass(milliseconds: 1_000)
        await session.go("1", "ctrl-r")
        #expect(shows(session.text, "engine"))
        #expect(shows(session.text, "measure █"))
        #expect(shows(session.text, "4/4"))
    }

    @Test("Lines of the log are filtered by a word") func log() async throws {
        var session = await open(try await busyDesk())
        await session.go("7", "G", "enter", "/")
        await session.write("looked")
        await session.go("enter")
        #expect(shows(session.text, "looked up 3 names"))
        #expect(!shows(session.text, "finished"))
    }
}

extension String {
    fileprivate func components(of word: String) -> Int {
        var (count, rest) = (0, self[...])
        while let range = rest.firstRange(of: word) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
