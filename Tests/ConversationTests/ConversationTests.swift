import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Conversation

/// A graph that counts to a number that it asks for.
private struct Counting: ConversationGraph {
    struct State: ConversationState {
        var limit: Int?
        var count = 0
        var message = ""

        init(_ document: JSONValue) {
            limit = document["limit"]?.int
            count = document["count"]?.int ?? 0
            message = document["message"]?.string ?? ""
        }

        var document: JSONValue {
            ["limit": JSONValue(limit), "count": JSONValue(count), "message": .string(message)]
        }
        var subjects: Set<String> { limit.map { ["number-\($0)"] } ?? [] }
    }

    enum Node: String { case ask, count, tell, spin }

    let name = "counting"
    var version = 1
    var entry: Node { .ask }
    /// How often each node ran.
    let runs: Counts

    func beginning(_ state: State, message: String) -> State {
        var fresh = State(.null)
        fresh.message = message
        return fresh
    }

    func run(_ node: Node, _ state: State, given: Given?) async throws -> Transition<Node, State> {
        runs.add(node.rawValue)
        var state = state
        switch (node, given) {
        case (.ask, nil):
            if state.message == "spin" { return .goes(to: .spin, state) }
            return .asks(Ask("How far?", options: ["1", "2", "3"], takesText: true), state)
        case (.ask, .answered(let text)?):
            guard let limit = Int(text) else {
                return .asks(Ask("A number?", options: [], takesText: true), state)
            }
            state.limit = limit
            return .goes(to: .count, state)
        case (.ask, .lost?):
            return .ends(Reply("nobody said", content: .null), state)
        case (.count, _):
            state.count += 1
            return .goes(to: state.count < state.limit ?? 0 ? .count : .tell, state)
        case (.tell, _):
            return .ends(
                Reply("\(state.count)", content: ["count": JSONValue(state.count)]), state)
        case (.spin, _): return .goes(to: .spin, state)
        }
    }
}

