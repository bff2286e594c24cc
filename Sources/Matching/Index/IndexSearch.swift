/// One search of an index: cheap bounds for all, narrow bounds for some, totals for few.
struct IndexSearch {
    private let columns: IndexColumns
    private let prepared: PreparedJob
    private let vectors: VectorBounds
    private var skills: SkillBounds
    /// The location part by the number of the whereabouts.
    private let locations: [Double?]
    /// What the skills of each candidate came to.
    private var fits: [Interval]
    private var skillPoints: [Double]
    private let rereadsSkills: Bool
    private(set) var work = MatchIndex.Work()

    /// Profiles that are read at once.
    static let batch = 32
    /// Candidates are taken from the highest bound downwards in this many steps.
    static let steps = 1024

    init(_ columns: IndexColumns, _ prepared: PreparedJob) {
        self.columns = columns
        self.prepared = prepared
        vectors = VectorBounds(columns, prepared)
        skills = SkillBounds(columns, prepared)
        rereadsSkills = skills.readsVectors(columns)
        fits = Array(repeating: .unit, count: columns.count)
        skillPoints = Array(repeating: 0, count: columns.count)
        locations = columns.places.map { prepared.location(timeZone: $0.timeZone, place: $0.place) }
    }

    /// Between what a candidate's total lies, and whether the profile's gate lets it pass; nil when
    /// only the whole profile can say.
    private struct Bounds {
        var total: Interval
        var passes: Bool?
    }

    private struct Alive {
        var index: Int
        var high: Double
        var isPinned: Bool
    }

    mutating func run(_ read: ([String]) throws -> [CandidateProfile]) rethrows -> ScoringResult {
        var excluded: [Exclusion] = []
        let (highs, unclear) = cheapBounds(&excluded)
        var thresholds = Thresholds(limit: prepared.profile.topCount)
        var alive: [Alive] = []
        var gated: [Int] = []
        for index in Self.ordered(highs) {
            let isPinned = pins(index)
            let mustNarrow = unclear.contains(index)
            guard mustNarrow || thresholds.canEnter(highs[index], isPinned: isPinned) else {
                continue
            }
            work.narrowed += 1
            let bounds = bounds(index, reading: true)
            switch bounds.passes {
            case false?: exclude(index, .belowSkillGate, &excluded)
            case nil: gated.append(index)
            case true?:
                thresholds.add(bounds.total.low, isPinned: isPinned)
                alive.append(Alive(index: index, high: bounds.total.high, isPinned: isPinned))
            }
        }
        // The threshold has risen since the first were let through.
        alive.removeAll { !thresholds.canEnter($0.high, isPinned: $0.isPinned) }
        return try rerank(alive, gated, &excluded, read)
    }

    // MARK: Bounds

    /// The upper bound of everybody who is not excluded, else −1; and whose gate is unclear.
    private mutating func cheapBounds(
        _ excluded: inout [Exclusion]
    ) -> (highs: [Double], unclear: Set<Int>) {
        var highs = [Double](repeating: -1, count: columns.count)
        var unclear: Set<Int> = []
        let rejected = prepared.job.rejectedCandidates
        for index in 0..<columns.count {
            if let reason = columns.exclusions[index] {
                exclude(index, reason, &excluded)
                continue
            }
            if !rejected.isEmpty, rejected.contains(columns.id(index)) {
                exclude(index, .rejectedBefore, &excluded)
                continue
            }
            let bounds = bounds(index, reading: false)
            if bounds.passes == false {
                exclude(index, .belowSkillGate, &excluded)
                continue
            }
            if bounds.passes == nil { unclear.insert(index) }
            highs[index] = bounds.total.high
        }
        return (highs, unclear)
    }

    private func exclude(_ index: Int, _ reason: Exclusion.Reason, _ excluded: inout [Exclusion]) {
        excluded.append(Exclusion(candidate: columns.id(index), reason: reason))
    }

    private func pins(_ index: Int) -> Bool {
        Scoring.pins(columns.flags[index].contains(.highlighted), prepared.profile)
    }

