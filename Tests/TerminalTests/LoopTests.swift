import Glibc
import Prelude
import Testing

@testable import Terminal

/// Tests of the real loop.
///
/// Signals belong to the whole process, so these run one after the other.
@Suite("Loop", .serialized) struct LoopTests {
    /// A pipe a test types into.
    private final class Keyboard {
        let readEnd: CInt
        private let writeEnd: CInt

        init() {
            var ends: [CInt] = [-1, -1]
            precondition(pipe(&ends) == 0, "a pipe")
            (readEnd, writeEnd) = (ends[0], ends[1])
        }

        deinit {
            close(readEnd)
            close(writeEnd)
        }

        func type(_ text: String) {
            let bytes = Array(text.utf8)
            precondition(write(writeEnd, bytes, bytes.count) == bytes.count, "a full pipe")
        }
    }

    /// Types more keys each time a frame is drawn, as a person who watches the screen does.
    private struct Watcher: Program {
        var roster = Roster()
        var effects: [Effect<Roster.Message>] = []
        var keyboard: Keyboard
        var script: [String]
        var finishing: ([String]) -> Bool = { _ in false }
        var isFinished: Bool { roster.isFinished || finishing(roster.received) }
        var drawn = 0

        init(_ keyboard: Keyboard, _ script: [String]) {
            self.keyboard = keyboard
            self.script = script
        }

        mutating func handle(_ event: InputEvent) {
            roster.handle(event)
            take()
        }

        mutating func receive(_ message: Roster.Message) {
            roster.receive(message)
            take()
        }

        mutating func draw(into frame: inout Frame) {
            drawn += 1
            roster.draw(into: &frame)
            if !script.isEmpty { keyboard.type(script.removeFirst()) }
        }

        private mutating func take() {
            effects += roster.effects
            roster.effects = []
        }
    }

    @Test("A burst of three hundred keys takes few frames, and none is lost") func burst() throws {
        let keyboard = Keyboard()
        var device = HeadlessDevice(Size(140, 40), inputDescriptor: keyboard.readEnd)
        var program = Watcher(keyboard, [String(repeating: "j", count: 300), "q"])
        let report = try run(&program, on: &device, signals: Signals())
        #expect(program.roster.list.cursor == 300)
        #expect(report.frames <= 12)
        #expect(device.counts.bytes <= 32_000)
    }

    @Test("Keys typed one by one are all handled", arguments: [1, 7, 300])
    func trickle(count: Int) throws {
        let keyboard = Keyboard()
        var device = HeadlessDevice(Size(80, 24), inputDescriptor: keyboard.readEnd)
        var program = Watcher(keyboard, Array(repeating: "j", count: count) + ["q"])
        let report = try run(&program, on: &device, signals: Signals())
        #expect(program.roster.list.cursor == count)
        #expect(report.events == count + 1)
    }

    @Test("A lone Escape arrives after its time, a split sequence as one key") func escape() throws
    {
        let keyboard = Keyboard()
        var device = HeadlessDevice(Size(80, 24), inputDescriptor: keyboard.readEnd)
        var program = Watcher(keyboard, ["\u{1B}", "\u{1B}[1;5A", "q"])
        _ = try run(&program, on: &device, signals: Signals())
        #expect(program.roster.events == [.key("esc"), .key("ctrl-up"), .key("q")])
    }

    @Test("Work ends in a message, and a later one with the same id takes its place") func work()
        throws
    {
        struct Searching: Program {
            var effects: [Effect<String>] = []
            var heard: [String] = []
            var isFinished = false

            init() {
                let (spoken, hasSpoken) = AsyncStream<Void>.makeStream()
                let (never, holder) = AsyncStream<Void>.makeStream()
                effects = [
                    // The first search waits for what never comes; cancelled, it speaks in vain.
                    .stream(id: "search") { post in
                        for await _ in never {}
                        post("first")
                        hasSpoken.finish()
                    },
                    .stream(id: "search") { post in
                        post("second 1")
                        for await _ in spoken {}
                        post("second 2")
                        holder.finish()
                    },
                ]
            }

            mutating func handle(_ event: InputEvent) {}
            mutating func receive(_ message: String) {
                heard.append(message)
                if message == "second 2" { effects.append(.after(milliseconds: 1, "later")) }
                isFinished = message == "later"
            }
            func draw(into frame: inout Frame) {}
        }
        let keyboard = Keyboard()
        var device = HeadlessDevice(Size(80, 24), inputDescriptor: keyboard.readEnd)
        var program = Searching()
        _ = try run(&program, on: &device, signals: Signals())
        #expect(program.heard == ["second 1", "second 2", "later"])
    }

