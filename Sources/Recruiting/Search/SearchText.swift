internal import Language

/// How names and texts are brought to the form that lists sort by and search compares.
package enum SearchText {
    /// The form lists sort by: folded, so that "Ángel" stands beside "Angel".
    package static func sortKey(_ text: String) -> String { Folding.fold(text) }

    /// The words of a text as the one tokenizer reads them, with blanks between them.
    package static func words(_ text: String) -> String {
        Tokenizer.tokens(of: text).map(\.folded).joined(separator: " ")
    }

    /// A text for the place after `LIKE`, where `%` and `_` stand for themselves; the statement says
    /// `ESCAPE '\\'`.
    package static func likeLiteral(_ text: String) -> String {
        String(text.flatMap { "%_\\".contains($0) ? ["\\", $0] : [$0] })
    }
}
