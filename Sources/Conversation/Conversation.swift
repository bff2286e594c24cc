package import Prelude
package import Storage

/// The questions of a desk, as far as conversations ask them.
package struct QuestionDesk: Sendable {
    /// What became of a question.
    package enum Standing: Sendable, Hashable {
        /// It waits; what is asked, and what may be answered.
        case open(Ask)
        /// It was settled.
        case settled(Given)
    }

    /// Asks, in the transaction that keeps the checkpoint; returns the question's id.
    package var ask:
        @Sendable (Ask, ID<Thread>, Int, Timestamp, inout IDSource, any Connection) throws -> String
    /// What became of a question at a moment.
    package var standing: @Sendable (String, Timestamp, any Connection) throws -> Standing
    /// Takes a question back that nobody need answer any more.
    package var withdraw: @Sendable (String, any Connection) throws -> Void

    /// Questions from what is done with them.
    package init(
        ask:
            @escaping @Sendable (
                Ask, ID<Thread>, Int, Timestamp, inout IDSource, any Connection
            ) throws -> String,
        standing: @escaping @Sendable (String, Timestamp, any Connection) throws -> Standing,
        withdraw: @escaping @Sendable (String, any Connection) throws -> Void
    ) {
        self.ask = ask
        self.standing = standing
        self.withdraw = withdraw
    }
}

/// What a turn came to.
package enum Turn: Sendable, Hashable {
    /// It ended.
    case reply(Reply)
    /// It waits for the answer to a question.
    case needsInput(Ask, question: String)
}

/// Why a conversation does not go on.
package enum ConversationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such thread.
    case noSuchThread(String)
    /// A message that says nothing, or more than is taken.
    case badMessage(maximum: Int)
    /// A turn took more steps than any may.
    case endless(maximum: Int)

    /// What was expected and what was found.
    package var description: String {
        switch self {
        case .noSuchThread(let id): "there is no conversation \(id)"
        case .badMessage(let maximum): "expected a message of 1 to \(maximum) characters"
        case .endless(let maximum): "the conversation went on for \(maximum) steps without an end"
        }
    }
}