    @Test("The terminal is handed over and taken back") func handOver() throws {
        let keyboard = Keyboard()
        var device = HeadlessDevice(Size(80, 24), inputDescriptor: keyboard.readEnd)
        var program = Watcher(keyboard, ["e", "q"])
        _ = try run(&program, on: &device, signals: Signals())
        #expect(program.roster.received == ["edited"])
        #expect(device.counts.suspensions == 1)
    }

    @Test("A signal ends the loop, another only changes the size", arguments: [SIGTERM, SIGHUP])
    func signals(number: CInt) throws {
        let signals = try Signals()
        let keyboard = Keyboard()
        var device = HeadlessDevice(Size(80, 24), inputDescriptor: keyboard.readEnd)
        var program = Watcher(keyboard, [])
        kill(getpid(), SIGWINCH)
        kill(getpid(), number)
        let report = try run(&program, on: &device, signals: signals)
        #expect(report.signal == number)
        #expect(program.roster.events == [.resize(Size(80, 24))])
    }

    @Test("A keyboard that is gone is a fault, not a spinning loop") func gone() throws {
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        close(ends[1])
        defer { close(ends[0]) }
        var device = HeadlessDevice(Size(80, 24), inputDescriptor: ends[0])
        var program = Roster()
        let signals = try Signals()
        #expect(throws: DeviceFault.gone) { try run(&program, on: &device, signals: signals) }
    }

    @Test("Frames are paced only under load") func pace() {
        var pace = Pace()
        let start: UInt64 = 1_000_000_000
        pace.painted(now: start, hasBacklog: false)
        #expect(pace.delay(now: start + 1, isAnswer: true) == 0)
        #expect(pace.delay(now: start + 1, isAnswer: false) == Pace.interval - 1)
        pace.painted(now: start, hasBacklog: true)
        #expect(pace.delay(now: start + 1, isAnswer: true) == Pace.interval - 1)
        #expect(pace.delay(now: start + Pace.interval, isAnswer: true) == 0)
        pace.painted(now: start, hasBacklog: false, isAnswer: true)
        #expect(pace.delay(now: start + 1, isAnswer: false) == 0)
        pace.painted(now: start, hasBacklog: true, isAnswer: true)
        #expect(pace.delay(now: start + 1, isAnswer: false) == Pace.interval - 1)
    }
}

@Suite("Sessions") struct SessionTests {
    @Test("A session runs effects when asked and lets time pass at will") func session() async {
        var session = Session(Roster(), size: Size(80, 24))
        session.press("a")
        #expect(session.text.contains("✓ Approved"))
        await session.settle()
        #expect(session.isIdle)
        await session.pass(milliseconds: 2_999)
        #expect(session.text.contains("✓ Approved"))
        await session.pass(milliseconds: 1)
        #expect(!session.text.contains("Approved"))
        session.press("G")
        #expect(session.text.contains("▌ …"))
        await session.settle()
        #expect(session.text.contains("▌ Person 99999"))
    }

    @Test("Effects of a part become those of the whole") func lifting() async {
        struct Whole: Program {
            enum Message: Sendable, Equatable { case part(Int) }
            var effects: [Effect<Message>] = []
            var heard: [Message] = []
            var isFinished = false
            init() {
                let long = SanitizedText(String(repeating: "a", count: Clipboard.limit + 1))
                let parts: [Effect<Int>] = [
                    .work { 1 }, .stream { $0(2) }, .handOver { 3 }, .copy("Ada", tooLong: 4),
                    .copy(long, tooLong: 5), .bell, .after(milliseconds: 10, 6),
                ]
                effects = parts.map { $0.map(Message.part) }
            }
            mutating func handle(_ event: InputEvent) {}
            mutating func receive(_ message: Message) { heard.append(message) }
            func draw(into frame: inout Frame) {}
        }
        var session = Session(Whole(), size: Size(80, 24))
        await session.settle()
        await session.pass(milliseconds: 10)
        #expect(session.program.heard == [1, 2, 3, 5, 6].map(Whole.Message.part))
        #expect(session.device.copied == ["Ada"])
        #expect(session.device.counts.bells == 1)
    }

    @Test("A screen without room says so") func small() {
        var session = Session(Roster(), size: Size(80, 24))
        session.resize(Size(30, 5))
        #expect(session.text == "\n\nMuster needs 40×10; this is 3…\n\n")
    }
}
