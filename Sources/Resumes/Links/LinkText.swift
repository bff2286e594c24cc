internal import Prelude

/// Links as résumés write them on paper: the words, and the address in brackets behind them.
enum LinkText {
    /// Words that lead to an address: `Go (https://go.dev)`. Words that are the address stand alone.
    static func written(_ words: String, leadingTo address: String) -> String {
        let address = ResumeAddress.spelled(address)
        guard !address.isEmpty else { return words }
        if isSame(words, address) {
            if words.contains("://") { return ResumeAddress.spelled(foldBlanks(words)) }
            let isMailbox = address.lowercased().hasPrefix("mailto:")
            return isMailbox ? String(address.dropFirst(7)) : address
        }
        return isBlank(words) ? address : "\(words) (\(address))"
    }

    /// Whether words are an address but for what people leave out.
    private static func isSame(_ words: String, _ address: String) -> Bool {
        func bare(_ text: String) -> String {
            var text = percentDecoded(foldBlanks(text))
            for start in ["mailto:", "https://", "http://", "www."]
            where text.lowercased().hasPrefix(start) {
                text = String(text.dropFirst(start.count))
            }
            if text.hasSuffix("/") { text.removeLast() }
            return text
        }
        return bare(words) == bare(address)
    }

    private static func percentDecoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(
                    String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// A text with its links of Markdown written that way: JSON Resume has `[Go](https://go.dev)`. Links that
    /// lead elsewhere than to a page or a mailbox stay as they are.
    static func spelledOut(_ text: String) -> String {
        guard text.contains("](") else { return text }
        let utf8 = Array(text.utf8)
        var written = ""
        var end = 0
        for address in ResumeAddress.all(in: text) {
            let (start, stop) = (address.span.start, address.span.end)
            guard start >= 2, utf8[start - 1] == UInt8(ascii: "("),
                utf8[start - 2] == UInt8(ascii: "]"),
                stop < utf8.count, utf8[stop] == UInt8(ascii: ")"),
                let open = utf8[end..<(start - 2)].lastIndex(of: UInt8(ascii: "["))
            else { continue }
            let words = utf8[(open + 1)..<(start - 2)]
            written += String(decoding: utf8[end..<open], as: UTF8.self)
            written += LinkText.written(
                String(decoding: words, as: UTF8.self), leadingTo: address.target)
            end = stop + 1
        }
        return written + String(decoding: utf8[end...], as: UTF8.self)
    }
}
