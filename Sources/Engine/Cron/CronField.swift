/// The values that one field of a cron expression allows.
struct CronField: Sendable, Hashable {
    /// Which of the five it is.
    enum Kind: String {
        case minute, hour, day, month, weekday

        var range: ClosedRange<Int> {
            switch self {
            case .minute: 0...59
            case .hour: 0...23
            case .day: 1...31
            case .month: 1...12
            case .weekday: 0...7
            }
        }

        var names: [String] {
            switch self {
            case .month:
                [
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec",
                ]
            case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            default: []
            }
        }
    }

    /// One bit for each value.
    private let bits: UInt64
    /// Whether the field begins with a star, so that it restricts nothing by itself.
    let isStar: Bool

    /// Reads a field: parts separated by commas, each `*`, a value or a range, with `/step` or not.
    init(_ text: String, _ kind: Kind) throws(CronExpression.Problem) {
        var bits: UInt64 = 0
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let values = Self.values(part, kind) else {
                let range = kind.range
                let names = kind.names.first.map { ", names such as \($0)" } ?? ""
                throw .badField(
                    name: kind.rawValue, text: text,
                    takes:
                        "\(range.lowerBound) to \(range.upperBound), lists, ranges and steps\(names)"
                )
            }
            for value in values { bits |= 1 << UInt64(value) }
        }
        // Sunday is 0 and 7.
        if kind == .weekday, bits & (1 << 7) != 0 { bits = (bits | 1) & ~(1 << 7) }
        self.bits = bits
        isStar = text.hasPrefix("*")
    }

    /// Whether the field allows a value.
    func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

    /// The values allowed, ascending.
    var values: [Int] { (0..<64).filter(contains) }

    private static func values(_ part: Substring, _ kind: Kind) -> [Int]? {
        let halves = part.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2, let span = span(halves[0], kind) else { return nil }
        guard halves.count == 2 else { return Array(span) }
        guard let step = number(halves[1]), step >= 1, step <= 60 else { return nil }
        // `5/15` is from 5 on, in steps of 15.
        let isOpen = span.count == 1 && halves[0] != "*"
        let end = isOpen ? kind.range.upperBound : span.upperBound
        return Array(stride(from: span.lowerBound, through: end, by: step))
    }

    private static func span(_ text: Substring, _ kind: Kind) -> ClosedRange<Int>? {
        if text == "*" { return kind.range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let low = value(ends[0], kind) else { return nil }
        guard ends.count == 2 else { return low...low }
        guard let high = value(ends[1], kind), low <= high else { return nil }
        return low...high
    }

    private static func value(_ text: Substring, _ kind: Kind) -> Int? {
        if let index = kind.names.firstIndex(of: text.lowercased()) {
            return kind.range.lowerBound + index
        }
        guard let value = number(text), kind.range.contains(value) else { return nil }
        return value
    }

    /// One or two digits; a sign is none.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
