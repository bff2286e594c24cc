import Conversation
import Documents
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
    /// - Throws: `Failure` for a setting that cannot be.
    func conversations(
        on desk: any Database, about selection: ChatState = ChatState()
    ) throws -> Conversations<ChatGraph> {
        let session = session
        let graph = ChatGraph(
            on: desk, try EngineWiring(session, knowledge: knowledge).desk,
            try session.settings.gap.configuration(), catalogue: catalogue, now: Session.now,
            about: selection)
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
}
