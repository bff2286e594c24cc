/// How often a positive case has the larger score than a negative one, ties counting half: the area
/// under the ROC curve, as the statistic of Mann and Whitney. Sorted once, so that it can be taken
/// for many weights of the cases.
package struct AreaUnderCurve: Sendable {
    /// The cases from the smallest score to the largest.
    private let order: [Int]
    /// Of each place in the order, whether its score is that of the place before.
    private let isTied: [Bool]
    private let labels: [Bool]

    /// The area for some scores and whether each case is positive; both have the same length.
    package init(scores: [Double], labels: [Bool]) {
        precondition(scores.count == labels.count, "a label for each score")
        let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
        self.order = order
        isTied = order.indices.map { $0 > 0 && scores[order[$0]] == scores[order[$0 - 1]] }
        self.labels = labels
    }

    /// The area, 0–1, .5 for a score that tells nothing; nil when one of the labels has no case.
    package var value: Double? { value(weights: nil) }

    /// The area when each case counts as often as its weight says; nil weights count all once.
    package func value(weights: [Double]?) -> Double? {
        var won = 0.0
        var (below, positives) = (0.0, 0.0)
        // What lies at the score that is being counted.
        var (good, bad) = (0.0, 0.0)
        for place in 0..<order.count {
            let index = order[place]
            if !isTied[place] {
                won += good * (below + bad / 2)
                below += bad
                positives += good
                (good, bad) = (0, 0)
            }
            let weight = weights?[index] ?? 1
            if labels[index] { good += weight } else { bad += weight }
        }
        won += good * (below + bad / 2)
        below += bad
        positives += good
        return positives > 0 && below > 0 ? won / (positives * below) : nil
    }
}
