/// The id of a record, so that a job's id cannot be passed where a candidate's is wanted.
package struct ID<Of>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The stored text.
    package var text: String

    /// An id from its stored text.
    package init(_ text: String) {
        self.text = text
    }

    /// The stored text.
    package var description: String { text }

    /// Orders by text, which for ids made by `IDSource` is the order of creation.
    package static func < (left: ID, right: ID) -> Bool { left.text < right.text }
}

/// Makes ids: 26 characters of Crockford base 32, the first ten from the clock, so that ids sort by
/// the time they were made and an insert lands at the end of an index.
package struct IDSource: Sendable {
    private var generator: SeededGenerator
    private var lastMillisecond: UInt64 = 0
    private var lastRandom: (high: UInt64, low: UInt64) = (0, 0)

    /// A source whose random part follows a seed; the executable seeds it from the system.
    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// The next id. Within one millisecond ids still ascend, because the random part is counted up.
    package mutating func next<Of>(at now: Timestamp) -> ID<Of> {
        let millisecond = max(UInt64(max(0, now.microseconds) / 1000), lastMillisecond)
        if millisecond == lastMillisecond {
            let (low, overflow) = lastRandom.low.addingReportingOverflow(1)
            lastRandom = (overflow ? lastRandom.high &+ 1 : lastRandom.high, low)
        } else {
            // The top bit stays clear, so that counting up within a millisecond cannot wrap.
            lastRandom = (UInt64(generator.next() & 0x7FFF), generator.next())
        }
        lastMillisecond = millisecond
        var characters: [UInt8] = []
        characters.reserveCapacity(26)
        for shift in stride(from: 45, through: 0, by: -5) {
            characters.append(IDSource.alphabet[Int(millisecond >> UInt64(shift) & 31)])
        }
        for index in 0..<16 {
            characters.append(IDSource.alphabet[Int(randomBits(at: 75 - index * 5))])
        }
        return ID(String(decoding: characters, as: UTF8.self))
    }

    /// Five bits of the 80-bit random part, counted from its least significant bit.
    private func randomBits(at position: Int) -> UInt64 {
        if position >= 64 { return lastRandom.high >> UInt64(position - 64) & 31 }
        let low = lastRandom.low >> UInt64(position)
        let high = position > 59 ? lastRandom.high << UInt64(64 - position) : 0
        return (low | high) & 31
    }
}
