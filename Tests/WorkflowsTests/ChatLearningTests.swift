import Conversation
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Learning in a chat, and what replies propose", .onEveryDatabase) struct ChatLearningTests {
    private let desk: ChatDesk

    init() throws { desk = try ChatDesk() }

    @Test("Learning keeps to what may be spent, and asks where nobody said") func learning()
        async throws
    {
        let chats = desk.conversations(seed: 1)
        let message = "What could Runa Feldmark learn for the Backend Engineer job"
        let (thread, turn) = try await chats.say(message + "?", by: "ada")
        let (ask, question) = try asked(turn)
        #expect(ask.options.first == "No limit")
        try desk.answer(question, "Only what is free", seed: 50)
        let (goal, about) = try asked(#require(try await chats.proceed(thread)))
        #expect(goal.options == ["Everything that is missing", "Only what the job insists on"])
        try desk.answer(about, "Everything that is missing", seed: 60)
        let free = try reply(#require(try await chats.proceed(thread)))
        let items = free.content["plan"]?["items"]?.elements ?? []
        #expect(!items.isEmpty && items.allSatisfy { $0["cost"]?.double == 0 })
        #expect(items.contains { $0["skill"] == "Terraform" })
        // What the thread knows is not asked again.
        let (_, again) = try await chats.say("What could she learn?", in: thread, by: "ada")
        #expect(try reply(again).content["plan"] == free.content["plan"])
        let (_, short) = try await desk.conversations(seed: 2).say(
            message + " in 30 hours, everything?", by: "ada")
        #expect((try reply(short).content["plan"]?["hours"]?.double ?? 99) <= 30)
        var bands = AskingBands()
        bands.learning = ConfidenceBand(high: 0.1, low: 0)
        let (_, unasked) = try await desk.conversations(seed: 3, asking: bands).say(
            message + "?", by: "ada")
        #expect(try reply(unasked).content["kind"] == "learning")
    }

    @Test(
        "What is learnt for is told in the message or in an answer: some skills, the musts, or all",
        arguments: [
            ("Terraform, no limit", ["Terraform"]),
            ("only the musts, no limit", ["Terraform", "Kubernetes"]),
        ])
    func goals(limits: String, skills: [String]) async throws {
        let (_, turn) = try await desk.conversations(seed: 1).say(
            "What could Runa Feldmark learn for the Backend Engineer job: \(limits)?", by: "ada")
        let told = try reply(turn)
        let items = told.content["plan"]?["items"]?.elements ?? []
        #expect(Set(items.compactMap { $0["skill"]?.string }) == Set(skills), "\(told.text)")
    }

    @Test(
        "A goal is told by its words, and not by a verb that is like them",
        arguments: [
            ("What must she learn?", nil), ("What is required to learn it?", nil),
            ("only the must-haves", LearningGoal.musts), ("what it insists on", .musts),
            ("everything", .everything), ("nothing of it", nil),
        ])
    func words(text: String, goal: LearningGoal?) {
        #expect(LearningGoal(text, naming: []) == goal)
    }

    @Test("A skill that the job does not ask for is said to be none of its gaps")
    func strangeGoal() async throws {
        let (_, turn) = try await desk.conversations(seed: 1).say(
            "Should Runa Feldmark learn Photoshop for the Backend Engineer job, no limit?",
            by: "ada")
        #expect(try reply(turn).text.contains("lacks nothing that Backend Engineer asks for"))
    }

    @Test("A goal that nobody named is taken for everything, and so is said") func lostGoal()
        async throws
    {
        let (thread, turn) = try await desk.conversations(seed: 1).say(
            "What could Runa Feldmark learn for the Backend Engineer job in 30 hours?", by: "ada")
        _ = try asked(turn)
        let late = desk.now.advanced(byDays: ChatQuestion.daysToAnswer + 1)
        let end = try await desk.conversations(seed: 2, at: late).proceed(thread)
        #expect(
            try reply(#require(end)).text.contains("Assumed: Nobody said what is to be learnt for"))
    }

    @Test("What is proposed names its record, and a command that a shell takes") func actions()
        async throws
    {
        let chats = desk.conversations(seed: 1)
        let message =
            "What could Runa Feldmark learn for the Backend Engineer job, everything, no limit?"
        let learning = try reply(try await chats.say(message, by: "ada").turn)
        let note = try #require(ChatAction.all(of: .reply(learning)).first)
        guard case .note(let text, let person, _) = note else {
            Issue.record("\(note)")
            return
        }
        #expect(person.text == desk.ids["Runa Feldmark"])
        #expect(text.hasPrefix("Learning for Backend Engineer.\n1. "))
        #expect(note.words.prefix(2) == ["candidate", "note"] && note.words.last == text)
        #expect(ChatAction(note.document) == note)
        let quoted = ChatAction.note("it's \"so\"; rm -rf $HOME", about: ID("c1"), name: "Ada")
        #expect(
            quoted.command
                == "muster candidate note c1 'it'\\''s \"so\"; rm -rf $HOME'")
        #expect(ChatAction(["kind": "launch", "command": "muster launch"]) == nil)
    }

    @Test("Where a job does not say where it is, that is asked before people are listed")
    func placeOfPeople() async throws {
        let job = try #require(desk.ids["Cluster Operator"])
        try desk.database.write {
            try $0.execute("UPDATE job SET place = NULL WHERE id = \(job)")
        }
        let chats = desk.conversations(seed: 1)
        let message = "Who could do the Cluster Operator job?"
        let (thread, turn) = try await chats.say(message, by: "ada")
        let (ask, question) = try asked(turn)
        #expect(ask.text == "Where is the work to be?")
        try desk.answer(question, "Berlin", seed: 50)
        let told = try reply(#require(try await chats.proceed(thread)))
        // The best of all lives in Oslo.
        #expect(told.content["candidates"]?[0]?["id"]?.string == desk.ids["Runa Feldmark"])
        #expect(told.content["candidates"]?[0]?["location"]?.double == 1)
        #expect(told.text.contains("those in Berlin first"))
        // The thread remembers, another one asks, and one that is sure enough by the settings does not.
        _ = try reply(try await chats.say(message, in: thread, by: "ada").turn)
        _ = try asked(try await chats.say(message, by: "ada").turn)
        var bands = AskingBands()
        bands.ranking = ConfidenceBand(high: 0.3, low: 0.2)
        let unasked = try reply(
            try await desk.conversations(seed: 2, asking: bands).say(message, by: "ada").turn)
        #expect(unasked.content["candidates"]?[0]?["id"]?.string == desk.ids["Dora Invented"])
        // In the message itself it is no question.
        let said = try reply(
            try await desk.conversations(seed: 3).say(message + " In Berlin.", by: "ada").turn)
        #expect(said.content["candidates"]?[0]?["id"]?.string == desk.ids["Runa Feldmark"])
    }
}
