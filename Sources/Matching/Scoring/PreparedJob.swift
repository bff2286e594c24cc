/// A job with everything that is the same for each candidate worked out once.
struct PreparedJob {
    let job: JobProfile
    let profile: ScoreProfile
    let context: ScoringContext
    /// The time zones asked for, for the repaired formulas.
    let demand: TimeZoneDemand?
    /// The weight of each requirement and their sum.
    let weights: [Double]
    let weightSum: Double

    init(_ job: JobProfile, _ profile: ScoreProfile, _ context: ScoringContext) {
        self.job = job
        self.profile = profile
        self.context = context
        demand = TimeZoneDemand(job.timeZones, zoneOffset: context.zoneOffset)
        let isOriginal = profile.formulas == .original
        weights = job.requirements.map {
            isOriginal ? OriginalFormulas.weight($0) : RepairedFormulas.weight($0)
        }
        weightSum = weights.reduce(0, +)
    }

    /// The candidate's offset for the repaired formulas.
    func offset(_ timeZone: String?) -> Int? {
        guard let demand = TimeZoneDemand(timeZone, zoneOffset: context.zoneOffset),
            let arc = demand.arcs.first
        else { return nil }
        return arc.lowerBound
    }

    /// The location part, before its weight.
    func location(timeZone: String?, place: Locality?) -> Double? {
        switch profile.formulas {
        case .original:
            OriginalFormulas.location(
                timeZone, job.timeZones, job.locationType, zoneOffset: context.zoneOffset)
        case .repaired:
            RepairedFormulas.location(
                job: job, demand: demand, place: place, offset: offset(timeZone))
        }
    }

    /// The compensation part, before its weight.
    func compensation(_ asked: PayRange) -> Double? {
        switch profile.formulas {
        case .original: OriginalFormulas.compensation(job.salary, asked)
        case .repaired:
            RepairedFormulas.compensation(job.salary, asked, rates: context.currencyRates)
        }
    }

    /// Joins part values to the terms of a total (facts/matchmaking.md §5.1). Under the repaired
    /// formulas the weights of missing parts are given to the others in proportion (L29).
    func parts(
        vector: VectorPart, skills: SkillPart, compensation: Double?, location: Double?,
        points: Double
    ) -> ScoreParts {
        let weights = profile.weights
        let likeness = vector.value(profile.formulas)
        var seen = weights.skillFit
        if likeness != nil { seen += weights.vector }
        if compensation != nil { seen += weights.compensation }
        if location != nil { seen += weights.location }
        let isBare = isBare(seen)
        func part(_ value: Double?, _ weight: Double) -> ScoreParts.Part {
            let weight = profile.formulas == .original ? weight : isBare ? 0 : weight / seen
            return .init(value: value, weight: value == nil ? 0 : weight)
        }
        var parts = ScoreParts(
            vector: part(likeness, weights.vector), role: vector.role, domain: vector.domain,
            culture: vector.culture,
            skillFit: isBare
                ? .init(value: skills.fit, weight: 1) : part(skills.fit, weights.skillFit),
            coverage: skills.coverage, semantic: skills.semantic,
            compensation: part(compensation, weights.compensation),
            location: part(location, weights.location), seniorityPoints: points,
            seniorityPenalty: 0)
        let deduction =
            profile.formulas == .original
            ? OriginalFormulas.deduction(points: points) : points / 100
        // No more is taken than there is, so that the row re-adds to its total.
        parts.seniorityPenalty = min(deduction, parts.total)
        return parts
    }

    /// Whether nothing that carries a weight is known, as under learned weights that give the skills
    /// none. The skills, which are always known, then stand for themselves: what renormalising comes
    /// to as their weight goes to 0.
    private func isBare(_ seen: Double) -> Bool { profile.formulas == .repaired && seen <= 0 }

    /// The total of `parts` alone, for the bounds of the index: the same but for rounding.
    func total(
        likeness: VectorPart, fit: Double, compensation: Double?, location: Double?, points: Double
    ) -> Double {
        let weights = profile.weights
        var sum = weights.skillFit * fit
        var seen = weights.skillFit
        if profile.formulas == .original { seen = 1 }
        if let value = likeness.value(profile.formulas) {
            sum += weights.vector * value
            if profile.formulas == .repaired { seen += weights.vector }
        }
        if let compensation {
            sum += weights.compensation * compensation
            if profile.formulas == .repaired { seen += weights.compensation }
        }
        if let location {
            sum += weights.location * location
            if profile.formulas == .repaired { seen += weights.location }
        }
        let deduction =
            profile.formulas == .original
            ? OriginalFormulas.deduction(points: points) : points / 100
        return max(0, min(1, (isBare(seen) ? fit : sum / seen) - deduction))
    }
}

/// What the skills come to.
struct SkillPart: Sendable, Hashable {
    /// The part's value.
    var fit: Double
    /// The share of the requirements that is held.
    var coverage: Double
    /// How close the skills are; nil where no vector tells.
    var semantic: Double?
    /// What each requirement was credited, in the job's order.
    var credits: [Double]
    /// The skill that stands in for a requirement, in the job's order.
    var standIns: [String?]
}
