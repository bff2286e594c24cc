import Language
import Prelude
import Workflows

/// Times the grouping of job posts: terms and weights, k-means for 2 to 10 groups, and the silhouette that
/// chooses among them. The texts are those of `BENCH_DATA` (`docs.jsonl` as the peers' script writes it), or
/// invented ones about some topics.
struct ClusterBench {
    private let texts: [String]
    /// What each text is about.
    private let topics: [Int]

    private static let counts = Array(2...10)
    private static let seed: UInt64 = 1

    /// The texts of a folder that the peers' script wrote.
    ///
    /// - Throws: `Failure` when the file does not hold them.
    init(folder: String) throws {
        let bytes = try DataFolder(path: folder).bytes("docs.jsonl")
        let documents = try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONParser.parse(Array($0))
        }
        let texts = documents.compactMap { $0["text"]?.string }
        let topics = documents.compactMap { $0["topic"]?.int }
        guard texts.count == documents.count, topics.count == texts.count, !texts.isEmpty else {
            throw Failure(.failed, "bad_data", "\(folder)/docs.jsonl lacks text or topic in a line")
        }
        (self.texts, self.topics) = (texts, topics)
    }

    /// Invented texts, the same for the same seed: a tenth of each text's words is its topic's.
    init(texts count: Int, words: Int, topics number: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let vocabulary = (0..<20_000).map { "w\($0)" }
        let own = (0..<number).map { _ in
            (0..<600).map { _ in Int.random(in: 200..<vocabulary.count, using: &generator) }
        }
        var (texts, topics) = ([String](), [Int]())
        for _ in 0..<count {
            let topic = Int.random(in: 0..<number, using: &generator)
            let said = (0..<words).map { word -> String in
                if word % 10 == 0 {
                    return vocabulary[own[topic].randomElement(using: &generator) ?? 0]
                }
                // The square of an even draw stands for how often words are used.
                let draw = Double.random(in: 0..<1, using: &generator)
                return vocabulary[Int(draw * draw * draw * Double(vocabulary.count))]
            }
            texts.append(said.joined(separator: " "))
            topics.append(topic)
        }
        (self.texts, self.topics) = (texts, topics)
    }

    /// Times some runs of the whole; `silhouette`, `ari` and `groups` are those of the last.
    func run(_ runs: Int) -> JSONValue {
        var (times, stages) = ([JSONValue](), [JSONValue]())
        var best = (groups: [Int](), silhouette: -1.0, count: 0)
        for _ in 0..<runs {
            let start = Session.now()
            let texts = texts
            let matrix = TermMatrix(of: texts.count, parallelism: .processors) { index in
                Tokenizer.tokens(of: texts[index]).map(\.folded)
            }
            let weighed = Session.now()
            let found = KMeans.all(
                matrix, groups: Self.counts, seed: Self.seed, parallelism: .processors)
            let grouped = Session.now()
            let silhouette = Silhouette(matrix, seed: Self.seed, parallelism: .processors)
            let scores = found.map { silhouette.mean($0.groups) ?? -1 }
            let end = Session.now()
            let chosen = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
            best = (found[chosen].groups, scores[chosen], Self.counts[chosen])
            func milliseconds(_ from: Timestamp, _ to: Timestamp) -> JSONValue {
                .number(Double(to.microseconds - from.microseconds) / 1000)
            }
            times.append(milliseconds(start, end))
            stages.append([
                "weights": milliseconds(start, weighed), "groups": milliseconds(weighed, grouped),
                "silhouette": milliseconds(grouped, end),
            ])
        }
        return [
            "case": "cluster", "ms": .array(times), "stages": stages.last ?? .null,
            "texts": JSONValue(texts.count), "groups": JSONValue(best.count),
            "silhouette": .number(best.silhouette),
            "ari": .number(AdjustedRand.index(best.groups, topics)),
        ]
    }
}

/// How well two groupings of the same things agree, 1 for the same and about 0 for chance (L. Hubert and
/// P. Arabie, Journal of Classification 2, 1985).
enum AdjustedRand {
    /// The index of two groupings, as the group of each thing.
    static func index(_ first: [Int], _ second: [Int]) -> Double {
        func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
        func sum(_ groups: [[Int]]) -> Double {
            Dictionary(grouping: groups) { $0 }.values.reduce(0) { $0 + pairs($1.count) }
        }
        let both = sum(zip(first, second).map { [$0, $1] })
        let (one, other) = (sum(first.map { [$0] }), sum(second.map { [$0] }))
        let expected = one * other / max(pairs(first.count), 1)
        let most = (one + other) / 2
        return most == expected ? 1 : (both - expected) / (most - expected)
    }
}
