package import Prelude
package import Storage

/// A skill that a person's documents claim, under its canonical name.
package struct ClaimedSkill: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// The canonical skill.
    package var skill: ID<Bag>
    /// The words of the document.
    package var surface: String
    /// 1–10, or nil when nothing says how well.
    package var rating: Int?
    /// Years of use, stated or derived.
    package var years: Double?
    /// Months of use in the positions that name it.
    package var months: Int?
    /// How many sentences show it at work; 0 for a bare claim.
    package var shown: Int
    /// Who read it.
    package var source: String
    /// The document with the evidence.
    package var document: String?
    /// The first byte of the evidence.
    package var start: Int?
    /// The byte after the evidence.
    package var end: Int?
    /// The place in the person's own order.
    package var position: Int

    /// The table of claimed skills.
    package static let table = Table(
        "candidate_skill", ClaimedSkill.init, Column("candidate_id", \.candidate),
        Column("skill_id", \.skill), Column("surface", \.surface), Column("rating", \.rating),
        Column("years", \.years), Column("months", \.months),
        Column("shown", \.shown), Column("source", \.source),
        Column("document_id", \.document), Column("span_start", \.start),
        Column("span_end", \.end), Column("position", \.position))
}

extension ClaimedSkill {
    /// One claim out of two about the same skill: the higher rating, the longer use, and the
    /// evidence of the one that is shown at work more often; first's place.
    package func joined(with other: ClaimedSkill) -> ClaimedSkill {
        var claim = other.shown > shown || (document == nil && other.shown == shown) ? other : self
        claim.skill = skill
        claim.surface = surface
        claim.position = position
        claim.rating = Self.larger(rating, other.rating)
        claim.years = Self.larger(years, other.years)
        claim.months = Self.larger(months, other.months)
        claim.shown = max(shown, other.shown)
        return claim
    }

    private static func larger<Value: Comparable>(_ first: Value?, _ second: Value?) -> Value? {
        guard let first, let second else { return first ?? second }
        return max(first, second)
    }
}

/// A position that a person held.
package struct Experience: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// 1 is the most recent.
    package var position: Int
    /// The employer.
    package var company: String?
    /// The title.
    package var title: String?
    /// The first month, `YYYY-MM`.
    package var start: String?
    /// The last month; nil when it goes on, or when the text does not say.
    package var end: String?
    /// Whether it goes on, which is not the same as an end that is not known.
    package var isCurrent: Bool
    /// Its length in months.
    package var months: Int?
    /// What the document says of it.
    package var description: String?
    /// The canonical skills named in it.
    package var skills: JSONValue
    /// The document with the evidence.
    package var document: String?
    /// The first byte of the evidence.
    package var evidenceStart: Int?
    /// The byte after the evidence.
    package var evidenceEnd: Int?

    /// The table of positions.
    package static let table = Table(
        "experience", Experience.init, Column("candidate_id", \.candidate),
        Column("position", \.position), Column("company", \.company), Column("title", \.title),
        Column("started", \.start), Column("ended", \.end), Column("is_current", \.isCurrent),
        Column("months", \.months), Column("description", \.description),
        Column("skills", \.skills), Column("document_id", \.document),
        Column("span_start", \.evidenceStart), Column("span_end", \.evidenceEnd))
}

/// A degree or course.
package struct Education: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// 1 is the first in the document.
    package var position: Int
    /// The degree as written.
    package var degree: String?
    /// The field of study.
    package var field: String?
    /// The school or university.
    package var institution: String?
    /// The first month, `YYYY-MM`.
    package var start: String?
    /// The last month.
    package var end: String?

    /// The table of education.
    package static let table = Table(
        "education", Education.init, Column("candidate_id", \.candidate),
        Column("position", \.position), Column("degree", \.degree), Column("field", \.field),
        Column("institution", \.institution), Column("started", \.start), Column("ended", \.end))
}

/// A project or hackathon.
package struct Project: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// 1 is the first in the document.
    package var position: Int
    /// Its name.
    package var name: String
    /// What the document says of it.
    package var description: String?
    /// Where it can be seen.
    package var url: String?
    /// The canonical skills named in it.
    package var technologies: JSONValue
    /// Whether it was made at a hackathon.
    package var isHackathon: Bool
    /// The prize as written.
    package var prize: String?
    /// The prize in US dollars.
    package var prizeUSD: Int?

    /// The table of projects.
    package static let table = Table(
        "project", Project.init, Column("candidate_id", \.candidate),
        Column("position", \.position), Column("name", \.name),
        Column("description", \.description), Column("url", \.url),
        Column("technologies", \.technologies), Column("is_hackathon", \.isHackathon),
        Column("prize", \.prize), Column("prize_usd", \.prizeUSD))
}

/// A soft attribute for which the documents hold evidence.
package struct Attribute: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// `leadership`, `autonomy`, `technical_depth`, `communication` or `growth_trajectory`.
    package var name: String
    /// 1–5, on the anchors of the fact sheet (§4.1).
    package var score: Int
    /// The document with the evidence.
    package var document: String?
    /// The first byte of the sentence that shows it.
    package var start: Int?
    /// The byte after it.
    package var end: Int?

    /// The table of attributes.
    package static let table = Table(
        "attribute", Attribute.init, Column("candidate_id", \.candidate), Column("name", \.name),
        Column("score", \.score), Column("document_id", \.document), Column("span_start", \.start),
        Column("span_end", \.end))
}

/// A key that tells whether two documents are of the same person.
package struct IdentityKey: Record, Hashable {
    /// `email`, `phone`, `github`, `linkedin`, `x`.
    package var kind: String
    /// The key, folded so that spellings of one address are equal.
    package var value: String
    /// The person.
    package var candidate: ID<Candidate>
    /// How sure the key alone makes us, 0–1.
    package var confidence: Double

    /// The table of identity keys.
    package static let table = Table(
        "identity", IdentityKey.init, Column("kind", \.kind), Column("value", \.value),
        Column("candidate_id", \.candidate), Column("confidence", \.confidence))
}
