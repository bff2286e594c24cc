/// A key, token or signed address: it can be used and compared, and never shows in a description, a
/// dump, a log or an error.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The text itself, for the one place that sends it.
    package let revealed: String

    /// A secret from its text.
    package init(_ text: String) {
        revealed = text
    }

    /// Dots, whatever the secret is.
    package var description: String { "•••" }
    /// Dots, whatever the secret is.
    package var debugDescription: String { description }
    /// Nothing to look into.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
