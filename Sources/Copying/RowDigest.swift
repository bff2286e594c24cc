internal import Storage

/// What a table holds as one number, whatever order its rows come in: two tables with the same
/// rows have the same digest, and two that differ practically never have.
package struct RowDigest: Sendable, Hashable, CustomStringConvertible {
    /// How many rows there are.
    package private(set) var count = 0
    private var first: UInt64 = 0
    private var second: UInt64 = 0

    /// The digest of no row.
    package init() {}

    /// Adds a row.
    mutating func add(_ row: Row) {
        var one = Fingerprint(seed: 0xCBF2_9CE4_8422_2325)
        var other = Fingerprint(seed: 0x9E37_79B9_7F4A_7C15)
        for value in row.values {
            one.add(value)
            other.add(value)
        }
        count += 1
        // A sum does not depend on the order of its parts.
        first &+= one.mixed
        second &+= other.mixed
    }

    /// Both halves as hexadecimal digits.
    package var description: String {
        [first, second].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// FNV-1a over the values of a row, each with its kind and length.
private struct Fingerprint {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func add(_ value: SQLValue) {
        switch value {
        case .null: add(0)
        case .integer(let value): add(1, UInt64(bitPattern: value))
        case .real(let value): add(2, value.bitPattern)
        case .text(var text):
            text.withUTF8 { bytes in
                add(3, UInt64(bytes.count))
                for byte in bytes { add(byte) }
            }
        case .blob(let bytes):
            add(4, UInt64(bytes.count))
            for byte in bytes { add(byte) }
        }
    }

    private mutating func add(_ kind: UInt8, _ number: UInt64) {
        add(kind)
        withUnsafeBytes(of: number.littleEndian) { for byte in $0 { add(byte) } }
    }

    private mutating func add(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// The state with every bit depending on every other, so that sums do not cancel out.
    var mixed: UInt64 {
        var mixed = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 33)
    }
}
