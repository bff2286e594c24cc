/// Scores candidates one by one, by the formulas of a profile.
struct Scorer {
    let prepared: PreparedJob

    /// A candidate's terms before anything is explained.
    struct Scored: Sendable, Hashable {
        var parts: ScoreParts
        var confidence: Double
        var skills: SkillPart
    }

    func score(_ candidate: CandidateProfile) -> Scored {
        let job = prepared.job
        let vector: VectorPart
        let skills: SkillPart
        let points: Double
        switch prepared.profile.formulas {
        case .original:
            vector = OriginalFormulas.vector(job, candidate.vectors)
            skills = originalSkills(candidate)
            points = OriginalFormulas.seniorityPoints(
                minYears: job.minYears, years: candidate.years,
                skills: job.requirements.map {
                    ($0.minYears, candidate.skills[$0.skill]?.years)
                })
        case .repaired:
            vector = RepairedFormulas.vector(job, candidate.vectors)
            skills = repairedSkills(candidate)
            points = RepairedFormulas.seniorityPoints(
                job, years: candidate.years, rung: candidate.seniority)
        }
        let parts = prepared.parts(
            vector: vector, skills: skills,
            compensation: prepared.compensation(candidate.compensation),
            location: prepared.location(timeZone: candidate.timeZone, place: candidate.place),
            points: points)
        return Scored(
            parts: parts, confidence: confidence(candidate, vector, parts), skills: skills)
    }

    // MARK: Skills

    private func originalSkills(_ candidate: CandidateProfile) -> SkillPart {
        let job = prepared.job
        var credits: [Double] = []
        var standIns: [String?] = []
        var semantic = (sum: 0.0, weights: 0.0)
        var holdsAny = false
        for (index, requirement) in job.requirements.enumerated() {
            let held = candidate.skills[requirement.skill]
            holdsAny = holdsAny || held != nil
            var nearest: (name: String, likeness: Double)?
            if held == nil { nearest = self.nearest(to: requirement.vector, candidate) }
            credits.append(
                OriginalFormulas.credit(
                    rating: held?.rating, isHeld: held != nil, likeness: nearest?.likeness ?? 0,
                    minLevel: requirement.minLevel))
            standIns.append(nearest?.name)
            if let likeness = Likeness.cosine(requirement.vector, held?.vector) {
                semantic.sum += prepared.weights[index] * likeness
                semantic.weights += prepared.weights[index]
            }
        }
        let coverage = OriginalFormulas.coverage(
            zip(credits, prepared.weights).map { ($0, $1) })
        let closeness =
            semantic.weights > 0
            ? semantic.sum / semantic.weights
            : job.role == nil ? 0.5 : (nearest(to: job.role, candidate)?.likeness ?? 0)
        return SkillPart(
            fit: OriginalFormulas.skillFit(
                coverage: coverage, semantic: closeness, holdsAny: holdsAny),
            coverage: coverage, semantic: closeness, credits: credits, standIns: standIns)
    }

    /// The candidate's skill whose vector is closest to one; among equals the smaller id.
    private func nearest(
        to vector: [Float]?, _ candidate: CandidateProfile
    ) -> (name: String, likeness: Double)? {
        guard vector != nil else { return nil }
        var best: (id: String, name: String, likeness: Double)?
        for (id, skill) in candidate.skills {
            guard let likeness = Likeness.cosine(vector, skill.vector), likeness > 0 else {
                continue
            }
            if let best, (-best.likeness, best.id) < (-likeness, id) { continue }
            best = (id, skill.name, likeness)
        }
        return best.map { ($0.name, $0.likeness) }
    }

    private func repairedSkills(_ candidate: CandidateProfile) -> SkillPart {
        var coverage = RepairedFormulas.Coverage()
        var credits: [Double] = []
        var standIns: [String?] = []
        for (index, requirement) in prepared.job.requirements.enumerated() {
            let held = candidate.skills[requirement.skill]
            var credit = held.map { own($0, requirement, candidate.isVerified) } ?? 0
            var standIn: String?
            for substitute in requirement.substitutes where substitute.skill != requirement.skill {
                guard let other = candidate.skills[substitute.skill] else { continue }
                let worth = substitute.credit * own(other, nil, candidate.isVerified)
                if worth > credit {
                    credit = worth
                    standIn = other.name
                }
            }
            standIns.append(standIn)
            credits.append(credit)
            coverage.add(
                weight: prepared.weights[index], credit: credit, isHeld: held != nil,
                isListed: held?.proof == .listed)
        }
        let share = coverage.share(
            weights: prepared.weightSum,
            listedCount: candidate.skills.values.count { $0.proof == .listed },
            hasPositions: !candidate.vectors.positions.isEmpty)
        return SkillPart(
            fit: share, coverage: share, semantic: nil, credits: credits, standIns: standIns)
    }

    /// What a claim is worth by itself, 0–1.
    private func own(
        _ skill: HeldSkill, _ requirement: Requirement?, _ isVerified: Bool
    ) -> Double {
        RepairedFormulas.belief(proof: skill.proof, isVerified: isVerified)
            * RepairedFormulas.mastery(
                rating: skill.rating, minLevel: requirement?.minLevel, years: skill.years,
                minYears: requirement?.minYears)
    }

    // MARK: Confidence

    /// The share of the profile's weights that was seen; skills of which none is proved count half,
    /// and a person's check of the claims adds a tenth.
    private func confidence(
        _ candidate: CandidateProfile, _ vector: VectorPart, _ parts: ScoreParts
    ) -> Double {
        let weights = prepared.profile.weights
        var seen = weights.vector * vector.seen(.of(prepared.profile.formulas))
        if candidate.skills.values.contains(where: { $0.proof > .listed }) {
            seen += weights.skillFit
        } else if !candidate.skills.isEmpty {
            seen += weights.skillFit / 2
        }
        if hasBothSidesOfPay(candidate), parts.compensation.value != nil {
            seen += weights.compensation
        }
        if prepared.job.locationType != nil || prepared.job.timeZones != nil,
            candidate.timeZone != nil || candidate.place != nil, parts.location.value != nil
        {
            seen += weights.location
        }
        return min(1, seen + (candidate.isVerified ? 0.1 : 0))
    }

    private func hasBothSidesOfPay(_ candidate: CandidateProfile) -> Bool {
        !candidate.compensation.isUnknown && !prepared.job.salary.isUnknown
    }
}
