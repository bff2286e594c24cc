internal import Glibc

/// Ranks documents by the words they share with a question: Okapi BM25 (S. Robertson and H. Zaragoza,
/// "The Probabilistic Relevance Framework: BM25 and Beyond", 2009), with the usual weights.
package struct BM25Index: Sendable {
    /// How soon more of the same word counts no more.
    private static let saturation = 1.2
    /// How much long documents are held against themselves.
    private static let lengthShare = 0.75

    /// The documents that hold a word, with how often.
    private var holders: [String: [(document: Int, count: Int)]] = [:]
    private var lengths: [Double] = []
    private var meanLength = 1.0

    /// An index of documents, each as its words.
    package init(_ documents: [[String]]) {
        for (document, words) in documents.enumerated() {
            var counts: [String: Int] = [:]
            for word in words { counts[word, default: 0] += 1 }
            for (word, count) in counts { holders[word, default: []].append((document, count)) }
            lengths.append(Double(words.count))
        }
        if !lengths.isEmpty { meanLength = max(1, lengths.reduce(0, +) / Double(lengths.count)) }
    }

    /// The score of every document, 0 where no word is shared.
    ///
    /// - Parameter leavingOut: How often a word of a document is not to count, by document.
    package func scores(for words: [String], leavingOut: [Int: [String: Int]] = [:]) -> [Double] {
        var scores = [Double](repeating: 0, count: lengths.count)
        for word in Set(words) {
            let holding = holders[word] ?? []
            let rarity = Self.rarity(holding.count, of: lengths.count)
            for (document, count) in holding {
                let counted = Double(count - (leavingOut[document]?[word] ?? 0))
                guard counted > 0 else { continue }
                let length =
                    1 - Self.lengthShare + Self.lengthShare * lengths[document] / meanLength
                scores[document] +=
                    rarity * counted * (Self.saturation + 1) / (counted + Self.saturation * length)
            }
        }
        return scores
    }

    /// How much a word tells that so many of all documents hold; never negative.
    static func rarity(_ holding: Int, of all: Int) -> Double {
        let (holding, all) = (Double(holding), Double(all))
        return log(1 + (all - holding + 0.5) / (holding + 0.5))
    }
}
