/// Which of many words hold the same stretches of letters as another.
struct GramIndex: Sendable {
    /// How many letters a stretch has, 2 or 3.
    private let size: Int
    /// The words that hold each stretch, one stretch after the other, and where each begins.
    private var holders: [Int32] = []
    private var begins: [Int]

    /// How many bits of a letter tell it from others; letters that they do not tell apart find a few words
    /// more.
    private static let bits = 5

    /// An index of words that lie one after the other; `starts` has one more than there are words.
    init(size: Int, letters: [UInt8], starts: [Int]) {
        self.size = size
        begins = [Int](repeating: 0, count: 1 << (Self.bits * size) + 1)
        var found: [(gram: Int, word: Int32)] = []
        for word in 0..<starts.count - 1 {
            for gram in grams(Array(letters[starts[word]..<starts[word + 1]])) {
                found.append((gram, Int32(truncatingIfNeeded: word)))
            }
        }
        for (gram, _) in found { begins[gram + 1] += 1 }
        for gram in 1..<begins.count { begins[gram] += begins[gram - 1] }
        holders = [Int32](repeating: 0, count: found.count)
        var next = begins
        for (gram, word) in found {
            holders[next[gram]] = word
            next[gram] += 1
        }
    }

    /// How many stretches each word shares with another one.
    struct Counts {
        /// By word.
        private(set) var shared: [UInt8]
        /// The words that share any, in the order in which they were found.
        private(set) var words: [Int32] = []

        init(words count: Int) { shared = [UInt8](repeating: 0, count: count) }

        /// Forgets everything.
        mutating func clear() {
            for word in words { shared[Int(word)] = 0 }
            words.removeAll(keepingCapacity: true)
        }

        fileprivate mutating func add(_ holders: Span<Int32>) {
            Self.add(holders, to: &shared, noting: &words)
        }

        private static func add(
            _ holders: Span<Int32>, to shared: inout [UInt8], noting words: inout [Int32]
        ) {
            var counts = shared.mutableSpan
            for position in 0..<holders.count {
                let word = holders[unchecked: position]
                // Every holder is one of the words that are counted.
                let count = counts[unchecked: Int(word)]
                if count == 0 { words.append(word) }
                counts[unchecked: Int(word)] = count &+ 1
            }
        }

        /// How many stretches a word must share to be among the most promising, of which there are `limit`
        /// unless more share equally many.
        func least(for limit: Int) -> UInt8 {
            var byShare = [Int](repeating: 0, count: 256)
            for word in words { byShare[Int(shared[Int(word)])] += 1 }
            var (least, count) = (255, 0)
            while least > 0, count == 0 || count + byShare[least] <= limit {
                count += byShare[least]
                least -= 1
            }
            return UInt8(least + 1)
        }
    }

    /// How many holders of a word's stretches are counted at most, unless the rarest stretch has more.
    private static let maximumHolders = 1000

    /// Counts what the indexed words share with another one, by its rarest stretches: they tell most.
    func count(_ word: [UInt8], into counts: inout Counts) {
        let ranges = grams(word).map { begins[$0]..<begins[$0 + 1] }.filter { !$0.isEmpty }
        var counted = 0
        for range in ranges.sorted(by: { $0.count < $1.count }) {
            if counted > 0, counted + range.count > Self.maximumHolders { break }
            counted += range.count
            counts.add(holders.span.extracting(range))
        }
    }

    /// The stretches of a word, each once; of a long word those of its beginning.
    private func grams(_ word: [UInt8]) -> [Int] {
        guard word.count >= size else { return [] }
        var grams: [Int] = []
        var gram = 0
        let mask = 1 << (Self.bits * size) - 1
        for (index, letter) in word.prefix(EditPattern.maximumBytes).enumerated() {
            gram = (gram << Self.bits | Int(letter & 31)) & mask
            if index + 1 >= size, !grams.contains(gram) { grams.append(gram) }
        }
        return grams
    }
}
