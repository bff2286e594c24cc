import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Kinds of work that were proposed", .onEveryDatabase) struct CategoryQuestionTests {
    /// A desk with people of titles that no kind names.
    private func desk(_ titles: String...) async throws -> FitDesk {
        let fit = try FitDesk()
        for (number, title) in titles.enumerated() { try fit.person("p\(number)", title, [:]) }
        try await fit.refresh()
        return fit
    }

    private func questions(_ fit: FitDesk) throws -> [QuestionView] {
        try fit.desk.database.read { connection in
            try connection.fetch(
                Question.self,
                "WHERE kind = \(Question.Kind.newCategory) AND status = 'open' ORDER BY key"
            ).map { try QuestionViews(on: connection).view($0) }
        }
    }

    private func status(_ slug: String, _ fit: FitDesk) throws -> SearchCategory.Status? {
        try fit.desk.database.read { try SearchCategory.named(slug, on: $0)?.status }
    }

    /// Answers a question, or takes the last decision back.
    private func decide(
        _ fit: FitDesk, _ body: @Sendable (inout Ledger, any Connection) throws -> Void
    ) throws {
        try fit.desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: PipelineDesk.now(),
                ids: IDSource(seed: UInt64(PipelineDesk.now().microseconds)))
            try body(&ledger, connection)
        }
    }

    @Test(
        "A kind that two people are of is asked about once, one that a single person is of is not")
    func asked() async throws {
        let fit = try await desk("Sailor", "Senior Sailor", "Beekeeper")
        #expect(try status("sailor", fit) == .proposed && status("beekeeper", fit) == .proposed)
        let open = try questions(fit)
        #expect(open.map(\.question.field) == ["sailor"])
        #expect(open.first?.text.contains("Sailor") == true)
        try await fit.refresh()
        #expect(try questions(fit).count == 1)
    }

    @Test("Yes lets it be looked for, and undo takes that back") func yes() async throws {
        let fit = try await desk("Sailor", "Sailor")
        let question = try #require(try questions(fit).first)
        try decide(fit) { ledger, connection in
            _ = try Answering(
                on: connection, rules: SkillRules(), ids: IDSource(seed: 1)
            ).answer(question.question, .take, ledger: &ledger)
        }
        #expect(try status("sailor", fit) == .kept)
        #expect(try questions(fit).isEmpty)
        try decide(fit) { ledger, _ in _ = try ledger.undo() }
        #expect(try status("sailor", fit) == .proposed)
    }

    @Test("No leaves it a proposal, and it is not asked again") func no() async throws {
        let fit = try await desk("Sailor", "Sailor")
        let question = try #require(try questions(fit).first)
        try decide(fit) { ledger, connection in
            _ = try Answering(
                on: connection, rules: SkillRules(), ids: IDSource(seed: 1)
            ).answer(question.question, .keep, ledger: &ledger)
        }
        try await fit.refresh()
        #expect(try status("sailor", fit) == .proposed && questions(fit).isEmpty)
    }
}
