import Testing

/// A text as the argument of a test, named by its first words: megabytes would be printed otherwise.
package struct NamedText: CustomTestStringConvertible, Sendable {
    /// The text.
    package let value: String

    /// The beginning and the length.
    package var testDescription: String { "\(value.prefix(20))… of \(value.utf8.count) bytes" }

    /// Each of some texts.
    package static func each(_ texts: [String]) -> [NamedText] { texts.map(Self.init) }
}
