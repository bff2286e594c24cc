import Conversation
import Prelude

/// What a turn of a conversation came to, in the shape of CLI.md.
struct ChatShape {
    private let thread: ID<Thread>
    private let turn: Turn

    init(_ thread: ID<Thread>, _ turn: Turn) { (self.thread, self.turn) = (thread, turn) }

    /// The shape.
    var json: JSONValue {
        switch turn {
        case .reply(let reply):
            [
                "thread": .string(thread.text), "status": "answer",
                "reply": .object(
                    [JSONMember("text", .string(reply.text))] + (reply.content.members ?? [])),
            ]
        case .needsInput(let ask, let question):
            [
                "thread": .string(thread.text), "status": "need_input", "action": "ask_user",
                "payload": [
                    "question": .string(ask.text), "options": JSONValue(ask.options),
                    "question_id": .string(question),
                ],
            ]
        }
    }

    /// The same for people.
    var lines: [String] {
        switch turn {
        case .reply(let reply):
            reply.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .needsInput(let ask, _):
            [ask.text] + ask.options.enumerated().map { "  \($0.offset + 1)  \($0.element)" }
        }
    }
}
