import Prelude
import Recruiting
import Testing

@testable import Console
@testable import Terminal

/// Keys in, screens out: what a recruiter does, on a real database.
@Suite("Journeys") struct JourneyTests {
    @Test("A field is edited in its place, locked, and taken back") func edit() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("j", "j", "enter", "j", "j", "e")
        #expect(session.frame.cursor != nil)
        session.press("ctrl-u")
        await session.write("Rotterdam")
        await session.go("enter")
        #expect(
            shows(session.text, "Location city is set")
                || shows(session.text, "Location city of Imke"))
        #expect(shows(session.text, "✎ Rotterdam"))
        #expect(shows(session.text, "set by ada"))
        await session.go("u")
        #expect(shows(session.text, "Utrecht"))
        #expect(!shows(session.text, "✎ Rotterdam"))
        await session.go("U")
        #expect(shows(session.text, "✎ Rotterdam"))
        let imke = try #require(
            try await desk.desk.people(.init(query: "imke", rows: 0..<1)).rows.first)
        #expect(imke.city == "Rotterdam")
    }

    @Test("What does not fit a field is told below it and changes nothing") func refusal()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("enter", "j", "j", "j", "j", "j", "j", "e")
        session.press("ctrl-u")
        await session.write("many")
        await session.go("enter")
        #expect(shows(session.text, "✗ expected a number from 0.0 to 80.0"))
        await session.go("esc")
        #expect(!shows(session.text, "✗"))
        #expect(shows(session.text, "Years of exp"))
    }

    @Test("A list with commas in its items survives being edited") func lists() async throws {
        let desk = try SmallDesk()
        let person = try #require(
            try await desk.desk.people(.init(query: "bram", rows: 0..<1)).rows.first)
        _ = try await desk.desk.set(
            "companies_summary", to: "Smit, De Boer & Zn.\nKust", of: person.id.text,
            kind: .candidate)
        var session = await openConsole(desk)
        await session.go("j", "enter", "G", "g")
        for _ in 0..<8 { await session.go("j") }
        #expect(session.program.record.field?.name == "companies_summary")
        await session.go("e", "enter")
        let dossier = try #require(try await desk.desk.person(person.id))
        #expect(dossier.value("companies_summary") == ["Smit, De Boer & Zn.", "Kust"])
    }

    @Test("A proposal that differs from a locked value is shown, and one key accepts it")
    func proposal() async throws {
        let desk = try SmallDesk()
        let person = try #require(
            try await desk.desk.people(.init(query: "bram", rows: 0..<1)).rows.first)
        _ = try await desk.desk.set(
            "location_city", to: "Brugge", of: person.id.text, kind: .candidate)
        try desk.takeAgain("Bram Ottervanger", city: "Antwerpen")
        var session = await openConsole(desk)
        await session.go("j", "enter", "j", "j")
        #expect(shows(session.text, "≠ Brugge"))
        #expect(shows(session.text, "says Antwerpen"))
        await session.go("p")
        #expect(shows(session.text, "✎ Antwerpen"))
    }

    @Test("A match is rejected with a reason, and Enter gives the same reason again")
    func reject() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("2", "m")
        #expect(shows(session.text, "5 open"))
        await session.go("r", "6")
        #expect(shows(session.text, "Rejected Zsófia Kertész"))
        #expect(shows(session.text, "✗ Zsófia") || shows(session.text, "✗"))
        #expect(session.program.review.current?.line.name == "Teodora Valić")
        await session.go("r", "enter")
        let job = try desk.job("Senior Kotlin Engineer")
        let lines = try #require(try await desk.desk.review(job)).lines
        #expect(
            lines.filter { $0.match.status == "rejected" }.compactMap(\.match.reason) == [
                "Wrong domain", "Wrong domain",
            ])
        #expect(shows(session.text, "3 open"))
        await session.go("u")
        #expect(shows(session.text, "4 open"))
        #expect(session.program.review.current?.line.name == "Teodora Valić")
    }

    @Test("A reason in one's own words is remembered") func ownWords() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "m", "r", "9")
        await session.go("enter")
        #expect(shows(session.text, "a rejection needs a reason"))
        await session.write("Wants to stay where she is")
        await session.go("enter")
        #expect(shows(session.text, "Rejected Zsófia Kertész"))
        await session.go("r")
        #expect(shows(session.text, "▌8 “Wants to stay where she is”"))
    }

    @Test("An approval moves on, and a decided match cannot be decided again") func approve()
        async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "m", "a")
        #expect(shows(session.text, "Approved Zsófia Kertész; u takes it back"))
        await session.go("k", "a")
        #expect(shows(session.text, "Approve: it is in Shortlisted Talent"))
        await session.go("J")
        #expect(session.program.review.current?.line.name == "Teodora Valić")
    }

    @Test("Two decisions and an undo in one breath happen in their order") func order() async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "m")
        session.press("a", "a", "u")
        await session.settle()
        #expect(shows(session.text, "4 open"))
        #expect(shows(session.text, "Took back: approve Teodora Valić"))
    }

    @Test("A job that cannot be matched says why") func refusedMatch() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "G", "m")
        #expect(shows(session.text, "cannot be matched"))
        #expect(session.program.tab == .jobs)
    }

    @Test("A filter finds while it is typed, complains in its place, and Escape brings all back")
    func filter() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("/")
        await session.write("kubernetes")
        #expect(shows(session.text, "1/3"))
        await session.write(" foo:bar")
        #expect(shows(session.text, "✗ there is no field foo"))
        await session.go("enter")
        #expect(session.program.prompt != nil)
        await session.go("esc")
        #expect(shows(session.text, "/8"))
        await session.go("/")
        await session.write("zagreb")
        await session.go("enter", "q")
        #expect(shows(session.text, "/8"))
        #expect(session.program.people.view.current?.name == "Teodora Valić")
    }

    @Test("The palette finds a command by letters and runs it") func palette() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go(":")
        await session.write("jobs")
        await session.go("enter")
        #expect(shows(session.text, "[2 Jobs]"))
        await session.go("ctrl-p")
        await session.write("quit")
        await session.go("enter")
        #expect(session.program.isFinished)
    }

    @Test("Help finds a command by its key and runs it") func help() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("?")
        await session.write("T")
        #expect(shows(session.text, "Choose the colours"))
        await session.go("esc", "?")
        await session.write("jobs")
        await session.go("enter")
        #expect(shows(session.text, "[2 Jobs]"))
    }

    @Test("The person behind a match opens with the CV and closes again") func visit() async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "m", "enter")
        #expect(shows(session.text, "▸ Zsófia Kertész"))
        #expect(shows(session.text, "Nordlicht"))
        await session.go("q")
        #expect(shows(session.text, "[3 Matches]"))
        #expect(shows(session.text, "▸ Senior Kotlin Engineer"))
        await session.go("q")
        #expect(shows(session.text, "[2 Jobs]"))
        await session.go("q")
        #expect(!session.program.isFinished)
    }
}