/// Counts by names.
private final class Counts: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    func add(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
    subscript(name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
}

@Suite("Conversations", .onEveryDatabase) struct ConversationTests {
    private let test: TestDatabase
    private let now = Timestamp(microseconds: 1_795_000_000_000_000)
    private let runs = Counts()

    init() throws {
        let own: [SQL] = [
            "CREATE TABLE asked (id TEXT PRIMARY KEY, text TEXT, answer TEXT, lost TEXT)"
        ]
        test = try TestDatabase(
            .current,
            schema: Schema(ConversationSchema.migrations + [Migration("2030-01-01-test", own)]))
    }

    /// Questions in a table of the test.
    private var questions: QuestionDesk {
        QuestionDesk(
            ask: { ask, thread, seq, _, _, connection in
                let id = "q-\(thread)-\(seq)"
                try connection.execute(
                    """
                    INSERT INTO asked (id, text, answer, lost)
                    VALUES (\(id), \(ask.text), \(String?.none), \(String?.none))
                    """)
                return id
            },
            standing: { id, _, connection in
                let row = try connection.query(
                    "SELECT text, answer, lost FROM asked WHERE id = \(id)"
                ).first
                guard let row, try row.get(2, as: String?.self) == nil else {
                    return .settled(.lost)
                }
                if let answer = try row.get(1, as: String?.self) {
                    return .settled(.answered(answer))
                }
                return .open(Ask(try row.get(0), options: [], takesText: true))
            },
            withdraw: {
                try $1.execute("UPDATE asked SET lost = 'yes' WHERE id = \($0)")
            })
    }

    private func conversations(
        version: Int = 1, seed: UInt64 = 1, on database: (any Database)? = nil
    ) -> Conversations<Counting> {
        let now = now
        let seeds = Mutex(SeededGenerator(seed: seed))
        return Conversations(
            Counting(version: version, runs: runs), on: database ?? test.database,
            questions: questions, now: { now },
            ids: { IDSource(seed: seeds.withLock { $0.next() }) })
    }

    private func answer(_ question: String, _ text: String) throws {
        try test.database.write {
            try $0.execute("UPDATE asked SET answer = \(text) WHERE id = \(question)")
        }
    }

    private func question(_ turn: Turn?) throws -> String {
        guard case .needsInput(_, let question)? = turn else {
            throw ConversationProblem.noSuchThread("no question")
        }
        return question
    }

    @Test("A question stops the turn, and its answer goes on at the very node, in another program")
    func resumed() async throws {
        let (thread, turn) = try await conversations().say("count", by: "ada")
        let asked = try question(turn)
        // Nothing goes on, however often somebody looks.
        #expect(try await conversations(seed: 2).proceed(thread) == turn)
        #expect(runs["ask"] == 1 && runs["count"] == 0)
        try answer(asked, "3")
        let end = try await conversations(seed: 3).proceed(thread)
        #expect(end == .reply(Reply("3", content: ["count": 3])))
        #expect(runs["ask"] == 2 && runs["count"] == 3 && runs["tell"] == 1)
        // And once more nothing is run.
        #expect(try await conversations(seed: 4).proceed(thread) == end)
        #expect(runs["tell"] == 1)
        let said = try test.database.read {
            try ThreadMessage.latest(of: thread, limit: 9, on: $0).map(\.text)
        }
        #expect(said == ["count", "3"])
    }

    @Test("A node may ask again, and a question that nobody will answer takes the careful way")
    func again() async throws {
        let (thread, turn) = try await conversations().say("count", by: "ada")
        try answer(question(turn), "many")
        let again = try await conversations(seed: 2).proceed(thread)
        guard case .needsInput(let ask, let second)? = again else {
            Issue.record("not asked again")
            return
        }
        #expect(ask.text == "A number?")
        try test.database.write {
            try $0.execute("UPDATE asked SET lost = 'yes' WHERE id = \(second)")
        }
        #expect(
            try await conversations(seed: 3).proceed(thread)
                == .reply(Reply("nobody said", content: .null)))
    }

    @Test("Another message takes the open question back and begins a turn of its own")
    func otherMessage() async throws {
        let (thread, turn) = try await conversations().say("count", by: "ada")
        let first = try question(turn)
        let (same, other) = try await conversations(seed: 2).say("again", in: thread, by: "ada")
        #expect(same == thread)
        #expect(try question(other) != first)
        let lost = try test.database.read {
            try $0.value("SELECT lost FROM asked WHERE id = \(first)", as: String.self)
        }
        #expect(lost == "yes")
    }

    @Test("A turn without an end is ended, and bad messages begin none") func limits() async throws
    {
        await #expect(throws: ConversationProblem.endless(maximum: 40)) {
            try await conversations().say("spin", by: "ada")
        }
        for bad in ["", String(repeating: "x", count: 4_001)] {
            await #expect(throws: ConversationProblem.badMessage(maximum: 4_000)) {
                try await conversations(seed: 2).say(bad, by: "ada")
            }
        }
        await #expect(throws: ConversationProblem.noSuchThread("none")) {
            try await conversations(seed: 3).proceed(ID("none"))
        }
    }

    @Test("A thread of another version is not gone on with, and its next message begins anew")
    func version() async throws {
        let (thread, turn) = try await conversations().say("count", by: "ada")
        try answer(question(turn), "2")
        let newer = conversations(version: 2, seed: 2)
        // What was said last is what there is to tell.
        #expect(try await newer.proceed(thread) == .reply(Reply("count", content: .null)))
        let (_, next) = try await newer.say("once more", in: thread, by: "ada")
        _ = try question(next)
    }

    @Test("Of two programs that go on at once one is heard") func race() async throws {
        let (thread, turn) = try await conversations().say("count", by: "ada")
        try answer(question(turn), "3")
        let (one, other) = (conversations(seed: 5), conversations(seed: 6))
        async let first = one.proceed(thread)
        async let second = other.proceed(thread)
        let ends = try await [first, second]
        #expect(ends[0] == ends[1] && ends[0] == .reply(Reply("3", content: ["count": 3])))
        let places = try test.database.read {
            try $0.query("SELECT seq FROM checkpoint WHERE thread_id = \(thread) ORDER BY seq")
                .map { try $0.get(0, as: Int.self) }
        }
        #expect(places == Array(1...places.count) && places.count == 7)
    }

    @Test("Wherever a program dies, the next one comes to the same end") func deaths() async throws
    {
        var deaths = 0
        for statement in 0... {
            var isBeyond = true
            for moment in DyingDatabase.Moment.allCases {
                let dying = DyingDatabase(test.database, at: statement, moment)
                try test.database.write {
                    try $0.execute("DELETE FROM thread")
                    try $0.execute("DELETE FROM asked")
                }
                do {
                    let first = conversations(on: dying)
                    let (thread, turn) = try await first.say("count", by: "ada")
                    let asked = try question(turn)
                    try await dying.writing(.decision) {
                        try $0.execute("UPDATE asked SET answer = '3' WHERE id = \(asked)")
                    }
                    _ = try await first.proceed(thread)
                } catch is Death { deaths += 1 }
                isBeyond = isBeyond && !dying.hasDied
                let end = try await finish(seed: UInt64(statement) * 2 + 77)
                #expect(
                    end == .reply(Reply("3", content: ["count": 3])),
                    "statement \(statement) \(moment)")
            }
            if isBeyond { break }
        }
        #expect(deaths > 60, "it died at \(deaths) places only")
    }

    /// Whoever comes next: says what was not heard, answers what was not answered, and goes on.
    private func finish(seed: UInt64) async throws -> Turn? {
        let next = conversations(seed: seed)
        let known = try test.database.read { try Thread.latest(limit: 1, on: $0).first?.id }
        let thread: ID<Thread>
        if let known {
            thread = known
        } else {
            thread = try await next.say("count", by: "ada").thread
        }
        var turn = try await next.proceed(thread)
        if case .needsInput(_, let asked)? = turn {
            try answer(asked, "3")
            turn = try await next.proceed(thread)
        }
        return turn
    }

    @Test("Whoever is erased takes along what was said of them") func forgotten() async throws {
        let (thread, turn) = try await conversations().say("count", by: "ada")
        let asked = try question(turn)
        try answer(asked, "3")
        _ = try await conversations(seed: 2).proceed(thread)
        let (left, _) = try await conversations(seed: 3).say("count", by: "ada")
        let questions = try test.database.write {
            try ConversationForgetting.forget(["number-3"], on: $0)
        }
        #expect(questions == [asked])
        let threads = try test.database.read { try Thread.latest(limit: 9, on: $0).map(\.id) }
        #expect(threads == [left])
        let rest = try test.database.read {
            try $0.value(
                "SELECT count(*) FROM thread_message WHERE thread_id = \(thread)", as: Int.self)
        }
        #expect(rest == 0)
    }
}
