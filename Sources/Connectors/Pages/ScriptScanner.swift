/// Finds the scripts of a page that hold linked data, without reading the rest of it as HTML.
struct ScriptScanner {
    private let bytes: [UInt8]
    private var position = 0

    /// A scanner at the beginning of a page.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The content of the next script of linked data outside of comments; nil when there is none.
    mutating func next() -> ArraySlice<UInt8>? {
        while let start = find(UInt8(ascii: "<"), from: position) {
            position = start + 1
            if has("!--", at: position) {
                position = find("-->", from: position + 3) ?? bytes.count
            } else if has("script", at: position) {
                // A tag without an end is the last: looking for further ones would read the page again
                // for each of them.
                guard let tagEnd = endOfTag(from: position) else { return nil }
                let tag = bytes[position..<tagEnd]
                let content = tagEnd + 1
                let end = find("</script", from: content) ?? bytes.count
                position = end
                if isLinkedData(tag) { return bytes[content..<end] }
            }
        }
        return nil
    }

    /// The place of the `>` that ends a tag; one inside a quoted value does not.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }

    private func isLinkedData(_ tag: ArraySlice<UInt8>) -> Bool {
        String(decoding: tag, as: UTF8.self).lowercased().contains("application/ld+json")
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
    }

    /// The place of a text whose first character is no letter; letters are found in either case.
    private func find(_ text: StaticString, from start: Int) -> Int? {
        var index = start
        while let found = find(text.utf8Start.pointee, from: index) {
            if has(text, at: found) { return found }
            index = found + 1
        }
        return nil
    }

    private func has(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount {
            let byte = bytes[start + offset]
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            if (isUpper ? byte | 0x20 : byte) != text.utf8Start[offset] { return false }
        }
        return true
    }
}
