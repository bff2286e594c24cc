import Prelude
import Testing

@testable import Console
@testable import Terminal

/// The sizes every screen must be good at.
let sizes = [Size(80, 24), Size(140, 40)]

@Suite("Screens") struct ScreenTests {
    private func name(_ name: String, _ size: Size) -> String {
        "\(name)-\(size.width)x\(size.height)"
    }

    @Test("The list of people", arguments: sizes) func candidates(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("j", "j")
        try Golden.expect(session.text, name("candidates", size))
    }

    @Test("A person with the evidence of a field", arguments: sizes) func person(size: Size)
        async throws
    {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("j", "j", "enter", "j", "j")
        try Golden.expect(session.frame.styledDescription, name("person", size))
    }

    @Test("The list of jobs", arguments: sizes) func jobs(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2")
        try Golden.expect(session.text, name("jobs", size))
    }

    @Test("A job with its requirements", arguments: sizes) func job(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2", "enter", "j", "j", "j", "j")
        try Golden.expect(session.text, name("job", size))
    }

    @Test("The matches of a job", arguments: sizes) func review(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2", "m")
        await session.pass(milliseconds: 20_000)
        try Golden.expect(session.frame.styledDescription, name("review", size))
    }

    @Test("Help", arguments: sizes) func help(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("?")
        try Golden.expect(session.text, name("help", size))
    }

    @Test("The palette", arguments: sizes) func palette(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go(":")
        await session.write("und")
        try Golden.expect(session.text, name("palette", size))
    }

    @Test("A filter while it is typed", arguments: sizes) func filter(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("/")
        await session.write("skill:kotlin years:>=6")
        try Golden.expect(session.text, name("filter", size))
    }

    @Test("A history", arguments: sizes) func history(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("enter", "j", "j", "j", "e")
        await session.write(" am Main")
        await session.go("enter", "h")
        await session.pass(milliseconds: 20_000)
        try Golden.expect(session.text, name("history", size))
    }

    @Test("The board of a job", arguments: sizes) func board(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2", "m", "q", "b", "a", "a", "right", "a")
        await session.pass(milliseconds: 20_000)
        try Golden.expect(session.text, name("board", size))
    }

    @Test("The menu of stages", arguments: sizes) func stages(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2", "m", "q", "b", ".")
        await session.pass(milliseconds: 20_000)
        try Golden.expect(session.text, name("stages", size))
    }

    @Test("The bags, and what a merge would touch", arguments: sizes) func bags(size: Size)
        async throws
    {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("5")
        try Golden.expect(session.frame.styledDescription, name("bags", size))
        await session.go("m")
        await session.write("python")
        await session.go("enter")
        try Golden.expect(session.text, name("bag-plan", size))
    }

    @Test("The inbox", arguments: sizes) func inbox(size: Size) async throws {
        let desk = try SmallDesk()
        try desk.addTwin(of: "Teodora Valić", city: "Split")
        var session = await openConsole(desk, size)
        await session.go("6")
        try Golden.expect(session.text, name("inbox", size))
        await session.go("=")
        try Golden.expect(session.text, name("compare", size))
    }

    @Test("The timeline of a person", arguments: sizes) func timeline(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2", "m", "a", "K", "n")
        await session.write("Speaks four languages")
        await session.go("enter", "t")
        await session.pass(milliseconds: 20_000)
        try Golden.expect(session.text, name("timeline", size))
    }

    @Test("The states of a person", arguments: sizes) func statuses(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("s")
        try Golden.expect(session.text, name("status", size))
    }

    @Test("The reasons for a rejection", arguments: sizes) func reasons(size: Size) async throws {
        var session = await openConsole(try SmallDesk(), size)
        await session.go("2", "m", "r")
        try Golden.expect(session.text, name("reasons", size))
    }
}
