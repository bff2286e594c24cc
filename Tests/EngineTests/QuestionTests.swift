import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("Waiting for an answer") struct QuestionTests {
    @Test("A run waits, and the answer resumes it at that op after a restart") func resumes()
        async throws
    {
        let (script, book) = (Script([.wait(key: "q1")]), AnswerBook())
        let fixture = try EngineFixture(book.catalog([.scripted(script)]))
        let run = try #require(try await fixture.runToItsEnd())
        #expect(run.status == .waiting)
        #expect(run.reason == "which one is it?")
        #expect(try await fixture.perform(fixture.resumer) == false)
        #expect(try fixture.run(run.id)?.status == .waiting)
        // Nothing of the program that asked is needed any more.
        fixture.clock.advance(.seconds(30 * 86_400))
        try fixture.rescue { _ in false }
        book.answer("q1", ["choice": 2])
        try await fixture.perform(fixture.resumer)
        #expect(try fixture.run(run.id)?.status == .running)
        try await fixture.drain(owner: "another")
        #expect(try fixture.run(run.id)?.status == .done)
        #expect(script.attempts.map { $0.answer?["choice"]?.int } == [nil, 2])
        #expect(try fixture.events(run.id).map(\.kind).contains(.answered))
    }

    @Test("An answer is kept while the step is tried again, and forgotten when it asks anew")
    func keeps() async throws {
        let (script, book) = (Script([.wait(key: "q1")]), AnswerBook())
        let fixture = try EngineFixture(book.catalog([.scripted(script)]))
        let run = try #require(try await fixture.runToItsEnd())
        book.answer("q1", "yes")
        try await fixture.perform(fixture.resumer)
        script.then(.fail(Failure("slow")), .wait(key: "q2"))
        try await fixture.drain()
        fixture.clock.advance(.seconds(5))
        try await fixture.drain()
        #expect(try fixture.run(run.id)?.status == .waiting)
        #expect(try fixture.steps(run.id).map(\.waitsFor) == ["q2"])
        #expect(script.attempts.map { $0.answer?.string } == [nil, "yes", "yes"])
        #expect(try fixture.steps(run.id).map(\.answer) == [nil])
    }

    @Test("A run waits as soon as nothing else of it runs, whichever step ends last")
    func siblings() async throws {
        let (script, book) = (Script([.wait(key: "q1")]), AnswerBook())
        let fork = Pipeline("fork", summary: "Two beside each other.") { pipeline in
            _ = pipeline.start(Op<NoValue, Int>("asks") { try script.play($1) })
            _ = pipeline.start(Op<NoValue, Int>("works") { _, _ in .done(1) })
        }
        let fixture = try EngineFixture(book.catalog([fork]))
        let run = try fixture.request(RunRequest("fork", by: "test"))
        let claimed = try await fixture.claim()
        try await fixture.run(claimed[0])
        #expect(try fixture.run(run)?.status == .running)
        try await fixture.run(claimed[1])
        #expect(try fixture.run(run)?.status == .waiting)
        #expect(try fixture.run(run)?.reason == "which one is it?")
        #expect(try fixture.database.read { try !Origin.isOpen(run.text, on: $0) })
        book.answer("q1", "yes")
        try await fixture.perform(fixture.resumer)
        #expect(try fixture.run(run)?.status == .running)
        try await fixture.drain()
        #expect(try fixture.run(run)?.status == .done)
    }

    @Test("Any number of open questions hides no answer, and each page resumes its share")
    func many() async throws {
        let (script, book) = (Script(), AnswerBook())
        let fixture = try EngineFixture(book.catalog([.scripted(script)]))
        let waiting = Resumer.page + 50
        for number in 0..<waiting {
            try fixture.request(RunRequest("scripted", by: "test"))
            script.then(.wait(key: "q\(1000 + number)"))
            try await fixture.drain()
        }
        book.answer("q\(1000 + waiting - 1)", "the last")
        #expect(try await fixture.perform(fixture.resumer) == false)
        #expect(try fixture.waitingSteps() == waiting - 1)
        #expect(book.mostKeys == Resumer.page)
        for number in 0..<waiting { book.answer("q\(1000 + number)", "all") }
        #expect(try await fixture.perform(fixture.resumer))
        #expect(try fixture.waitingSteps() == waiting - 1 - Resumer.page)
        #expect(try await fixture.perform(fixture.resumer) == false)
        #expect(try fixture.waitingSteps() == 0)
    }
}

/// Answers to keys, as a desk's questions give them.
private final class AnswerBook: Sendable {
    private let state = Mutex<(answers: [String: JSONValue], mostKeys: Int)>(([:], 0))

    var mostKeys: Int { state.withLock { $0.mostKeys } }

    func answer(_ key: String, _ answer: JSONValue) { state.withLock { $0.answers[key] = answer } }

    func catalog(_ pipelines: [Pipeline]) -> Catalog {
        var catalog = Catalog(pipelines: pipelines)
        catalog.answers = { _, keys in
            self.state.withLock { state in
                state.mostKeys = max(state.mostKeys, keys.count)
                return state.answers.filter { keys.contains($0.key) }
            }
        }
        return catalog
    }
}

extension EngineFixture {
    fileprivate func waitingSteps() throws -> Int {
        try database.read {
            try $0.value("SELECT count(*) FROM step WHERE status = 'waiting'") ?? 0
        }
    }
}
