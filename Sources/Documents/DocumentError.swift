/// Why a file gave no document, as the recruiter should read it.
package struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, as a stable word.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Pages without text: a scan.
        case noTextLayer = "no_text_layer"
        /// Damaged, not permitted, or no regular file.
        case unreadable
        /// Beyond a limit of size, count or time.
        case tooLarge = "too_large"
        /// Of no format that is read, or a table without known columns.
        case unsupported
        /// Nothing in it.
        case empty
        /// Locked by a password.
        case encrypted
    }

    /// What is wrong.
    package var code: Code
    /// What was found, without any of the file's words.
    package var reason: String
    /// What to do about it.
    package var hint: String

    /// An error from its parts.
    package init(_ code: Code, _ reason: String, hint: String) {
        self.code = code
        self.reason = reason
        self.hint = hint
    }

    /// The reason and the hint.
    package var description: String { "\(reason). \(hint)" }
}
