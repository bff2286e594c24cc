internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// The texts of some people's documents, and where each claimed skill stands in them.
struct EvidenceTexts {
    private var texts: [String: [UInt8]] = [:]
    private var places: [String: [String: Evidence]] = [:]

    /// Loads the texts of everybody's documents and the evidence of everybody's skills.
    init(of candidates: [ID<Candidate>], on connection: any Connection) throws {
        for candidate in candidates {
            guard let person = try CandidateDossier(candidate, on: connection) else { continue }
            for document in person.documents {
                texts[document.id.text] = Array(document.text.utf8)
            }
            for (claim, bag) in person.skills {
                guard let document = claim.document, let start = claim.start, let end = claim.end
                else { continue }
                places[candidate.text, default: [:]][bag.id.text] = Evidence(
                    document: document, span: TextSpan(start, end))
            }
        }
    }

    /// The words that prove a person's skill, with their place; null without any.
    func shape(_ candidate: String, _ skill: String) -> JSONValue {
        guard let evidence = places[candidate]?[skill], let text = texts[evidence.document] else {
            return .null
        }
        return [
            "document": .string(evidence.document), "start": JSONValue(evidence.span.start),
            "end": JSONValue(evidence.span.end), "text": .string(evidence.span.text(in: text)),
        ]
    }
}

/// A match's reasons in the shape of CLI.md.
struct MatchExplanation {
    let match: ScoredMatch
    let texts: EvidenceTexts

    /// Parts, skills, what is not known, strengths, red flags and what would change the score.
    var json: JSONValue {
        [
            "parts": parts,
            "matched_skills": .array(match.matchedSkills.map(shape)),
            "missing_skills": JSONValue(match.missingSkills.map(\.name)),
            "missing_skill_details": .array(match.missingSkills.map(shape)),
            "missing_information": JSONValue(match.missingInformation),
            "strengths": JSONValue(match.strengths), "red_flags": JSONValue(match.redFlags),
            "counterfactuals": .array(
                match.counterfactuals.map {
                    [
                        "change": .string($0.change), "difference": .number($0.difference),
                        "rank": JSONValue($0.rank),
                    ]
                }),
            "pinned": .bool(match.isPinned),
        ]
    }

    private var parts: JSONValue {
        let parts = match.parts
        return [
            "vector": [
                "value": JSONValue(parts.vector.value), "weight": .number(parts.vector.weight),
                "role": JSONValue(parts.role), "domain": JSONValue(parts.domain),
                "culture": JSONValue(parts.culture),
            ],
            "skill_fit": [
                "value": JSONValue(parts.skillFit.value), "weight": .number(parts.skillFit.weight),
                "coverage": JSONValue(parts.coverage), "semantic": JSONValue(parts.semantic),
            ],
            "compensation": shape(parts.compensation), "location": shape(parts.location),
            "seniority_penalty": .number(parts.seniorityPenalty),
        ]
    }

    private func shape(_ part: ScoreParts.Part) -> JSONValue {
        ["value": JSONValue(part.value), "weight": .number(part.weight)]
    }

    private func shape(_ skill: MatchedSkill) -> JSONValue {
        [
            "skill": .string(skill.name), "rating": JSONValue(skill.rating.map { Int($0) }),
            "years": JSONValue(skill.years), "min_level": JSONValue(skill.minLevel.map { Int($0) }),
            "requirement": .string(skill.isMust ? "must_have" : "nice_to_have"),
            "credit": .number(skill.credit), "evidence": texts.shape(match.candidate, skill.skill),
        ]
    }

    private func shape(_ skill: MissingSkill) -> JSONValue {
        [
            "skill": .string(skill.name),
            "requirement": .string(skill.isMust ? "must_have" : "nice_to_have"),
            "stand_in": JSONValue(skill.standIn), "credit": .number(skill.credit),
        ]
    }
}
