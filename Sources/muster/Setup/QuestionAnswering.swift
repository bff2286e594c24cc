import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// Answers questions for commands, and goes on with what waits for the answer.
struct QuestionAnswering {
    /// How many runs that wait for one answer a command goes on with; the engine resumes any others.
    private static let maximumRuns = 20

    private let session: Session
    private let desk: any Database

    init(_ session: Session, on desk: any Database) {
        (self.session, self.desk) = (session, desk)
    }

    /// What came of an answer.
    struct Answered: Sendable {
        /// What it changed.
        var result: Answering.Result
        /// The question as it is now.
        var question: Question
        /// The runs that waited for it.
        var runs: [ID<Run>]
    }

    /// Records an answer, of which the closure knows what it means to the question.
    ///
    /// - Throws: `AnswerError`, and what the desk throws.
    func answer(
        _ id: String, _ meant: @escaping @Sendable (QuestionView) throws -> Recruiting.Answer
    ) throws -> Answered {
        let kind = try desk.read { try QuestionStore.find(id, on: $0)?.kind }
        // Names of skills alone follow the rules of the lexicon, which takes a while to load.
        let isAboutSkills = kind == .ambiguousSkill || kind == .demandsConflict
        let rules = isAboutSkills ? try session.knowledge().rules : SkillRules()
        let ids = session.ids()
        return try session.decide(on: desk) { ledger, connection in
            guard let asked = try QuestionStore.find(id, on: connection) else {
                throw AnswerError.missing(id)
            }
            let view = try QuestionViews(on: connection).view(asked)
            let runs = try RunList.waiting(
                for: asked.id.text, limit: Self.maximumRuns, on: connection)
            let result = try Answering(on: connection, rules: rules, ids: ids).answer(
                asked, try meant(view), ledger: &ledger)
            let now = try QuestionStore.find(asked.id.text, on: connection) ?? asked
            return Answered(result: result, question: now, runs: runs)
        }
    }

    /// Goes on with runs that waited for an answer until they end or wait again.
    func proceed(_ runs: [ID<Run>]) throws -> [Run] {
        guard !runs.isEmpty else { return [] }
        let following = try EngineWiring(session).following(on: desk)
        return try runs.compactMap { run in
            try waiting { try await following.resume() }
            try wait(for: run.text, following, session)
            return try desk.read { try RunDetail(run, on: $0)?.run }
        }
    }
}
