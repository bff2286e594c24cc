import Console
import Conversation
import Documents
import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// Conversations on the desk, for the command line and the console.
struct ChatWiring: Sendable {
    private let session: Session
    private let knowledge: KnowledgeOnDemand

    /// The conversations of a session.
    init(_ session: Session, knowledge: KnowledgeOnDemand? = nil) {
        self.session = session
        self.knowledge = knowledge ?? KnowledgeOnDemand(session)
    }

    /// The conversations about what is selected on a screen.
    ///
    /// - Parameter onText: Gets the words of a model's talk as they come.
    /// - Throws: `Failure` for a setting that cannot be.
    func conversations(
        on desk: any Database, about selection: ChatState = ChatState(),
        onText: (@Sendable (String) async -> Void)? = nil
    ) throws -> Conversations<ChatGraph> {
        let session = session
        let graph = ChatGraph(
            on: desk, try EngineWiring(session, knowledge: knowledge).desk,
            try session.settings.gap.configuration(), catalogue: catalogue, now: Session.now,
            about: selection, onText: onText)
        return Conversations(
            graph, on: desk, questions: ChatQuestions.desk, now: Session.now,
            ids: { session.ids() })
    }

    /// The table of what can be learnt, ours or a team's own, and what has to be known before.
    ///
    /// - Throws: `Failure` for a table that cannot be read.
    @Sendable private func catalogue() throws -> LearningCatalogue {
        let shipped = DataFolder(path: session.settings.data.value)
        let path = session.settings.learningCatalogue.value
        do {
            return try LearningCatalogue(
                items: UserFile.read(path, atMost: Self.maximumCatalogue),
                relations: shipped.bytes("learning/relations.tsv"), named: path)
        } catch let error as DocumentError {
            throw Failure(
                .failed, error.code.rawValue, "learning_catalogue: \(error.reason)",
                hint: error.hint)
        }
    }

    private static let maximumCatalogue = 64 << 20

    /// Goes on with the conversation that waits for the answer to a question; nil where none does.
    func proceed(
        after question: String, on desk: any Database
    ) throws -> (thread: ID<Conversation.Thread>, turn: Turn)? {
        guard let asked = try desk.read({ try Checkpoint.waiting(for: question, on: $0) }) else {
            return nil
        }
        let conversations = try conversations(on: desk)
        let turn = try waiting { try await conversations.proceed(asked.thread) }
        return turn.map { (asked.thread, $0) }
    }

    // MARK: The console

    /// How much of a conversation the console shows.
    private static let maximumShown = 200

    /// Where a conversation is, which goes on where it can; without an id the one in which something happened
    /// last, nil where there is none.
    func look(
        at known: ID<Conversation.Thread>?, on desk: any Database
    ) async throws -> ChatServices.Page? {
        let thread = try await desk.reading { connection in
            try known ?? Thread.latest(limit: 1, on: connection).first?.id
        }
        guard let thread else { return nil }
        let turn = try await conversations(on: desk).proceed(thread)
        return try await page(thread, turn, on: desk)
    }

    /// Takes a line of the console in: as the answer to the question that waits, or as a message.
    func take(
        _ line: ChatServices.Line, on desk: any Database,
        onText: @escaping @Sendable (String) async -> Void
    ) async throws -> ChatServices.Page {
        if let question = line.question {
            let answering = ChatAnswering(session, self)
            let turn = try await blocking { _ in try answering.answer(question, line.text, on: desk)
            }
            if let turn { return try await page(turn.thread, turn.turn, on: desk) }
        }
        let conversations = try conversations(
            on: desk,
            about: ChatState(
                candidate: line.person.map { ($0.0.text, $0.name) },
                job: line.job.map { ($0.0.text, $0.title) }),
            onText: onText)
        let (thread, turn) = try await conversations.say(
            line.text, in: line.thread, by: session.who)
        return try await page(thread, turn, on: desk)
    }

    private func page(
        _ thread: ID<Conversation.Thread>, _ turn: Turn?, on desk: any Database
    ) async throws -> ChatServices.Page {
        let messages = try await desk.reading {
            try ThreadMessage.latest(of: thread, limit: Self.maximumShown, on: $0)
        }
        return ChatServices.Page(thread: thread, messages: messages, turn: turn)
    }
}
