import Language
import Prelude
import TestSupport
import Testing

/// The rules that the shipped lexicon keeps; the reader itself refuses broken columns, unknown
/// kinds, a canonical name twice and related names that do not exist.
@Suite("Skill data") struct SkillDataTests {
    @Test("The lexicon is large enough and covers every family recruiters hire for")
    func coverage() throws {
        let lexicon = try Lexicon(files: SkillData.files())
        #expect(lexicon.skills.count >= 2_000)
        let families = Dictionary(grouping: lexicon.skills, by: \.family).mapValues(\.count)
        for family in [
            "software", "data", "design", "product", "marketing", "sales", "finance", "legal",
            "people", "operations", "healthcare", "trades",
        ] {
            #expect(families[family, default: 0] >= 30, "\(family) has too few skills")
        }
    }

    @Test("No name belongs to two skills, in whatever spelling")
    func owners() throws {
        let lexicon = try Lexicon(files: SkillData.files())
        var owners: [String: Skill] = [:]
        for skill in lexicon.skills {
            for name in [skill.name] + skill.aliases {
                let folded = Folding.fold(name)
                if let other = owners[folded], other.id != skill.id {
                    Issue.record("\"\(name)\" belongs to \(other.name) and \(skill.name)")
                }
                owners[folded] = skill
            }
            let aliases = Set(skill.aliases)
            #expect(aliases.count == skill.aliases.count, "\(skill.name) has an alias twice")
            #expect(!skill.related.contains(skill.id), "\(skill.name) is related to itself")
        }
    }

    @Test("A canonical name listed as ambiguous can still mean its own skill")
    func namesakes() throws {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        for skill in resolver.lexicon.skills {
            guard case .ambiguous(let options) = resolver.resolve(skill.name) else { continue }
            #expect(options.contains(skill.id), "\(skill.name) can only mean \(options)")
        }
    }

    @Test("Every canonical name resolves to itself or is an ambiguous form")
    func canonicals() throws {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        for skill in resolver.lexicon.skills {
            switch resolver.resolve(skill.name) {
            case .skill(let found):
                let other = resolver.lexicon[found.skill]?.name ?? ""
                #expect(found.skill == skill.id, "\(skill.name) resolves to \(other)")
            case .ambiguous: continue
            case .unknown: Issue.record("\(skill.name) resolves to nothing")
            }
        }
    }

    @Test(
        "Look-alikes that ruin a match are different skills and never merge",
        arguments: [
            ("Java", "JavaScript"), ("C", "C++"), ("C++", "C#"), ("React", "React Native"),
            ("SQL", "MySQL"), ("PostgreSQL", "SQLite"), ("Docker", "Kubernetes"),
            ("Redis", "Memcached"), ("Next.js", "Nuxt.js"), ("Terraform", "Ansible"),
            ("Angular", "AngularJS"), ("Git", "GitHub"), ("Puppet", "Puppeteer"),
        ])
    func lookAlikes(first: String, second: String) throws {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        let one = try #require(resolver.lexicon[Lexicon.slug(first)])
        let other = try #require(resolver.lexicon[Lexicon.slug(second)])
        #expect(resolver.lexicon.mustNotMerge(one.id, other.id))
        let same = resolver.areSame(first, second)
        #expect(!same)
    }

    @Test("No pair of the list of pairs that must not merge is merged, by any name or alias")
    func neverMerge() throws {
        let resolver = SkillResolver(try Lexicon(files: SkillData.files()))
        let lexicon = resolver.lexicon
        var pairs = 0
        for skill in lexicon.skills {
            let others = lexicon.neverMerged(with: skill.id).compactMap { lexicon[$0] }
            guard !others.isEmpty else { continue }
            pairs += others.count
            let result = resolver.assign(
                names: [skill.name] + skill.aliases, canonicals: others.map(\.name))
            let merged = result.assignments.map { "\($0.name) into \($0.canonical)" }
            #expect(merged.isEmpty, "\(merged)")
        }
        #expect(pairs >= 500)
    }

    @Test("Categories are marked as such, so that no tool is put into one")
    func categories() throws {
        let lexicon = try Lexicon(files: SkillData.files())
        let resolver = SkillResolver(lexicon)
        for name in ["Frontend", "Backend", "DevOps", "Programming", "Design"] {
            let found = try #require(resolver.resolve(name).found, "\(name) is unknown")
            #expect(lexicon[found.skill]?.kind == .area, "\(name) is no area")
        }
        for (tool, area) in [
            ("React", "Frontend"), ("Django", "Backend Development"), ("Docker", "DevOps"),
            ("TensorFlow", "AI"), ("Solidity", "Blockchain"), ("Jest", "Testing"),
            ("Figma", "Design"), ("Rust", "Programming"), ("Pandas", "Data Analysis"),
        ] {
            let result = resolver.assign(names: [tool], canonicals: [area])
            #expect(result.assignments.isEmpty, "\(tool) is put into \(area)")
        }
    }
}
