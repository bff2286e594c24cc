/// Cases that have something about their scores in common, and whether the current score rates them
/// as they deserved.
package struct BiasGroup: Sendable, Hashable {
    /// What the cases have in common.
    package enum Kind: Sendable, Hashable {
        /// The score of the current profile lies between two numbers.
        case score(ClosedRange<Double>)
        /// The part is larger than its median.
        case high(ScorePart, median: Double)
        /// The part is at most its median.
        case low(ScorePart, median: Double)
        /// The part is not known.
        case missing(ScorePart)
    }

    /// How the score rates the cases.
    package enum Reading: String, Sendable, Hashable {
        /// Fewer went on than the score makes expect.
        case overRated = "over-rated"
        /// More went on than the score makes expect.
        case underRated = "under-rated"
        /// Nothing stands against it.
        case fair
        /// There are too few to tell.
        case tooFew = "too few to tell"
    }

    /// What the cases have in common.
    package var kind: Kind
    /// How many cases.
    package var cases: Int
    /// Of how many jobs.
    package var jobs: Int
    /// The share that the current score makes expect, 0–1.
    package var expected: Double
    /// The share that went on, 0–1.
    package var observed: Double
    /// Observed less expected, with its 99 % interval over the jobs: there are more than a dozen
    /// groups, of which chance alone would mark one at 95 %.
    package var difference: Estimate

    /// Fewer cases than this are not judged.
    package static let leastCases = 20
    /// Cases of fewer jobs than this are not judged.
    package static let leastJobs = 5
    static let certainty = 0.99
    static let scoreBands = 5

    /// How the score rates the cases.
    package var reading: Reading {
        guard cases >= Self.leastCases, jobs >= Self.leastJobs, let interval = difference.interval
        else { return .tooFew }
        if interval.upperBound < 0 { return .overRated }
        return interval.lowerBound > 0 ? .underRated : .fair
    }
}

/// Finds where the current score rates too high or too low.
struct BiasSearch: Sendable {
    let cases: [LearningCase]
    let groups: JobGroups
    /// What the current profile says of the held-out cases.
    let current: HeldOutScores.Side
    let bootstrap: JobBootstrap
    /// What happened to each case, 1 or 0, less its chance.
    private let residuals: [Double]

    init(
        cases: [LearningCase], groups: JobGroups, current: HeldOutScores.Side,
        bootstrap: JobBootstrap
    ) {
        self.cases = cases
        self.groups = groups
        self.current = current
        self.bootstrap = bootstrap
        residuals = zip(cases, current.chances).map { ($0.isPositive ? 1 : 0) - $1 }
    }

    /// Every group that has a case: by the score, then part by part.
    var all: [BiasGroup] {
        let bands = Bands(of: current.scores, count: BiasGroup.scoreBands).groups.compactMap {
            members -> BiasGroup? in
            guard let first = members.first, let last = members.last else { return nil }
            return group(.score(current.scores[first]...current.scores[last]), members)
        }
        return bands + ScorePart.allCases.flatMap(groups(of:))
    }

    private func groups(of part: ScorePart) -> [BiasGroup] {
        let known = cases.indices.filter { cases[$0].parts[part] != nil }
        let missing = cases.indices.filter { cases[$0].parts[part] == nil }
        let sorted = known.compactMap { cases[$0].parts[part] }.sorted()
        let median = sorted.isEmpty ? 0 : sorted[(sorted.count - 1) / 2]
        func isHigh(_ index: Int) -> Bool { (cases[index].parts[part] ?? 0) > median }
        return [
            group(.high(part, median: median), known.filter(isHigh)),
            group(.low(part, median: median), known.filter { !isHigh($0) }),
            group(.missing(part), missing),
        ].compactMap(\.self)
    }

    private func group(_ kind: BiasGroup.Kind, _ members: [Int]) -> BiasGroup? {
        guard !members.isEmpty else { return nil }
        let count = Double(members.count)
        let expected = members.reduce(0) { $0 + current.chances[$1] } / count
        let observed = Double(members.count { cases[$0].isPositive }) / count
        return BiasGroup(
            kind: kind, cases: members.count, jobs: Set(members.map { groups.jobs[$0] }).count,
            expected: expected, observed: observed,
            difference: bootstrap.mean(
                of: residuals, over: members, certainty: BiasGroup.certainty))
    }
}
