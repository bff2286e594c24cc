internal import Glibc

/// By how much weekly counts vary more than by chance alone, as they do where one employer posts ten like
/// vacancies in one week.
///
/// What the weeks of one skill say of it is little, so it is drawn towards what all skills say, by as much as
/// they agree (Smyth, "Linear models and empirical Bayes methods for assessing differential expression",
/// 2004): where all vary by chance alone the test loses nothing, where some are worse they are held back.
struct Dispersion {
    /// Fewer skills than this say nothing of the others.
    private static let leastSkills = 10
    /// A skill whose misfit the others explain less often than once in a hundred stands for itself: the
    /// normal value of which that is the tail.
    private static let mostDeviation = 2.326
    /// What weeks say that fit better than this is taken as this: its logarithm would outweigh the rest.
    private static let least = 0.05

    /// What all skills say; 1 for by chance alone.
    private(set) var common = 1.0
    /// How many weeks of one skill that is worth: 0 for nothing, infinity where all skills agree.
    private(set) var worth = 0.0

    /// Nothing is known of other skills.
    init() {}

    /// What skills say together: of each its misfit over the degrees of freedom that it has.
    init?(misfits: [Double], freedom: Double) {
        guard misfits.count >= Self.leastSkills, freedom > 0 else { return nil }
        let shift = log(freedom / 2) - Distributions.digamma(freedom / 2)
        let logs = misfits.map { log(max($0 / freedom, Self.least)) + shift }
        let count = Double(logs.count)
        let mean = logs.reduce(0, +) / count
        let spread = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let own = spread - Distributions.trigamma(freedom / 2)
        worth = own > 0 ? 2 * Distributions.trigammaInverse(own) : .infinity
        common = exp(mean)
        if worth < Distributions.mostFreedom {
            common *= exp(Distributions.digamma(worth / 2) - log(worth / 2))
        }
    }

    /// The dispersion of one skill, at least 1, and the degrees of freedom of a test that uses it.
    func of(misfit: Double, freedom: Double) -> (value: Double, freedom: Double) {
        let own = misfit / freedom
        // Drawn towards the others it would pass for one of them, though its counts alone come in bursts.
        if worth == 0 || isOutlier(own, freedom: freedom) { return (max(1, own), freedom) }
        guard worth < Distributions.mostFreedom else { return (max(1, common), .infinity) }
        return (max(1, (worth * common + misfit) / (worth + freedom)), worth + freedom)
    }

    /// Whether a skill varies more than the others explain, by the cube root of chi-square over its degrees
    /// of freedom, which is nearly normal (Wilson and Hilferty, 1931).
    private func isOutlier(_ own: Double, freedom: Double) -> Bool {
        let spread = 2 / (9 * freedom)
        return (cbrt(own / max(1, common)) - (1 - spread)) / spread.squareRoot()
            > Self.mostDeviation
    }
}
