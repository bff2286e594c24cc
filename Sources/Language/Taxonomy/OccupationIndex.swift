internal import Glibc

/// Finds the occupation of the O*NET database that a job's title names.
///
/// Every title that the database knows is compared with the question: by its words, by the beginnings of
/// its words (manager and management), by stretches of its letters, and by what it means; the likenesses of
/// an occupation's titles are added so that the best counts most. To that come the words of the occupation
/// as a whole and of its tasks (BM25), and what all of its titles, its description and its tasks mean.
package struct OccupationIndex: Sendable {
    /// An occupation that a title may name.
    package struct Hit: Sendable, Hashable {
        /// Its position in `occupations`.
        package var index: Int
        /// How well it fits; of use only beside the others' of the same question.
        package var score: Double
    }

    // Learnt on titles that workers report, each left out of the index while it is asked for: the weights
    // that make the right occupation likeliest (softmax). Learnt on four fifths, they found the right one
    // among five for .915 of the fifth that was left out; BM25 alone does for .867 of all.

    /// How much more the best title counts than the others.
    private static let sharpness = 12.0
    /// What words, beginnings and meaning of a title count, together 1.
    private static let ofTitle = (words: 0.25, beginnings: 0.25, meaning: 0.5)
    /// What stretches of letters of the titles count beside that.
    private static let ofLetters = 0.8
    /// What the words of an occupation, the beginnings of its words and of its tasks' count (BM25).
    private static let ofWords = (whole: 0.66, beginnings: 0.61, tasks: 0.23)
    /// What the mean of all titles, the description and the mean of all tasks count.
    private static let ofMeaning = (titles: 1.06, description: 0.29, tasks: 1.17)

    /// The occupations, in the order in which they were given.
    package let occupations: [Occupation]
    private let embeddings: EmbeddingTable
    private let words: WordVectors
    private let beginnings: WordVectors
    private let letters: WordVectors
    private let whole: BM25Index
    private let wholeBeginnings: BM25Index
    private let taskBeginnings: BM25Index
    /// The words of each title, and whose it is.
    private let titles: [[String]]
    private let owners: [Int]
    private let byKey: [String: [Int]]
    private let vectors: [[Float]?]
    private let descriptions: [[Float]?]
    /// The sum of the vectors of an occupation's titles.
    private let sums: [[Float]]
    /// The sum of the vectors of an occupation's tasks; nil where none is known.
    private let tasks: [[Float]?]

    /// An index of occupations.
    package init(_ occupations: [Occupation], embeddings: EmbeddingTable) {
        self.occupations = occupations
        self.embeddings = embeddings
        var (titles, owners, vectors) = ([[String]](), [Int](), [[Float]?]())
        var sums = [[Float]](
            repeating: [Float](repeating: 0, count: embeddings.dimensions),
            count: occupations.count)
        for (index, occupation) in occupations.enumerated() {
            for title in [occupation.title] + occupation.titles {
                titles.append(Self.words(of: title))
                owners.append(index)
                let vector = embeddings.vector(for: title)
                vectors.append(vector)
                if let vector { Self.add(vector, times: 1, to: &sums[index]) }
            }
        }
        var documents = occupations.map { Self.words(of: $0.description) }
        for (title, owner) in zip(titles, owners) { documents[owner] += title }
        var byKey: [String: [Int]] = [:]
        for (index, title) in titles.enumerated() {
            byKey[title.joined(separator: " "), default: []].append(index)
        }
        (self.titles, self.owners, self.vectors, self.sums) = (titles, owners, vectors, sums)
        self.byKey = byKey
        whole = BM25Index(documents)
        wholeBeginnings = BM25Index(documents.map { $0.map(Self.beginning) })
        taskBeginnings = BM25Index(
            occupations.map { $0.tasks.flatMap { Self.words(of: $0).map(Self.beginning) } })
        words = WordVectors(titles)
        beginnings = WordVectors(titles.map { $0.map(Self.beginning) })
        letters = WordVectors(titles.map(Self.stretches))
        tasks = occupations.map { occupation in
            var sum = [Float](repeating: 0, count: embeddings.dimensions)
            let vectors = occupation.tasks.compactMap { embeddings.vector(for: $0) }
            for vector in vectors { Self.add(vector, times: 1, to: &sum) }
            return vectors.isEmpty ? nil : sum
        }
        descriptions = occupations.map { embeddings.vector(for: "\($0.title). \($0.description)") }
    }

    /// The occupations that have the very title, however it is written.
    package func exact(_ title: String) -> [Int] {
        Set((byKey[Self.words(of: title).joined(separator: " ")] ?? []).map { owners[$0] }).sorted()
    }

    /// The occupations that a title fits best, the best first; none for a title that says nothing.
    ///
    /// - Parameter leavingOut: Whether titles that are the very same are not to count, as when it is measured
    ///   how well others are found.
    package func nearest(to title: String, limit: Int, leavingOut: Bool = false) -> [Hit] {
        let asked = Self.words(of: title)
        guard !asked.isEmpty else { return [] }
        let same = leavingOut ? byKey[asked.joined(separator: " ")] ?? [] : []
        let vector = embeddings.vector(for: title)
        var scores = titleScores(asked, vector, without: Set(same))
        let starts = asked.map(Self.beginning)
        for (weight, found) in [
            (Self.ofWords.whole, whole.scores(for: asked, leavingOut: counts(of: same))),
            (
                Self.ofWords.beginnings,
                wholeBeginnings.scores(
                    for: starts, leavingOut: counts(of: same, as: Self.beginning))
            ), (Self.ofWords.tasks, taskBeginnings.scores(for: starts)),
        ] {
            let most = found.max() ?? 0
            guard most > 0 else { continue }
            for index in scores.indices { scores[index] += weight * found[index] / most }
        }
        guard let vector else { return Self.best(scores, limit) }
        for index in scores.indices {
            scores[index] += meaning(of: index, like: vector, without: same)
        }
        return Self.best(scores, limit)
    }

    /// How much what an occupation's titles, description and tasks mean is like a question's vector.
    private func meaning(
        of index: Int, like vector: [Float], without same: [Int]
    ) -> Double {
        var titles = sums[index]
        for title in same where owners[title] == index {
            if let own = vectors[title] { Self.add(own, times: -1, to: &titles) }
        }
        return [
            (Self.ofMeaning.titles, titles), (Self.ofMeaning.description, descriptions[index]),
            (Self.ofMeaning.tasks, tasks[index]),
        ].reduce(0) { sum, part in
            sum + part.0 * (part.1.flatMap { cosineSimilarity(vector, $0) } ?? 0)
        }
    }

    /// The occupations by BM25 alone, which the others are measured beside.
    package func byWords(_ title: String, limit: Int, leavingOut: Bool = false) -> [Hit] {
        let asked = Self.words(of: title)
        let same = leavingOut ? byKey[asked.joined(separator: " ")] ?? [] : []
        return Self.best(whole.scores(for: asked, leavingOut: counts(of: same)), limit)
            .filter { $0.score > 0 }
    }

    /// What an occupation's titles are like the question, the best counting most.
    private func titleScores(
        _ asked: [String], _ vector: [Float]?, without same: Set<Int>
    ) -> [Double] {
        let likeWords = words.cosines(to: asked)
        let likeBeginnings = beginnings.cosines(to: asked.map(Self.beginning))
        let likeLetters = letters.cosines(to: Self.stretches(of: asked))
        var sums = [Double](repeating: 0, count: occupations.count)
        var letterSums = sums
        for title in titles.indices where !same.contains(title) {
            var meaning: Float = 0
            if let vector, let own = vectors[title] { meaning = Self.product(vector, own) }
            let likeness =
                Self.ofTitle.words * likeWords[title]
                + Self.ofTitle.beginnings * likeBeginnings[title]
                + Self.ofTitle.meaning * Double(meaning)
            sums[owners[title]] += exp(Self.sharpness * likeness)
            letterSums[owners[title]] += exp(Self.sharpness * likeLetters[title])
        }
        func level(_ sum: Double) -> Double { log(max(sum, 1e-9)) / Self.sharpness }
        return zip(sums, letterSums).map { level($0) + Self.ofLetters * level($1) }
    }

    /// How often words, or what is made of them, stand in some titles, by their occupations.
    private func counts(
        of titles: [Int], as form: (String) -> String = { $0 }
    ) -> [Int: [String: Int]] {
        var counts: [Int: [String: Int]] = [:]
        for title in titles {
            for word in self.titles[title] {
                counts[owners[title], default: [:]][form(word), default: 0] += 1
            }
        }
        return counts
    }

    private static func best(_ scores: [Double], _ limit: Int) -> [Hit] {
        Array(
            scores.enumerated().map { Hit(index: $0.offset, score: $0.element) }
                .sorted { ($0.score, $1.index) > ($1.score, $0.index) }.prefix(limit))
    }

    private static func words(of title: String) -> [String] {
        Tokenizer.tokens(of: title).map { Spelling.singular($0.folded) }
    }

    /// How many letters of a word tell what it is about, whatever its ending.
    private static let beginningLength = 5

    private static func beginning(_ word: String) -> String { String(word.prefix(beginningLength)) }

    /// How many letters a stretch of a word has.
    private static let stretchLength = 3

    /// The stretches of letters of some words, each word with its ends marked.
    private static func stretches(of words: [String]) -> [String] {
        words.flatMap { word -> [String] in
            let letters = Array("^\(word)$")
            guard letters.count > stretchLength else { return [String(letters)] }
            return (0...(letters.count - stretchLength)).map {
                String(letters[$0..<($0 + stretchLength)])
            }
        }
    }

    private static func add(_ vector: [Float], times factor: Float, to sum: inout [Float]) {
        for index in sum.indices { sum[index] += factor * vector[index] }
    }

    /// The product of two vectors of unit length, which is their cosine.
    private static func product(_ first: [Float], _ second: [Float]) -> Float {
        var product: Float = 0
        for index in first.indices { product += first[index] * second[index] }
        return product
    }
}
