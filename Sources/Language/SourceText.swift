package import Prelude

/// A document's text as the readers see it: UTF-8 with its lines, and what its format told beside
/// the words.
package struct SourceText: Sendable {
    /// The text; every span counts its UTF-8 bytes.
    package let text: String
    /// The bytes of the text.
    package let utf8: [UInt8]
    /// Stretches that the file's format labels, for example a CSV column or a JSON Resume member.
    package let facts: [Fact]
    /// Stretches of the text that lead somewhere.
    package let links: [Link]
    /// The first byte of each line; a text has at least one line.
    package let lineStarts: [Int]

    /// A text, with what its format labelled in it.
    package init(_ text: String, facts: [Fact] = [], links: [Link] = []) {
        self.text = text
        self.facts = facts
        self.links = links
        let bytes = Array(text.utf8)
        utf8 = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    /// A stretch of the text whose meaning the file's format gives.
    package struct Fact: Sendable, Hashable {
        /// What it is, as a JSON Resume path: `basics.name`, `work[0].startDate`, `skills[2].level`.
        package var path: String
        /// Where it stands.
        package var span: TextSpan

        /// A fact from its path and place.
        package init(path: String, span: TextSpan) {
            self.path = path
            self.span = span
        }
    }

    /// A stretch of the text with a hyperlink behind it.
    package struct Link: Sendable, Hashable {
        /// The words that are linked.
        package var span: TextSpan
        /// Where the link leads, as written in the file.
        package var target: String

        /// A link from its words and target.
        package init(span: TextSpan, target: String) {
            self.span = span
            self.target = target
        }
    }

    /// The text of a span.
    package func string(_ span: TextSpan) -> String { span.text(in: utf8) }

    /// The span of a line without its line break.
    package func line(_ index: Int) -> TextSpan {
        let start = lineStarts[index]
        let next = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : utf8.count
        let end = next > start && utf8[next - 1] == 0x0D ? next - 1 : next
        return TextSpan(start, end)
    }

    /// The index of the line that holds a byte.
    package func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
