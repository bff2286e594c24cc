import Glibc
import Prelude
import Terminal

/// Where the program writes: data to standard output, narration to standard error.
enum Output {
    /// Prints an answer.
    static func show(_ answer: Answer, asJSON: Bool) {
        if asJSON {
            write(answer.json.text(pretty: true) + "\n", to: STDOUT_FILENO)
        } else {
            say(answer.lines)
        }
    }

    /// Prints lines as what a command found.
    static func say(_ lines: [String]) { write(text(of: lines), to: STDOUT_FILENO) }

    /// Lines as a terminal may see them: what comes from documents never steers it.
    static func text(of lines: [String]) -> String {
        lines.map { SanitizedText($0).string + "\n" }.joined()
    }

    /// Prints a failure.
    static func show(_ failure: Failure, asJSON: Bool) {
        let text = asJSON ? failure.json.text() : SanitizedText(folding: failure.sentence).string
        write(text + "\n", to: STDERR_FILENO)
    }

    /// Says on standard error what is going on.
    static func narrate(_ line: String) {
        write(SanitizedText(folding: line).string + "\n", to: STDERR_FILENO)
    }

    /// Shows progress: one line that is written over on a terminal, a line a step otherwise.
    static func progress(_ line: String, isLast: Bool) {
        let text = SanitizedText(folding: line).string
        if isatty(STDERR_FILENO) == 1 {
            write("\r\u{1B}[K\(text)\(isLast ? "\n" : "")", to: STDERR_FILENO)
        } else {
            write(text + "\n", to: STDERR_FILENO)
        }
    }

    /// Writes all bytes; a reader that has gone away ends nothing but the writing.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}
