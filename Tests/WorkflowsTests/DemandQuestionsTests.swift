import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite(
    "A matching that asks first", .timeLimit(.minutes(5)), .onEveryDatabase
) struct DemandQuestionsTests {
    private static let post = """
        # Senior Backend Engineer (Rust)

        Company: Nordbahn Pay

        ## Requirements
        - Deep knowledge of Rust
        - Production experience with PostgreSQL
        """

    /// A desk with a job that asks for names that are in no bag.
    private func desk(
        _ names: [String], asking: AskingBands = AskingBands()
    ) async throws -> (PipelineDesk, job: String) {
        let desk = try PipelineDesk(asking: asking)
        try desk.folder.write("ada.txt", ModelDesk.resume)
        try desk.folder.write("job.md", Self.post)
        let job = try #require(
            try await desk.importFolder().imported.first { $0.kind == "job" }?.id)
        let rules = try PipelineDesk.knowledge.get().rules
        try desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: PipelineDesk.now(), ids: IDSource(seed: 3))
            var edits = JobSkillEdits(of: ID(job), rules: rules, on: connection, now: ledger.now)
            let decisions = try edits.decisions(
                musts: ["Rust"] + names, wishes: ["PostgreSQL"], ledger: &ledger)
            _ = try ledger.decide("edit", decisions)
        }
        return (desk, job)
    }

    private func answer(_ id: String, _ option: String, _ desk: PipelineDesk) throws {
        try answerQuestion(id, option, seed: 5, at: PipelineDesk.now(), on: desk.database)
    }

    private func waitsFor(_ run: RunDetail) -> [String] { run.steps.compactMap(\.waitsFor) }

    @Test("The run waits with its question, and goes on at that op with the answer")
    func resumes() async throws {
        let (desk, job) = try await desk(["Ferrolang", "Ferrolang language"])
        let run = try await desk.run("matchmaking", job, ["ask": true])
        #expect(run.run.status == .waiting)
        #expect(
            run.run.reason == "waits to be told which skill is meant by Ferrolang language")
        let question = try #require(waitsFor(run).first)
        #expect(try desk.database.read { try MatchStore.matching(of: ID(job), on: $0) } == nil)
        // Without an answer nothing moves.
        try await desk.following.resume()
        #expect(try desk.lastRun("matchmaking")?.run.status == .waiting)
        try answer(question, "1", desk)
        // The answer alone resumes it, whoever gave it.
        try await desk.following.resume()
        try await desk.following.follow(run.run.id)
        let ended = try #require(try desk.lastRun("matchmaking"))
        #expect(ended.run.id == run.run.id && ended.run.status == .done)
        #expect(ended.events.filter { $0.kind == .answered }.map(\.op) == ["ask_about_demands"])
        #expect(
            try desk.database.read { try MatchStore.matching(of: ID(job), on: $0)?.scored } == 1)
        // Answered once, it is asked no more.
        #expect(try await desk.run("matchmaking", job, ["ask": true]).run.status == .done)
    }

    @Test("Several names are asked about at once and waited for one after the other")
    func several() async throws {
        let (desk, job) = try await desk([
            "Ferrolang", "Ferrolang language", "Quorvex", "Quorvex language",
        ])
        let run = try await desk.run("matchmaking", job, ["ask": true])
        #expect(try desk.count("question", where: "kind = 'ambiguous_skill'") == 2)
        var asked: [String] = []
        for _ in 0..<2 {
            let now = try #require(try desk.lastRun("matchmaking"))
            asked += waitsFor(now)
            try answer(try #require(asked.last), "1", desk)
            try await desk.following.resume()
            try await desk.following.follow(run.run.id)
        }
        #expect(Set(asked).count == 2)
        #expect(try desk.lastRun("matchmaking")?.run.status == .done)
    }

    @Test("Whether it asks is set, and a run may say otherwise", arguments: [true, false])
    func setting(asks: Bool) async throws {
        var bands = AskingBands()
        bands.isMatchingAsking = asks
        let (desk, job) = try await desk(["Ferrolang", "Ferrolang language"], asking: bands)
        let told = try await desk.run("matchmaking", job, ["ask": .bool(!asks)])
        #expect(told.run.status == (asks ? .done : .waiting))
        let untold = try await desk.run("matchmaking", job)
        #expect(untold.run.status == (asks ? .waiting : .done))
    }

    @Test("A question that is withdrawn, and names that nothing speaks for, keep nobody waiting")
    func withdrawn() async throws {
        let (desk, job) = try await desk(["Ferrolang", "Ferrolang language", "Zyxwork"])
        let run = try await desk.run("matchmaking", job, ["ask": true])
        #expect(run.run.status == .waiting)
        try desk.database.write { try $0.execute("UPDATE question SET status = 'withdrawn'") }
        try await desk.following.resume()
        try await desk.following.follow(run.run.id)
        #expect(try desk.lastRun("matchmaking")?.run.status == .done)
    }
}