    private mutating func bounds(_ index: Int, reading: Bool) -> Bounds {
        if !reading || rereadsSkills {
            (fits[index], skillPoints[index]) = skills.fit(
                columns, index, reading: reading, work: &work)
        }
        let fit = fits[index]
        var passes: Bool? = true
        if let gate = prepared.profile.skillGate {
            passes = fit.low >= gate ? true : fit.high < gate ? false : nil
        }
        if vectors.isUnclear(columns, index) { return Bounds(total: .unit, passes: passes) }
        let likeness = vectors.part(columns, index, reading: reading, work: &work)
        let compensation = prepared.compensation(columns.pay(index))
        let location = locations[Int(columns.whereabouts[index])]
        let points = points(index, skillPoints[index])
        let high = prepared.total(
            likeness: likeness.high, fit: fit.high, compensation: compensation, location: location,
            points: points)
        let low =
            reading
            ? prepared.total(
                likeness: likeness.low, fit: fit.low, compensation: compensation,
                location: location, points: points)
            : 0
        return Bounds(
            total: Interval(low, high).widened(by: Interval.slack), passes: passes)
    }

    private func points(_ index: Int, _ skillPoints: Double) -> Double {
        let years = columns.years[index].isNaN ? nil : columns.years[index]
        switch prepared.profile.formulas {
        case .original:
            return skillPoints
                + OriginalFormulas.seniorityPoints(
                    minYears: prepared.job.minYears, years: years, skills: [])
        case .repaired:
            return RepairedFormulas.seniorityPoints(
                prepared.job, years: years, rung: Rung(rawValue: Int(columns.rung[index])))
        }
    }

    /// Positions of what is not excluded, from the highest bound downwards, by steps.
    private static func ordered(_ highs: [Double]) -> [Int] {
        func step(_ high: Double) -> Int { max(0, min(steps - 1, Int((1 - high) * Double(steps)))) }
        var starts = [Int](repeating: 0, count: steps + 1)
        for high in highs where high >= 0 { starts[step(high) + 1] += 1 }
        for index in 1...steps { starts[index] += starts[index - 1] }
        var ordered = [Int](repeating: 0, count: starts[steps])
        for (index, high) in highs.enumerated() where high >= 0 {
            ordered[starts[step(high)]] = index
            starts[step(high)] += 1
        }
        return ordered
    }

    // MARK: Totals

    /// Reads who may still be among the best, highest bound first, and scores them.
    private mutating func rerank(
        _ alive: [Alive], _ gated: [Int], _ excluded: inout [Exclusion],
        _ read: ([String]) throws -> [CandidateProfile]
    ) rethrows -> ScoringResult {
        let scorer = Scorer(prepared: prepared)
        var top = TopList(limit: prepared.profile.topCount)
        var kept: [String: CandidateProfile] = [:]
        let ordered = alive.sorted {
            if $0.isPinned != $1.isPinned { return $0.isPinned }
            return ($1.high, $0.index) < ($0.high, $1.index)
        }
        // Those whose gate is unclear come first: all of them must be read for the count.
        let queue = gated.map { Alive(index: $0, high: 2, isPinned: true) } + ordered
        for start in stride(from: 0, to: queue.count, by: Self.batch) {
            let batch = queue[start..<min(start + Self.batch, queue.count)].filter {
                $0.high > 1.5 || top.canEnter(bound: $0.high, isPinned: $0.isPinned)
            }
            // Everybody behind has a lower bound still.
            if batch.isEmpty { break }
            work.reranked += batch.count
            for candidate in try read(batch.map { columns.id($0.index) }) {
                let scored = scorer.score(candidate)
                if Scoring.isBelowGate(scored.skills.fit, prepared.profile) {
                    excluded.append(Exclusion(candidate: candidate.id, reason: .belowSkillGate))
                    continue
                }
                top.insert(
                    .init(
                        total: scored.parts.total, id: candidate.id,
                        isPinned: Scoring.pins(candidate.isHighlighted, prepared.profile),
                        position: 0))
                kept[candidate.id] = candidate
            }
        }
        return Scoring.result(
            scorer: scorer, top: top, scoredCount: columns.count - excluded.count,
            excluded: excluded
        ) { kept[$0.id] }
    }
}

/// The lower bounds of the best so far: whose upper bound lies below all of them is out.
struct Thresholds {
    private let limit: Int
    /// Largest first; a pinned candidate's bound counts 2 more, which puts it before all others.
    private var lows: [Double] = []

    init(limit: Int) {
        self.limit = max(0, limit)
    }

    mutating func add(_ low: Double, isPinned: Bool) {
        let key = low + (isPinned ? 2 : 0)
        if lows.count >= limit {
            guard let last = lows.last, key > last else { return }
            lows.removeLast()
        }
        lows.insert(key, at: lows.firstIndex { $0 < key } ?? lows.count)
    }

    func canEnter(_ high: Double, isPinned: Bool) -> Bool {
        guard lows.count >= limit, let last = lows.last else { return limit > 0 }
        return high + (isPinned ? 2 : 0) >= last
    }
}
