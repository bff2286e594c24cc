internal import Matching

/// How well totals agree with labels that people gave.
package struct RankingMeasure: Sendable {
    /// What a person said of a candidate for a job, worst first.
    package enum Label: Int, Sendable, Hashable, Comparable {
        /// Does not fit.
        case poor
        /// Fits in part.
        case medium
        /// Fits.
        case good

        /// The label with a name as the data writes it: Good, Medium or Poor.
        package init?(named name: String) {
            switch name {
            case "Good": self = .good
            case "Medium": self = .medium
            case "Poor": self = .poor
            default: return nil
            }
        }

        /// Orders by fit.
        package static func < (left: Label, right: Label) -> Bool { left.rawValue < right.rawValue }
    }

    private var jobs: [String: [(label: Label, total: Double)]] = [:]

    /// A measure of nothing.
    package init() {}

    /// Adds one labelled pair and its total.
    package mutating func add(job: String, label: Label, total: Double) {
        jobs[job, default: []].append((label, total))
    }

    /// How often a good pair has a larger total than a poor one, whatever the jobs, ties counting
    /// half, and how many such comparisons there were: the area under the ROC curve.
    package var areaUnderCurve: (value: Double, cases: Int) {
        let rows = jobs.values.joined().filter { $0.label != .medium }
        let labels = rows.map { $0.label == .good }
        let good = labels.count(where: \.self)
        let area = AreaUnderCurve(scores: rows.map(\.total), labels: labels)
        return (area.value ?? 0, good * (rows.count - good))
    }

    /// How often, within one job, the better label has the larger total, ties counting half, and
    /// how many such pairs there were.
    package var pairOrder: (value: Double, cases: Int) {
        var won = 0.0
        var cases = 0
        for rows in jobs.values {
            for better in rows {
                for worse in rows where better.label > worse.label {
                    won += Self.won(better.total, worse.total)
                    cases += 1
                }
            }
        }
        return (cases == 0 ? 0 : won / Double(cases), cases)
    }

    private static func won(_ left: Double, _ right: Double) -> Double {
        left > right ? 1 : left == right ? 0.5 : 0
    }
}
