/// What an HTML scanner meets.
enum HTMLEvent {
    case start(HTMLTag)
    case end(String)
    case text(String)
    /// The raw content of a `style` element.
    case style(String)
}

/// A start tag of HTML: its name in lower case and its attributes, theirs too.
struct HTMLTag {
    var name: String
    var attributes: [String: String] = [:]
}

/// Reads HTML as people and programs write it, wrong or right: nothing is refused.
struct HTMLScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var rawElement: String?

    /// Elements whose content is no markup.
    private static let raw: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ]
    /// A tag has at most this many attributes that count.
    private static let maximumAttributes = 64

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Reads the next piece, or nil at the end.
    mutating func next() -> HTMLEvent? {
        if let element = rawElement {
            rawElement = nil
            let content = rawContent(of: element)
            if element == "style" { return .style(content) }
            if element == "textarea" { return .text(content) }
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                return .text(characters(from: position))
            }
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                skipDeclaration()
            } else if next == UInt8(ascii: "/") {
                position += 2
                let name = tagName()
                skipPastTagEnd()
                if !name.isEmpty { return .end(name) }
            } else if isLetter(next) {
                position += 1
                return .start(startTag())
            } else {
                let start = position
                position += 1
                return .text(characters(from: start))
            }
        }
        return nil
    }

    private mutating func characters(from start: Int) -> String {
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        return CharacterReference.replaced(
            in: bytes[start..<position], names: CharacterReference.html)
    }

    private mutating func skipDeclaration() {
        if bytes[position...].starts(with: "<!--".utf8) {
            position += 4
            while position < bytes.count {
                if bytes[position] == UInt8(ascii: "-"), bytes[position...].starts(with: "-->".utf8)
                {
                    position += 3
                    return
                }
                position += 1
            }
        } else {
            skipPastTagEnd()
        }
    }

    private mutating func skipPastTagEnd() {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        position = min(position + 1, bytes.count)
    }

    private mutating func tagName() -> String {
        let start = position
        while position < bytes.count, !isBlank(bytes[position]),
            bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "/"), position - start < 64
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    private mutating func startTag() -> HTMLTag {
        var tag = HTMLTag(name: tagName())
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                break
            }
            if isBlank(byte) || byte == UInt8(ascii: "/") {
                position += 1
            } else {
                let (name, value) = attribute()
                if tag.attributes.count < HTMLScanner.maximumAttributes, tag.attributes[name] == nil
                {
                    tag.attributes[name] = value
                }
            }
        }
        if HTMLScanner.raw.contains(tag.name) { rawElement = tag.name }
        return tag
    }

    private mutating func attribute() -> (name: String, value: String) {
        let start = position
        position += 1
        while position < bytes.count, !isBlank(bytes[position]),
            bytes[position] != UInt8(ascii: "="),
            bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "/")
        {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            return (name, "")
        }
        position += 1
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
        guard position < bytes.count else { return (name, "") }
        let quote = bytes[position]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { position += 1 }
        let valueStart = position
        while position < bytes.count,
            isQuoted
                ? bytes[position] != quote
                : !isBlank(bytes[position]) && bytes[position] != UInt8(ascii: ">")
        {
            position += 1
        }
        let value = CharacterReference.replaced(
            in: bytes[valueStart..<position], names: CharacterReference.html)
        if isQuoted { position = min(position + 1, bytes.count) }
        return (name, value)
    }

    private mutating func rawContent(of element: String) -> String {
        let start = position
        let end = Array("</\(element)".utf8)
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"),
                bytes[position...].prefix(end.count).map({ $0 | 0x20 }) == end.map({ $0 | 0x20 })
            {
                break
            }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }
}
