import Prelude
import Recruiting
import Testing

@testable import Console
@testable import Terminal

/// What the screen does not do: move by itself, lose the reader's place, leave by a slip.
@Suite("Care") struct ScreenCareTests {
    @Test("A refresh keeps the cursor on the person and the rows in view") func refresh()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("j", "j")
        try desk.add("Aaltje Aardenburg")
        session.send([.focus(true)])
        await session.settle()
        #expect(session.program.people.view.current?.name == "Imke Sandvoort")
        #expect(shows(session.text, "4/9"))
    }

    @Test("Nothing new on the desk costs nothing on the screen") func idle() async throws {
        var session = await openConsole(try SmallDesk(), Size(140, 40))
        await session.go("j")
        let before = session.device.counts
        session.send([.focus(true)])
        await session.settle()
        await session.pass(milliseconds: 60_000)
        #expect(session.device.counts.bytes == before.bytes)
        #expect(session.device.counts.frames == before.frames)
    }

    @Test("Leaving takes two presses of ctrl-c close together") func interrupt() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("ctrl-c")
        await session.pass(milliseconds: 5_000)
        await session.go("ctrl-c")
        #expect(!session.program.isFinished)
        await session.go("ctrl-c")
        #expect(session.program.isFinished)
    }

    @Test("Pasted text outside a line runs no command") func paste() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "m")
        session.send([.paste("aaaa\nr1")])
        await session.settle()
        #expect(shows(session.text, "5 open"))
    }

    @Test(
        "Every size has a screen, and a larger one shows the same person",
        arguments: [
            Size(40, 10), Size(60, 20), Size(80, 24), Size(100, 30), Size(80, 50), Size(220, 60),
        ])
    func resize(size: Size) async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("j", "j", "enter")
        session.resize(size)
        await session.settle()
        #expect(shows(session.text, "Imke"))
        session.resize(Size(30, 5))
        #expect(shows(session.text, "Muster needs 40×10"))
        session.resize(size)
        #expect(shows(session.text, "Imke"))
    }

    @Test("The theme under the cursor is shown at once, and Escape brings the former back")
    func themes() async throws {
        let palette = Dictionary(
            uniqueKeysWithValues: (0..<16).map { index in
                let digit = String(index, radix: 16, uppercase: true)
                return ("base0" + digit, "#\(digit)0\(digit)0\(digit)0")
            })
        let grey = try Theme(name: "grey", variant: .dark, palette: palette)
        var services = try SmallDesk().services
        services.themes = { [grey] }
        var session = Session(Console(services, size: Size(80, 24)), size: Size(80, 24))
        await session.settle()
        await session.go("T", "j")
        #expect(session.program.theme.name == "grey")
        await session.go("esc")
        #expect(session.program.theme.name == "terminal")
        await session.go("T", "2")
        #expect(session.program.theme.name == "grey")
        #expect(shows(session.text, "--theme grey"))
    }

    @Test("The mouse selects rows and tabs, and the wheel scrolls what it is over") func mouse()
        async throws
    {
        var session = await openConsole(try SmallDesk(), Size(140, 40))
        session.send([.mouse(Mouse(.press, at: Point(5, 4)))])
        await session.settle()
        #expect(session.program.people.view.current?.name == "Imke Sandvoort")
        #expect(shows(session.text, "▌ Imke"))
        session.send([.mouse(Mouse(.press, at: Point(5, 4)))])
        await session.settle()
        #expect(shows(session.text, "▸ Imke"))
        session.send([.mouse(Mouse(.wheelDown, at: Point(60, 10)))])
        #expect(session.program.people.view.current?.name == "Imke Sandvoort")
        session.send([.mouse(Mouse(.press, at: Point(20, 0)))])
        await session.settle()
        #expect(shows(session.text, "[2 Jobs]"))
    }

    @Test("Messages can be read again") func messages() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("q")
        await session.pass(milliseconds: 20_000)
        await session.go(":")
        await session.write("messages")
        await session.go("enter")
        #expect(shows(session.text, "Back: this is the first screen"))
        await session.go("esc")
        #expect(!shows(session.text, "Back: this is"))
    }

    @Test("What a CV holds reaches the screen only as text") func hostile() async throws {
        let desk = try SmallDesk()
        try desk.add("Aa\u{1B}]0;owned\u{7}\u{202E}b")
        var session = await openConsole(desk)
        #expect(!session.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        #expect(shows(session.text, "Aa␛]0;owned␇b"))
        await session.go("enter")
        #expect(!session.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
}
