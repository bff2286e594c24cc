/// Finds things by words that they share with a question, and ranks them by those words and by what both
/// mean.
struct NameSearch: Sendable {
    /// Something found.
    struct Hit: Sendable, Hashable {
        /// Its position among the things.
        var index: Int
        /// 0...1.
        var score: Double
    }

    /// All names of each thing, in the order in which they were given.
    let names: [[NameWords]]
    private let words: WordVectors
    private let owners: [Int]
    private let texts: [String]
    private let embeddings: EmbeddingTable

    /// What the words of a name count, the rest being what it means.
    private static let ofWords = 0.5
    /// How many things are compared by what they mean, those that share the rarest words.
    private static let maximumCompared = 40

    /// A search among things by all their names.
    init(_ names: [[NameWords]], embeddings: EmbeddingTable) {
        (self.names, self.embeddings) = (names, embeddings)
        let all = names.enumerated().flatMap { owner, names in names.map { (owner, $0) } }
        owners = all.map(\.0)
        texts = all.map { $0.1.words.joined(separator: " ") }
        words = WordVectors(all.map(\.1.words))
    }

    /// The things that fit best, the best first: each by its best name.
    func nearest(to question: NameWords, limit: Int) -> [Hit] {
        let cosines = words.cosines(to: question.words)
        var best: [Int: (name: Int, words: Double)] = [:]
        for name in cosines.indices where cosines[name] > 0 {
            if cosines[name] > best[owners[name]]?.words ?? 0 {
                best[owners[name]] = (name, cosines[name])
            }
        }
        let compared = best.sorted { ($1.value.words, $0.key) < ($0.value.words, $1.key) }
            .prefix(Self.maximumCompared)
        let asked = embeddings.vector(for: question.words.joined(separator: " "))
        return Array(
            compared.map { index, found in
                let meaning = asked.flatMap { asked in
                    embeddings.vector(for: texts[found.name])
                        .flatMap { cosineSimilarity(asked, $0) }
                }
                // Without a vector words are all there is.
                let score =
                    meaning.map { Self.ofWords * found.words + (1 - Self.ofWords) * max(0, $0) }
                    ?? found.words
                return Hit(index: index, score: score)
            }.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.prefix(limit))
    }
}
