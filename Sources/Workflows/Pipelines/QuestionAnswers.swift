internal import Prelude
internal import Recruiting
internal import Storage

/// The answers that steps wait for: the key of an answer is the id of its question.
enum QuestionAnswers {
    /// The answers to those of some questions that have been answered, or will never be.
    static func answers(
        to keys: [String], on connection: any Connection
    ) throws -> [String: JSONValue] {
        let questions = try connection.fetch(
            Question.self,
            """
            WHERE id IN (\(list: keys.map(\.sqlValue))) AND status <> \(Question.Status.open)
            """)
        var answers: [String: JSONValue] = [:]
        for question in questions {
            answers[question.id.text] = [
                "status": .string(question.status.rawValue), "code": JSONValue(question.code),
                "answer": JSONValue(question.answer),
            ]
        }
        return answers
    }
}
