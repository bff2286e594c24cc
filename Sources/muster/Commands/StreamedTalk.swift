import Conversation
import Glibc
import Prelude
import Synchronization
import Terminal

/// Prints a model's talk on a terminal as it comes, and knows afterwards what needs no more printing.
final class StreamedTalk: Sendable {
    private let heard = Mutex("")

    /// What is given the words; nil where nobody watches: no terminal, or one JSON document is wanted.
    func listener(_ session: Session) -> (@Sendable (String) async -> Void)? {
        guard !session.isJSON, isatty(STDOUT_FILENO) == 1 else { return nil }
        return { [self] text in
            heard.withLock { $0 += text }
            // Line by line each piece is cleaned: what a model writes never steers the terminal.
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            Output.write(
                lines.map { SanitizedText(String($0)).string }.joined(separator: "\n"),
                to: STDOUT_FILENO)
        }
    }

    /// The lines of a turn that were not printed as they came; forgets what was.
    func rest(of turn: Turn, in lines: [String]) -> [String] {
        let printed = heard.withLock { heard in
            defer { heard = "" }
            return heard
        }
        guard !printed.isEmpty else { return lines }
        guard case .reply(let reply) = turn, reply.content["kind"] == "chitchat",
            reply.text.hasPrefix(printed.split(separator: "\n").joined(separator: "\n"))
        else { return [""] + lines }
        return [""]
    }
}
