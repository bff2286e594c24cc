import Market
import Prelude
import Testing

/// A text of so many words of a small vocabulary.
private func text(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in "word\(Int.random(in: 0..<400, using: &generator))" }
}

@Suite("Shingles") struct ShinglesTests {
    @Test("A text resembles itself, whatever its case and spaces") func same() {
        let words = text(120, seed: 1)
        let (one, other) = (
            Shingles(words.joined(separator: " ")),
            Shingles(words.joined(separator: "\n").uppercased())
        )
        #expect(one.resemblance(to: other) == 1)
        #expect(one.bands == other.bands)
    }

    @Test("Other texts do not resemble it") func other() {
        let (one, other) = (
            Shingles(text(120, seed: 1).joined(separator: " ")),
            Shingles(text(120, seed: 2).joined(separator: " "))
        )
        #expect(one.resemblance(to: other) < 0.05)
        #expect(Set(one.bands).isDisjoint(with: other.bands))
    }

    @Test("Near-duplicates share a band, and few others do", arguments: 1...40)
    func bands(seed: UInt64) {
        var words = text(300, seed: seed)
        let original = Shingles(words.joined(separator: " "))
        // Four of 300 words that change touch 20 of some 296 shingles.
        for index in [40, 110, 180, 250] { words[index] = "changed" }
        let near = Shingles(words.joined(separator: " "))
        #expect(original.resemblance(to: near) > Shingles.nearDuplicate)
        #expect(!Set(original.bands).isDisjoint(with: near.bands))
    }

    @Test("A text of a few words says too little to be a duplicate") func short() {
        let short = Shingles(text(29, seed: 3).joined(separator: " "))
        #expect(!short.isTelling)
        #expect(short.bands.isEmpty)
        #expect(Shingles("").resemblance(to: Shingles("")) == 0)
    }

    @Test("Sixteen bands of different positions are never the same number") func positions() {
        let bands = Shingles(text(60, seed: 4).joined(separator: " ")).bands
        #expect(Set(bands).count == 16)
    }
}

@Suite("Near-duplicates among texts") struct NearDuplicatesTests {
    @Test("A text that nearly repeats an earlier one is told with it, and only that")
    func originals() {
        var near = text(200, seed: 5)
        near[120] = "changed"
        let texts = [
            text(200, seed: 5).joined(separator: " "), text(200, seed: 6).joined(separator: " "),
            near.joined(separator: " "), "short", "short",
        ]
        #expect(NearDuplicates.originals(texts) == [nil, nil, 0, nil, nil])
    }

    @Test("Of many copies each is told with the first") func copies() {
        let copy = text(100, seed: 7).joined(separator: " ")
        let found = NearDuplicates.originals([String](repeating: copy, count: 500))
        #expect(found[0] == nil && found.dropFirst().allSatisfy { $0 == 0 })
    }
}
