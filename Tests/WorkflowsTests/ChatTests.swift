import Conversation
import LanguageModels
import Matching
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("The chat", .onEveryDatabase) struct ChatTests {
    private let desk: ChatDesk

    init() throws { desk = try ChatDesk() }

    @Test(
        "A message is put to what is wanted",
        arguments: [
            ("What is Ada missing for the backend job?", ChatIntent.gap),
            ("gaps of Ada for the analyst", .gap), ("How well does Ada fit for it, compare", .gap),
            ("Which jobs fit Ada?", .jobs), ("Are there openings for her?", .jobs),
            ("Who could do the backend job?", .candidates), ("find people for this", .candidates),
            ("What should Ada learn to close the gaps?", .learning), ("courses for Bo", .learning),
            ("Good morning", .chitchat), ("", .chitchat),
        ])
    func intents(message: String, intent: ChatIntent) { #expect(ChatIntent(message) == intent) }

    @Test("The gap that a chat tells is the one of the gap report, to the digit") func gap()
        async throws
    {
        let (_, turn) = try await desk.conversations(seed: 1).say(
            "What is Runa Feldmark missing for the Backend Engineer job?", by: "ada")
        let told = try reply(turn)
        let knowledge = try PipelineDesk.knowledge.get()
        let graph = GapGraph(
            try desk.database.read { try Taxonomy(of: knowledge, on: $0) }, GapConfiguration())
        let report = try desk.database.read {
            try graph.report(
                of: ID(desk.ids["Runa Feldmark"] ?? ""),
                for: ID(desk.ids["Backend Engineer"] ?? ""),
                on: $0)
        }
        let score = try #require(report.analysis.score)
        #expect(told.content["analysis"]?["metrics"]?["overall_score"]?.double == score)
        #expect(told.text.contains("\(GapText.score(score)) of 10"))
        #expect(told.text.contains("Missing: Terraform"))
        #expect(told.content["candidate"]?["id"]?.string == desk.ids["Runa Feldmark"])
        #expect(told.content["actions"]?[0]?["command"]?.string?.hasPrefix("muster gap") == true)
    }

    @Test("Of two people of one name one is asked for, and the thread goes on where it asked")
    func whichPerson() async throws {
        let (thread, turn) = try await desk.conversations(seed: 1).say(
            "What is Runa missing for the Product Designer job?", by: "ada")
        let (ask, question) = try asked(turn)
        #expect(ask.options.prefix(2).sorted() == ["Runa Aalto", "Runa Feldmark"])
        #expect(ask.options.last == ChatGraph.somethingElse)
        try desk.answer(question, "Runa Aalto", seed: 50)
        let end = try await desk.conversations(seed: 2).proceed(thread)
        #expect(try reply(#require(end)).text.contains("Runa Aalto has 10.000 of 10"))
        // The next message of the thread is about the same two.
        let (_, more) = try await desk.conversations(seed: 3).say(
            "What could she learn for it, everything, no limit?", in: thread, by: "ada")
        #expect(try reply(more).content["candidate"]?["name"] == "Runa Aalto")
    }

    @Test("An answer in one's own words is looked up, and one that names nobody asks again")
    func ownWords() async throws {
        let (thread, turn) = try await desk.conversations(seed: 1).say(
            "Which jobs fit?", by: "ada")
        let asking = try asked(turn).question
        try desk.answer(asking, "nobody at all", seed: 50)
        let again = try #require(try await desk.conversations(seed: 2).proceed(thread))
        let second = try asked(again).question
        #expect(second != asking)
        try desk.answer(second, "dora", seed: 60)
        let end = try #require(try await desk.conversations(seed: 3).proceed(thread))
        let told = try reply(end)
        #expect(told.content["candidate"]?["id"]?.string == desk.ids["Dora Invented"])
        let first = told.content["jobs"]?[0]?["id"]?.string
        #expect(first == desk.ids["Backend Engineer"] || first == desk.ids["Cluster Operator"])
        #expect(told.text.contains("Took Oslo, where the person lives"))
    }

    @Test(
        "Where somebody lives nobody knows, so where the work is to be is asked; it stays in the thread"
    )
    func place() async throws {
        let chats = desk.conversations(seed: 1)
        let (thread, turn) = try await chats.say("Which jobs fit Mio Tanabe?", by: "ada")
        let (ask, question) = try asked(turn)
        #expect(ask.text == "Where is the work to be?")
        try desk.answer(question, "Berlin", seed: 50)
        let told = try reply(#require(try await chats.proceed(thread)))
        #expect(told.content["jobs"]?[0]?["title"] == "Data Analyst")
        #expect(told.content["jobs"]?[0]?["location"]?.double == 1)
        let (_, next) = try await chats.say("Which jobs fit Mio Tanabe?", in: thread, by: "ada")
        _ = try reply(next)
        // Who is sure enough by the settings asks nobody.
        var bands = AskingBands()
        bands.ranking = ConfidenceBand(high: 0.3, low: 0.2)
        let (_, unasked) = try await desk.conversations(seed: 2, asking: bands).say(
            "Which jobs fit Mio Tanabe?", by: "ada")
        _ = try reply(unasked)
    }

    @Test("Who could do a job is told by the scorer of every matching") func candidates()
        async throws
    {
        let (_, turn) = try await desk.conversations(seed: 1).say(
            "Who could do the Data Analyst job?", by: "ada")
        let told = try reply(turn)
        #expect(told.content["candidates"]?[0]?["id"]?.string == desk.ids["Mio Tanabe"])
        #expect(told.content["candidates"]?[0]?["score"]?.double ?? 0 > 0)
        #expect(
            told.content["actions"]?[0]?["command"]?.string
                == "muster job match \(desk.ids["Data Analyst"] ?? "")")
        let matches = try desk.database.read {
            try $0.value("SELECT count(*) FROM match", as: Int.self)
        }
        #expect(matches == 0)
    }

    @Test(
        "A question that nobody answers in time expires, a late answer is told why, and the chat goes on"
    )
    func expired() async throws {
        let (thread, turn) = try await desk.conversations(seed: 1).say(
            "Which jobs fit Mio Tanabe?", by: "ada")
        let question = try asked(turn).question
        let late = desk.now.advanced(byDays: ChatQuestion.daysToAnswer + 1)
        let waiting = try desk.database.read {
            try QuestionStore.count(.waiting, now: late, on: $0)
        }
        #expect(waiting == 0)
        #expect(throws: AnswerError.expired(desk.now.advanced(byDays: 30))) {
            try desk.answer(question, "Berlin", seed: 50, at: late)
        }
        let end = try await desk.conversations(seed: 2, at: late).proceed(thread)
        let told = try reply(#require(end))
        #expect(told.text.contains("Assumed: Nobody said where the work is to be"))
        #expect(told.content["jobs"]?[0]?["title"] == "Data Analyst")
    }

    @Test("A double answer is harmless, and another one is told the first") func twice()
        async throws
    {
        let (_, turn) = try await desk.conversations(seed: 1).say(
            "Which jobs fit Mio Tanabe?", by: "ada")
        let question = try asked(turn).question
        try desk.answer(question, "Remote", seed: 50)
        try desk.answer(question, "Remote", seed: 60)
        #expect(throws: AnswerError.answered("Remote")) {
            try desk.answer(question, "Anywhere", seed: 70)
        }
        // No decision about anybody was made, so there is nothing to undo.
        let entries = try desk.database.read {
            try $0.value("SELECT count(*) FROM ledger_group", as: Int.self)
        }
        #expect(entries == 0)
    }

    @Test("Whoever is erased takes along every conversation about them") func erased() async throws
    {
        _ = try await desk.conversations(seed: 1).say(
            "What is Runa missing for the Product Designer job?", by: "ada")
        _ = try await desk.conversations(seed: 2).say("Which jobs fit Mio Tanabe?", by: "ada")
        func erase(_ name: String, seed: UInt64) throws -> (threads: [String], questions: Int) {
            let person = ID<Candidate>(desk.ids[name] ?? "")
            return try desk.database.write { connection in
                var ledger = Ledger(
                    on: connection, who: "ada", now: desk.now, ids: IDSource(seed: seed))
                _ = try Erasure.erase(
                    person, ledger: &ledger, on: connection, alsoForget: WholeDesk.forget)
                return (
                    try Thread.latest(limit: 9, on: connection).map(\.title),
                    try connection.fetch(Question.self, "WHERE kind = 'chat'").count
                )
            }
        }
        let first = try erase("Mio Tanabe", seed: 77)
        #expect(first.threads == ["What is Runa missing for the Product Designer job?"])
        #expect(first.questions == 1)
        // Who was only offered to choose from is named there too.
        let second = try erase("Runa Aalto", seed: 88)
        #expect(second.threads.isEmpty && second.questions == 0)
    }

    @Test("What is selected on a screen is what a message is about") func selected() async throws {
        let selection = ChatState(
            candidate: (desk.ids["Dora Invented"] ?? "", "Dora Invented"),
            job: (desk.ids["Backend Engineer"] ?? "", "Backend Engineer"))
        let (_, turn) = try await desk.conversations(seed: 1, about: selection).say(
            "What is missing?", by: "ada")
        #expect(try reply(turn).text.hasPrefix("Dora Invented has"))
    }

    @Test("Nothing that a chat cannot do is made up") func chitchat() async throws {
        let (_, turn) = try await desk.conversations(seed: 1).say("Tell me a joke", by: "ada")
        #expect(try reply(turn).content["kind"] == "chitchat")
    }

    @Test("A name that may be a skill is asked about once, and the answer teaches the desk")
    func teaches()
        async throws
    {
        let chats = desk.conversations(seed: 1)
        let message = "What is Dora Invented missing for the Cluster Operator job?"
        let (thread, turn) = try await chats.say(message, by: "ada")
        let question = try asked(turn).question
        let kind = try desk.database.read { try QuestionStore.find(question, on: $0)?.kind }
        #expect(kind == .ambiguousSkill)
        try desk.answer(question, "Kubernetes", seed: 50)
        let told = try reply(#require(try await chats.proceed(thread)))
        #expect(told.text.contains("Met: Terraform, Kubernetes"))
        let bag = try desk.database.read {
            try $0.value(
                """
                SELECT skill.name FROM skill AS own JOIN skill ON skill.id = own.bag_id
                WHERE own.id = 'unknown'
                """, as: String.self)
        }
        #expect(bag == "Kubernetes")
        // Nobody is asked again, and undo takes back what was taught.
        _ = try reply(try await chats.say(message, by: "ada").turn)
        try desk.database.write { connection in
            var ledger = Ledger(on: connection, who: "ada", now: desk.now, ids: IDSource(seed: 9))
            try ledger.undo()
        }
    }

    @Test("What rules cannot tell a model tells, which is told no name and no contact")
    func routed()
        async throws
    {
        let model = ScriptedProvider { call throws(ModelProblem) in
            guard case .json = call.form else {
                return ChatAnswer(
                    text: "Sunny, I hope.", ending: .complete, usage: Usage(), model: nil)
            }
            let isTalk = call.messages.last?.text.contains("weather") == true
            return ModelDesk.answer(["intent": isTalk ? "chitchat" : "gap"])
        }
        let chats = desk.conversations(seed: 1, model: model)
        let (_, turn) = try await chats.say(
            "Anything to say on Dora Invented (dora@example.org, +47 000 00 000) and Backend Engineer?",
            by: "ada")
        #expect(try reply(turn).content["kind"] == "gap")
        let sent = model.calls.flatMap(\.messages).map(\.text).joined()
        #expect(sent.contains("PERSON") && sent.contains("CONTACT"))
        for secret in ["Dora", "Invented", "dora@example.org"] { #expect(!sent.contains(secret)) }
        let (_, talk) = try await chats.say("How is the weather", by: "ada")
        #expect(try reply(talk).text == "Sunny, I hope.")
        #expect(model.calls.suffix(2).map { $0.form == .text } == [false, true])
        // Rules go first: nobody is asked what they tell.
        let before = model.calls.count
        _ = try await chats.say("Who could do the Data Analyst job?", by: "ada")
        #expect(model.calls.count == before)
        let kept = try desk.database.read {
            try $0.value(
                "SELECT count(*) FROM model_call WHERE operation IN ('route_chat', 'talk_chat')",
                as: Int.self)
        }
        #expect(kept == before)
    }

    @Test("A model that does not answer, or answers with something else, is no obstacle")
    func noAnswer()
        async throws
    {
        let silent = ScriptedProvider { _ throws(ModelProblem) in
            throw .withheld(service: "scripted")
        }
        let (_, turn) = try await desk.conversations(seed: 1, model: silent).say("Hi", by: "ada")
        #expect(try reply(turn).text.contains("The model did not tell what is meant"))
        let wild = ScriptedProvider { _ throws(ModelProblem) in
            ModelDesk.answer(["intent": "delete everybody"])
        }
        let (_, other) = try await desk.conversations(seed: 2, model: wild).say("Hi", by: "ada")
        #expect(try reply(other).content["kind"] == "chitchat")
    }

    @Test(
        "A model's talk is heard word by word, is kept whole, and never longer than a reply may be")
    func streamed() async throws {
        let long = String(repeating: "word ", count: 400)
        let model = ScriptedProvider { call throws(ModelProblem) in
            guard case .json = call.form else {
                return ChatAnswer(text: long, ending: .cutOff, usage: Usage(), model: nil)
            }
            return ModelDesk.answer(["intent": "chitchat"])
        }
        let heard = Mutex<[String]>([])
        let chats = desk.conversations(
            seed: 1, model: model, onText: { text in heard.withLock { $0.append(text) } })
        let told = try reply(try await chats.say("Good morning", by: "ada").turn)
        let pieces = heard.withLock { $0 }
        #expect(pieces.count > 1)
        #expect(pieces.joined().count == TalkChat.maximumReply)
        #expect(told.text == pieces.joined())
        #expect(told.content["kind"] == "chitchat")
    }

    @Test("A model that breaks off while it talks leaves what can be asked") func brokenTalk()
        async throws
    {
        let model = ScriptedProvider { call throws(ModelProblem) in
            guard case .json = call.form else { throw .trouble(service: "scripted", status: 502) }
            return ModelDesk.answer(["intent": "chitchat"])
        }
        let told = try reply(
            try await desk.conversations(seed: 1, model: model).say("Good morning", by: "ada").turn)
        #expect(told.text.contains("Which jobs fit Ada?"))
        #expect(told.text.contains("Assumed: The model did not answer."))
    }
}
