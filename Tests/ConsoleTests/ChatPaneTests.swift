import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Synchronization
import Testing

@testable import Console
@testable import Conversation
@testable import Terminal
@testable import Workflows

/// The chat beside whatever is selected.
@Suite("Chat pane") struct ChatPaneTests {
    /// A chat that answers as it is told, and remembers what it was asked.
    private final class Scripted: Sendable {
        private let state: Mutex<(turns: [Turn], heard: [ChatServices.Line])>

        init(_ turns: [Turn]) { state = Mutex((turns, [])) }

        var heard: [ChatServices.Line] { state.withLock { $0.heard } }

        func take(_ line: ChatServices.Line) throws -> ChatServices.Page {
            let turn = state.withLock { state -> Turn? in
                state.heard.append(line)
                return state.turns.isEmpty ? nil : state.turns.removeFirst()
            }
            guard let turn else { throw MissingService(name: "answer") }
            var text = ""
            if case .reply(let reply) = turn { text = reply.text }
            let said = [
                ThreadMessage(
                    thread: ID("t"), seq: 1, role: .user, text: line.text, content: .null,
                    createdAt: Timestamp(microseconds: 1))
            ]
            let told =
                text.isEmpty
                ? []
                : [
                    ThreadMessage(
                        thread: ID("t"), seq: 2, role: .muster, text: text, content: .null,
                        createdAt: Timestamp(microseconds: 2))
                ]
            return ChatServices.Page(thread: ID("t"), messages: said + told, turn: turn)
        }
    }

    private func open(_ turns: [Turn], _ desk: SmallDesk) async -> (Session<Console>, Scripted) {
        let scripted = Scripted(turns)
        var services = desk.services
        services.chat.take = { line, _ in try scripted.take(line) }
        var session = await console(services)
        await session.go("2", "m", "@")
        return (session, scripted)
    }

    private func console(_ services: ConsoleServices) async -> Session<Console> {
        let size = Size(100, 30)
        var session = Session(Console(services, size: size), size: size)
        await session.settle()
        return session
    }

    private func type(_ text: String, _ session: inout Session<Console>) async {
        await session.write(text)
        await session.go("enter")
    }

    @Test("A message goes with who and what is selected, and its reply stands beside it")
    func asks()
        async throws
    {
        let desk = try SmallDesk()
        var (session, scripted) = await open(
            [.reply(Reply("Nothing is missing.", content: .null))], desk)
        #expect(shows(session.text, "Ask about the person or the job on the screen"))
        await type("What is missing?", &session)
        #expect(shows(session.text, "Nothing is missing."))
        let line = try #require(scripted.heard.first)
        #expect(line.text == "What is missing?" && line.question == nil)
        #expect(line.person?.name == "Zsófia Kertész")
        #expect(line.job?.title == "Senior Kotlin Engineer")
        await session.go("esc")
        #expect(!shows(session.text, "Nothing is missing."))
        // Reopened, it is where it was left.
        await session.go("@")
        #expect(shows(session.text, "Nothing is missing."))
    }

    @Test("A question is answered by a number or in words, and what asks something is no answer")
    func answers() async throws {
        let ask = Ask("Which person?", options: ["Ada", "Bo"], takesText: true)
        let waiting = Turn.needsInput(ask, question: "q1")
        let desk = try SmallDesk()
        var (session, scripted) = await open([waiting, waiting, waiting, waiting], desk)
        await type("Which jobs fit", &session)
        #expect(shows(session.text, "? Which person?") && shows(session.text, "2 Bo"))
        await type("2", &session)
        await type("somebody else", &session)
        await type("Who could do it?", &session)
        #expect(
            scripted.heard.map(\.text) == [
                "Which jobs fit", "Bo", "somebody else", "Who could do it?",
            ])
        #expect(scripted.heard.map(\.question) == [nil, "q1", "q1", nil])
    }

    @Test("Reopened, a chat whose question was answered in the inbox has gone on")
    func answeredElsewhere()
        async throws
    {
        let ask = Ask("Which person?", options: ["Ada"], takesText: true)
        let scripted = Scripted([.needsInput(ask, question: "q1")])
        var services = try SmallDesk().services
        services.chat.take = { line, _ in try scripted.take(line) }
        services.chat.look = { thread in
            thread.map {
                ChatServices.Page(
                    thread: $0,
                    messages: [
                        ThreadMessage(
                            thread: $0, seq: 3, role: .muster, text: "Jobs for Ada", content: .null,
                            createdAt: Timestamp(microseconds: 3))
                    ], turn: .reply(Reply("Jobs for Ada", content: .null)))
            }
        }
        var session = await console(services)
        await session.go("@")
        await type("Which jobs fit", &session)
        #expect(shows(session.text, "? Which person?"))
        await session.go("esc", "@")
        #expect(shows(session.text, "Jobs for Ada") && !shows(session.text, "Which person?"))
    }

    @Test("What a reply proposes is done on Enter alone or its number, and on nothing else")
    func proposes() async throws {
        let desk = try SmallDesk()
        var services = desk.services
        let person = try #require(
            try desk.database.read { try $0.first(Candidate.self, "ORDER BY sort_name LIMIT 1") })
        let actions: [ChatAction] = [
            .match(ID("j"), title: "Senior Kotlin Engineer"),
            .note("Learn Kotlin", about: person.id, name: person.name),
        ]
        let content: JSONValue = ["actions": .array(actions.map(\.document))]
        let scripted = Scripted([
            .reply(Reply("Of 5 people", content: content)),
            .reply(Reply("Of 6 people", content: content)),
        ])
        let matched = Mutex<[String]>([])
        services.chat.take = { line, _ in try scripted.take(line) }
        services.match = { job, _ in
            matched.withLock { $0.append(job.text) }
            return .scored(summary: "done")
        }
        var session = await console(services)
        await session.go("2", "@")
        await type("Who could do it?", &session)
        #expect(shows(session.text, "enter matches Senior Kotlin Engineer, or 2"))
        #expect(matched.withLock { $0 } == [])
        await session.go("enter")
        #expect(matched.withLock { $0 } == ["j"])
        await session.go("@")
        await type("2", &session)
        #expect(
            try desk.database.read { try Note.all(of: person.id, on: $0).map(\.text) } == [
                "Learn Kotlin"
            ])
        #expect(scripted.heard.count == 1)
        // Another number is a message.
        await type("3", &session)
        #expect(scripted.heard.map(\.text) == ["Who could do it?", "3"])
    }

    @Test("A reply is shown as it comes, and once when it is there") func streams() async throws {
        let desk = try SmallDesk()
        var services = desk.services
        let scripted = Scripted([.reply(Reply("Good morning to you", content: .null))])
        let opened = AsyncStream<Void>.makeStream()
        services.chat.take = { line, onText in
            await onText("Good mor")
            for await _ in opened.stream {}
            return try scripted.take(line)
        }
        var session = await console(services)
        await session.go("@")
        await session.write("Hello")
        session.press("enter")
        session.program.receive(ConsoleMessage(.chatText("Good mor")))
        session.send([])
        #expect(shows(session.text, "Good mor…"))
        opened.continuation.finish()
        await session.settle()
        #expect(shows(session.text, "Good morning to you") && !shows(session.text, "…Good"))
    }

    @Test("A line that comes to nothing is told, and the next one can be typed") func fails()
        async throws
    {
        let desk = try SmallDesk()
        var (session, scripted) = await open([], desk)
        await type("Anything", &session)
        #expect(shows(session.text, "this muster has no answer yet"))
        await type("Again", &session)
        #expect(scripted.heard.map(\.text) == ["Anything", "Again"])
    }
}
