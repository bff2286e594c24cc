internal import Language
internal import Prelude

/// What a text is compared by to find its near-duplicates: its shingles, which are runs of words, and a
/// sketch of them that is small enough to keep.
///
/// Two texts share about as much of their sketches as of their shingles (A. Broder, "On the resemblance and
/// containment of documents", 1997); texts that agree in one band of the sketch are looked at closer
/// (locality-sensitive hashing, Leskovec et al., "Mining of Massive Datasets", ch. 3).
package struct Shingles: Sendable, Hashable {
    /// How many words a shingle has.
    package static let length = 5
    /// How much of their shingles texts share that are near-duplicates.
    package static let nearDuplicate = 0.8
    /// A text with fewer words says too little to be anybody's duplicate.
    package static let leastWords = 30
    /// How many numbers a sketch has.
    static let sketchLength = 64
    /// How many numbers make a band. Of two texts that share .8, 1 - (1 - .8⁴)¹⁶ = .9998 agree in a band;
    /// of two that share .3, .12.
    static let bandLength = 4

    /// The hashes of the shingles, ascending, each once.
    package let hashes: [UInt64]
    /// How many words the text has.
    package let wordCount: Int

    /// The shingles of a text.
    package init(_ text: String) {
        let words = Tokenizer.tokens(of: text).map { Self.hash($0.folded) }
        wordCount = words.count
        var all: Set<UInt64> = []
        if words.count >= Self.length {
            for start in 0...(words.count - Self.length) {
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for word in words[start..<(start + Self.length)] {
                    hash = Self.mixed(hash ^ word)
                }
                all.insert(hash)
            }
        }
        hashes = all.sorted()
    }

    /// Whether there is enough of the text to tell.
    package var isTelling: Bool { wordCount >= Self.leastWords }

    /// The share of the shingles of both that both have, 0...1.
    package func resemblance(to other: Shingles) -> Double {
        var (own, others, shared) = (0, 0, 0)
        while own < hashes.count, others < other.hashes.count {
            if hashes[own] == other.hashes[others] {
                (own, others, shared) = (own + 1, others + 1, shared + 1)
            } else if hashes[own] < other.hashes[others] {
                own += 1
            } else {
                others += 1
            }
        }
        let union = hashes.count + other.hashes.count - shared
        return union == 0 ? 0 : Double(shared) / Double(union)
    }

    /// The bands of the sketch, each as one number that only texts with the same band have, the band's
    /// position within it; empty for a text that says too little.
    package var bands: [Int64] {
        guard isTelling else { return [] }
        let sketch = (0..<Self.sketchLength).map { position in
            let salt = Self.mixed(UInt64(position) &+ 0x9E37_79B9_7F4A_7C15)
            return hashes.reduce(UInt64.max) { min($0, Self.mixed($1 ^ salt)) }
        }
        return stride(from: 0, to: sketch.count, by: Self.bandLength).map { start in
            var hash = UInt64(start)
            for number in sketch[start..<(start + Self.bandLength)] {
                hash = Self.mixed(hash ^ number)
            }
            return Int64(bitPattern: hash)
        }
    }

    /// FNV-1a (Fowler, Noll, Vo).
    private static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: value)
        return generator.next()
    }
}
