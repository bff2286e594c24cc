import Prelude
import Recruiting
import Storage
import Testing

@testable import Console
@testable import Terminal

/// A key decides about what the screen shows, whatever arrives in between.
@Suite("Targets") struct TargetTests {
    private func person(_ name: String, _ desk: SmallDesk) async throws -> Candidate {
        try #require(
            try await desk.desk.people(.init(query: "name:\(name)", rows: 0..<1)).rows.first)
    }

    @Test("Erasing while two people are compared asks for the one who is erased") func erase()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("x", "j", "c", ":")
        await session.write("erase")
        await session.go("enter")
        #expect(shows(session.text, "type Aurelio Brandt to erase"))
        await session.write("Aurelio Brandt")
        await session.go("enter")
        #expect(session.program.comparison == nil)
        #expect(try await desk.desk.peopleCount("name:aurelio") == 0)
        #expect(try await desk.desk.peopleCount("") == 7)
    }

    @Test("A person of another name than the one on the screen is not erased") func name()
        async throws
    {
        let desk = try SmallDesk()
        let bram = try await person("bram", desk)
        await #expect(throws: EditError.self) {
            _ = try await desk.desk.erase(bram.id, named: "Aurelio Brandt")
        }
        #expect(try await desk.desk.peopleCount("") == 8)
    }

    @Test("On an opened page keys are for the person on it, not for the one under a hidden cursor")
    func visitor() async throws {
        let desk = try SmallDesk()
        let first = try #require(
            try await desk.desk.people(.init(query: "", rows: 0..<1)).rows.first)
        _ = try await desk.desk.setExclusion(of: first.id, reason: "asked for it")
        var session = await openConsole(desk)
        await session.go("2", "m", "enter", "X")
        #expect(session.program.prompt != nil)
        await session.write("moved abroad")
        await session.go("enter")
        #expect(try await person("zsófia", desk).exclusion == "moved abroad")
    }

    @Test("A rejection from the matches names the person it is about") func rejection() async throws
    {
        var session = await openConsole(try SmallDesk())
        await session.go("2", "m", "4", "3", "j", ".", "2")
        #expect(shows(session.text, "Reject Teodora Valić: why?"))
    }

    @Test("The plan of a merge that arrives while something is typed takes no letter of it")
    func late() async throws {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        let change = BagChange.merge(bag: "Go", into: "Kubernetes")
        let plan = try await desk.desk.preview(change)
        await session.go("n")
        await session.write("ma")
        session.program.receive(ConsoleMessage(.bagPlan(change, .success(plan))))
        await session.write("y")
        #expect(session.program.prompt?.editor.text == "may")
        #expect(session.program.overlay == nil)
        #expect(try await desk.desk.peopleCount("skill:go") == 1)
    }

    @Test("A comparison that is read again after it was closed stays closed") func comparison()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        let people = try await desk.desk.people(.init(query: "", rows: 0..<2)).rows
        let found = try await desk.desk.compare(people[0].id, people[1].id)
        await session.go("x", "c", "esc")
        session.program.receive(ConsoleMessage(.comparison(found, opens: false)))
        #expect(session.program.comparison == nil)
    }

    @Test("A card that somebody else moved leaves no key for the one in its place") func displaced()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("2", "m", "q", "b")
        let moved = try #require(session.program.board.current)
        _ = try await desk.desk.move(moved.match, to: .shortlisted, reason: nil, anyway: false)
        session.send([.focus(true)])
        await session.settle()
        #expect(session.program.board.current?.name == "Teodora Valić")
        await session.go("a")
        #expect(shows(session.text, "the card that stood here is gone; move once to go on"))
        await session.go("j", "k", "a")
        #expect(shows(session.text, "Moved Teodora Valić to Shortlisted Talent"))
    }

    @Test("A bag that is gone is asked for once, and the list is read again") func gone()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openConsole(desk)
        await session.go("5")
        _ = try await desk.desk.apply(.merge(bag: "Kubernetes", into: "Terraform"))
        session.program.receive(ConsoleMessage(.bagGone))
        await session.go("k")
        #expect(session.program.bags.current?.canonical.name != "Kubernetes")
        #expect(session.program.effects.isEmpty)
    }
}