/// Conversations of a graph on a desk. After every step what is known is kept together with what is asked, so
/// that whoever comes next, in this program or another, goes on at the very node.
package struct Conversations<Graph: ConversationGraph>: Sendable {
    /// The most characters of a message.
    package static var maximumMessage: Int { 4_000 }
    /// The most steps of a turn.
    package static var maximumSteps: Int { 40 }
    /// The most characters of a thread's title.
    private static var maximumTitle: Int { 60 }

    private let graph: Graph
    private let database: any Database
    private let questions: QuestionDesk
    private let now: @Sendable () -> Timestamp
    private let ids: @Sendable () -> IDSource

    /// Conversations with what asks their questions.
    package init(
        _ graph: Graph, on database: any Database, questions: QuestionDesk,
        now: @escaping @Sendable () -> Timestamp, ids: @escaping @Sendable () -> IDSource
    ) {
        self.graph = graph
        self.database = database
        self.questions = questions
        self.now = now
        self.ids = ids
    }

    /// Takes a message in, in a new thread or a known one, and runs the turn. A question that waits in the
    /// thread is taken back: the message is another matter.
    ///
    /// - Throws: `ConversationProblem`, and what the nodes and the desk throw.
    package func say(
        _ message: String, in thread: ID<Thread>? = nil, by who: String
    ) async throws -> (thread: ID<Thread>, turn: Turn) {
        guard (1...Self.maximumMessage).contains(message.count) else {
            throw ConversationProblem.badMessage(maximum: Self.maximumMessage)
        }
        // What was cut short is brought to its end first.
        if let thread { _ = try await proceed(thread) }
        let thread = try await begin(message, thread, who)
        guard let turn = try await proceed(thread) else {
            throw ConversationProblem.noSuchThread(thread.text)
        }
        return (thread, turn)
    }

    private func begin(
        _ message: String, _ known: ID<Thread>?, _ who: String
    ) async throws -> ID<Thread> {
        let (moment, fresh) = (now(), ids())
        let (graph, questions) = (graph, questions)
        return try await database.writing(.decision) { connection in
            var ids = fresh
            let thread = known ?? ids.next(at: moment)
            if known == nil {
                try connection.execute(
                    Thread(
                        id: thread, graph: graph.name, startedBy: who,
                        title: String(message.prefix(Self.maximumTitle)), createdAt: moment,
                        updatedAt: moment
                    ).insert())
            }
            let last = try Checkpoint.last(of: thread, on: connection)
            if let question = last?.question { try questions.withdraw(question, connection) }
            let before = last?.version == graph.version ? last?.state : nil
            let state = graph.beginning(Graph.State(before ?? .null), message: message)
            let seq = (last?.seq ?? 0) + 1
            try connection.execute(
                Checkpoint(
                    thread: thread, seq: seq, source: .input, node: nil,
                    next: graph.entry.rawValue, state: state.document, question: nil,
                    version: graph.version, createdAt: moment
                ).insert())
            try connection.execute(
                ThreadMessage(
                    thread: thread, seq: seq, role: .user, text: message, content: .null,
                    createdAt: moment
                ).insert())
            try Self.note(state, thread, moment, connection)
            return thread
        }
    }

    /// Goes on where a thread stands: at the node whose question was answered, or that a program was in when
    /// it ended; nil where nothing was said yet.
    ///
    /// - Throws: `ConversationProblem`, and what the nodes and the desk throw.
    @discardableResult
    package func proceed(_ thread: ID<Thread>) async throws -> Turn? {
        for _ in 0..<Self.maximumSteps {
            let moment = now()
            let questions = questions
            let (last, standing, reply) = try await database.reading { connection in
                guard try connection.first(Thread.self, "WHERE id = \(thread)") != nil else {
                    throw ConversationProblem.noSuchThread(thread.text)
                }
                let last = try Checkpoint.last(of: thread, on: connection)
                return (
                    last, try last?.question.map { try questions.standing($0, moment, connection) },
                    try ThreadMessage.latest(of: thread, limit: 1, on: connection).last
                )
            }
            guard let last else { return nil }
            // What another version began, and nobody can go on with, is as if nothing had come of it.
            guard let next = last.next, last.version == graph.version,
                let node = Graph.Node(rawValue: next)
            else { return reply.map { .reply(Reply($0.text, content: $0.content)) } }
            var given: Given?
            switch standing {
            case .open(let ask): return .needsInput(ask, question: last.question ?? "")
            case .settled(let settled): given = settled
            case nil: break
            }
            let step = try await graph.run(node, Graph.State(last.state), given: given)
            try await keep(step, of: node, after: last)
        }
        throw ConversationProblem.endless(maximum: Self.maximumSteps)
    }

    /// Keeps where a node led; nothing where somebody else was faster.
    private func keep(
        _ step: Transition<Graph.Node, Graph.State>, of node: Graph.Node, after last: Checkpoint
    ) async throws {
        let (moment, fresh, questions, version) = (now(), ids(), questions, graph.version)
        try await database.writing(.decision) { connection in
            var ids = fresh
            let seq = last.seq + 1
            guard try Checkpoint.last(of: last.thread, on: connection)?.seq == last.seq else {
                return
            }
            var checkpoint = Checkpoint(
                thread: last.thread, seq: seq, source: .loop, node: node.rawValue, next: nil,
                state: .null, question: nil, version: version, createdAt: moment)
            let state: Graph.State
            switch step {
            case .goes(let next, let known):
                (state, checkpoint.next) = (known, next.rawValue)
            case .asks(let ask, let known):
                (state, checkpoint.next) = (known, node.rawValue)
                checkpoint.question = try questions.ask(
                    ask, last.thread, seq, moment, &ids, connection)
            case .ends(let reply, let known):
                state = known
                try connection.execute(
                    ThreadMessage(
                        thread: last.thread, seq: seq, role: .muster, text: reply.text,
                        content: reply.content, createdAt: moment
                    ).insert())
            }
            checkpoint.state = state.document
            try connection.execute(checkpoint.insert())
            try Self.note(state, last.thread, moment, connection)
        }
    }

    private static func note(
        _ state: Graph.State, _ thread: ID<Thread>, _ moment: Timestamp,
        _ connection: any Connection
    ) throws {
        try connection.execute("UPDATE thread SET updated_at = \(moment) WHERE id = \(thread)")
        for subject in state.subjects.sorted() {
            try connection.execute(
                """
                INSERT INTO thread_subject (thread_id, subject) VALUES (\(thread), \(subject))
                ON CONFLICT (thread_id, subject) DO NOTHING
                """)
        }
    }
}

/// Forgets conversations that tell of records.
package enum ConversationForgetting {
    /// Deletes every thread that tells of one of some records, with all that was said in it; returns the
    /// questions that waited there.
    package static func forget(
        _ records: [String], on connection: any Connection
    ) throws -> [String] {
        guard !records.isEmpty else { return [] }
        let threads: SQL = """
            SELECT thread_id FROM thread_subject WHERE subject IN (\(list: records.map(\.sqlValue)))
            """
        let asked = try connection.query(
            """
            SELECT question_id FROM checkpoint
            WHERE question_id IS NOT NULL AND thread_id IN (\(threads))
            """
        ).map { try $0.get(0, as: String.self) }
        try connection.execute("DELETE FROM thread WHERE id IN (\(threads))")
        return asked
    }
}
