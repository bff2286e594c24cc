import Prelude
import Testing

@testable import Language

@Suite("What a mapper puts a skill to") struct SkillMapperTests {
    private static let technologies = [
        "React", "REACT Estate", "Oracle Java", "JavaScript", "Zyxwork Analyzer", "Zyxwork Planner",
        "Microsoft Excel", "Microsoft Project", "C", "C++", "C#",
    ]

    private func mapper(to names: [String] = technologies) throws -> SkillMapper {
        let resolver = SkillResolver(try SmallLexicon.lexicon())
        return SkillMapper(
            to: TechnologyIndex(names.map { Technology(name: $0) }, resolver: resolver),
            occupations: nil, resolver: resolver, embeddings: try EmbeddingFixtures.shipped.get())
    }

    private func found(_ skill: String, in names: [String] = technologies) throws -> String? {
        try mapper(to: names).answer(.init(skill), floor: 0.4).best.map { names[$0.index] }
    }

    @Test("Names alone decide where they can, and nothing is weighed") func names() throws {
        let answer = try mapper().answer(.init("Java"), floor: 0.4)
        #expect(answer.best?.confidence == 1 && answer.gate == nil)
        #expect(try ["C", "C++", "C#"].map { try found($0) } == ["C", "C++", "C#"])
    }

    @Test("A name within what the text calls the skill is found by words, and less sure")
    func words() throws {
        let answer = try mapper().answer(.init("Zyxwork Analyzer reports"), floor: 0.4)
        let best = try #require(answer.best)
        #expect(Self.technologies[best.index] == "Zyxwork Analyzer" && best.tier == .vector)
        #expect(best.confidence < 1 && answer.gate != nil)
    }

    @Test(
        "What the words of the text do not have is not found, however alike it is",
        arguments: [
            "Zyxwork", "Analyzer of markets", "Project leadership in teams",
            "Widgets and gadgets", "React Native",
        ])
    func unsupported(skill: String) throws {
        #expect(try found(skill) == nil)
    }

    @Test("A skill that the lexicon knows and the database has not is put to nothing like it")
    func known() throws {
        #expect(try found("PostgreSQL", in: ["PostgreSQL tools", "SQL"]) == nil)
    }

    @Test("Without a database the lexicon is what names are put to") func lexicon() throws {
        let lexicon = try SmallLexicon.lexicon()
        let mapper = SkillMapper(
            to: SkillResolver(lexicon), embeddings: try EmbeddingFixtures.shipped.get())
        let answer = mapper.answer(.init("Golang"), floor: 0.4)
        #expect(answer.best.map { lexicon.skills[$0.index].name } == "Go")
        #expect(answer.best?.tier == .alias)
    }
}
