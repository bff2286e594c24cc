import Engine
import Glibc
import Prelude
import Recruiting
import Storage

/// Puts what a run waits for to whoever sits at the terminal.
struct QuestionPrompt {
    private let session: Session
    private let desk: any Database

    init(_ session: Session, on desk: any Database) {
        (self.session, self.desk) = (session, desk)
    }

    /// The question that a run waits for; nil when it waits for none.
    func question(of run: ID<Run>) throws -> String? {
        try desk.read { connection in
            try RunDetail(run, on: connection)?.steps.lazy.compactMap(\.waitsFor).first
        }
    }

    /// Asks at the terminal until the answer fits, and goes on with what waits; false where nobody sits there
    /// or nothing is said.
    func ask(_ id: String) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, !session.isJSON else {
            return false
        }
        let view = try desk.read { connection in
            try QuestionStore.find(id, on: connection).map {
                try QuestionViews(on: connection).view($0)
            }
        }
        guard let view else { return false }
        Output.say(view.lines)
        let answering = QuestionAnswering(session, on: desk)
        while true {
            Output.write("> ", to: STDOUT_FILENO)
            guard let line = readLine(), !line.allSatisfy(\.isWhitespace) else { return false }
            do {
                let answered = try answering.answer(id) { try GivenAnswer.typed(line, to: $0) }
                _ = try answering.proceed(answered.runs)
                return true
            } catch let error as AnswerError {
                guard case .noSuchOption = error else { throw error }
                Output.say([error.description])
            }
        }
    }
}
