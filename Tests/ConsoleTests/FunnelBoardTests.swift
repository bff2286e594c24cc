import Prelude
import Recruiting
import Testing

@testable import Console
@testable import Terminal

/// The board: people moved from column to column by single keys, and taken back.
@Suite("Board") struct FunnelBoardTests {
    private func openBoard(_ desk: SmallDesk, _ size: Size = Size(80, 24)) async
        -> Session<Console>
    {
        var session = await openConsole(desk, size)
        await session.go("2", "m", "q", "b")
        await session.pass(milliseconds: 20_000)
        return session
    }

    private func stage(_ name: String, _ desk: SmallDesk) async throws -> Stage? {
        let job = try desk.job("Senior Kotlin Engineer")
        return try await desk.desk.review(job)?.lines.first { $0.name == name }?.match.stage
    }

    @Test("Somebody is walked from the proposal to being hired, a key a step") func hire()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openBoard(desk)
        #expect(shows(session.text, "▸ Proposed 5"))
        #expect(session.program.board.current?.name == "Zsófia Kertész")
        await session.go("a")
        #expect(shows(session.text, "Moved Zsófia Kertész to Shortlisted Talent"))
        for stage in ["right", "a", "right", "a", "right"] { await session.go(Key(named: stage)) }
        #expect(try await stage("Zsófia Kertész", desk) == .interview1)
        await session.go(".")
        #expect(shows(session.text, "Move Zsófia Kertész to"))
        await session.go("3")
        #expect(try await stage("Zsófia Kertész", desk) == .negotiations)
        await session.go("right", "a")
        #expect(try await stage("Zsófia Kertész", desk) == .hired)
        await session.go("right", "a")
        #expect(shows(session.text, "Advance: Hired is where the way ends"))
    }

    @Test("A refused move says why in the menu, and choosing it does nothing") func refused()
        async throws
    {
        let desk = try SmallDesk()
        var session = await openBoard(desk)
        await session.go(".")
        #expect(shows(session.text, "not from Proposed"))
        await session.go("5")
        #expect(try await stage("Zsófia Kertész", desk) == .proposed)
        await session.go("esc")
        #expect(!shows(session.text, "not from Proposed"))
    }

    @Test("A move against the funnel is made for a reason that is kept") func anyway() async throws
    {
        let desk = try SmallDesk()
        var session = await openBoard(desk)
        await session.go("!")
        #expect(shows(session.text, "Move against the funnel to"))
        await session.go("1", "enter")
        #expect(shows(session.text, "a move against the funnel needs a reason"))
        await session.write("The client knows her")
        await session.go("enter")
        #expect(try await stage("Zsófia Kertész", desk) == .introduction)
        let job = try desk.job("Senior Kotlin Engineer")
        let history = try await desk.desk.history(of: job.text, kind: .job)
        #expect(history.last?.reason == "The client knows her")
        #expect(history.last?.entry.context?["override"] == true)
    }

    @Test("A rejection goes where the stage has it, and undo brings the card back under the cursor")
    func reject() async throws {
        let desk = try SmallDesk()
        var session = await openBoard(desk)
        await session.go("a", "right", "a", "right", "r", "5")
        #expect(try await stage("Zsófia Kertész", desk) == .introductionRejected)
        await session.go("u")
        #expect(try await stage("Zsófia Kertész", desk) == .introduction)
        #expect(session.program.board.stage == .introduction)
        #expect(session.program.board.current?.name == "Zsófia Kertész")
    }

    @Test("A board that was on its way before a step was taken back does not end the following")
    func late() async throws {
        let desk = try SmallDesk()
        _ = await openBoard(desk)
        let before = try await desk.desk.board(nil)
        let from = try #require(before.columns.firstIndex { $0.count > 0 })
        let to = try #require(before.columns.firstIndex { $0.stage == .negotiations })
        let card = try #require(before.columns[from].cards.first)
        var after = before
        after.columns[from].cards.removeFirst()
        after.columns[from].count -= 1
        after.columns[to].cards.append(card)
        after.columns[to].count += 1
        var screen = BoardScreen()
        screen.take(before, number: screen.ask())
        let late = screen.ask()
        screen.follow(card.match.text)
        screen.take(before, number: late)
        #expect(screen.stage == before.columns[from].stage)
        screen.take(after, number: screen.ask())
        #expect(screen.stage == .negotiations && screen.current?.match == card.match)
        #expect(!screen.isDisplaced)
    }

    @Test("Two keys in one breath move two people, and never one twice") func breath() async throws
    {
        let desk = try SmallDesk()
        var session = await openBoard(desk)
        session.press("a", "a")
        await session.settle()
        let job = try desk.job("Senior Kotlin Engineer")
        let lines = try #require(try await desk.desk.review(job)).lines
        #expect(lines.count { $0.match.stage == .shortlisted } == 2)
        #expect(lines.count { $0.match.stage == .introduction } == 0)
    }

    @Test("b shows one job's board or that of all jobs, and enter opens the person") func scope()
        async throws
    {
        var session = await openBoard(try SmallDesk())
        #expect(shows(session.text, "▸ Senior Kotlin Engineer, Zahlwerk"))
        await session.go("b")
        #expect(shows(session.text, "▸ All jobs"))
        await session.go("enter")
        #expect(shows(session.text, "▸ Zsófia Kertész"))
        await session.go("q")
        #expect(shows(session.text, "▸ All jobs"))
    }

    @Test("A job goes on hold with its people parked, in one step of undo") func hold() async throws
    {
        let desk = try SmallDesk()
        var session = await openBoard(desk)
        await session.go("a", "2", "s")
        #expect(shows(session.text, "Position closed"))
        for _ in 0..<8 { session.press("j") }
        await session.go("enter")
        #expect(shows(session.text, "The one active person: park"))
        await session.go("enter")
        #expect(try await stage("Zsófia Kertész", desk) == .considered)
        #expect(
            try await desk.desk.jobs(.init(query: "kotlin", rows: 0..<1)).rows[0].status
                == "On Hold")
        await session.go("u")
        #expect(try await stage("Zsófia Kertész", desk) == .shortlisted)
        #expect(
            try await desk.desk.jobs(.init(query: "kotlin", rows: 0..<1)).rows[0].status
                == "Sourcing")
    }
}

extension Key {
    /// A key by its name; the names in tests are right.
    fileprivate init(named name: String) {
        self = Chord(name: name)?.keys.first ?? Key("?")
    }
}
