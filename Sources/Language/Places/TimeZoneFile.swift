package import Prelude

/// A compiled time zone (TZif, RFC 8536), as files of the system's zoneinfo folder hold it.
///
/// Total on garbage: bytes that are no such file make no value, never a trap.
package struct TimeZoneFile: Sendable, Hashable {
    /// The most changes of offset that are read.
    static let maximumChanges = 20_000

    private let changes: [Int64]
    private let indexes: [UInt8]
    private let offsets: [Int32]
    private let rule: TimeZoneRule?

    /// Reads a file's bytes, or nil when they are no time zone.
    package init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let first = reader.header() else { return nil }
        var header = first
        var width = 4
        if first.version >= 0x32 {
            guard reader.skip(first.size(width: 4)), let second = reader.header() else {
                return nil
            }
            header = second
            width = 8
        }
        guard header.changes <= Self.maximumChanges, header.kinds > 0,
            let changes = reader.integers(header.changes, width: width),
            let indexes = reader.bytes(header.changes),
            let kinds = reader.bytes(header.kinds * 6)
        else { return nil }
        guard indexes.allSatisfy({ Int($0) < header.kinds }) else { return nil }
        self.changes = changes
        self.indexes = indexes
        offsets = (0..<header.kinds).map { kind in
            kinds[(kind * 6)..<(kind * 6 + 4)].reduce(into: Int32(0)) { $0 = $0 << 8 | Int32($1) }
        }
        guard offsets.allSatisfy({ abs(Int($0)) <= 26 * 3600 }) else { return nil }
        _ = reader.skip(header.rest(width: width))
        rule = width == 8 ? TimeZoneRule(reader.footer()) : nil
    }

    /// The offset from UTC in minutes that holds at a moment.
    package func offset(at moment: Timestamp) -> Int {
        let (quotient, remainder) = moment.microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        let second = remainder < 0 ? quotient - 1 : quotient
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= second { low = middle + 1 } else { high = middle }
        }
        if low == changes.count, let rule { return rule.offset(atSecond: second) }
        let kind = low == 0 ? 0 : Int(indexes[low - 1])
        return Int(offsets[kind]) / 60
    }

    private struct Header {
        var version: UInt8
        var utc: Int
        var standard: Int
        var leaps: Int
        var changes: Int
        var kinds: Int
        var letters: Int

        func rest(width: Int) -> Int { letters + leaps * (width + 4) + standard + utc }
        func size(width: Int) -> Int { changes * (width + 1) + kinds * 6 + rest(width: width) }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func header() -> Header? {
            guard position + 44 <= bytes.count,
                bytes[position..<position + 4].elementsEqual("TZif".utf8)
            else { return nil }
            let version = bytes[position + 4]
            position += 20
            guard let counts = integers(6, width: 4),
                counts.allSatisfy({ (0...100_000).contains($0) })
            else { return nil }
            let numbers = counts.map(Int.init)
            return Header(
                version: version, utc: numbers[0], standard: numbers[1], leaps: numbers[2],
                changes: numbers[3], kinds: numbers[4], letters: numbers[5])
        }

        mutating func skip(_ count: Int) -> Bool {
            guard count <= bytes.count - position else { return false }
            position += count
            return true
        }

        mutating func bytes(_ count: Int) -> [UInt8]? {
            guard count <= bytes.count - position else { return nil }
            defer { position += count }
            return Array(bytes[position..<position + count])
        }

        mutating func integers(_ count: Int, width: Int) -> [Int64]? {
            guard let raw = bytes(count * width) else { return nil }
            return (0..<count).map { index in
                let value = raw[(index * width)..<(index * width + width)]
                    .reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
                return width == 8
                    ? Int64(bitPattern: value)
                    : Int64(Int32(truncatingIfNeeded: value))
            }
        }

        /// The rule between line breaks at the end.
        func footer() -> [UInt8] {
            guard position < bytes.count, bytes[position] == 0x0A else { return [] }
            return Array(bytes[(position + 1)...].prefix(256).prefix { $0 != 0x0A })
        }
    }
}
