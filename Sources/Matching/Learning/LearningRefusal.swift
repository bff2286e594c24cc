/// Why nothing can be learned yet.
package enum LearningRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Too little was judged; what is there.
    case tooFew(JudgedCounts)
    /// Enough was judged, but no part is larger for those who went on.
    case nothingPredicts(JudgedCounts)

    /// What is there and what is needed.
    package var description: String {
        switch self {
        case .tooFew(let counts):
            "there is too little to learn from: \(counts); needed are \(JudgedCounts.needed)"
        case .nothingPredicts(let counts):
            "no part of the score is larger for those who went on (\(counts))"
        }
    }
}

/// How much was judged.
package struct JudgedCounts: Sendable, Hashable, CustomStringConvertible {
    /// Matches that went on.
    package var positives: Int
    /// Matches that were rejected as no fit.
    package var negatives: Int
    /// Jobs with any of them.
    package var jobs: Int
    /// Jobs with a match that went on.
    package var jobsWithPositives: Int
    /// Jobs with a rejected match.
    package var jobsWithNegatives: Int

    /// Fewer cases than this give intervals as wide as the scale: with 60 an AUC is known to about
    /// ± .13 at best.
    package static let leastCases = 60
    /// Ten cases a coefficient are the usual minimum; the rarer label decides how much is known.
    package static let leastOfEachLabel = 15
    /// Intervals come from drawing jobs; fewer jobs than this cannot be drawn from.
    package static let leastJobs = 5
    /// A label that stands in one or two jobs would tell of those jobs.
    package static let leastJobsOfEachLabel = 3

    /// The counts of some cases.
    package init(of cases: [LearningCase]) {
        let positive = cases.filter(\.isPositive)
        let negative = cases.filter { !$0.isPositive }
        positives = positive.count
        negatives = negative.count
        jobs = Set(cases.map(\.job)).count
        jobsWithPositives = Set(positive.map(\.job)).count
        jobsWithNegatives = Set(negative.map(\.job)).count
    }

    /// All of them.
    package var cases: Int { positives + negatives }

    /// Whether it is enough to learn from.
    package var suffices: Bool {
        cases >= Self.leastCases && min(positives, negatives) >= Self.leastOfEachLabel
            && jobs >= Self.leastJobs
            && min(jobsWithPositives, jobsWithNegatives) >= Self.leastJobsOfEachLabel
    }

    /// "12 that went on in 3 jobs and 20 that were rejected in 4, of 5 jobs".
    package var description: String {
        "\(positives) that went on in \(jobsWithPositives) jobs and \(negatives) that were rejected"
            + " in \(jobsWithNegatives), of \(jobs) jobs"
    }

    /// What is needed, in the same words.
    package static var needed: String {
        "\(leastCases) judged matches of \(leastJobs) jobs, among them \(leastOfEachLabel) of each"
            + " kind in \(leastJobsOfEachLabel) jobs"
    }
}
