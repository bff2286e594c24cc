/// One event of a stream of server-sent events (WHATWG HTML, 9.2).
package struct ServerSentEvent: Sendable, Hashable {
    /// What kind of event it is; nil for a plain message.
    package var name: String?
    /// Its data, lines joined by line feeds.
    package var data: String

    /// An event from its parts.
    package init(name: String?, data: String) {
        self.name = name
        self.data = data
    }
}

/// Reads server-sent events from bytes that arrive in any pieces.
package struct ServerSentEventParser: Sendable {
    private var line: [UInt8] = []
    private var lastWasReturn = false
    private var isFirstLine = true
    private var name: String?
    private var data: [String] = []
    private var isTooLong = false

    /// A line longer than this ends the reading: the rest is left out.
    package static let maximumLine = 4 << 20

    /// A parser at the beginning of a stream.
    package init() {}

    /// The events that are complete with these bytes.
    package mutating func take(_ bytes: [UInt8]) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes where !isTooLong {
            defer { lastWasReturn = byte == 0x0D }
            if byte == 0x0A && lastWasReturn { continue }
            if byte == 0x0A || byte == 0x0D {
                if let event = endLine() { events.append(event) }
            } else {
                line.append(byte)
                isTooLong = line.count > Self.maximumLine
            }
        }
        return events
    }

    private mutating func endLine() -> ServerSentEvent? {
        var text = String(decoding: line, as: UTF8.self)
        line.removeAll(keepingCapacity: true)
        if isFirstLine, text.first == "\u{FEFF}" { text.removeFirst() }
        isFirstLine = false
        guard !text.isEmpty else {
            defer { (name, data) = (nil, []) }
            return data.isEmpty
                ? nil : ServerSentEvent(name: name, data: data.joined(separator: "\n"))
        }
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        var value = colon == text.endIndex ? "" : text[text.index(after: colon)...]
        if value.first == " " { value.removeFirst() }
        switch text[..<colon] {
        case "data": data.append(String(value))
        case "event": name = String(value)
        // A line that begins with a colon is a comment, sent to keep the connection.
        default: break
        }
        return nil
    }
}
