/// The correction for many tests.
enum FalseDiscovery {
    /// What each chance becomes: the least share of chance findings to allow at which it counts as found
    /// (Benjamini and Hochberg, "Controlling the false discovery rate", 1995).
    ///
    /// It is proved for tests that do not depend on each other or go together (Benjamini and Yekutieli,
    /// 2001), and was measured to hold for skills with correlations of either sign up to .9. The adaptive
    /// kinds, which estimate how many tests are truly flat (Benjamini, Krieger and Yekutieli, 2006; Storey,
    /// 2002), were tried: with a tenth of the skills changing they find at most one or two of a hundred
    /// changes more, and Storey's flags half as many flat ones more where skills go together.
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
