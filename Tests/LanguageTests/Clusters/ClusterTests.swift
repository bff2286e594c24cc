import Language
import Prelude
import Testing

@Suite("Groups of texts") struct ClusterTests {
    private static let texts = [
        "go rust go kafka", "rust kafka sql", "design figma color", "figma design design sketch",
        "sql figma",
    ]

    private func matrix(
        _ texts: [String] = texts, leastTexts: Int = 1, greatestShare: Double = 1
    ) -> TermMatrix {
        TermMatrix(
            of: texts.count,
            selection: .init(leastTexts: leastTexts, greatestShare: greatestShare)
        ) { texts[$0].split(separator: " ").map(String.init) }
    }

    @Test("The weights are scikit-learn's, to six decimals") func weights() {
        let wanted: [[(String, Float)]] = [
            [("go", 0.829279), ("kafka", 0.395156), ("rust", 0.395156)],
            [("kafka", 0.57735), ("rust", 0.57735), ("sql", 0.57735)],
            [("color", 0.690159), ("design", 0.556816), ("figma", 0.462208)],
            [("design", 0.75032), ("sketch", 0.549274), ("figma", 0.367855)],
            [("sql", 0.769447), ("figma", 0.638711)],
        ]
        let matrix = matrix()
        for (row, terms) in wanted.enumerated() {
            let found = matrix.heaviest(of: row, limit: 9)
            #expect(found.map(\.term) == terms.map(\.0))
            for (one, other) in zip(found, terms) { #expect(abs(one.weight - other.1) < 1e-6) }
        }
    }

    @Test("Terms of too few or too many texts do not count, and a text may be left with none")
    func selection() {
        let chosen = matrix(leastTexts: 2, greatestShare: 0.5)
        // Figma stands in three of five texts.
        #expect(chosen.terms == ["design", "kafka", "rust", "sql"])
        let rare = matrix(["alone", "together here", "together here"], leastTexts: 2)
        #expect(rare.heaviest(of: 0, limit: 9).isEmpty)
        #expect(matrix([]).rowCount == 0)
    }

    @Test("The silhouette is scikit-learn's; of one group there is none") func silhouette() throws {
        let silhouette = Silhouette(matrix(), seed: 1)
        #expect(abs(try #require(silhouette.mean([0, 0, 1, 1, 1])) - 0.34523994) < 1e-6)
        #expect(abs(try #require(silhouette.mean([0, 0, 1, 1, 2])) - 0.27087079) < 1e-6)
        #expect(silhouette.mean([0, 0, 0, 0, 0]) == nil)
    }

    /// Texts about topics that share some words, with the topic of each.
    private func topical(_ count: Int, topics: Int, seed: UInt64) -> (
        texts: [String], topics: [Int]
    ) {
        var generator = SeededGenerator(seed: seed)
        let about = (0..<count).map { $0 % topics }
        let texts = about.map { topic in
            (0..<40).map { word in
                word % 3 == 0
                    ? "topic\(topic)x\(Int.random(in: 0..<12, using: &generator))"
                    : "word\(Int.random(in: 0..<200, using: &generator))"
            }.joined(separator: " ")
        }
        return (texts, about)
    }

    @Test("Topics are found as they are, and the silhouette knows how many there are")
    func topics() throws {
        let (texts, about) = topical(1200, topics: 5, seed: 3)
        let matrix = matrix(texts, leastTexts: 2, greatestShare: 0.8)
        let counts = Array(2...8)
        let found = KMeans.all(matrix, groups: counts, seed: 7)
        let silhouette = Silhouette(matrix, seed: 7)
        let scores = try found.map { try #require(silhouette.mean($0.groups)) }
        #expect(scores.indices.max { scores[$0] < scores[$1] } == counts.firstIndex(of: 5))
        let five = found[3].groups
        let pairs = Set(zip(five, about).map { [$0, $1] })
        #expect(pairs.count == 5, "every group is one topic, and every topic one group")
        // More groups leave less of each text unexplained.
        for (one, next) in zip(found, found.dropFirst()) { #expect(next.inertia < one.inertia) }
    }

    @Test(
        "The same seed gives the same groups, alone or beside other counts", arguments: [1, 7, 9])
    func deterministic(count: Int) {
        let (texts, _) = topical(300, topics: 4, seed: 5)
        let matrix = matrix(texts)
        let alone = KMeans(matrix, groups: count, seed: 2)
        let backwards = Parallelism { count, body in
            for index in (0..<count).reversed() { body(index) }
        }
        let beside = KMeans.all(
            matrix, groups: [2, count, 12], seed: 2, parallelism: backwards)[1]
        #expect(alone.groups == beside.groups && alone.inertia == beside.inertia)
        #expect(Set(alone.groups).count == count)
    }

    @Test("Fewer texts than groups, equal texts and empty ones come to an end")
    func few() {
        let few = KMeans(matrix(["a b", "c d"]), groups: 5, seed: 1)
        #expect(Set(few.groups).count == 2 && few.inertia < 1e-6)
        let same = KMeans(matrix(["a b", "a b", "a b"]), groups: 2, seed: 1)
        #expect(same.groups.count == 3 && same.inertia < 1e-6)
        let empty = KMeans(matrix(["", "", "a"]), groups: 2, seed: 1)
        #expect(empty.groups[0] == empty.groups[1] && empty.groups[0] != empty.groups[2])
        #expect(KMeans(matrix([]), groups: 3, seed: 1).groups.isEmpty)
    }
}
