package import Prelude
package import Storage

/// A question of a conversation. Its words may name people, so it holds them itself, and is deleted with
/// the conversation when one of them is erased; an answer is no decision about anybody, and stands in no
/// ledger: what it leads to is decided on its own.
package struct ChatQuestion: Sendable, Hashable {
    /// What is asked.
    package var text: String
    /// The answers to choose from.
    package var options: [String]
    /// Whether an answer in one's own words is of use.
    package var takesText: Bool
    /// What it is about, for the conversation.
    package var topic: JSONValue

    /// For how many days a conversation waits for an answer.
    package static let daysToAnswer = 30

    /// A question from its parts.
    package init(text: String, options: [String], takesText: Bool, topic: JSONValue) {
        (self.text, self.options, self.takesText) = (text, options, takesText)
        self.topic = topic
    }

    /// The question that a row of the desk holds.
    package init(_ question: Question) {
        let document = question.options
        text = document["text"]?.string ?? ""
        options = (document["options"]?.elements ?? []).compactMap(\.string)
        takesText = document["takes_text"]?.bool ?? false
        topic = document["topic"] ?? .null
    }

    /// Asks for a conversation; returns the question's id.
    ///
    /// - Parameter key: What makes it the same question, so that it is asked once.
    package func ask(
        key: String, by asker: String, now: Timestamp, ids: inout IDSource,
        on connection: any Connection
    ) throws -> String {
        let id: ID<Question> = ids.next(at: now)
        try QuestionStore.ask(
            Question(
                id: id, key: key, kind: .chat,
                options: [
                    "text": .string(text), "options": JSONValue(options),
                    "takes_text": .bool(takesText), "topic": topic,
                ], askedBy: asker, askedAt: now,
                expiresAt: now.advanced(byDays: Self.daysToAnswer)), on: connection)
        return id.text
    }

    /// Takes a question back that nobody need answer any more.
    package static func withdraw(_ id: String, on connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE question SET status = 'withdrawn'
            WHERE id = \(id) AND status = 'open' AND kind = 'chat'
            """)
    }

    /// Marks a question that nobody answered in time.
    package static func expire(
        _ id: String, now: Timestamp, on connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE question SET status = 'expired'
            WHERE id = \(id) AND status = 'open' AND expires_at <= \(now)
            """)
    }

    /// Deletes questions of conversations that are forgotten.
    package static func delete(_ ids: [String], on connection: any Connection) throws {
        guard !ids.isEmpty else { return }
        try connection.execute(
            "DELETE FROM question WHERE id IN (\(list: ids.map(\.sqlValue))) AND kind = 'chat'")
    }

    /// The question of a row in words.
    static func view(_ row: Question) -> QuestionView {
        let asked = ChatQuestion(row)
        return QuestionView(
            question: row, text: asked.text,
            options: asked.options.map { .init(answer: .text($0), title: $0) }, evidence: nil,
            affects: ["the conversation that asks goes on"], takesText: asked.takesText)
    }

    /// Answers it, unless somebody was faster.
    static func settle(
        _ question: Question, _ answer: Answer, _ view: QuestionView, _ ledger: Ledger,
        on connection: any Connection
    ) throws -> Answering.Result {
        let offered = view.options.map(\.title)
        guard case .text(let text) = answer, view.takesText || offered.contains(text),
            text.contains(where: { !$0.isWhitespace })
        else { throw AnswerError.noSuchOption(offered: offered) }
        try connection.execute(
            """
            UPDATE question SET status = 'answered', answer = \(text), answer_code = \(answer.code),
            answered_by = \(ledger.who), answered_at = \(ledger.now),
            snoozed_until = \(Timestamp?.none) WHERE id = \(question.id) AND status = 'open'
            """)
        return Answering.Result(
            question: question.id, answer: text, group: nil,
            changes: ["the conversation goes on"])
    }
}
