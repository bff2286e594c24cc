/// Names as vectors of their words, each as long as it is rare.
struct WordVectors: Sendable {
    private var holders: [String: [Int]] = [:]
    private var lengths: [Double] = []

    init(_ names: [[String]]) {
        for (name, words) in names.enumerated() {
            for word in Set(words) { holders[word, default: []].append(name) }
        }
        lengths = [Double](repeating: 0, count: names.count)
        for (_, names) in holders {
            let weight = squared(names.count)
            for name in names { lengths[name] += weight }
        }
        for name in lengths.indices { lengths[name] = lengths[name].squareRoot() }
    }

    /// The cosine of each name to other words, 0...1.
    func cosines(to words: [String]) -> [Double] {
        var products = [Double](repeating: 0, count: lengths.count)
        var own = 0.0
        for word in Set(words) {
            let names = holders[word] ?? []
            let weight = squared(names.count)
            own += weight
            for name in names { products[name] += weight }
        }
        let length = own.squareRoot()
        guard length > 0 else { return products }
        for name in products.indices where products[name] > 0 {
            products[name] /= length * lengths[name]
        }
        return products
    }

    private func squared(_ holding: Int) -> Double {
        let rarity = BM25Index.rarity(holding, of: lengths.count)
        return rarity * rarity
    }
}
