/// One message of a stream in AWS's binary form (`application/vnd.amazon.eventstream`).
struct EventStreamMessage: Sendable, Hashable {
    /// Its headers whose values are texts, such as `:event-type`.
    var headers: [String: String]
    /// Its content.
    var payload: [UInt8]
}

/// Reads messages from bytes that arrive in any pieces. Each message is: its length, the length of its
/// headers, the check sum of both, the headers, the content, the check sum of all; numbers are four
/// bytes, most significant first.
struct EventStreamParser: Sendable {
    /// A message longer than this is taken for garbage; AWS's own limit is 16 MB.
    static let maximumMessage = 16 << 20

    private var buffer: [UInt8] = []
    /// Whether something was not as it should be: nothing is read after it.
    private(set) var isBroken = false

    /// Whether the end of a message is missing.
    var isInside: Bool { !buffer.isEmpty }

    mutating func take(_ bytes: [UInt8]) -> [EventStreamMessage] {
        guard !isBroken else { return [] }
        buffer += bytes
        var messages: [EventStreamMessage] = []
        while buffer.count >= 12, !isBroken {
            let length = Self.number(buffer, at: 0)
            let headers = Self.number(buffer, at: 4)
            guard (16...Self.maximumMessage).contains(length), headers <= length - 16,
                CRC32.of(buffer[0..<8]) == UInt32(Self.number(buffer, at: 8))
            else {
                isBroken = true
                break
            }
            guard buffer.count >= length else { break }
            let end = length - 4
            guard CRC32.of(buffer[0..<end]) == UInt32(Self.number(buffer, at: end)) else {
                isBroken = true
                break
            }
            messages.append(
                EventStreamMessage(
                    headers: Self.headers(buffer[12..<12 + headers]),
                    payload: Array(buffer[(12 + headers)..<end])))
            buffer.removeFirst(length)
        }
        return messages
    }

    private static func number(_ bytes: [UInt8], at start: Int) -> Int {
        (0..<4).reduce(0) { $0 << 8 | Int(bytes[start + $1]) }
    }

    /// Texts only: the other kinds of values appear in no message that is read here, and end the
    /// reading, since their lengths differ.
    private static func headers(_ bytes: ArraySlice<UInt8>) -> [String: String] {
        var headers: [String: String] = [:]
        var rest = bytes
        while let length = rest.popFirst() {
            guard rest.count > Int(length) + 2 else { break }
            let name = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
            rest = rest.dropFirst(Int(length))
            guard rest.popFirst() == 7, let high = rest.popFirst(), let low = rest.popFirst() else {
                break
            }
            let size = Int(high) << 8 | Int(low)
            headers[name] = String(decoding: rest.prefix(size), as: UTF8.self)
            rest = rest.dropFirst(size)
        }
        return headers
    }
}

/// The check sum of Ethernet, gzip and AWS's streams (ISO 3309, reflected, polynomial 0x04C11DB7).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
    }
}
