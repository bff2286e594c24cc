/// Writes the inside of a Markdown line as a reader sees it: links, code, no marks of emphasis.
struct MarkdownInline {
    /// Targets of reference links by their lower-case ids.
    let definitions: [String: String]
    /// A mark of emphasis closes within so many bytes, and a link is so long.
    private static let reach = 500
    /// Links inside links, images inside links.
    private static let maximumDepth = 3

    func write(_ line: Substring, to builder: inout TextBuilder) {
        write(Array(line.utf8)[...], to: &builder, depth: 0)
    }

    private func write(_ bytes: ArraySlice<UInt8>, to builder: inout TextBuilder, depth: Int) {
        var plain: [UInt8] = []
        var closers: [Int: Int] = [:]
        var index = bytes.startIndex
        func flush() {
            builder.append(
                CharacterReference.replaced(in: plain[...], names: CharacterReference.html))
            plain = []
        }
        while index < bytes.endIndex {
            let byte = bytes[index]
            if let length = closers[index] {
                index += length
            } else if byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex,
                isMark(bytes[index + 1])
            {
                plain.append(bytes[index + 1])
                index += 2
            } else if byte == UInt8(ascii: "`"), let code = codeSpan(bytes, at: index) {
                plain.append(contentsOf: bytes[code.content])
                index = code.end
            } else if let link = link(bytes, at: index), depth < MarkdownInline.maximumDepth {
                flush()
                let start = builder.position
                write(bytes[link.content], to: &builder, depth: depth + 1)
                if let target = link.target { builder.link(from: start, target: target) }
                index = link.end
            } else if byte == UInt8(ascii: "<"), let tag = autolinkOrTag(bytes, at: index) {
                flush()
                if let target = tag.target {
                    let start = builder.position
                    builder.append(
                        String(decoding: bytes[(index + 1)..<(tag.end - 1)], as: UTF8.self))
                    builder.link(from: start, target: target)
                } else if tag.isBreak {
                    builder.endLine()
                }
                index = tag.end
            } else if let emphasis = emphasis(bytes, at: index) {
                closers[emphasis.closer] = emphasis.length
                index += emphasis.length
            } else {
                plain.append(byte)
                index += 1
            }
        }
        flush()
    }

    private func isMark(_ byte: UInt8) -> Bool {
        "\\`*_{}[]()#+-.!|<>~&\"'$%,/:;=?@^".utf8.contains(byte)
    }

    private func codeSpan(
        _ bytes: ArraySlice<UInt8>, at index: Int
    ) -> (content: Range<Int>, end: Int)? {
        let ticks = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
        var position = index + ticks
        while position < min(bytes.endIndex, index + MarkdownInline.reach) {
            let run = bytes[position...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == ticks { return (index + ticks..<position, position + run) }
            position += max(1, run)
        }
        return nil
    }

    /// The delimiters of emphasis that open here and close later on the same line.
    private func emphasis(
        _ bytes: ArraySlice<UInt8>, at index: Int
    ) -> (closer: Int, length: Int)? {
        let mark = bytes[index]
        guard [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(mark) else {
            return nil
        }
        let length = bytes[index...].prefix(3).prefix { $0 == mark }.count
        guard mark != UInt8(ascii: "~") || length == 2 else { return nil }
        let content = index + length
        guard content < bytes.endIndex, !isBlank(bytes[content]) else { return nil }
        if mark == UInt8(ascii: "_"), index > bytes.startIndex, isWord(bytes[index - 1]) {
            return nil
        }
        var position = content + 1
        let end = min(bytes.endIndex, index + MarkdownInline.reach)
        while position + length <= end {
            if bytes[position] == mark, !isBlank(bytes[position - 1]),
                bytes[position...].prefix(while: { $0 == mark }).count == length,
                mark != UInt8(ascii: "_") || position + length == bytes.endIndex
                    || !isWord(bytes[position + length])
            {
                return (position, length)
            }
            position += 1
        }
        return nil
    }

    private func link(
        _ bytes: ArraySlice<UInt8>, at index: Int
    ) -> (content: Range<Int>, target: String?, end: Int)? {
        let isImage = bytes[index] == UInt8(ascii: "!")
        let open = isImage ? index + 1 : index
        guard open < bytes.endIndex, bytes[open] == UInt8(ascii: "["),
            let close = closing(bytes, from: open, UInt8(ascii: "["), UInt8(ascii: "]"))
        else { return nil }
        let content = open + 1..<close
        let next = close + 1
        if next < bytes.endIndex, bytes[next] == UInt8(ascii: "("),
            let end = closing(bytes, from: next, UInt8(ascii: "("), UInt8(ascii: ")"))
        {
            let inside = String(decoding: bytes[next + 1..<end], as: UTF8.self)
            let target = inside.split(separator: " ").first.map { $0.filter { !"<>".contains($0) } }
            return (content, isImage ? nil : target, end + 1)
        }
        if isImage { return nil }
        var id = String(decoding: bytes[content], as: UTF8.self)
        var end = next
        if next < bytes.endIndex, bytes[next] == UInt8(ascii: "["),
            let second = closing(bytes, from: next, UInt8(ascii: "["), UInt8(ascii: "]"))
        {
            if second > next + 1 { id = String(decoding: bytes[next + 1..<second], as: UTF8.self) }
            end = second + 1
        }
        guard let target = definitions[id.lowercased()] else { return nil }
        return (content, target, end)
    }

    private func closing(
        _ bytes: ArraySlice<UInt8>, from open: Int, _ opening: UInt8, _ closing: UInt8
    ) -> Int? {
        var depth = 0
        for index in open..<min(bytes.endIndex, open + MarkdownInline.reach) {
            if bytes[index] == opening { depth += 1 }
            if bytes[index] == closing { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    private func autolinkOrTag(
        _ bytes: ArraySlice<UInt8>, at index: Int
    ) -> (target: String?, isBreak: Bool, end: Int)? {
        guard
            let end = bytes[index...].prefix(MarkdownInline.reach).firstIndex(
                of: UInt8(ascii: ">")),
            end > index + 1
        else { return nil }
        let inside = String(decoding: bytes[index + 1..<end], as: UTF8.self)
        if !inside.contains(" ") {
            if inside.contains("://") || inside.hasPrefix("mailto:") {
                return (inside, false, end + 1)
            }
            if inside.contains("@"), inside.contains(".") {
                return ("mailto:" + inside, false, end + 1)
            }
        }
        let name = inside.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard let first = name.first, first.isLetter else { return nil }
        let rest = inside.drop { $0 == "/" }.dropFirst(name.count)
        guard rest.isEmpty || rest.first == " " || rest.first == "/" else { return nil }
        return (nil, ["br", "p", "div", "li", "tr"].contains(name.lowercased()), end + 1)
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}

extension StringProtocol {
    /// The text without the white space at its ends.
    func trimmingBlanks() -> Self.SubSequence {
        var result = self[...]
        while let first = result.first, first.isWhitespace { result = result.dropFirst() }
        while let last = result.last, last.isWhitespace { result = result.dropLast() }
        return result
    }
}
