internal import Prelude

/// The jobs of some cases by number, in the order of their ids.
struct JobGroups: Sendable, Hashable {
    /// How many jobs there are.
    let count: Int
    /// The job of each case.
    let jobs: [Int]

    init(of cases: [LearningCase]) {
        let ids = Set(cases.map(\.job)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        count = ids.count
        jobs = cases.map { numbers[$0.job] ?? 0 }
    }

    /// Cuts the jobs into folds and returns the fold of each case. A job lies in one fold, because
    /// the cases of a job share its text and the mood of its client: with a job on both sides, a
    /// model would be praised for remembering it. The largest jobs are dealt first, each to the fold
    /// that has least of either label, so that no fold is without one as long as there are enough
    /// jobs; the generator decides among equals.
    func folds(
        _ wanted: Int, labels: [Bool], _ generator: inout SeededGenerator
    ) -> [Int] {
        let foldCount = max(1, min(wanted, count))
        var shares = Array(repeating: [0.0, 0.0], count: count)
        for (index, job) in jobs.enumerated() { shares[job][labels[index] ? 1 : 0] += 1 }
        let totals = [0, 1].map { label in
            max(1, shares.reduce(0.0) { $0 + $1[label] })
        }
        shares = shares.map { share in zip(share, totals).map { $0 / $1 } }
        let shuffled = Array(0..<count).shuffled(using: &generator)
        let places = Dictionary(uniqueKeysWithValues: shuffled.enumerated().map { ($1, $0) })
        let order = shuffled.sorted {
            let (left, right) = (shares[$0].max() ?? 0, shares[$1].max() ?? 0)
            return left != right ? left > right : (places[$0] ?? 0) < (places[$1] ?? 0)
        }
        var filled = Array(repeating: [0.0, 0.0], count: foldCount)
        var folds = Array(repeating: 0, count: count)
        for job in order {
            let fold = (0..<foldCount).min { left, right in
                let (first, second) = (
                    load(filled[left], shares[job]), load(filled[right], shares[job])
                )
                return first != second ? first < second : left < right
            }
            folds[job] = fold ?? 0
            filled[folds[job]] = zip(filled[folds[job]], shares[job]).map { $0 + $1 }
        }
        return jobs.map { folds[$0] }
    }

    /// How full a fold would be: what it has of the label that comes, so that each is spread.
    private func load(_ filled: [Double], _ share: [Double]) -> Double {
        filled[0] * share[0] + filled[1] * share[1] + 1e-3 * (filled[0] + filled[1])
    }
}
