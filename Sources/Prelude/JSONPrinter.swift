extension JSONValue {
    /// The document as text: on one line, or indented by two spaces when `pretty`.
    package func text(pretty: Bool = false) -> String {
        var bytes: [UInt8] = []
        write(into: &bytes, indent: pretty ? 0 : nil)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(into bytes: inout [UInt8], indent: Int?) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        // JSON has no way to write what is not finite; missing is missing.
        case .number(let value):
            bytes.append(contentsOf: (value.isFinite ? String(value) : "null").utf8)
        case .string(let text): JSONValue.write(text, into: &bytes)
        case .array(let elements):
            JSONValue.writeList("[", "]", elements, into: &bytes, indent: indent) {
                $0.write(into: &$1, indent: $2)
            }
        case .object(let members):
            JSONValue.writeList("{", "}", members, into: &bytes, indent: indent) {
                JSONValue.write($0.key, into: &$1)
                $1.append(contentsOf: ($2 == nil ? ":" : ": ").utf8)
                $0.value.write(into: &$1, indent: $2)
            }
        }
    }

    private static func writeList<Element>(
        _ open: String, _ close: String, _ elements: [Element], into bytes: inout [UInt8],
        indent: Int?, _ writeElement: (Element, inout [UInt8], Int?) -> Void
    ) {
        bytes.append(contentsOf: open.utf8)
        let inner = indent.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newline(inner, into: &bytes)
            writeElement(element, &bytes, inner)
        }
        if !elements.isEmpty { newline(indent, into: &bytes) }
        bytes.append(contentsOf: close.utf8)
    }

    private static func newline(_ indent: Int?, into bytes: inout [UInt8]) {
        guard let indent else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: indent))
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        guard !text.unicodeScalars.contains(where: steersTerminals) else {
            for scalar in text.unicodeScalars {
                if steersTerminals(scalar) {
                    for unit in String(scalar).utf16 {
                        bytes.append(contentsOf: "\\u\(padded(unit))".utf8)
                    }
                } else {
                    write(Array(String(scalar).utf8), into: &bytes)
                }
            }
            return bytes.append(UInt8(ascii: "\""))
        }
        write(Array(text.utf8), into: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a character beyond ASCII tells a terminal what to do or turns the order of a line
    /// around: C1 controls, line separators, marks of direction, tags.
    private static func steersTerminals(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func padded(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func write(_ text: [UInt8], into bytes: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [0x5C, byte])
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            // DEL is escaped too, so that a printed document never steers a terminal.
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00\(hex(byte >> 4))\(hex(byte & 15))".utf8)
            default: bytes.append(byte)
            }
        }
    }

    private static func hex(_ digit: UInt8) -> String { String(digit, radix: 16) }
}
