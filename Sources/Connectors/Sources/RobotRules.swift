/// What a server asks programs to leave alone: its file `/robots.txt` (RFC 9309).
package struct RobotRules: Sendable, Hashable {
    /// How much of a file is read, in bytes; the standard asks for at least as much.
    package static let maximumBytes = 512_000
    /// How many rules of a file are kept.
    static let maximumRules = 5000

    private struct Rule: Sendable, Hashable {
        var pattern: [UInt8]
        var allows: Bool
    }

    /// The mark of UTF-8 that some editors write in front of everything.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let rules: [Rule]

    /// Rules that leave everything open.
    package static let open = RobotRules(rules: [])
    /// Rules that close everything, as where a server fails to tell its own.
    package static let closed = RobotRules(rules: [Rule(pattern: [0x2F], allows: false)])

    private init(rules: [Rule]) { self.rules = rules }

    /// Reads a file for a program that goes by a name: the groups that name it, otherwise those for
    /// everybody.
    package init(_ bytes: [UInt8], for program: String) {
        let name = program.lowercased()
        var (own, everybody): ([Rule]?, [Rule]) = (nil, [])
        var (isOwn, isForAll, isNaming) = (false, false, false)
        let isMarked = bytes.starts(with: Self.mark)
        let read = bytes.dropFirst(isMarked ? Self.mark.count : 0).prefix(Self.maximumBytes)
        for line in read.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = String(decoding: line.prefix { $0 != 0x23 }, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":") else { continue }
            let key = text[..<colon].filter { !$0.isWhitespace }.lowercased()
            let value = Self.trimmed(text[text.index(after: colon)...])
            switch key {
            case "user-agent":
                // Names that follow each other share the rules behind them.
                if !isNaming { (isOwn, isForAll) = (false, false) }
                isNaming = true
                let named = value.prefix { $0.isLetter || $0 == "-" || $0 == "_" }.lowercased()
                if value == "*" { isForAll = true } else if named == name { isOwn = true }
                if isOwn, own == nil { own = [] }
            case "allow", "disallow":
                isNaming = false
                guard !value.isEmpty, (own?.count ?? 0) + everybody.count < Self.maximumRules else {
                    continue
                }
                let rule = Rule(pattern: Self.compared(value), allows: key == "allow")
                if isOwn { own?.append(rule) }
                if isForAll { everybody.append(rule) }
            default: break
            }
        }
        rules = own ?? everybody
    }

    /// Whether a path with its query may be asked for: the longest rule decides, and of two alike the one
    /// that allows.
    package func allows(_ path: String) -> Bool {
        let path = Self.compared(path)
        var (longest, allowed) = (-1, true)
        for rule in rules where rule.pattern.count >= longest && Self.matches(rule.pattern, path) {
            allowed = rule.pattern.count > longest ? rule.allows : allowed || rule.allows
            longest = rule.pattern.count
        }
        return allowed
    }

    /// Whether a path begins as a pattern says, in which `*` is anything and `$` at the end is the end.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isWhole = pattern.last == 0x24
        let pattern = isWhole ? pattern.dropLast() : pattern[...]
        var (at, mark, star) = (0, 0, -1)
        var place = pattern.startIndex
        while at < path.count {
            if place == pattern.endIndex, !isWhole { return true }
            if place < pattern.endIndex, pattern[place] == 0x2A {
                (star, mark) = (place, at)
                place += 1
            } else if place < pattern.endIndex, pattern[place] == path[at] {
                (place, at) = (place + 1, at + 1)
            } else if star >= 0 {
                mark += 1
                (place, at) = (star + 1, mark)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == 0x2A }
    }

    /// A path or a pattern in the form in which they are compared (RFC 9309, 2.2.2): what is no sign of an
    /// address is escaped, what needs no escaping is not, and escapes are in capitals.
    private static func compared(_ text: String) -> [UInt8] {
        var compared: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                rest.prefix(2).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                rest = rest.dropFirst(2)
                compared += isPlain(value) ? [value] : escaped(value)
            } else {
                compared += (0x21...0x7E).contains(byte) ? [byte] : escaped(byte)
            }
        }
        return compared
    }

    /// Whether a sign means the same escaped or not (RFC 3986, 2.3).
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
