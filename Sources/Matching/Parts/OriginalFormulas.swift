/// The formulas of the earlier system, quirks included: the profiles `seed` and `notion_v3`
/// (facts/matchmaking.md §5.1, golden values §5.2).
enum OriginalFormulas {
    /// The weight of a requirement in coverage and semantic likeness.
    static func weight(_ requirement: Requirement) -> Double { requirement.isMust ? 3 : 1 }

    static func vector(_ job: JobProfile, _ candidate: CandidateVectors) -> VectorPart {
        VectorPart(
            role: Likeness.best(job.role, candidate.positions)
                ?? Likeness.cosine(job.role, candidate.experience),
            domain: Likeness.cosine(job.domain, candidate.domain),
            culture: Likeness.cosine(job.culture, candidate.culture))
    }

    /// What one requirement is worth: rating/10 (a missing rating .5), or half the best cosine of a
    /// skill held instead; below the least level it is scaled by rating over level once more.
    static func credit(rating: Double?, isHeld: Bool, likeness: Double, minLevel: Double?) -> Double
    {
        let share = isHeld ? (rating ?? 5) / 10 : 0.5 * likeness
        guard let minLevel, share > 0, share < minLevel / 10 else { return share }
        return share * share / (minLevel / 10)
    }

    /// Σ weight × credit / Σ weight, at most 1; 1 without requirements.
    static func coverage(_ credits: [(credit: Double, weight: Double)]) -> Double {
        var sum = 0.0
        var weights = 0.0
        for (credit, weight) in credits {
            sum += credit * weight
            weights += weight
        }
        return weights > 0 ? max(0, min(1, sum / weights)) : 1
    }

    /// .8 coverage + .2 semantic once any requirement is held by name, else coverage.
    static func skillFit(coverage: Double, semantic: Double, holdsAny: Bool) -> Double {
        holdsAny ? 0.8 * coverage + 0.2 * semantic : coverage
    }

    /// The share of the offered band that the asked range overlaps: a single figure inside the
    /// band and an ask below it both get 0, and currencies are not looked at.
    static func compensation(_ job: PayRange, _ candidate: PayRange) -> Double {
        guard let low = job.minimum, let high = job.maximum, let askLow = candidate.minimum,
            let askHigh = candidate.maximum, high > low
        else { return 0.5 }
        return max(0, min(1, (min(high, askHigh) - max(low, askLow)) / (high - low)))
    }

    static func locationWeight(_ type: JobProfile.LocationType?) -> Double {
        switch type {
        case .remote, nil: 1
        case .hybrid: 0.7
        case .onsite: 0.5
        }
    }

    /// Time zones only, without wrapping at the date line. Rows on which the earlier system raised
    /// (`CET/CEST`) are unknown here: .5 × the weight of the location type.
    static func location(
        _ candidate: String?, _ job: String?, _ type: JobProfile.LocationType?,
        zoneOffset: (String) -> Int?
    ) -> Double {
        let weight = locationWeight(type)
        if OriginalTimeZone.isMissing(candidate), OriginalTimeZone.isMissing(job) { return 0.5 }
        guard let offset = OriginalTimeZone.offset(candidate, zoneOffset: zoneOffset),
            let range = OriginalTimeZone.range(job, zoneOffset: zoneOffset)
        else { return 0.5 * weight }
        if range.contains(offset) { return weight }
        let distance = min(abs(offset - range.lowerBound), abs(offset - range.upperBound))
        return weight * max(0, 1 - Double(distance) / 60 / 12)
    }

    /// Twice the missing years, at most 10, and one point for each year missing on a required skill.
    static func seniorityPoints(
        minYears: Double?, years: Double?, skills: [(minYears: Double?, years: Double?)]
    ) -> Double {
        var points = 0.0
        if let minYears, let years { points += min(10, 2 * max(0, minYears - years)) }
        for skill in skills {
            guard let least = skill.minYears, let years = skill.years else { continue }
            points += max(0, least - years)
        }
        return points
    }

    /// Points as a deduction from the total, at most .20.
    static func deduction(points: Double) -> Double { min(0.20, points / 100) }
}
