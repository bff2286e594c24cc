package import Prelude

/// The one tokenizer: search, skills and word statistics all read a text through it.
///
/// Words are runs of letters and digits. What recruiters must not confuse stays whole: `C++`, `C#`,
/// `F#`, `.NET`, `ASP.NET`, `Node.js`, `3.x`. Parts around a hyphen or slash are tokens of their own
/// that know what joined them, so that `Java/Kotlin` is two words and `T-SQL` is still no `SQL`.
package enum Tokenizer {
    /// The longest run of bytes taken as one token; longer runs are cut, so that one huge "word"
    /// cannot cost more than its length.
    package static let maximumTokenLength = 256

    /// The tokens of a text in their order.
    package static func tokens(of text: SourceText) -> [Token] {
        tokens(of: text.utf8, in: TextSpan(0, text.utf8.count))
    }

    /// The tokens of a stretch of a text; spans count from the text's start.
    package static func tokens(of text: SourceText, in span: TextSpan) -> [Token] {
        tokens(of: text.utf8, in: span)
    }

    /// The tokens of a name or a query.
    package static func tokens(of text: String) -> [Token] {
        let bytes = Array(text.utf8)
        return tokens(of: bytes, in: TextSpan(0, bytes.count))
    }

    /// The tokens of a stretch of bytes, which are read as UTF-8; broken characters part words.
    package static func tokens(of utf8: [UInt8], in span: TextSpan) -> [Token] {
        let start = min(max(0, span.start), utf8.count)
        let end = min(max(start, span.end), utf8.count)
        var tokens: [Token] = []
        tokens.reserveCapacity((end - start) / 5)
        utf8.withUnsafeBufferPointer { bytes in
            var scanner = TokenScanner(bytes: bytes, position: start, end: end)
            while let token = scanner.next() { tokens.append(token) }
        }
        return tokens
    }
}
