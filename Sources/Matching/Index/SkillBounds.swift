/// Bounds of the skill part from the claims alone, with tables that are made once for a job.
struct SkillBounds {
    /// What holding a skill means for one requirement.
    private struct Use {
        var requirement: Int
        /// 1 for the skill itself, less for a substitute.
        var credit: Double
        var isOwn: Bool
    }

    private let prepared: PreparedJob
    private let isOriginal: Bool
    private let requirements: [Requirement]
    /// For each skill of the index the first of its uses, or −1: most skills have none.
    private var firstUse: [Int32]
    private var uses: [[Use]] = []
    /// Per requirement: its vector; then the job's role.
    private let queries: [QuantizedQuery?]
    /// Which of the requirements have a vector at all, of whatever length.
    private let hasVector: [Bool]
    private let hasRole: Bool
    /// What each vector of the job comes to with each row, or not a number before it is asked for.
    private var table: [[Float]]
    /// Scratch, one entry a requirement.
    private var credits: [Double]
    private var held: [Int32]

    init(_ columns: IndexColumns, _ prepared: PreparedJob) {
        self.prepared = prepared
        isOriginal = prepared.profile.formulas == .original
        requirements = prepared.job.requirements
        firstUse = Array(repeating: -1, count: columns.skillNumbers.count)
        queries =
            (requirements.map(\.vector) + [prepared.job.role])
            .map { QuantizedQuery($0, dimensions: columns.dimensions) }
        hasVector = requirements.map { $0.vector != nil }
        hasRole = prepared.job.role != nil
        table = Array(repeating: [], count: requirements.count + 1)
        credits = Array(repeating: 0, count: requirements.count)
        held = Array(repeating: -1, count: requirements.count)
        for (index, requirement) in requirements.enumerated() {
            add(Use(requirement: index, credit: 1, isOwn: true), requirement.skill, columns)
            guard !isOriginal else { continue }
            for substitute in requirement.substitutes where substitute.skill != requirement.skill {
                add(
                    Use(requirement: index, credit: substitute.credit, isOwn: false),
                    substitute.skill, columns)
            }
        }
    }

    /// Whether comparing the vectors of single skills can narrow anything.
    func readsVectors(_ columns: IndexColumns) -> Bool {
        isOriginal && !columns.claimRows.isEmpty && queries.contains { $0 != nil }
    }

    private mutating func add(_ use: Use, _ skill: String, _ columns: IndexColumns) {
        guard let number = columns.skillNumbers[skill] else { return }
        if firstUse[number] < 0 {
            firstUse[number] = Int32(truncatingIfNeeded: uses.count)
            uses.append([])
        }
        uses[Int(firstUse[number])].append(use)
    }

    /// The fit and the penalty points of a candidate. With `reading` the vectors of single skills are
    /// compared, which narrows the bounds of the original formulas.
    mutating func fit(
        _ columns: IndexColumns, _ index: Int, reading: Bool, work: inout MatchIndex.Work
    ) -> (fit: Interval, skillPoints: Double) {
        let range = columns.claims.range(index)
        for requirement in credits.indices {
            credits[requirement] = 0
            held[requirement] = -1
        }
        let isVerified = columns.flags[index].contains(.verified)
        var listed = 0
        for position in range {
            let claim = columns.claims.values[position]
            if claim.skillAndProof & 3 == 0 { listed += 1 }
            let first = firstUse[claim.skill]
            guard first >= 0 else { continue }
            for use in uses[Int(first)] {
                if use.isOwn { held[use.requirement] = Int32(truncatingIfNeeded: position) }
                if isOriginal { continue }
                let own = use.credit * worth(claim, use.isOwn ? use.requirement : nil, isVerified)
                credits[use.requirement] = max(credits[use.requirement], own)
            }
        }
        return isOriginal
            ? original(columns, range, reading: reading, work: &work)
            : (
                repaired(
                    columns, listed: listed,
                    hasPositions: columns.flags[index].contains(.hasPositions)), 0
            )
    }

    private func worth(
        _ claim: IndexColumns.Claim, _ requirement: Int?, _ isVerified: Bool
    ) -> Double {
        let asked = requirement.map { requirements[$0] }
        return RepairedFormulas.belief(proof: claim.proof, isVerified: isVerified)
            * RepairedFormulas.mastery(
                rating: claim.rating.isNaN ? nil : Double(claim.rating), minLevel: asked?.minLevel,
                years: claim.years.isNaN ? nil : Double(claim.years), minYears: asked?.minYears)
    }

