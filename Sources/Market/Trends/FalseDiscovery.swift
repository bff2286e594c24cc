/// The correction for many tests.
enum FalseDiscovery {
    /// What each chance becomes: the least share of chance findings to allow at which it counts as found
    /// (Benjamini and Hochberg, "Controlling the false discovery rate", 1995).
    ///
    /// It holds also for tests that depend on each other as skills of the same postings do (Benjamini and
    /// Yekutieli, 2001). The adaptive kinds, which estimate how many tests are truly flat (Benjamini, Krieger
    /// and Yekutieli, 2006; Storey, 2002), were tried: with a tenth of the skills changing they find at most
    /// one of a hundred changes more, and flag up to half as many flat ones more where skills go together.
    static func corrected(_ chances: [Double]) -> [Double] {
        let order = chances.indices.sorted {
            chances[$0] != chances[$1] ? chances[$0] < chances[$1] : $0 < $1
        }
        var corrected = chances
        var least = 1.0
        for (rank, index) in order.enumerated().reversed() {
            least = min(least, chances[index] * Double(chances.count) / Double(rank + 1))
            corrected[index] = least
        }
        return corrected
    }
}
