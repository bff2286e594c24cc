import Prelude
import Recruiting

/// An answer as it stands on the command line: an option, or words of one's own.
enum GivenAnswer: Sendable {
    case option(String)
    case text(String)

    /// Reads the answer, of which there must be one.
    init(_ invocation: Invocation) throws {
        let option = invocation.arguments.dropFirst().first
        switch (option, invocation["text"]) {
        case (let option?, nil): self = .option(option)
        case (nil, let text?): self = .text(text)
        case (nil, nil): throw Failure.usage("expected an OPTION or --text TEXT, found neither")
        default: throw Failure.usage("expected an OPTION or --text TEXT, found both")
        }
        guard words.contains(where: { !$0.isWhitespace }) else {
            throw Failure.usage("expected an answer, found nothing but blanks")
        }
    }

    private var words: String {
        switch self {
        case .option(let words), .text(let words): words
        }
    }

    /// What it means to a question.
    ///
    /// - Throws: `AnswerError.noSuchOption`.
    func answer(to view: QuestionView) throws -> Recruiting.Answer {
        switch self {
        case .option(let option): return try Answering.option(option, of: view)
        case .text(let text):
            guard view.takesText else {
                throw AnswerError.noSuchOption(offered: view.options.map(\.title))
            }
            return .text(text)
        }
    }

    /// What a line means that was typed to a question: an option by its number or words, else an answer in
    /// one's own words, where those are taken.
    ///
    /// - Throws: `AnswerError.noSuchOption`.
    static func typed(_ line: String, to view: QuestionView) throws -> Recruiting.Answer {
        do { return try Answering.option(line, of: view) } catch {
            guard view.takesText else { throw error }
            return .text(line)
        }
    }
}
