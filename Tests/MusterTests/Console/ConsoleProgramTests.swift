import Console
import Glibc
import Prelude
import Processes
import Recruiting
import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import muster

/// The real program on a real pseudo-terminal.
@Suite("Console program", .serialized) struct ConsoleProgramTests {
    private let folder: TemporaryFolder
    private let desk: String

    init() throws {
        folder = try TemporaryFolder()
        desk = folder.path + "/desk.sqlite"
        let now = Timestamp(microseconds: 1_790_000_000_000_000)
        let database = try SQLiteDatabase.create(path: desk)
        _ = try database.migrate(to: DeskSchema.schema, now: now)
        try database.write { connection in
            for number in 1...60 {
                var intake = Intake(
                    on: connection, source: "rules", now: now, ids: IDSource(seed: UInt64(number)))
                var draft = CandidateDraft()
                let name = "Person \(padded(number, 2))"
                draft.fields["full_name"] = ProposedValue(.string(name), confidence: 0.9)
                draft.fields["location_city"] = ProposedValue("Utrecht", confidence: 0.9)
                _ = try intake.take(
                    draft,
                    from: .init(
                        path: "/cvs/\(number).txt", part: nil, sha256: "\(number)", kind: "text",
                        text: "\(name)\nUtrecht", warnings: []))
            }
        }
    }

    private func start(
        _ arguments: [String] = [], width: Int = 80, height: Int = 24,
        _ more: [String: String] = [:]
    ) throws -> TerminalSession {
        var environment = [
            "TERM": "xterm-256color", "HOME": folder.path, "MUSTER_DESK": desk, "USER": "ada",
            "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        ]
        environment.merge(more) { $1 }
        return try TerminalSession(
            arguments, environment: environment, width: width, height: height)
    }

    @Test("It starts, moves, edits, takes back and leaves the terminal as it was") func journey()
        throws
    {
        let session = try start()
        #expect(session.shows("Person 20"))
        #expect(session.shows("1/60"))
        session.type("jj")
        #expect(session.shows("3/60"))
        session.type("G")
        #expect(session.shows("60/60"))
        session.type("\r")
        #expect(session.shows("60.txt"))
        session.type("je")
        session.type("\u{15}Delft\r")
        #expect(session.shows("✎ Delft"))
        session.type("u")
        #expect(session.waits { !$0.text.contains("✎ Delft") })
        session.type("q:quit\r")
        #expect(session.ends() == 0)
        #expect(session.isRestored)
    }

    @Test("A new size is drawn at once, on the same person") func resize() throws {
        let session = try start()
        #expect(session.shows("1/60"))
        session.type("jjj")
        #expect(session.shows("4/60"))
        session.resize(width: 140, height: 40)
        #expect(session.shows("4.txt"))
        #expect(session.shows("Person 30"))
        session.resize(width: 30, height: 6)
        #expect(session.shows("Muster needs 40×10"))
        session.resize(width: 80, height: 24)
        #expect(session.shows("4/60"))
        session.type("\u{3}\u{3}")
        #expect(session.ends() == 0)
        #expect(session.isRestored)
    }

    @Test("Without colour none is sent, with colour some is") func noColor() throws {
        let plain = try start([], ["NO_COLOR": "1"])
        #expect(plain.shows("1/60"))
        #expect(!plain.screen.hadColor)
        plain.type("T")
        #expect(plain.shows("Theme"))
        plain.type("\u{3}:quit\r")
        #expect(plain.ends() == 0)
        #expect(!plain.screen.hadColor)
        let colored = try start(["--theme", "harbor"])
        #expect(colored.shows("1/60"))
        #expect(colored.screen.hadColor)
        colored.type("\u{3}\u{3}")
        #expect(colored.ends() == 0)
    }

    @Test("A signal that ends it leaves the terminal as it was", arguments: [SIGTERM, SIGHUP])
    func signals(signal: CInt) throws {
        let session = try start()
        #expect(session.shows("1/60"))
        session.send(signal)
        #expect(session.ends() == -Int(signal))
        #expect(session.isRestored)
    }

    @Test("An unknown terminal still shows the list, one without a cursor is refused") func terms()
        throws
    {
        let unknown = try start([], ["TERM": "no-such-terminal"])
        #expect(unknown.shows("1/60"))
        unknown.type("\u{3}\u{3}")
        #expect(unknown.ends() == 0)
        let dumb = try start([], ["TERM": "dumb"])
        #expect(dumb.ends() == 2)
        #expect(dumb.screen.text.contains("cannot move its cursor"))
    }

    @Test("--plain says what is on the desk and takes no screen") func plain() throws {
        let session = try start(["--plain"])
        #expect(session.ends() == 0)
        #expect(session.screen.text.contains("candidates: 60"))
        #expect(!session.screen.modes.contains(1049))
    }

    @Test("Everything in the console that changes the desk has its twin on the command line")
    func twins() {
        let commands = Set(allCommands.map(\.words))
        for (id, words) in ConsoleKeys.twins.sorted(by: { $0.key < $1.key }) {
            #expect(commands.contains(words), "\(id): muster \(words.joined(separator: " "))")
        }
    }

    @Test("Not on a terminal it says what is on the desk, and that there is none") func noTerminal()
        throws
    {
        var program = ChildProcess(TerminalSession.program)
        program.environment = ["MUSTER_DESK=\(desk)", "HOME=\(folder.path)"]
        // A desk is larger than what a reader of one file may write.
        program.limits.fileBytes = 1 << 30
        let full = try program.run()
        #expect(full.ending == .exited(0))
        #expect(String(decoding: full.output, as: UTF8.self).contains("candidates: 60"))
        program.environment = ["MUSTER_DESK=\(folder.path)/none.sqlite", "HOME=\(folder.path)"]
        let none = try program.run()
        #expect(none.ending == .exited(0))
        #expect(String(decoding: none.output, as: UTF8.self).contains("There is no desk at"))
    }
}
