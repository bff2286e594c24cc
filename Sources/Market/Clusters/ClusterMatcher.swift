internal import Language
internal import Prelude

/// Says which group a new posting belongs to: by the words that it shares with a group's profile (BM25),
/// and by how near its meaning is to the profile's.
package struct ClusterMatcher: Sendable {
    /// How much the words count, where meanings are there too; the rest is the meanings'.
    private static let wordShare = 0.5

    /// A posting put to groups.
    package struct Matched: Sendable, Hashable {
        /// The nearest group; nil where there is none, or nothing is shared with any.
        package var best: String?
        /// How near each group is, 0...1, by slug, the nearest first.
        package var scores: [Score]
    }

    /// How near a group is.
    package struct Score: Sendable, Hashable {
        /// The group's slug.
        package var slug: String
        /// 0...1.
        package var value: Double
    }

    private let slugs: [String]
    private let index: BM25Index
    private let vectors: [[Float]?]

    /// A matcher for the groups of an artifact.
    ///
    /// - Parameter vectors: The vectors of the groups' profiles, of length 1, in their order; empty where
    ///   there are none.
    package init(_ artifact: ClusterArtifact, vectors: [[Float]?] = []) {
        slugs = artifact.clusters.map(\.slug)
        index = BM25Index(artifact.clusters.map { Self.words(of: $0.profileText) })
        self.vectors = vectors
    }

    /// Puts a posting to groups.
    ///
    /// - Parameter vector: The posting's vector, of length 1, by the same model; nil where there is none.
    package func match(_ text: String, vector: [Float]? = nil) -> Matched {
        let words = index.scores(for: Self.words(of: text))
        let most = words.max() ?? 0
        let scores = slugs.indices.map { place -> Score in
            let byWords = most > 0 ? words[place] / most : 0
            guard let vector, vectors.indices.contains(place), let own = vectors[place],
                own.count == vector.count
            else { return Score(slug: slugs[place], value: byWords) }
            let cosine = zip(vector, own).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            let byMeaning = max(0, cosine)
            return Score(
                slug: slugs[place],
                value: Self.wordShare * byWords + (1 - Self.wordShare) * byMeaning)
        }.sorted { ($1.value, $0.slug) < ($0.value, $1.slug) }
        return Matched(
            best: scores.first.flatMap { $0.value > 0 ? $0.slug : nil }, scores: scores)
    }

    private static func words(of text: String) -> [String] {
        Tokenizer.tokens(of: text).map(\.folded).filter { !NoiseWords.contains($0) }
    }
}
