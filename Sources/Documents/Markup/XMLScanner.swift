extension DocumentError {
    /// XML that nests deeper than any document needs.
    static let nestsTooDeep = DocumentError(
        .unreadable, "Its elements nest too deep",
        hint: "Open it in a word processor and save it again.")
    /// XML that declares entities of its own, which no word processor writes.
    static let declaresEntities = DocumentError(
        .unreadable, "It declares entities, as harmful files do",
        hint: "Ask for another copy, for example as PDF.")
    /// XML whose end is missing.
    static let endsEarly = DocumentError(
        .unreadable, "It is cut off", hint: "Ask for another copy.")
}

/// What an XML scanner meets.
enum XMLEvent {
    /// A start tag; `<a/>` is followed by an end of its own.
    case start(XMLTag)
    /// An end tag's local name.
    case end(String)
    /// Characters, with their references replaced.
    case text(String)
}

/// A start tag.
struct XMLTag {
    /// The name without its namespace prefix.
    var name: String
    /// The attributes as written, names with their prefix.
    var attributes: [(name: String, value: String)]

    /// The value of the attribute with a local name, or nil.
    subscript(name: String) -> String? {
        attributes.first { local($0.name) == name }?.value
    }

    private func local(_ name: String) -> Substring {
        name.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
    }
}

/// Reads XML piece by piece. It expands no entity but the five of XML and numeric ones, opens no
/// file, and refuses documents that declare entities or nest too deep. Otherwise it is lenient:
/// what is no markup is text.
struct XMLScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [String] = []
    private var pendingEnd: String?
    private let maximumDepth: Int

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads the next piece, or nil at the end of the document.
    mutating func next() throws(DocumentError) -> XMLEvent? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "<") { return .text(characters()) }
            if starts(with: "<!--") {
                try skip(past: "-->")
            } else if starts(with: "<![CDATA[") {
                let start = position + 9
                try skip(past: "]]>")
                return .text(
                    String(decoding: bytes[start..<max(start, position - 3)], as: UTF8.self))
            } else if starts(with: "<?") {
                try skip(past: "?>")
            } else if starts(with: "<!") {
                try skipDeclaration()
            } else if starts(with: "</") {
                if let end = try endTag() { return end }
            } else {
                return .start(try startTag())
            }
        }
        guard open.isEmpty else { throw DocumentError.endsEarly }
        return nil
    }

    private func starts(with text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        return (0..<length).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
    }

    private mutating func skip(past text: StaticString) throws(DocumentError) {
        while position < bytes.count {
            if starts(with: text) {
                position += text.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw DocumentError.endsEarly
    }

    private mutating func skipDeclaration() throws(DocumentError) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "[") { throw DocumentError.declaresEntities }
            position += 1
            if byte == UInt8(ascii: ">") { return }
        }
        throw DocumentError.endsEarly
    }

    private mutating func characters() -> String {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        return CharacterReference.replaced(
            in: bytes[start..<position], names: CharacterReference.xml)
    }

    private mutating func endTag() throws(DocumentError) -> XMLEvent? {
        let start = position + 2
        try skip(past: ">")
        let name = localName(bytes[start..<max(start, position - 1)])
        // An end without its start is passed over; ends in the wrong order occur in the wild.
        guard let index = open.lastIndex(of: name) else { return nil }
        open.removeSubrange(index...)
        return .end(name)
    }

    private mutating func startTag() throws(DocumentError) -> XMLTag {
        position += 1
        let start = position
        while position < bytes.count, !isNameEnd(bytes[position]) { position += 1 }
        var tag = XMLTag(name: localName(bytes[start..<position]), attributes: [])
        while true {
            skipBlanks()
            guard position < bytes.count else { throw DocumentError.endsEarly }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                guard open.count < maximumDepth else { throw DocumentError.nestsTooDeep }
                open.append(tag.name)
                return tag
            }
            if starts(with: "/>") {
                position += 2
                pendingEnd = tag.name
                return tag
            }
            if let attribute = try attribute() { tag.attributes.append(attribute) }
        }
    }

    private mutating func attribute() throws(DocumentError) -> (name: String, value: String)? {
        let start = position
        while position < bytes.count, !isNameEnd(bytes[position]),
            bytes[position] != UInt8(ascii: "=")
        {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            // A stray slash or a name without a value.
            if position == start { position += 1 }
            return nil
        }
        position += 1
        skipBlanks()
        guard position < bytes.count else { throw DocumentError.endsEarly }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let valueStart = position + 1
        guard let end = bytes[valueStart...].firstIndex(of: quote) else {
            throw DocumentError.endsEarly
        }
        position = end + 1
        let value = CharacterReference.replaced(
            in: bytes[valueStart..<end], names: CharacterReference.xml)
        return (name, value)
    }

    private mutating func skipBlanks() {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    private func localName(_ name: ArraySlice<UInt8>) -> String {
        let trimmed = name.prefix { !isBlank($0) }
        let local = trimmed.lastIndex(of: UInt8(ascii: ":")).map { trimmed[($0 + 1)...] } ?? trimmed
        return String(decoding: local, as: UTF8.self)
    }
}
