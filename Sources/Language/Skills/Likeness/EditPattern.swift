/// A word whose distance to many others is wanted: how many letters must be inserted, deleted or
/// replaced to make one the other (Levenshtein).
///
/// All rows of the table are one machine word (G. Myers, "A fast bit-vector algorithm for approximate
/// string matching", 1999; the form of H. Hyyrö, 2003), so that a step costs the same whatever the word.
struct EditPattern {
    /// The most bytes of a word; of longer ones the beginning is compared.
    static let maximumBytes = 64

    /// Where each byte stands in the word.
    private var places = [UInt64](repeating: 0, count: 256)
    private var letters: ArraySlice<UInt8> = []

    /// How many bytes are compared.
    var count: Int { letters.count }

    /// Takes up another word.
    mutating func set(_ word: [UInt8]) {
        for letter in letters { places[Int(letter)] = 0 }
        letters = word.prefix(Self.maximumBytes)
        for (index, letter) in letters.enumerated() { places[Int(letter)] |= 1 << UInt64(index) }
    }

    /// The distance to another word; bytes beyond the most are left out of it.
    func distance(to other: ArraySlice<UInt8>) -> Int {
        let other = other.prefix(Self.maximumBytes)
        guard !letters.isEmpty else { return other.count }
        var (rises, falls) = (UInt64.max, UInt64(0))
        let last: UInt64 = 1 << UInt64(letters.count - 1)
        var distance = letters.count
        for letter in other {
            let same = places[Int(letter)]
            let diagonal = (((same & rises) &+ rises) ^ rises) | same | falls
            var up = falls | ~(diagonal | rises)
            var down = rises & diagonal
            if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
            up = up << 1 | 1
            down <<= 1
            rises = down | ~(diagonal | up)
            falls = up & diagonal
        }
        return distance
    }
}
