import Prelude
import Recruiting
import Storage

@testable import Workflows

/// Answers a question as the command line does, in one transaction: an option by its number or words, else
/// in one's own words.
func answerQuestion(
    _ id: String, _ text: String, seed: UInt64, at moment: Timestamp, on database: any Database
) throws {
    let rules = try PipelineDesk.knowledge.get().rules
    try database.write { connection in
        guard let asked = try QuestionStore.find(id, on: connection) else {
            throw AnswerError.missing(id)
        }
        var ledger = Ledger(on: connection, who: "ada", now: moment, ids: IDSource(seed: seed))
        let view = try QuestionViews(on: connection).view(asked)
        let answer = (try? Answering.option(text, of: view)) ?? .text(text)
        _ = try Answering(on: connection, rules: rules, ids: IDSource(seed: seed + 1)).answer(
            asked, answer, ledger: &ledger)
    }
}
