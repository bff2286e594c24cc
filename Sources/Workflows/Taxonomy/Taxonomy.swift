package import Language
internal import Prelude
package import Recruiting
package import Storage

/// What names of skills and titles of jobs are put to: the public database that was brought to the desk, or
/// without one the lexicon and its families.
package struct Taxonomy: Sendable {
    /// The database; nil where none was brought.
    package let kept: KeptTaxonomy?
    /// Puts names of skills to what it has.
    package let mapper: SkillMapper
    private let technologies: [Technology]
    private let lexicon: Lexicon
    private let occupations: Lazy<OccupationIndex>?

    /// What is kept on a desk.
    ///
    /// - Throws: what the desk throws.
    package init(of knowledge: Knowledge, on connection: any Connection) throws {
        let (resolver, embeddings) = (knowledge.resolver, knowledge.embeddings)
        lexicon = knowledge.lexicon
        kept = try KeptTaxonomy.onet(on: connection)
        guard kept != nil else {
            (technologies, occupations) = ([], nil)
            mapper = SkillMapper(to: resolver, embeddings: embeddings)
            return
        }
        technologies = try KeptTaxonomy.technologies(on: connection)
        let known = try KeptTaxonomy.occupations(on: connection)
        let index = Lazy { OccupationIndex(known, embeddings: embeddings) }
        occupations = index
        mapper = SkillMapper(
            to: TechnologyIndex(technologies, resolver: resolver), occupations: index,
            resolver: resolver, embeddings: embeddings)
    }

    /// What a name of a skill is put to.
    package struct MappedSkill: Sendable, Hashable {
        /// Its id there: `onet.tech.python`, or the lexicon's.
        package var id: String
        /// Its name there.
        package var name: String
        /// What it belongs to: a commodity, or a family of the lexicon.
        package var group: String?
        /// Whether employers ask for it often; nil where nobody says.
        package var isHot: Bool?
        /// The codes of the occupations whose employers ask for it especially; nil where nobody says.
        package var inDemand: Set<String>?
    }

    /// What a mapper's mapping leads to.
    package func skill(at index: Int) -> MappedSkill {
        guard kept != nil else {
            let skill = lexicon.skills[index]
            return MappedSkill(id: skill.id.text, name: skill.name, group: skill.family)
        }
        let technology = technologies[index]
        return MappedSkill(
            id: technology.id, name: technology.name, group: technology.commodity,
            isHot: technology.isHot, inDemand: technology.inDemand)
    }

    /// What a name of a skill is put to by its names alone; nil where it is none, or may be several.
    package func skill(_ name: String) -> (skill: MappedSkill, tier: TechnologyIndex.Tier)? {
        mapper.named(name).map { (skill(at: $0.index), $0.tier) }
    }

    /// The occupations that a title names, the likeliest first; none without the database.
    package func occupations(_ title: String, limit: Int) -> [Occupation] {
        guard let index = occupations?.value else { return [] }
        return index.nearest(to: title, limit: limit).map { index.occupations[$0.index] }
    }
}
