import Conversation

/// The reply that a turn ended with.
func reply(_ turn: Turn) throws -> Reply {
    guard case .reply(let reply) = turn else {
        throw ConversationProblem.noSuchThread("a question instead of a reply")
    }
    return reply
}

/// What a turn asks, and the question's id.
func asked(_ turn: Turn) throws -> (ask: Ask, question: String) {
    guard case .needsInput(let ask, let question) = turn else {
        throw ConversationProblem.noSuchThread("a reply instead of a question")
    }
    return (ask, question)
}
