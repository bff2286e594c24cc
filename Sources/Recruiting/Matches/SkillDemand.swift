package import Language
package import Matching
package import Prelude

/// What the lexicon knows about a skill that a job asks for: how much it tells people apart, and
/// which other skills say something about it.
package struct SkillDemand: Sendable {
    /// What a neighbour in the lexicon is worth: enough that a person who shows three neighbours of
    /// a skill stays in view, less than any proof of the skill itself.
    package static let neighbourCredit = 0.5

    private let weights: [ID<Skill>: Double]
    private let neighbours: [ID<Skill>: Set<ID<Skill>>]

    /// The demand of every skill of a lexicon. Having `A` says something about `B` whichever of the
    /// two names the other as related.
    package init(_ lexicon: Lexicon) {
        var weights: [ID<Skill>: Double] = [:]
        var neighbours: [ID<Skill>: Set<ID<Skill>>] = [:]
        for skill in lexicon.skills {
            weights[skill.id] = Self.weight(of: skill.kind)
            for other in skill.related where other != skill.id {
                neighbours[skill.id, default: []].insert(other)
                neighbours[other, default: []].insert(skill.id)
            }
        }
        self.weights = weights
        self.neighbours = neighbours
    }

    /// How much a skill tells people apart; 1 for one that the lexicon does not know, because only
    /// names of their own are left unknown.
    package func weight(of skill: ID<Skill>) -> Double { weights[skill] ?? 1 }

    /// The skills that stand in for one in part, ordered by id.
    package func substitutes(for skill: ID<Skill>) -> [Requirement.Substitute] {
        (neighbours[skill] ?? []).sorted().map {
            Requirement.Substitute(skill: $0.text, credit: Self.neighbourCredit)
        }
    }

    /// Named tools and certificates tell most; areas and personal qualities are claimed by many.
    private static func weight(of kind: Skill.Kind) -> Double {
        switch kind {
        case .tool, .certification: 1
        case .knowledge: 0.9
        case .practice, .language: 0.8
        case .area: 0.7
        case .soft: 0.3
        }
    }
}
