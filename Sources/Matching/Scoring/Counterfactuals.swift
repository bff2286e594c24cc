/// What would move a candidate: each change is made to the profile and scored again, so the
/// differences are exact.
struct Counterfactuals {
    let scorer: Scorer
    let top: TopList

    /// The most changes that are told of one candidate.
    static let limit = 6
    /// A change that moves the total by less is not worth a line.
    static let smallest = 0.005

    private var job: JobProfile { scorer.prepared.job }

    func all(for candidate: CandidateProfile, total: Double, skills: SkillPart) -> [Counterfactual]
    {
        var changes = skillChanges(candidate, skills)
        if let change = moreYears(candidate) { changes.append(change) }
        if let change = lessPay(candidate) { changes.append(change) }
        let found = changes.compactMap { change -> Counterfactual? in
            let changed = scorer.score(change.candidate).parts.total
            guard abs(changed - total) >= Self.smallest else { return nil }
            return Counterfactual(
                change: change.text, difference: changed - total,
                rank: rank(of: candidate, total: changed))
        }
        let ordered = found.sorted {
            (abs($1.difference), $0.change) < (abs($0.difference), $1.change)
        }
        return Array(ordered.prefix(Self.limit))
    }

    private struct Change {
        var text: String
        var candidate: CandidateProfile
    }

    private func skillChanges(_ candidate: CandidateProfile, _ part: SkillPart) -> [Change] {
        var changes: [Change] = []
        for requirement in job.requirements {
            var changed = candidate
            guard let held = candidate.skills[requirement.skill] else {
                let rating = max(7, requirement.minLevel ?? 7)
                changed.skills[requirement.skill] = HeldSkill(
                    name: requirement.name, rating: rating,
                    years: requirement.minYears, proof: .current)
                changes.append(
                    Change(text: "with \(requirement.name) at \(plain(rating))", candidate: changed)
                )
                continue
            }
            if held.proof == .listed {
                changed.skills[requirement.skill]?.proof = .shown
                changes.append(
                    Change(text: "with \(requirement.name) shown at work", candidate: changed))
            } else if let least = requirement.minLevel, let rating = held.rating, rating < least {
                changed.skills[requirement.skill]?.rating = least
                changes.append(
                    Change(text: "with \(requirement.name) at \(plain(least))", candidate: changed))
            }
            changed = candidate
            changed.skills[requirement.skill] = nil
            changes.append(Change(text: "without \(requirement.name)", candidate: changed))
        }
        return changes
    }

    private func moreYears(_ candidate: CandidateProfile) -> Change? {
        guard let least = job.minYears ?? RepairedFormulas.usualYears(job.seniority),
            let years = candidate.years, years < least
        else { return nil }
        var changed = candidate
        changed.years = least
        return Change(text: "with \(plain(least)) years of work", candidate: changed)
    }

    private func lessPay(_ candidate: CandidateProfile) -> Change? {
        guard let most = job.salary.maximum, let ask = candidate.compensation.minimum, ask > most,
            candidate.compensation.currency == job.salary.currency
        else { return nil }
        var changed = candidate
        changed.compensation.minimum = job.salary.minimum ?? most
        changed.compensation.maximum = most
        return Change(text: "asking for at most \(plain(most))", candidate: changed)
    }

    private func rank(of candidate: CandidateProfile, total: Double) -> Int {
        let entry = TopList.Entry(
            total: total, id: candidate.id,
            isPinned: Scoring.pins(candidate.isHighlighted, scorer.prepared.profile), position: 0)
        return 1 + top.entries.count { $0.id != candidate.id && $0.precedes(entry) }
    }
}
