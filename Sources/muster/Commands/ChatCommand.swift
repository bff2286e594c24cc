import Conversation
import Glibc
import Prelude
import Recruiting
import Storage
import Workflows

/// The command that talks.
let chatCommands: [CommandSpec] = [
    CommandSpec(
        words: ["chat"], arguments: [.init(name: "MESSAGE", isOptional: true, isRepeated: true)],
        options: [
            .init(name: "thread", value: "ID", summary: "The conversation to go on with."),
            .init(
                name: "answer", value: "QUESTION_ID",
                summary:
                    "MESSAGE answers this question: an option's number, its words, or your own."),
            .init(name: "candidate", value: "ID", summary: "The person it is about."),
            .init(name: "job", value: "ID", summary: "The job it is about."),
        ],
        summary:
            "Ask who fits what, what is missing and how it can be learnt; without MESSAGE, line by line.",
        run: chat)
]

@Sendable private func chat(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let wiring = ChatWiring(session)
    let message = invocation.arguments.joined(separator: " ")
    if let question = invocation["answer"] {
        let turn = try ChatAnswering(session, wiring).answer(question, message, on: desk)
        guard let turn else {
            throw Failure(
                .refused, "not_waiting", "no conversation waits for the question \(question)",
                hint: "`muster question list` shows what waits")
        }
        return Answer(
            ChatShape(turn.thread, turn.turn).json, ChatShape(turn.thread, turn.turn).lines)
    }
    let streamed = StreamedTalk()
    let conversations = try wiring.conversations(
        on: desk, about: selection(invocation, on: desk), onText: streamed.listener(session))
    let thread = invocation["thread"].map { ID<Thread>($0) }
    guard !message.isEmpty else {
        return try Talk(
            conversations: conversations, answering: ChatAnswering(session, wiring),
            streamed: streamed, desk: desk, session: session
        ).go(on: thread)
    }
    let (known, turn) = try said {
        try await conversations.say(message, in: thread, by: session.who)
    }
    let shape = ChatShape(known, turn)
    return Answer(
        shape.json, streamed.rest(of: turn, in: shape.lines) + ["", "(thread \(known))"])
}

/// What the options name.
private func selection(_ invocation: Invocation, on desk: any Database) throws -> ChatState {
    try desk.read { connection in
        let person = try invocation["candidate"].map {
            try PersonLookup.dossier($0, on: connection).candidate
        }
        let job = try invocation["job"].map { id in
            guard let job = try connection.first(Job.self, "WHERE id = \(id)") else {
                throw Failure.noSuch("job", id)
            }
            return job
        }
        return ChatState(
            candidate: person.map { ($0.id.text, $0.name) }, job: job.map { ($0.id.text, $0.title) }
        )
    }
}

/// Tells why a conversation does not go on.
private func said<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
) throws -> Result {
    do { return try waiting(work) } catch let problem as ConversationProblem {
        guard case .noSuchThread = problem else { throw Failure.usage(problem.description) }
        throw Failure(
            .missing, "missing", problem.description,
            hint: "Leave --thread out to begin one; each reply names its own")
    }
}

/// A conversation line by line, until the end of the input.
private struct Talk {
    let conversations: Conversations<ChatGraph>
    let answering: ChatAnswering
    let streamed: StreamedTalk
    let desk: any Database
    let session: Session

    /// A line answers the question that waits, does what a reply proposes, or is a message. Only at a
    /// terminal anything is done: Enter alone does the first proposal, a number one of them.
    func go(on known: ID<Thread>?) throws -> Answer {
        var thread = known
        var last: Turn?
        if let known { last = try said { try await conversations.proceed(known) } }
        let isTerminal = isatty(STDIN_FILENO) == 1 && !session.isJSON
        if let last { show(last, thread, isTerminal) }
        while true {
            if isTerminal { Output.write("> ", to: STDOUT_FILENO) }
            guard let line = readLine(), line != "quit" else { break }
            if isTerminal, let action = ChatAction.chosen(by: line, after: last) {
                perform(action)
                continue
            }
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            let turn: Turn
            if case .needsInput(_, let question)? = last,
                let answered = try answering.answerIfFitting(question, line, on: desk)
            {
                turn = answered
            } else {
                let known = thread
                (thread, turn) = try said {
                    try await conversations.say(line, in: known, by: session.who)
                }
            }
            last = turn
            show(turn, thread, isTerminal)
        }
        guard let thread, let last else { return Answer(["thread": .null], []) }
        return Answer(ChatShape(thread, last).json, ["(thread \(thread))"])
    }

    private func show(_ turn: Turn, _ thread: ID<Thread>?, _ isTerminal: Bool) {
        guard let thread, !session.isJSON else { return }
        let count = ChatAction.all(of: turn).count
        let others = count > 2 ? ", 2 to \(count) the others" : count == 2 ? ", 2 the other" : ""
        let hint =
            count > 0 && isTerminal ? ["(Enter does what is said to come next\(others))"] : []
        Output.say(streamed.rest(of: turn, in: ChatShape(thread, turn).lines) + hint + [""])
    }

    /// Runs the command that does it, and tells why where it cannot; the conversation goes on.
    private func perform(_ action: ChatAction) {
        do {
            guard
                case .run(let command, let arguments, let options) =
                    try ArgumentParser(commands: allCommands).parse(action.words)
            else { return }
            let answer = try command.run(
                Invocation(
                    command: command, arguments: arguments, options: options, session: session))
            Output.say(answer.lines + [""])
        } catch {
            Output.show(Failure(describing: error), asJSON: false)
        }
    }
}

/// Answers the questions of conversations.
struct ChatAnswering {
    private let session: Session
    private let wiring: ChatWiring

    init(_ session: Session, _ wiring: ChatWiring) {
        (self.session, self.wiring) = (session, wiring)
    }

    /// Answers a question and goes on with what waits for it; nil where nothing does.
    ///
    /// - Throws: `Failure` for a question that is none, or takes no such answer.
    func answer(
        _ id: String, _ text: String, on desk: any Database
    ) throws -> (thread: ID<Thread>, turn: Turn)? {
        let answering = QuestionAnswering(session, on: desk)
        let answered = try answering.answer(id) { try GivenAnswer.typed(text, to: $0) }
        _ = try answering.proceed(answered.runs)
        return try wiring.proceed(after: id, on: desk)
    }

    /// The turn after an answer; nil where the text is another message rather than an answer.
    func answerIfFitting(_ id: String, _ text: String, on desk: any Database) throws -> Turn? {
        // Who asks something does not answer.
        guard text.last(where: { !$0.isWhitespace }) != "?" else { return nil }
        return try answer(id, text, on: desk)?.turn
    }
}
