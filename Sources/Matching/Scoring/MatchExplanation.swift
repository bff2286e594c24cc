package import Prelude

extension ScoredMatch {
    /// Parts, skills and reasons in the shape of CLI.md; the parts re-add to the total.
    package var explanation: JSONValue {
        [
            "parts": parts.json,
            "matched_skills": .array(matchedSkills.map(\.json)),
            "missing_skills": .array(missingSkills.map(\.json)),
            "missing_information": JSONValue(missingInformation),
            "strengths": JSONValue(strengths), "red_flags": JSONValue(redFlags),
            "counterfactuals": .array(counterfactuals.map(\.json)), "pinned": .bool(isPinned),
        ]
    }
}

extension ScoreParts {
    fileprivate var json: JSONValue {
        [
            "vector": [
                "value": JSONValue(vector.value), "weight": .number(vector.weight),
                "role": JSONValue(role), "domain": JSONValue(domain),
                "culture": JSONValue(culture),
            ],
            "skill_fit": [
                "value": JSONValue(skillFit.value), "weight": .number(skillFit.weight),
                "coverage": JSONValue(coverage), "semantic": JSONValue(semantic),
            ],
            "compensation": compensation.json, "location": location.json,
            "seniority_penalty": .number(seniorityPenalty),
        ]
    }
}

extension ScoreParts.Part {
    fileprivate var json: JSONValue { ["value": JSONValue(value), "weight": .number(weight)] }
}

extension MatchedSkill {
    fileprivate var json: JSONValue {
        [
            "skill": .string(name), "rating": whole(rating), "min_level": whole(minLevel),
            "evidence": JSONValue(evidence), "years": whole(years), "is_must": .bool(isMust),
            "credit": .number(credit), "proof": .string("\(proof)"),
        ]
    }
}

extension MissingSkill {
    fileprivate var json: JSONValue {
        [
            "skill": .string(name), "is_must": .bool(isMust), "stand_in": JSONValue(standIn),
            "credit": .number(credit),
        ]
    }
}

extension Counterfactual {
    fileprivate var json: JSONValue {
        [
            "change": .string(change), "difference": .number(difference),
            "rank": .integer(Int64(rank)),
        ]
    }
}

/// A number without a fraction as an integer, which is how ratings and years are read.
private func whole(_ number: Double?) -> JSONValue {
    guard let number else { return .null }
    return Int64(exactly: number).map(JSONValue.integer) ?? .number(number)
}
