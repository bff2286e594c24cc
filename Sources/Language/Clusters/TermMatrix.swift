internal import Glibc
package import Prelude

/// Texts as weights of their terms (TF-IDF), one row each, only what is there is kept.
///
/// A term counts 1 + ln(times it stands in the text), times ln((1 + texts) / (1 + texts that hold it)) + 1;
/// each row has length 1. These are scikit-learn's weights with `sublinear_tf` (its user guide, §6.2.3.4).
package struct TermMatrix: Sendable {
    /// Which terms count.
    package struct Selection: Sendable, Hashable {
        /// How many texts hold a term at least.
        package var leastTexts: Int
        /// The share of all texts that hold a term at most, 0...1.
        package var greatestShare: Double

        /// A selection from its parts.
        package init(leastTexts: Int = 2, greatestShare: Double = 0.8) {
            self.leastTexts = leastTexts
            self.greatestShare = greatestShare
        }
    }

    /// The terms, those that most texts hold first.
    package let terms: [String]
    /// Where the entries of each row begin, and behind the last where they end.
    let starts: [Int]
    /// The terms of the entries, by their positions, ascending within a row.
    let columns: [Int32]
    /// The weights of the entries.
    let weights: [Float]

    /// How many texts there are.
    package var rowCount: Int { starts.count - 1 }

    /// The entries of a row.
    func entries(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    /// The square of a row's length: 1, and 0 for a text that none of the terms stands in.
    func squaredLength(of row: Int) -> Float { entries(of: row).isEmpty ? 0 : 1 }

    /// How far the rows lie from their common mean: the mean of the squares over the terms (the scale of
    /// scikit-learn's `tol`).
    var spread: Double {
        guard rowCount > 0, !terms.isEmpty else { return 0 }
        var sums = [Double](repeating: 0, count: terms.count)
        var squares = 0.0
        for (column, weight) in zip(columns, weights) {
            sums[Int(column)] += Double(weight)
            squares += Double(weight) * Double(weight)
        }
        let rows = Double(rowCount)
        let ofMean = sums.reduce(0) { $0 + ($1 / rows) * ($1 / rows) }
        return max(0, squares / rows - ofMean) / Double(terms.count)
    }

    /// The terms of a row with their weights, the heaviest first.
    package func heaviest(of row: Int, limit: Int) -> [(term: String, weight: Float)] {
        entries(of: row).sorted { (weights[$1], columns[$0]) < (weights[$0], columns[$1]) }
            .prefix(limit).map { (terms[Int(columns[$0])], weights[$0]) }
    }

    /// How many texts one processor counts at a time.
    private static let portion = 250

    /// The weights of texts, each given as its terms.
    ///
    /// - Parameter terms: The terms of a text by its position, as often as they stand in it; called from
    ///   several threads at once where there is parallelism.
    package init(
        of count: Int, selection: Selection = Selection(), parallelism: Parallelism = .none,
        terms: @escaping @Sendable (Int) -> [String]
    ) {
        let counted = parallelism.portions(of: count, size: Self.portion) { range in
            [CountedTerms(range.map(terms))]
        }
        self.init(counted, selection: selection, parallelism)
    }

    private init(
        _ portions: [CountedTerms], selection: Selection, _ parallelism: Parallelism
    ) {
        let rows = portions.reduce(0) { $0 + $1.starts.count - 1 }
        var holding: [String: Int] = [:]
        for portion in portions {
            for (term, texts) in zip(portion.terms, portion.holding) {
                holding[term, default: 0] += texts
            }
        }
        let most = selection.greatestShare * Double(rows)
        // The most frequent stand together, since they are looked up most: they stay in a processor's cache.
        let chosen = holding.filter {
            $0.value >= selection.leastTexts && Double($0.value) <= most
        }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let positions = Dictionary(
            uniqueKeysWithValues: chosen.enumerated().map { ($0.element, Int32($0.offset)) })
        let rarities = chosen.map { term in
            Float(log(Double(1 + rows) / Double(1 + (holding[term] ?? 0))) + 1)
        }
        let parts = parallelism.portions(of: portions.count, size: 1) { range in
            range.map { portions[$0].weighed(positions, rarities) }
        }
        var (starts, columns, weights) = ([0], [Int32](), [Float]())
        starts.reserveCapacity(rows + 1)
        columns.reserveCapacity(parts.reduce(0) { $0 + $1.columns.count })
        weights.reserveCapacity(columns.capacity)
        for part in parts {
            let base = columns.count
            starts += part.starts.dropFirst().map { base + $0 }
            columns += part.columns
            weights += part.weights
        }
        (self.terms, self.starts, self.columns, self.weights) = (chosen, starts, columns, weights)
    }
}

/// How often terms stand in some texts.
private struct CountedTerms: Sendable {
    /// The terms in the order in which they were met, and how many of the texts hold each.
    private(set) var terms: [String] = []
    private(set) var holding: [Int] = []
    /// Where the entries of each text begin, and behind the last where they end.
    private(set) var starts = [0]
    private var columns: [Int32] = []
    private var counts: [Int32] = []

    init(_ texts: [[String]]) {
        var known: [String: Int32] = [:]
        // The entry of a term in the text at hand, by the term.
        var entries: [Int] = []
        for text in texts {
            let first = columns.count
            for term in text {
                let column: Int32
                if let found = known[term] {
                    column = found
                } else {
                    column = Int32(terms.count)
                    known[term] = column
                    terms.append(term)
                    holding.append(0)
                    entries.append(-1)
                }
                if entries[Int(column)] >= first {
                    counts[entries[Int(column)]] += 1
                } else {
                    entries[Int(column)] = columns.count
                    holding[Int(column)] += 1
                    columns.append(column)
                    counts.append(1)
                }
            }
            starts.append(columns.count)
        }
    }

    /// The weights of the terms that were chosen.
    func weighed(
        _ positions: [String: Int32], _ rarities: [Float]
    ) -> (starts: [Int], columns: [Int32], weights: [Float]) {
        let own = terms.map { positions[$0] ?? -1 }
        var (starts, columns, weights) = ([0], [Int32](), [Float]())
        var row: [(column: Int32, weight: Float)] = []
        for text in self.starts.indices.dropLast() {
            row.removeAll(keepingCapacity: true)
            var square: Float = 0
            for entry in self.starts[text]..<self.starts[text + 1] {
                let column = own[Int(self.columns[entry])]
                guard column >= 0 else { continue }
                let weight =
                    Float(log(Double(counts[entry])) + 1) * rarities[Int(column)]
                square += weight * weight
                row.append((column, weight))
            }
            row.sort { $0.column < $1.column }
            let length = square > 0 ? 1 / square.squareRoot() : 0
            columns += row.map(\.column)
            weights += row.map { $0.weight * length }
            starts.append(columns.count)
        }
        return (starts, columns, weights)
    }
}
