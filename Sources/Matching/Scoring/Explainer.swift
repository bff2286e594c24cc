/// Says why a candidate stands where it stands.
struct Explainer {
    let scorer: Scorer
    let top: TopList

    private var job: JobProfile { scorer.prepared.job }

    func match(_ candidate: CandidateProfile, rank: Int, isPinned: Bool) -> ScoredMatch {
        let scored = scorer.score(candidate)
        let (matched, missing) = skills(candidate, scored.skills)
        return ScoredMatch(
            candidate: candidate.id, rank: rank, total: scored.parts.total,
            confidence: scored.confidence, parts: scored.parts, matchedSkills: matched,
            missingSkills: missing,
            missingInformation: missingInformation(candidate, scored.parts),
            strengths: strengths(candidate, matched, scored.parts),
            redFlags: redFlags(candidate, matched, missing, scored.parts),
            counterfactuals: Counterfactuals(scorer: scorer, top: top)
                .all(for: candidate, total: scored.parts.total, skills: scored.skills),
            isPinned: isPinned)
    }

    private func skills(
        _ candidate: CandidateProfile, _ part: SkillPart
    ) -> (matched: [MatchedSkill], missing: [MissingSkill]) {
        var matched: [MatchedSkill] = []
        var missing: [MissingSkill] = []
        for (index, requirement) in job.requirements.enumerated() {
            if let held = candidate.skills[requirement.skill] {
                matched.append(
                    MatchedSkill(
                        skill: requirement.skill, name: requirement.name,
                        isMust: requirement.isMust, rating: held.rating, years: held.years,
                        minLevel: requirement.minLevel, credit: part.credits[index],
                        proof: held.proof, evidence: held.evidence))
            } else {
                missing.append(
                    MissingSkill(
                        skill: requirement.skill, name: requirement.name,
                        isMust: requirement.isMust, standIn: part.standIns[index],
                        credit: part.credits[index]))
            }
        }
        // Musts first, each group in the job's order.
        return (
            matched.filter(\.isMust) + matched.filter { !$0.isMust },
            missing.filter(\.isMust) + missing.filter { !$0.isMust }
        )
    }

    private func missingInformation(
        _ candidate: CandidateProfile, _ parts: ScoreParts
    ) -> [String] {
        var texts: [String] = []
        if candidate.skills.isEmpty { texts.append("no skill is known of the candidate") }
        if parts.role == nil {
            texts.append(
                job.role == nil && job.title == nil
                    ? "the job has no role description" : "no position is known of the candidate")
        }
        if parts.domain == nil { texts.append("the domain is unknown") }
        if parts.culture == nil { texts.append("ways of working are unknown") }
        if candidate.years == nil { texts.append("the candidate's years of work are unknown") }
        if job.salary.isUnknown { texts.append("the job states no pay") }
        if candidate.compensation.isUnknown { texts.append("the candidate states no pay") }
        if let theirs = candidate.compensation.currency, let ours = job.salary.currency,
            theirs != ours, !job.salary.isUnknown, !candidate.compensation.isUnknown
        {
            let rates = scorer.prepared.context.currencyRates
            if scorer.prepared.profile.formulas == .original {
                texts.append("pay is compared without converting \(theirs) to \(ours)")
            } else if rates[theirs] == nil || rates[ours] == nil {
                texts.append("pay in \(theirs) and \(ours) cannot be compared without rates")
            }
        }
        if candidate.timeZone == nil, candidate.place == nil {
            texts.append("where the candidate lives is unknown")
        }
        if job.locationType == nil { texts.append("the job does not say where the work is done") }
        return texts
    }

    private func strengths(
        _ candidate: CandidateProfile, _ matched: [MatchedSkill], _ parts: ScoreParts
    ) -> [String] {
        var texts: [String] = []
        let proved = matched.filter { $0.isMust && $0.proof > .listed }
        let musts = job.requirements.count(where: \.isMust)
        if musts > 0, proved.count == musts {
            texts.append("shows every must-have skill at work")
        } else if !proved.isEmpty {
            texts.append("shows at work: " + proved.map(\.name).joined(separator: ", "))
        }
        let current = matched.filter { $0.proof == .current }
        if !current.isEmpty {
            texts.append("uses today: " + current.map(\.name).joined(separator: ", "))
        }
        let high = matched.filter { ($0.rating ?? 0) >= max(8, $0.minLevel ?? 0) }
        if !high.isEmpty {
            texts.append("expert in " + high.map(\.name).joined(separator: ", "))
        }
        if let least = job.minYears, let years = candidate.years, years >= least {
            texts.append("\(text(years)) years of work; the job asks for \(text(least))")
        }
        if parts.compensation.value == 1, !candidate.compensation.isUnknown {
            texts.append("pay fits")
        }
        if candidate.isVerified { texts.append("claims verified") }
        return texts
    }

    private func redFlags(
        _ candidate: CandidateProfile, _ matched: [MatchedSkill], _ missing: [MissingSkill],
        _ parts: ScoreParts
    ) -> [String] {
        var texts: [String] = []
        let musts = missing.filter(\.isMust)
        if !musts.isEmpty {
            texts.append("lacks must-have: " + musts.map(\.name).joined(separator: ", "))
        }
        let bare = matched.filter { $0.proof == .listed }
        if !bare.isEmpty, !candidate.isVerified {
            texts.append(
                "only listed, nothing shows it: " + bare.map(\.name).joined(separator: ", "))
        }
        let listed = candidate.skills.values.count { $0.proof == .listed }
        if listed > Self.manyClaims {
            texts.append("\(listed) skills are listed that nothing shows")
        }
        for skill in matched {
            if let least = skill.minLevel, let rating = skill.rating, rating < least {
                texts.append("\(skill.name) at \(text(rating)); the job asks for \(text(least))")
            }
        }
        if let least = job.minYears, let years = candidate.years, years < least {
            texts.append("\(text(years)) years of work; the job asks for \(text(least))")
        }
        if let most = job.maxYears, let years = candidate.years, years > most {
            texts.append("\(text(years)) years of work; the job asks for at most \(text(most))")
        }
        if let pay = parts.compensation.value, pay < 0.5, !candidate.compensation.isUnknown,
            !job.salary.isUnknown
        {
            texts.append("pay asked for and offered lie apart")
        }
        if let location = parts.location.value, location < 0.5,
            candidate.timeZone != nil || candidate.place != nil
        {
            texts.append("lives far from where or when the work is done")
        }
        return texts
    }

    /// More skills than this without a sentence behind them are worth a question.
    private static let manyClaims = 25

    private func text(_ number: Double) -> String { plain(number) }
}

/// A number without a needless fraction: 5, 2.5.
func plain(_ number: Double) -> String {
    let tenths = (number * 10).rounded()
    guard tenths.isFinite, abs(tenths) < 1e15 else { return "\(number)" }
    return tenths.truncatingRemainder(dividingBy: 10) == 0
        ? "\(Int(tenths / 10))" : "\(tenths / 10)"
}
