package import Conversation
package import Prelude
package import Recruiting

/// The chat, as the console needs it. Every call runs in the background.
package struct ChatServices: Sendable {
    /// Where a conversation is.
    package struct Page: Sendable, Hashable {
        /// The conversation.
        package var thread: ID<Thread>
        /// What was said in it last, the oldest first.
        package var messages: [ThreadMessage]
        /// What its last turn came to; nil where nothing was said yet.
        package var turn: Turn?

        /// A page from its parts.
        package init(thread: ID<Thread>, messages: [ThreadMessage], turn: Turn?) {
            (self.thread, self.messages, self.turn) = (thread, messages, turn)
        }
    }

    /// Something that a person types.
    package struct Line: Sendable {
        /// What was typed.
        package var text: String
        /// The conversation that it goes on with; nil for a new one.
        package var thread: ID<Thread>?
        /// The question that it answers; nil for a message.
        package var question: String?
        /// The person who is selected on the screen.
        package var person: (ID<Candidate>, name: String)?
        /// The job that is selected on the screen.
        package var job: (ID<Job>, title: String)?

        /// A line from its parts.
        package init(text: String, thread: ID<Thread>?) {
            (self.text, self.thread) = (text, thread)
        }
    }

    /// Where a conversation is, which goes on where its question was answered meanwhile; without an id the
    /// one in which something happened last, nil where there is none.
    package var look: @Sendable (ID<Thread>?) async throws -> Page?
    /// Takes a line in; the words of a model's talk are told as they come.
    package var take:
        @Sendable (Line, _ onText: @escaping @Sendable (String) async -> Void) async throws -> Page

    /// No chat.
    package init() {
        look = { _ in nil }
        take = { _, _ in throw MissingService(name: "chat") }
    }
}
