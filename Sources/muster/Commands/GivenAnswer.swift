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

    /// Whether the question was answered in this way before.
    ///
    /// The options of an answered question are put into words from the desk as it is now, which the
    /// answer has changed; so what was recorded is compared with what is given.
    func repeats(the view: QuestionView) -> Bool {
        guard view.question.status == .answered,
            let recorded = view.question.answer?.lowercased()
        else { return false }
        let asked = words.lowercased()
        if asked == recorded { return true }
        guard case .option = self else { return false }
        guard let number = Int(asked) else {
            if view.question.kind == .samePerson, "yes, keep".hasPrefix(asked) {
                return recorded == "the same person"
            }
            return recorded.hasPrefix(asked)
        }
        switch view.question.kind {
        case .fieldConflict:
            return number == 1 && recorded.hasPrefix("keep ")
                || number == 2 && recorded.hasPrefix("take ")
        case .lowConfidence:
            return number == 1 && recorded.hasPrefix("yes, ")
                || number <= 2 && recorded == "nobody knows"
        case .samePerson:
            return number == 1 && recorded.hasPrefix("no, ")
                || number > 1 && recorded == "the same person"
        case .ambiguousSkill:
            return view.options.indices.contains(number - 1)
                && view.options[number - 1].title.lowercased() == recorded
        }
    }
}
