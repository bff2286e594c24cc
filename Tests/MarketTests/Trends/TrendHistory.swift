import Glibc
import Market
import Prelude
import Testing

/// Generated postings of 26 weeks: 200 skills whose shares stay, ten whose shares rise by half and ten whose
/// shares fall by half.
struct TrendHistory {
    /// How a share comes from its first value to its last.
    enum Curve { case linear, logistic, step }

    /// How a history is drawn.
    struct Recipe: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The first share of each skill, drawn evenly from this.
        var shares: ClosedRange<Double>
        /// Drawn evenly in logarithms instead.
        var isLogarithmic = false
        /// The postings of each week, drawn evenly from this.
        var postings: ClosedRange<Int>
        var curve = Curve.linear
        /// Every posting is of one of four kinds, and each skill stands mostly in those of one kind.
        var hasKinds = false
        /// Whether 20 of the skills change.
        var hasChanges = true
        /// A vacancy is posted up to so many times in one week.
        var copies = 1
    }

    static let weeks = 26
    static let rising = 0..<10
    static let falling = 10..<20
    static let flat = 20..<220
    static let through = Day(number: 20_779)

    private(set) var postings: [Posting] = []
    private(set) var first: [Double]
    private let last: [Double]

    init(_ recipe: Recipe, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let logs = log(recipe.shares.lowerBound)...log(recipe.shares.upperBound)
        first = (0..<Self.flat.upperBound).map { _ in
            recipe.isLogarithmic
                ? exp(Double.random(in: logs, using: &generator))
                : Double.random(in: recipe.shares, using: &generator)
        }
        last = first.enumerated().map { skill, share in
            guard recipe.hasChanges else { return share }
            return Self.rising.contains(skill)
                ? share * 1.5 : Self.falling.contains(skill) ? share / 2 : share
        }
        let firstDay = Week(Self.through).adding(weeks: 1 - Self.weeks).monday.number
        for week in 0..<Self.weeks {
            let count = Int.random(in: recipe.postings, using: &generator)
            let kinds = thresholds(recipe, week)
            var made = 0
            while made < count {
                let kind = Int.random(in: kinds.indices, using: &generator)
                let skills = drawn(kinds[kind], &generator)
                for _ in 0..<min(Int.random(in: 1...recipe.copies, using: &generator), count - made)
                {
                    postings.append(
                        Posting(
                            key: "\(week)/\(made)", title: "", skills: skills,
                            posted: Day(number: firstDay + week * 7 + made % 7)))
                    made += 1
                }
            }
        }
    }

    /// The name of each skill.
    static let names = (0..<flat.upperBound).map { "skill \($0)" }
    static let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))

    /// For each kind of posting the shares of all skills in a week, as parts of 2^32.
    private func thresholds(_ recipe: Recipe, _ week: Int) -> [[UInt64]] {
        (recipe.hasKinds ? 0..<4 : -1..<0).map { kind in
            first.indices.map { skill in
                let share = share(of: skill, in: week, recipe.curve)
                let shift = kind < 0 ? 0 : 0.8 * min(share, (1 - share) / 3)
                return UInt64((share + (kind == skill % 4 ? 3 * shift : -shift)) * 0x1p32)
            }
        }
    }

    /// The skills of a posting; each number that is drawn serves two of them.
    private func drawn(_ thresholds: [UInt64], _ generator: inout SeededGenerator) -> [String] {
        var skills: [String] = []
        for skill in stride(from: 0, to: thresholds.count, by: 2) {
            let draw = generator.next()
            if draw >> 32 < thresholds[skill] { skills.append(Self.names[skill]) }
            if draw & 0xFFFF_FFFF < thresholds[skill + 1] { skills.append(Self.names[skill + 1]) }
        }
        return skills
    }

    private func share(of skill: Int, in week: Int, _ curve: Curve) -> Double {
        guard skill < Self.flat.lowerBound else { return first[skill] }
        let part = Double(week) / Double(Self.weeks - 1)
        let (from, to) = (first[skill], last[skill])
        switch curve {
        case .linear: return from + (to - from) * part
        case .step: return part < 0.5 ? from : to
        case .logistic:
            let (low, high) = (log(from / (1 - from)), log(to / (1 - to)))
            return 1 / (1 + exp(-(low + (high - low) * part)))
        }
    }
}

/// What reports say of generated histories.
struct TrendTally {
    private(set) var found = 0
    private(set) var changes = 0
    private(set) var reversed = 0
    private(set) var changesCalledFlat = 0
    private(set) var flagged = 0
    private(set) var flat = 0
    /// How many intervals of flat skills hold their change, none, and how many there are.
    private(set) var covered = 0
    private(set) var intervals = 0

    var foundShare: Double { Double(found) / Double(changes) }
    var flaggedShare: Double { Double(flagged) / Double(flat) }

    init(_ recipe: TrendHistory.Recipe, histories: Int, seed: UInt64) {
        for number in 0..<histories {
            let history = TrendHistory(recipe, seed: seed &* 1_000_003 &+ UInt64(number))
            let report = TrendReport(postings: history.postings, through: TrendHistory.through)
            changes += TrendHistory.flat.lowerBound
            flat += TrendHistory.flat.count
            for trend in report.skills { count(trend) }
        }
    }

    private mutating func count(_ trend: SkillTrend) {
        guard let skill = TrendHistory.numbers[trend.skill] else { return }
        if TrendHistory.flat.contains(skill) {
            flagged += trend.verdict == .rising || trend.verdict == .falling ? 1 : 0
            guard let interval = trend.course?.change?.interval else { return }
            intervals += 1
            covered += interval.contains(0) ? 1 : 0
            return
        }
        let right: TrendVerdict = TrendHistory.rising.contains(skill) ? .rising : .falling
        let wrong: TrendVerdict = right == .rising ? .falling : .rising
        found += trend.verdict == right ? 1 : 0
        reversed += trend.verdict == wrong ? 1 : 0
        changesCalledFlat += trend.verdict == .flat ? 1 : 0
    }
}
