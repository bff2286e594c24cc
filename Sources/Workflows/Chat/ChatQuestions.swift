package import Conversation
internal import Prelude
internal import Recruiting
internal import Storage

/// Asks the questions of conversations in the desk's one table of questions.
package enum ChatQuestions {
    /// Who the desk says asks.
    private static let asker = "chat"

    /// What conversations need of the desk.
    package static var desk: QuestionDesk {
        QuestionDesk(
            ask: { ask, thread, seq, now, ids, connection in
                // Which skill a name stands for teaches the desk, whoever asks.
                if let name = ask.topic["name"]?.string,
                    let id = try QuestionStore.askWhich(
                        name,
                        options: (ask.topic["canonicals"]?.elements ?? []).compactMap(\.string),
                        by: asker, now: now, ids: &ids, on: connection)
                {
                    return id
                }
                return try ChatQuestion(
                    text: ask.text, options: ask.options, takesText: ask.takesText,
                    topic: ask.topic
                ).ask(
                    key: "chat:\(thread):\(seq)", by: asker, now: now, ids: &ids, on: connection)
            },
            standing: { id, now, connection in
                guard let question = try QuestionStore.find(id, on: connection) else {
                    return .settled(.lost)
                }
                switch question.status {
                case .answered: return .settled(.answered(question.answer ?? ""))
                case .withdrawn, .expired: return .settled(.lost)
                case .open:
                    if let end = question.expiresAt, end <= now { return .settled(.lost) }
                    let view = try QuestionViews(on: connection).view(question)
                    return .open(
                        Ask(
                            view.text, options: view.options.map(\.title),
                            takesText: view.takesText))
                }
            },
            withdraw: { try ChatQuestion.withdraw($0, on: $1) })
    }
}
