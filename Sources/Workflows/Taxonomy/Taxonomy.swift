package import Language
internal import Prelude
package import Recruiting
package import Storage

/// What names of skills and titles of jobs are put to: the public database that was brought to the desk, or
/// without one the lexicon and its families.
package enum Taxonomy: Sendable {
    /// The O*NET database.
    case onet(KeptTaxonomy, TechnologyIndex, OccupationIndex)
    /// The lexicon.
    case lexicon(SkillResolver)

    /// What is kept on a desk.
    ///
    /// - Throws: what the desk throws.
    package init(of knowledge: Knowledge, on connection: any Connection) throws {
        guard let kept = try KeptTaxonomy.onet(on: connection) else {
            self = .lexicon(knowledge.resolver)
            return
        }
        self = .onet(
            kept,
            TechnologyIndex(
                try KeptTaxonomy.technologies(on: connection), resolver: knowledge.resolver),
            OccupationIndex(
                try KeptTaxonomy.occupations(on: connection), embeddings: knowledge.embeddings))
    }

    /// What a name of a skill is put to.
    package struct MappedSkill: Sendable, Hashable {
        /// Its id there: `onet.tech.python`, or the lexicon's.
        package var id: String
        /// Its name there.
        package var name: String
        /// What it belongs to: a commodity, or a family of the lexicon.
        package var group: String?
        /// How the name came to it.
        package var tier: String
        /// Whether employers ask for it often; nil where nobody says.
        package var isHot: Bool?
    }

    /// What a name of a skill is put to; nil where it is none, or may be several.
    package func skill(_ name: String) -> MappedSkill? {
        switch self {
        case .onet(_, let index, _):
            return index.named(name).map { hit in
                let technology = index.technologies[hit.index]
                return MappedSkill(
                    id: technology.id, name: technology.name, group: technology.commodity,
                    tier: hit.tier.rawValue, isHot: technology.isHot)
            }
        case .lexicon(let resolver):
            let exact = resolver.lexicon.named(name)
            let found = resolver.resolve(name).found
            guard let skill = exact ?? found.flatMap({ resolver.lexicon[$0.skill] }) else {
                return nil
            }
            let isAlias = exact == nil && found?.how == .alias
            return MappedSkill(
                id: skill.id.text, name: skill.name, group: skill.family,
                tier: (isAlias ? TechnologyIndex.Tier.alias : .lexical).rawValue)
        }
    }

    /// The occupations that a title names, the likeliest first; none without the database.
    package func occupations(_ title: String, limit: Int) -> [Occupation] {
        guard case .onet(_, _, let index) = self else { return [] }
        return index.nearest(to: title, limit: limit).map { index.occupations[$0.index] }
    }
}
