/// Rich Text (RTF 1.9) as documents: its words, lines and hidden stretches, no layout.
enum RichTextFormat {
    static func document(_ bytes: [UInt8], source: DocumentSource) throws(DocumentError) -> Document
    {
        var reading = RichTextReading(bytes, limit: source.limits.textBytes)
        try reading.read()
        return try reading.builder.document(path: source.path, kind: .rtf, sha256: source.sha256)
    }
}

/// The state of reading one file.
private struct RichTextReading {
    var builder: TextBuilder
    private let bytes: [UInt8]
    private var position = 0
    private var groups: [Group] = []
    private var group = Group()
    /// Text not yet written, as UTF-16, because halves of a character come one by one.
    private var units: [UInt16] = []
    /// Characters still to be passed over: they stand in for one that was given by its number.
    private var fallback = 0

    /// What ends with a group's closing brace.
    private struct Group {
        var isSkipped = false
        var isHidden = false
        var fallbackLength = 1
    }

    /// Groups may nest this deep.
    private static let maximumDepth = 1_000
    private static let skipped: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "rsidtbl",
        "listoverridetable", "generator", "datastore", "themedata", "latentstyles", "fldinst",
        "xmlnstbl", "filetbl", "revtbl", "nonshppict",
    ]
    private static let signs: [String: String] = [
        "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
        "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    ]

    init(_ bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        builder = TextBuilder(limit: limit)
    }

    mutating func read() throws(DocumentError) {
        while position < bytes.count, !builder.isOverfull {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "{"):
                flush()
                guard groups.count < RichTextReading.maximumDepth else {
                    throw DocumentError.nestsTooDeep
                }
                groups.append(group)
            case UInt8(ascii: "}"):
                flush()
                group = groups.popLast() ?? Group()
            case UInt8(ascii: "\\"): control()
            case 0x0A, 0x0D: break
            default: add(Windows1252.scalar(byte))
            }
        }
        flush()
        guard groups.isEmpty || builder.isOverfull else { throw DocumentError.endsEarly }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if fallback > 0 {
            fallback -= 1
        } else if !group.isSkipped {
            units.append(
                contentsOf: Array(UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter))
        }
    }

    private mutating func flush() {
        guard !units.isEmpty else { return }
        let text = String(decoding: units, as: UTF16.self)
        units = []
        if group.isHidden { builder.hide(text, place: .markup) } else { builder.append(text) }
    }

    private mutating func control() {
        guard position < bytes.count else { return }
        let byte = bytes[position]
        if (0x61...0x7A).contains(byte | 0x20) { return controlWord() }
        position += 1
        switch byte {
        case UInt8(ascii: "'"):
            let digits = String(decoding: bytes[position...].prefix(2), as: UTF8.self)
            position = min(bytes.count, position + 2)
            if let code = UInt8(digits, radix: 16) { add(Windows1252.scalar(code)) }
        case UInt8(ascii: "*"): group.isSkipped = true
        case UInt8(ascii: "~"): add(" ")
        case UInt8(ascii: "_"): add("-")
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): add(Unicode.Scalar(byte))
        case 0x0A, 0x0D: line()
        default: break
        }
    }

    private mutating func controlWord() {
        let start = position
        while position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20),
            position - start < 32
        {
            position += 1
        }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        let numberStart = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        while position < bytes.count, (0x30...0x39).contains(bytes[position]),
            position - numberStart < 11
        {
            position += 1
        }
        let number = Int(String(decoding: bytes[numberStart..<position], as: UTF8.self))
        if position < bytes.count, bytes[position] == 0x20 { position += 1 }
        perform(word, number)
    }

    private mutating func perform(_ word: String, _ number: Int?) {
        switch word {
        case "par", "line", "row", "sect", "page": line()
        case "uc": group.fallbackLength = min(max(0, number ?? 1), 16)
        case "u":
            guard !group.isSkipped else { return }
            // Numbers are signed and of sixteen bits; a pair of them is one character.
            units.append(UInt16(truncatingIfNeeded: number ?? 0xFFFD))
            fallback = group.fallbackLength
        case "v":
            flush()
            group.isHidden = number != 0
        case "plain":
            flush()
            group.isHidden = false
        case "bin": position = min(bytes.count, position + min(max(0, number ?? 0), bytes.count))
        case let word where RichTextReading.skipped.contains(word): group.isSkipped = true
        default: for scalar in (RichTextReading.signs[word] ?? "").unicodeScalars { add(scalar) }
        }
    }

    private mutating func line() {
        fallback = 0
        if !group.isSkipped { units.append(0x0A) }
    }
}
