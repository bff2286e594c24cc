/// Canonical decomposition of one scalar without its nonspacing marks: "é" leaves "e".
///
/// The standard library keeps its own normalization to itself and Foundation's costs 14 ms at
/// start, so this looks up a table (`DecompositionTable`) and computes Hangul as the Unicode
/// Standard, section 3.12, defines it.
enum Decomposition {
    /// Calls `body` with each scalar that is left, in order; with the scalar itself if it has no
    /// decomposition.
    static func forEachBareScalar(of scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
        let value = scalar.value
        switch value {
        case 0..<0xC0:
            body(scalar)
        case Hangul.syllables:
            Hangul.forEachLetter(of: value) { deliver($0, to: body) }
        case 0xF900..<0xF900 + UInt32(DecompositionTable.compatibility.count):
            deliver(DecompositionTable.compatibility[Int(value - 0xF900)], to: body)
        case 0x2F800..<0x2F800 + UInt32(DecompositionTable.supplement.count):
            deliver(DecompositionTable.supplement[Int(value - 0x2F800)], to: body)
        default:
            if let bare = single(value) {
                deliver(bare, to: body)
            } else if let parts = several(value) {
                for part in [parts.0, parts.1, parts.2] where part != 0 { deliver(part, to: body) }
            } else {
                body(scalar)
            }
        }
    }

    private static func deliver(_ value: UInt32, to body: (Unicode.Scalar) -> Void) {
        if let scalar = Unicode.Scalar(value) { body(scalar) }
    }

    private static func single(_ value: UInt32) -> UInt32? {
        guard value <= 0xFFFF else { return nil }
        let table = DecompositionTable.single
        let index = lowerBound(of: table.count) { table[$0] >> 16 < value }
        guard index < table.count, table[index] >> 16 == value else { return nil }
        return table[index] & 0xFFFF
    }

    private static func several(_ value: UInt32) -> (UInt32, UInt32, UInt32)? {
        let table = DecompositionTable.several
        let index = lowerBound(of: table.count) { table[$0].composed < value }
        guard index < table.count, table[index].composed == value else { return nil }
        return table[index].parts
    }

    /// The first of `count` ascending places that is not before what is sought.
    private static func lowerBound(of count: Int, isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The arithmetic that Hangul syllables are composed by.
private enum Hangul {
    static let syllables: Range<UInt32> = 0xAC00..<0xAC00 + 19 * vowels * trails
    private static let vowels: UInt32 = 21
    private static let trails: UInt32 = 28

    static func forEachLetter(of syllable: UInt32, _ body: (UInt32) -> Void) {
        let index = syllable - syllables.lowerBound
        body(0x1100 + index / (vowels * trails))
        body(0x1161 + index % (vowels * trails) / trails)
        if index % trails != 0 { body(0x11A7 + index % trails) }
    }
}
