internal import Language
internal import Prelude

/// Rates by rules how well a person fits a kind of role: 0 to 100, with the reasons.
///
/// Three parts: what the person has been (50), what they can do that the role asks for (35), and how
/// long they have done it (15). Likeness of words is that of the embedding; a part that nothing is
/// known about is left out and the others count for more, so that a gap is never a zero.
package struct RoleRating: Sendable {
    /// The version of the rules.
    package static let version = "rules-1"

    /// A likeness below this says nothing: unrelated titles reach it by chance.
    private static let unlike = 0.25
    /// Two names of one role are about this alike.
    private static let alike = 0.75
    /// A skill this much like a role belongs to it.
    private static let belongs = 0.3
    /// So many fitting skills are all that can be asked for.
    private static let enoughSkills = 6
    /// So many months in a role are all that can be asked for.
    private static let enoughMonths = 60.0

    /// One rating.
    package struct Rated: Sendable, Hashable {
        /// The role, as the person named it.
        package var role: String
        /// 0 to 100.
        package var score: Int
        /// Why, one sentence each.
        package var reasons: [String]
    }

    private struct Part {
        var weight: Double
        var value: Double
        var reason: String
    }

    private let knowledge: Knowledge

    /// A rating with what the machine knows.
    package init(_ knowledge: Knowledge) {
        self.knowledge = knowledge
    }

    /// Rates a person for each role that they want. A role about which nothing can be said is left
    /// out.
    package func rate(_ facts: RoleFacts) -> [Rated] {
        facts.wanted.compactMap { role in
            guard let meaning = knowledge.embeddings.vector(for: role) else { return nil }
            let parts = [
                titlePart(meaning, facts), skillPart(meaning, facts), timePart(meaning, facts),
            ].compactMap(\.self)
            let weight = parts.reduce(0) { $0 + $1.weight }
            guard weight > 0 else { return nil }
            let score = parts.reduce(0) { $0 + $1.weight * $1.value } / weight
            return Rated(
                role: role, score: Int((score * 100).rounded()), reasons: parts.map(\.reason))
        }
    }

    private func likeness(_ meaning: [Float], _ text: String) -> Double {
        guard let vector = knowledge.embeddings.vector(for: text) else { return 0 }
        let cosine = cosineSimilarity(meaning, vector) ?? 0
        return max(0, min(1, (cosine - Self.unlike) / (Self.alike - Self.unlike)))
    }

    /// What the person has been: the likest of their titles.
    private func titlePart(_ meaning: [Float], _ facts: RoleFacts) -> Part? {
        let titles = [facts.role].compactMap(\.self) + facts.positions.map(\.title)
        let rated = titles.map { ($0, likeness(meaning, $0)) }
        guard let best = rated.max(by: { $0.1 < $1.1 }) else { return nil }
        let share = Int((best.1 * 100).rounded())
        return Part(
            weight: 50, value: best.1,
            reason: best.1 > 0
                ? "Has been \(best.0), which is \(share) % alike."
                : "Has held no position of the kind.")
    }

    /// What they can do that belongs to the role: the best few by rating.
    private func skillPart(_ meaning: [Float], _ facts: RoleFacts) -> Part? {
        guard !facts.skills.isEmpty else { return nil }
        let fitting = facts.skills.compactMap { skill -> (name: String, worth: Double)? in
            let likeness = likeness(meaning, skill.name)
            guard likeness >= Self.belongs else { return nil }
            // Of a skill without a rating it is known that it is there, and no more.
            return (skill.name, Double(skill.rating ?? 5) / 10)
        }.sorted { ($1.worth, $0.name) < ($0.worth, $1.name) }.prefix(Self.enoughSkills)
        let value = fitting.reduce(0) { $0 + $1.worth } / Double(Self.enoughSkills)
        return Part(
            weight: 35, value: min(1, value),
            reason: fitting.isEmpty
                ? "Claims no skill that belongs to it."
                : "Can do what belongs to it: "
                    + fitting.map(\.name).joined(separator: ", ") + ".")
    }

    /// How long they have done it, each position counting as much as it is alike.
    private func timePart(_ meaning: [Float], _ facts: RoleFacts) -> Part? {
        let known = facts.positions.filter { $0.months != nil }
        guard !known.isEmpty else { return nil }
        let months = known.reduce(0.0) { $0 + Double($1.months ?? 0) * likeness(meaning, $1.title) }
        let years = (months / 12 * 10).rounded() / 10
        return Part(
            weight: 15, value: min(1, months / Self.enoughMonths),
            reason: "About \(years) years of it, by how alike the positions are.")
    }
}
