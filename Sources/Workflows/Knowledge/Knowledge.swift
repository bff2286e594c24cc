internal import Documents
internal import Hashing
package import Language
package import Prelude
package import Recruiting

/// What the machine knows before it reads anything: skills, places and the meaning of words.
package struct Knowledge: Sendable {
    /// The skills and their names.
    package let lexicon: Lexicon
    /// Finds the canonical name of what somebody calls a skill.
    package let resolver: SkillResolver
    /// Finds skills in texts.
    package let finder: SkillFinder
    /// Knows how much a skill tells people apart, and which others stand in for it.
    package let demand: SkillDemand
    /// Knows cities, countries and their time zones.
    package let gazetteer: Gazetteer
    /// Knows what skills belong to a kind of role.
    package let roles: Roles
    /// Turns texts into vectors.
    package let embeddings: EmbeddingTable

    /// What tells this knowledge from that of another version of the data.
    package let version: String

    /// Reads a file of the data folder; the path is below the folder.
    package typealias Load = (String) throws -> [UInt8]
    /// Names the files in a folder of the data folder.
    package typealias List = (String) throws -> [String]

    /// Loads everything from the data folder.
    ///
    /// - Throws: what loading throws, `LexiconError`, `EmbeddingTableError`.
    package init(load: Load, list: List) throws {
        let files = try list("skills").filter { $0.hasSuffix(".tsv") }.sorted()
        let skills = try files.map { ($0, try load("skills/" + $0)) }
        lexicon = try Lexicon(files: skills)
        demand = SkillDemand(lexicon)
        resolver = SkillResolver(lexicon)
        finder = SkillFinder(resolver)
        gazetteer = try Gazetteer(
            countries: try load("places/countries.tsv"), regions: try load("places/regions.tsv"),
            places: try load("places/places.tsv"), zones: try load("places/zones.tsv"))
        let kinds = try load("roles/roles.tsv")
        roles = try Roles(kinds)
        embeddings = try EmbeddingTable(
            table: try load("embeddings/minilm-static-256.bin"),
            vocabulary: try load("embeddings/wordpieces.txt"))
        version = SHA256.hex(skills.flatMap(\.1) + kinds) + " " + embeddings.model
    }

    /// What changes of bags and searches must know about names.
    package var rules: SkillRules {
        let (resolver, lexicon) = (resolver, lexicon)
        @Sendable func skill(_ name: String) -> Skill? {
            let exact = lexicon.named(name)
            return exact ?? resolver.resolve(name).found.flatMap { lexicon[$0.skill] }
        }
        return SkillRules(
            canonical: { skill($0)?.name }, name: skillName, aliases: { skill($0)?.aliases ?? [] },
            isCanonical: { name in
                guard let own = lexicon[Lexicon.slug(name)] else { return false }
                return SkillFolding.fold(own.name) == SkillFolding.fold(name)
            },
            conflict: { first, second in
                guard let one = skill(first), let other = skill(second) else { return nil }
                return lexicon.reasonNotToMerge(one.id, other.id)
            })
    }

    /// A reader of CVs; `today` is what "present" means in them.
    package func resumeReader(today: Day) -> ResumeReader {
        let gazetteer = gazetteer
        return ResumeReader(finder: finder, today: today) { gazetteer.isCity($0) }
    }

    /// A reader of job posts; `today` completes dates without a year.
    package func jobPostReader(today: Day) -> JobPostReader {
        JobPostReader(finder: finder, gazetteer: gazetteer, today: today)
    }

    /// The names that an ambiguous one may stand for.
    private func options(_ resolution: Resolution) -> [String] {
        guard case .ambiguous(let skills) = resolution else { return [] }
        return skills.compactMap { lexicon[$0]?.name }
    }

    /// A skill as the desk files it: under the lexicon's name when it has one.
    package func skillName(_ name: String) -> SkillName {
        // A canonical name is what it is, however many things "Go" and "Rust" mean elsewhere.
        let exact = lexicon.named(name)
        let resolution = exact == nil ? resolver.resolve(name) : nil
        let skill = exact ?? resolution?.found.flatMap { lexicon[$0.skill] }
        let canonical = skill?.name ?? name
        return SkillName(
            name: canonical, folded: SkillFolding.fold(canonical), family: skill?.family,
            kind: skill?.kind.rawValue ?? "unknown", options: resolution.map(options) ?? [])
    }
}
