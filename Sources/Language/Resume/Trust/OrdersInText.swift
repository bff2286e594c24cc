package import Prelude

/// Orders to reading machines in a text that is no CV.
package enum OrdersInText {
    /// Where they stand, in the order of the text.
    package static func stretches(in text: SourceText) -> [TextSpan] {
        Redaction(text).orders.sorted()
    }

    /// The text with blanks in the place of some stretches, so that all other places stay.
    package static func blanked(_ stretches: [TextSpan], in text: SourceText) -> SourceText {
        guard !stretches.isEmpty else { return text }
        var bytes = text.utf8
        for span in stretches {
            for index in span.start..<min(span.end, bytes.count) where bytes[index] != 0x0A {
                bytes[index] = 0x20
            }
        }
        return SourceText(
            String(decoding: bytes, as: UTF8.self), facts: text.facts, links: text.links)
    }
}
