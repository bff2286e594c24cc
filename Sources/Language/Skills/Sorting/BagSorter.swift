package import Prelude

/// Says to which bags names may belong, by the names alone and before anybody is asked: what the
/// lexicon knows, how names are written, whose letters are most alike and whose meaning is.
package struct BagSorter: Sendable {
    /// What speaks for a bag, surest first.
    package enum Reason: String, Sendable {
        /// It goes by the very name.
        case exact
        /// The same name in another spelling, or an alias of the lexicon or the desk.
        case spelling
        /// The initials of a name of the bag.
        case acronym
        /// A slip of the keyboard away from a name of the lexicon.
        case slip
        /// One of several skills that the name may stand for.
        case reading
        /// Most letters are the same.
        case likeness
        /// Its words mean nearly the same.
        case meaning

        /// Whether it follows from how names are written, rather than from a mere likeness.
        package var isGrounded: Bool {
            switch self {
            case .exact, .spelling, .acronym: true
            case .slip, .reading, .likeness, .meaning: false
            }
        }
    }

    /// A bag that a name may belong to.
    package struct Option: Sendable, Hashable {
        /// What the bag goes by.
        package var canonical: String
        /// How sure it is, 0–1.
        package var confidence: Double
        /// What speaks for it.
        package var reason: Reason

        /// An option from its parts.
        package init(canonical: String, confidence: Double, reason: Reason) {
            self.canonical = canonical
            self.confidence = confidence
            self.reason = reason
        }
    }

    /// How sure one is that a name which may stand for several skills stands for one of them.
    private static let readingConfidence = 0.65
    /// Names with fewer letters are too often alike by chance.
    private static let shortestLikeness = 6
    /// The least cosine of two names that mean nearly the same, measured on pairs that do and do not.
    private static let leastCosine = 0.9

    private let bags: NamedBags
    private let neighbours: NameNeighbours
    private let names: [String]
    /// The bag of each of the names, by its position.
    private let owners: [Int]
    private let embeddings: EmbeddingTable?
    private let canonicals: [String]
    /// The vector of each of the canonical names.
    private let vectors: [[Float]?]

    private let parallelism: Parallelism

    /// A sorter for some bags; `embeddings` nil leaves meaning out.
    package init(
        _ bags: [NameBag], resolver: SkillResolver, embeddings: EmbeddingTable? = nil,
        parallelism: Parallelism = .none
    ) {
        self.parallelism = parallelism
        self.bags = NamedBags(bags, resolver: resolver)
        names = bags.flatMap { [$0.canonical] + $0.aliases }
        owners = bags.enumerated().flatMap { index, bag in
            [Int](repeating: index, count: bag.aliases.count + 1)
        }
        neighbours = NameNeighbours(names)
        self.embeddings = embeddings
        vectors = embeddings.map { table in bags.map { table.vector(for: $0.canonical) } } ?? []
        canonicals = bags.map(\.canonical)
    }

    /// The bags that each of some names may belong to, the likeliest first; none for a name that is like
    /// nothing.
    package func options(for names: [String]) -> [[Option]] {
        parallelism.portions(of: names.count, size: Self.portion) {
            options(forPortion: Array(names[$0]))
        }
    }

    /// How many names one processor looks for at a time.
    private static let portion = 1000

    private func options(forPortion names: [String]) -> [[Option]] {
        var options = names.map(placed)
        let open = names.indices.filter { options[$0].isEmpty }
        let found = neighbours.nearest(to: open.map { names[$0] })
        for (index, neighbour) in zip(open, found) {
            options[index] = [
                neighbour.first.map { likeness(of: names[index], $0) }, meaning(of: names[index]),
            ].compactMap(\.self).sorted { $0.confidence > $1.confidence }
        }
        return options
    }

    private func placed(_ name: String) -> [Option] {
        switch bags.place(name) {
        case .canonical: [Option(canonical: name, confidence: 1, reason: .exact)]
        case .assigned(let found):
            [
                Option(
                    canonical: found.canonical, confidence: found.confidence,
                    reason: reason(found.how))
            ]
        case .question(let options):
            options.filter(bags.holds).map {
                Option(canonical: $0, confidence: Self.readingConfidence, reason: .reading)
            }
        case .unknown: []
        }
    }

    private func reason(_ how: Resolution.How) -> Reason {
        switch how {
        case .exact: .exact
        case .lexical, .alias: .spelling
        case .acronym: .acronym
        case .typo: .slip
        }
    }

    private func likeness(of name: String, _ found: NameNeighbours.Found) -> Option {
        let other = names[found.index]
        // Numbers tell versions and models apart, however alike the rest is.
        let isSameNumber = Self.digits(name) == Self.digits(other)
        let isLong = name.utf8.count >= Self.shortestLikeness
        // A whole word more is another thing, and no slip.
        let (words, others) = (Set(NameWords(name).words), Set(NameWords(other).words))
        let isWordMore =
            words != others && (words.isSubset(of: others) || others.isSubset(of: words))
        let confidence =
            found.likeness >= 0.7 && isSameNumber && isLong && !isWordMore
            ? 0.5 + (found.likeness - 0.7) * 5 / 6 : found.likeness / 2
        return Option(
            canonical: canonicals[owners[found.index]], confidence: confidence, reason: .likeness)
    }

    private func meaning(of name: String) -> Option? {
        guard let embeddings, embeddings.isMadeOfWords(name), let best = closest(to: name, 1).first,
            best.cosine >= Self.leastCosine
        else { return nil }
        return Option(
            canonical: canonicals[best.index], confidence: 0.6 + best.cosine - Self.leastCosine,
            reason: .meaning)
    }

    /// The bags whose canonical names mean most nearly the same, by their positions.
    private func closest(to name: String, _ count: Int) -> [(index: Int, cosine: Double)] {
        guard let vector = embeddings?.vector(for: name) else { return [] }
        var best: [(index: Int, cosine: Double)] = []
        for (index, other) in vectors.enumerated() {
            guard let cosine = other.flatMap({ cosineSimilarity(vector, $0) }) else { continue }
            guard best.count < count || cosine > best[best.count - 1].cosine else { continue }
            let place = best.firstIndex { $0.cosine < cosine } ?? best.count
            best.insert((index, cosine), at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    /// The positions of the bags that some names are likest to, by their letters or their meaning, and
    /// after them the first of the others; in the order of the bags.
    package func likest(to names: [String], limit: Int) -> [Int] {
        var likest: [Int: Double] = [:]
        let found = neighbours.nearest(to: names, count: Self.likestOfEach)
        for (name, neighbours) in zip(names, found) {
            for near in neighbours {
                likest[owners[near.index]] = max(likest[owners[near.index]] ?? 0, near.likeness)
            }
            for near in closest(to: name, Self.likestOfEach) {
                likest[near.index] = max(likest[near.index] ?? 0, near.cosine)
            }
        }
        let chosen = likest.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(limit)
            .map(\.key)
        let known = Set(chosen)
        let others = canonicals.indices.filter { !known.contains($0) }
        return (chosen + others.prefix(limit - chosen.count)).sorted()
    }

    /// How many bags each name brings along.
    private static let likestOfEach = 5

    private static func digits(_ name: String) -> [UInt8] { name.utf8.filter(ByteClass.isDigit) }
}