    private func repaired(
        _ columns: IndexColumns, listed: Int, hasPositions: Bool
    ) -> Interval {
        var coverage = RepairedFormulas.Coverage()
        for requirement in credits.indices {
            let position = Int(held[requirement])
            coverage.add(
                weight: prepared.weights[requirement], credit: credits[requirement],
                isHeld: position >= 0,
                isListed: position >= 0 && columns.claims.values[position].skillAndProof & 3 == 0)
        }
        let share = coverage.share(
            weights: prepared.weightSum, listedCount: listed, hasPositions: hasPositions)
        return Interval(share).widened(by: Interval.slack).clamped
    }

    private mutating func original(
        _ columns: IndexColumns, _ range: Range<Int>, reading: Bool, work: inout MatchIndex.Work
    ) -> (fit: Interval, skillPoints: Double) {
        var coverage = Interval(0)
        var points = 0.0
        for (requirement, asked) in requirements.enumerated() {
            let credit: Interval
            if held[requirement] >= 0 {
                let claim = columns.claims.values[Int(held[requirement])]
                credit = Interval(
                    OriginalFormulas.credit(
                        rating: claim.rating.isNaN ? nil : Double(claim.rating), isHeld: true,
                        likeness: 0, minLevel: asked.minLevel))
                if let least = asked.minYears, !claim.years.isNaN {
                    points += max(0, least - Double(claim.years))
                }
            } else {
                credit = missing(requirement, columns, range, reading: reading, work: &work)
            }
            coverage = coverage.plus(credit.scaled(by: prepared.weights[requirement]))
        }
        var fit =
            prepared.weightSum > 0 ? coverage.scaled(by: 1 / prepared.weightSum) : Interval(1)
        fit = fit.clamped
        if held.contains(where: { $0 >= 0 }) {
            let closeness = semantic(columns, range, reading: reading, work: &work)
            fit = fit.scaled(by: 0.8).plus(closeness.scaled(by: 0.2))
        }
        return (fit.widened(by: Interval.slack).clamped, points)
    }

    /// The partial credit for a requirement that is not held.
    private mutating func missing(
        _ requirement: Int, _ columns: IndexColumns, _ range: Range<Int>, reading: Bool,
        work: inout MatchIndex.Work
    ) -> Interval {
        guard hasVector[requirement], !columns.claimRows.isEmpty else { return Interval(0) }
        let nearest = nearest(requirement, columns, range, reading: reading, work: &work)
        func credit(_ likeness: Double) -> Double {
            OriginalFormulas.credit(
                rating: nil, isHeld: false, likeness: likeness,
                minLevel: requirements[requirement].minLevel)
        }
        return Interval(credit(nearest.low), credit(nearest.high))
    }

    private mutating func semantic(
        _ columns: IndexColumns, _ range: Range<Int>, reading: Bool, work: inout MatchIndex.Work
    ) -> Interval {
        var sum = Interval(0)
        var weights = 0.0
        if !columns.claimRows.isEmpty {
            for requirement in requirements.indices where hasVector[requirement] {
                guard held[requirement] >= 0 else { continue }
                let row = columns.claimRows[Int(held[requirement])]
                if row == IndexColumns.none { continue }
                // Whether a claim that has no row counts at all cannot be told here.
                guard row >= 0, queries[requirement] != nil else { return Interval.unit }
                let weight = prepared.weights[requirement]
                sum = sum.plus(
                    likeness(requirement, columns, row, reading: reading, work: &work)
                        .scaled(by: weight))
                weights += weight
            }
        }
        if weights > 0 { return sum.scaled(by: 1 / weights) }
        guard hasRole else { return Interval(0.5) }
        guard !columns.claimRows.isEmpty else { return Interval(0) }
        return nearest(requirements.count, columns, range, reading: reading, work: &work)
    }

    /// The likeness of the closest of a candidate's skills to a requirement, or to the role.
    private mutating func nearest(
        _ query: Int, _ columns: IndexColumns, _ range: Range<Int>, reading: Bool,
        work: inout MatchIndex.Work
    ) -> Interval {
        var best = Interval(0)
        for position in range where columns.claimRows[position] != IndexColumns.none {
            best = best.joined(
                likeness(query, columns, columns.claimRows[position], reading: reading, work: &work)
            )
            if !reading { break }
        }
        return best
    }

    /// The likeness of a requirement, or of the role, to one row; compared once for a job.
    private mutating func likeness(
        _ query: Int, _ columns: IndexColumns, _ row: Int32, reading: Bool,
        work: inout MatchIndex.Work
    ) -> Interval {
        guard reading, row >= 0, let quantized = queries[query] else { return Interval.unit }
        if table[query].isEmpty {
            table[query] = Array(repeating: .nan, count: columns.skillRows.count)
        }
        var value = table[query][Int(row)]
        if value.isNaN {
            work.rowsRead += 1
            value = Float(columns.skillRows.value(quantized, row))
            table[query][Int(row)] = value
        }
        return columns.skillRows.likeness(Double(value), quantized, row)
    }
}
