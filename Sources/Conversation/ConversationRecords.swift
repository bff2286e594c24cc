package import Prelude
package import Storage

/// A conversation.
package struct Thread: Record, Hashable {
    /// The thread's id.
    package var id: ID<Thread>
    /// The graph that it runs through.
    package var graph: String
    /// Who started it.
    package var startedBy: String
    /// The beginning of its first message.
    package var title: String
    /// When it started.
    package var createdAt: Timestamp
    /// When something happened in it last.
    package var updatedAt: Timestamp

    /// The table.
    package static let table = Table(
        "thread", Thread.init, Column("id", \.id), Column("graph", \.graph),
        Column("started_by", \.startedBy), Column("title", \.title),
        Column("created_at", \.createdAt), Column("updated_at", \.updatedAt))

    /// The threads that tell of a record, the oldest first.
    package static func about(
        _ record: String, on connection: any Connection
    ) throws -> [Thread] {
        try connection.fetch(
            Thread.self,
            """
            WHERE id IN (SELECT thread_id FROM thread_subject WHERE subject = \(record))
            ORDER BY created_at, id
            """)
    }

    /// The threads, the one in which something happened last first.
    package static func latest(
        limit: Int, on connection: any Connection
    ) throws -> [Thread] {
        try connection.fetch(
            Thread.self, "ORDER BY updated_at DESC, id DESC LIMIT \(limit)")
    }
}

/// Where a conversation is after a step.
package struct Checkpoint: Record, Hashable {
    /// What made a checkpoint.
    package enum Source: String, Sendable, SQLConvertible {
        /// A message of a person.
        case input
        /// A node.
        case loop
    }

    /// The conversation.
    package var thread: ID<Thread>
    /// Its place in the conversation, from 1.
    package var seq: Int
    /// What made it.
    package var source: Source
    /// The node that ran; nil after a message.
    package var node: String?
    /// The node that is to run; nil when the turn has ended.
    package var next: String?
    /// What is known.
    package var state: JSONValue
    /// The question that waits for an answer; nil where nobody is asked.
    package var question: String?
    /// The version of the graph.
    package var version: Int
    /// When it was made.
    package var createdAt: Timestamp

    /// The table.
    package static let table = Table(
        "checkpoint", Checkpoint.init, Column("thread_id", \.thread), Column("seq", \.seq),
        Column("source", \.source), Column("node", \.node), Column("next_node", \.next),
        Column("state", \.state), Column("question_id", \.question), Column("version", \.version),
        Column("created_at", \.createdAt))

    /// Where a conversation is; nil for one in which nothing was said yet.
    package static func last(
        of thread: ID<Thread>, on connection: any Connection
    ) throws -> Checkpoint? {
        try connection.first(
            Checkpoint.self, "WHERE thread_id = \(thread) ORDER BY seq DESC LIMIT 1")
    }

    /// The conversation that waits for the answer to a question; nil where none does.
    package static func waiting(
        for question: String, on connection: any Connection
    ) throws -> Checkpoint? {
        let asked = try connection.first(Checkpoint.self, "WHERE question_id = \(question)")
        guard let asked, let last = try last(of: asked.thread, on: connection),
            last.seq == asked.seq
        else { return nil }
        return last
    }
}

/// Something that was said in a conversation.
package struct ThreadMessage: Record, Hashable {
    /// Who said it.
    package enum Role: String, Sendable, SQLConvertible {
        /// A person.
        case user
        /// Muster.
        case muster
    }

    /// The conversation.
    package var thread: ID<Thread>
    /// The checkpoint that it came with.
    package var seq: Int
    /// Who said it.
    package var role: Role
    /// The text.
    package var text: String
    /// The same for programs; null for what a person said.
    package var content: JSONValue
    /// When.
    package var createdAt: Timestamp

    /// The table.
    package static let table = Table(
        "thread_message", ThreadMessage.init, Column("thread_id", \.thread), Column("seq", \.seq),
        Column("role", \.role), Column("text", \.text), Column("content", \.content),
        Column("created_at", \.createdAt))

    /// What was said last, the oldest first.
    package static func latest(
        of thread: ID<Thread>, limit: Int, on connection: any Connection
    ) throws -> [ThreadMessage] {
        try connection.fetch(
            ThreadMessage.self,
            "WHERE thread_id = \(thread) ORDER BY seq DESC, role DESC LIMIT \(limit)"
        ).reversed()
    }
}
