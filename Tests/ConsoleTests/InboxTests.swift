import Prelude
import Recruiting
import Testing

@testable import Console
@testable import Terminal

/// The inbox, and what is decided about people beside their fields.
@Suite("Inbox and people") struct InboxTests {
    private func contradicted() async throws -> SmallDesk {
        let desk = try SmallDesk()
        let person = try #require(
            try await desk.desk.people(.init(query: "bram", rows: 0..<1)).rows.first)
        _ = try await desk.desk.set(
            "location_city", to: "Brugge", of: person.id.text, kind: .candidate)
        try desk.takeAgain("Bram Ottervanger", city: "Antwerpen")
        return desk
    }

    private func bram(_ desk: SmallDesk) async throws -> Candidate? {
        try await desk.desk.people(.init(query: "name:bram", rows: 0..<1)).rows.first
    }

    @Test("A contradiction waits in the inbox, one key answers it, undo opens it again")
    func conflict() async throws {
        let desk = try await contradicted()
        var session = await openConsole(desk)
        #expect(shows(session.text, "6 Inbox 1"))
        await session.go("6")
        #expect(shows(session.text, "location city is Brugge, but a reading says Antwerpen"))
        await session.go("b")
        #expect(shows(session.text, "Answered: location_city is set"))
        #expect(shows(session.text, "Nothing to answer."))
        #expect(try await bram(desk)?.city == "Antwerpen")
        await session.go("u")
        #expect(shows(session.text, "1 question waits"))
        #expect(try await bram(desk)?.city == "Brugge")
    }

    @Test("An answer in one's own words is held to the field") func words() async throws {
        let desk = try await contradicted()
        var session = await openConsole(desk)
        await session.go("6", "w")
        await session.write("Gent")
        await session.go("enter")
        #expect(try await bram(desk)?.city == "Gent")
    }

    @Test("A key without an answer beside it says so, and z puts the question off") func snooze()
        async throws
    {
        var session = await openConsole(try await contradicted())
        await session.go("6", "f")
        #expect(shows(session.text, "Answer f: the question has no such answer"))
        await session.go("z")
        #expect(shows(session.text, "Nothing to answer."))
        await session.go("u")
        #expect(shows(session.text, "1 question waits"))
    }

    @Test("Two people of one name are asked about, compared and merged; undo makes them two again")
    func twins() async throws {
        let desk = try SmallDesk()
        try desk.addTwin(of: "Teodora Valić", city: "Split")
        var session = await openConsole(desk)
        await session.go("6")
        #expect(shows(session.text, "the same person?"))
        await session.go("=")
        #expect(shows(session.text, "≠  Zagreb"))
        #expect(shows(session.text, "Split"))
        await session.go("<")
        #expect(shows(session.text, "Merged into Teodora Valić"))
        #expect(try await desk.desk.peopleCount("") == 8)
        #expect(session.program.comparison == nil)
        await session.go("u")
        #expect(try await desk.desk.peopleCount("") == 9)
    }

    @Test("Status, ranking and highlight are set by a key and a number") func standing()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("s", "3", "*")
        let person = try #require(
            try await desk.desk.people(.init(query: "", rows: 0..<1)).rows.first)
        #expect(person.status == "Actively looking")
        #expect(person.isHighlighted)
        #expect(shows(session.text, "★ Aurelio"))
        await session.go("*")
        #expect(!shows(session.text, "★ Aurelio"))
    }

    @Test("Fraud leaves a person out at once, and another status takes them in again") func fraud()
        async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("s", "8")
        #expect(shows(session.text, "a file that shows it"))
        // Tests give no service that reads files: what cannot be read decides nothing.
        await session.write("proof.pdf")
        await session.go("enter")
        #expect(!shows(session.text, "⊘ Aurelio"))
        await session.go("esc", "s", "8", "enter")
        #expect(shows(session.text, "⊘ Aurelio"))
        await session.go("s", "1")
        #expect(!shows(session.text, "⊘ Aurelio"))
    }

    @Test("A verification takes notes, and a note stands on the page") func notes() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("V", "2")
        await session.write("Called Nordlicht")
        await session.go("enter", "n")
        await session.write("Wants four days a week")
        await session.go("enter", "enter")
        #expect(shows(session.text, "Aurelio Brandt · Lead · verified"))
        await session.go("t")
        #expect(shows(session.text, "Wants four days a week"))
    }

    @Test("Erasing asks for the name; another name erases nobody") func erase() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go(":")
        await session.write("erase")
        await session.go("enter")
        await session.write("Aurelio")
        await session.go("enter")
        #expect(shows(session.text, "this is not the name on the screen"))
        await session.write(" Brandt")
        await session.go("enter")
        #expect(shows(session.text, "Erased for good"))
        #expect(try await desk.desk.peopleCount("") == 7)
        #expect(!shows(session.text, "Aurelio"))
    }

    @Test("A search is saved under a name and opened again") func saved() async throws {
        var session = await openConsole(try SmallDesk())
        await session.go("/")
        await session.write("skill:kubernetes")
        await session.go("enter", "S")
        await session.write("clusters")
        await session.go("enter", "q")
        #expect(shows(session.text, "/8"))
        await session.go("O", "enter")
        #expect(shows(session.text, "/3"))
    }
}
