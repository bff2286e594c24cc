import Prelude
import Recruiting

extension CandidateDossier {
    /// Everything about the person, in the shape of CLI.md.
    var json: JSONValue {
        let texts = EvidenceTexts(documents)
        let held: JSONValue = [
            "id": .string(candidate.id.text), "name": .string(candidate.name),
            "status": .string(candidate.status),
            "fields": fieldShape(CandidateFields.all, fields, texts),
            "skills": .array(skills.map { CandidateDossier.shape($0.skill, $0.bag, texts) }),
            "experiences": .array(experiences.map { CandidateDossier.shape($0, texts) }),
            "projects": .array(projects.map(CandidateDossier.shape)),
            "education": .array(education.map(CandidateDossier.shape)),
            "attributes": .object(attributes.map { CandidateDossier.member($0, texts) }),
            "role_fitness": .array(fitness.map(CandidateDossier.shape)),
            "narratives": narrativeShape(CandidateFields.narratives, fields),
            "documents": documentShape(documents),
            "identity": .array(
                identities.map {
                    [
                        "kind": .string($0.kind), "value": .string($0.value),
                        "confidence": .number($0.confidence),
                    ]
                }),
            "warnings": JSONValue(warnings),
        ]
        return held.adding(candidate.standingMembers)
    }

    private static func shape(
        _ skill: ClaimedSkill, _ bag: BagMember, _ texts: EvidenceTexts
    ) -> JSONValue {
        [
            "name": .string(bag.name), "surface": .string(skill.surface),
            "rating": JSONValue(skill.rating), "years": JSONValue(skill.years),
            "months": JSONValue(skill.months),
            "evidence": texts.shape(skill.document, skill.start, skill.end),
            "source": .string(skill.source),
        ]
    }

    private static func shape(_ position: Experience, _ texts: EvidenceTexts) -> JSONValue {
        [
            "company": JSONValue(position.company), "title": JSONValue(position.title),
            "start": JSONValue(position.start), "end": JSONValue(position.end),
            "current": .bool(position.isCurrent), "months": JSONValue(position.months),
            "description": JSONValue(position.description), "skills": position.skills,
            "evidence": texts.shape(
                position.document, position.evidenceStart, position.evidenceEnd),
        ]
    }

    private static func shape(_ project: Project) -> JSONValue {
        [
            "name": .string(project.name), "description": JSONValue(project.description),
            "url": JSONValue(project.url), "technologies": project.technologies,
            "is_hackathon": .bool(project.isHackathon), "prize": JSONValue(project.prize),
            "prize_amount_usd": JSONValue(project.prizeUSD),
        ]
    }

    private static func shape(_ study: Education) -> JSONValue {
        [
            "degree": JSONValue(study.degree), "field": JSONValue(study.field),
            "institution": JSONValue(study.institution), "start": JSONValue(study.start),
            "end": JSONValue(study.end),
        ]
    }

    private static func shape(_ fitness: RoleFitness) -> JSONValue {
        [
            "role": .string(fitness.role), "score": JSONValue(fitness.score),
            "reasons": fitness.reasons, "version": .string(fitness.version),
        ]
    }

    private static func member(_ attribute: Attribute, _ texts: EvidenceTexts) -> JSONMember {
        JSONMember(
            attribute.name,
            [
                "score": JSONValue(attribute.score),
                "evidence": texts.shape(attribute.document, attribute.start, attribute.end),
            ])
    }
}

extension Candidate {
    /// One line of a list.
    var json: JSONValue {
        let line: JSONValue = [
            "id": .string(id.text), "name": .string(name), "current_role": JSONValue(headline),
            "location_city": JSONValue(city), "location_country": JSONValue(country),
            "seniority_level": JSONValue(seniority), "years_of_experience": JSONValue(years),
            "status": .string(status), "excluded": .bool(exclusion != nil),
            "updated_at": .string(updatedAt.description),
        ]
        return line.adding(standingMembers)
    }
}

extension Candidate {
    /// What recruiters say of the person beside the status.
    var standingMembers: [JSONMember] {
        let exclusion: JSONValue =
            exclusion.map {
                ["reason": .string($0), "evidence": JSONValue(exclusionEvidence)]
            } ?? .null
        return [
            JSONMember("ranking", JSONValue(ranking)),
            JSONMember("overall_rating", JSONValue(overallRating)),
            JSONMember("highlighted", .bool(isHighlighted)),
            JSONMember("kept_home", .bool(isKeptHome)),
            JSONMember("verification", .string(verification)),
            JSONMember("exclusion", exclusion),
        ]
    }
}
