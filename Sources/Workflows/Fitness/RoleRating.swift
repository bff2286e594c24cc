internal import Language
internal import Prelude

/// Rates by rules how well a person fits a kind of role: 0 to 100, with the reasons.
///
/// Three parts: what the person has been (50), what they can do that the role asks for (35), and how
/// long they have done it (15). Of the skills those of the role's core count 70 % and those that help
/// 30 %, by rating over the highest (facts, matchmaking §6.10). A part that nothing is known about is
/// left out and the others count for more, so that a gap is never a zero.
package struct RoleRating: Sendable {
    /// The version of the rules.
    package static let version = "rules-1"

    /// A likeness of words below this says nothing: unrelated titles reach it by chance.
    private static let unlike = 0.25
    /// Two names of one role are about this alike.
    private static let alike = 0.75
    /// How alike two titles of one kind of role are at least, whatever their words.
    private static let sameKind = 0.85
    /// So many skills of the core, and so many that help, are all that can be asked for.
    private static let enoughSkills = 5
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

    private struct Wanted {
        var meaning: [Float]
        var role: Roles.Role?
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
            let wanted = Wanted(meaning: meaning, role: knowledge.roles.role(of: role))
            let parts = [
                titlePart(wanted, facts), skillPart(wanted, facts), timePart(wanted, facts),
            ].compactMap(\.self)
            let weight = parts.reduce(0) { $0 + $1.weight }
            guard weight > 0 else { return nil }
            let score = parts.reduce(0) { $0 + $1.weight * $1.value } / weight
            return Rated(
                role: role, score: Int((score * 100).rounded()), reasons: parts.map(\.reason))
        }
    }

    private func likeness(_ wanted: Wanted, _ title: String) -> Double {
        let words =
            knowledge.embeddings.vector(for: title)
            .flatMap { cosineSimilarity(wanted.meaning, $0) } ?? 0
        let likeness = max(0, min(1, (words - Self.unlike) / (Self.alike - Self.unlike)))
        guard let role = wanted.role, knowledge.roles.role(of: title) == role else {
            return likeness
        }
        return max(likeness, Self.sameKind)
    }

    /// What the person has been: the likest of their titles.
    private func titlePart(_ wanted: Wanted, _ facts: RoleFacts) -> Part? {
        let titles = [facts.role].compactMap(\.self) + facts.positions.map(\.title)
        let rated = titles.map { ($0, likeness(wanted, $0)) }
        guard let best = rated.max(by: { $0.1 < $1.1 }) else { return nil }
        let share = Int((best.1 * 100).rounded())
        return Part(
            weight: 50, value: best.1,
            reason: best.1 > 0
                ? "Has been \(best.0), which is \(share) % alike."
                : "Has held no position of the kind.")
    }

    /// What they can do that belongs to the role; nothing is said of a kind of role that nobody has
    /// described.
    private func skillPart(_ wanted: Wanted, _ facts: RoleFacts) -> Part? {
        guard let role = wanted.role, !facts.skills.isEmpty else { return nil }
        let core = best(facts.skills, in: role.core)
        let other = best(facts.skills, in: role.other)
        let names = (core + other).map(\.name)
        return Part(
            weight: 35, value: 0.7 * share(core) + 0.3 * share(other),
            reason: names.isEmpty
                ? "Claims no skill that belongs to it."
                : "Can do what belongs to it: \(names.joined(separator: ", ")).")
    }

    /// The best few of the skills that are in some groups.
    private func best(
        _ skills: [RoleFacts.SkillClaim], in groups: Set<String>
    ) -> [(name: String, worth: Double)] {
        skills.compactMap { claim -> (name: String, worth: Double)? in
            guard let skill = knowledge.lexicon[Lexicon.slug(claim.name)],
                groups.contains("\(skill.family)/\(skill.group)")
            else { return nil }
            // Of a skill without a rating it is known that it is there, and no more.
            return (claim.name, Double(claim.rating ?? 5) / 10)
        }.sorted { ($1.worth, $0.name) < ($0.worth, $1.name) }.prefix(Self.enoughSkills)
            .map(\.self)
    }

    private func share(_ skills: [(name: String, worth: Double)]) -> Double {
        min(1, skills.reduce(0) { $0 + $1.worth } / Double(Self.enoughSkills))
    }

    /// How long they have done it, each position counting as much as it is alike.
    private func timePart(_ wanted: Wanted, _ facts: RoleFacts) -> Part? {
        let known = facts.positions.filter { $0.months != nil }
        guard !known.isEmpty else { return nil }
        let months = known.reduce(0.0) {
            $0 + Double($1.months ?? 0) * likeness(wanted, $1.title)
        }
        let years = (months / 12 * 10).rounded() / 10
        return Part(
            weight: 15, value: min(1, months / Self.enoughMonths),
            reason: "About \(years) years of it, by how alike the positions are.")
    }
}
