import Language
import Prelude
import Testing

@Suite("Skill finder") struct SkillFinderTests {
    private func names(_ text: String, _ context: MentionContext = .prose) throws -> [String] {
        let finder = SkillFinder(try SmallLexicon.resolver())
        return finder.mentions(in: SourceText(text), context: context)
            .map { $0.skill == nil ? "?" + $0.name : $0.name }
    }

    @Test(
        "Skills are found in sentences, whole and longest",
        arguments: [
            ("Wrote Java and JavaScript.", ["Java", "JavaScript"]),
            ("React Native, not React", ["React Native", "React"]),
            ("C++/C# with .NET", ["C++", "C#", ".NET"]),
            ("Power Point slides, a power point", ["PowerPoint"]),
            ("relational databases and CI / CD", ["Relational database", "CI/CD"]),
            ("Java-based services, spring-boot", ["Java"]),
            ("uses node-js and NodeJS", ["Node.js", "Node.js"]),
            ("javascripting SQLite Javanese", []),
            ("see https://example.com/java and java@example.com", []),
            ("at Java Inc", []),
            ("a place for all", []), ("płace i kadry", ["Pay"]),
        ])
    func prose(text: String, expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test(
        "An ambiguous word is a skill only in company that says so",
        arguments: [
            ("We go live soon.", []), ("Go through the list", []),
            ("Experience with the Go language", ["Go"]), ("Java, Go, SQL", ["Java", "Go", "SQL"]),
            ("Seo Kim from Seoul", []),
            ("SEO and AWS", ["Search engine optimization", "Amazon Web Services"]),
            ("Vitamin C and C-level grades", []), ("to spark joy", []),
            ("Batch jobs in Spark", ["Apache Spark"]),
        ])
    func context(text: String, expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test("In a list ambiguous words are skills, and unknown names are kept")
    func lists() throws {
        #expect(
            try names("Go, c, Spark; Quuxly, PM", .skillList) == [
                "Go", "C", "Apache Spark", "?Quuxly", "?PM",
            ])
        #expect(
            try names("Languages: Java\nTools: FooBar Studio\nreact-query", .skillList) == [
                "Java", "?FooBar Studio", "?react-query",
            ])
        #expect(
            try names("Backend: Java, SQL\nBackend, Go", .skillList) == [
                "Java", "SQL", "Backend development", "Go",
            ])
        #expect(try names("5 years, worked with great people on it, 2019", .skillList) == [])
    }

    @Test("A mention's span is its words, British spelling and line breaks included")
    func spans() throws {
        let text = SourceText(
            "Responsible for everything that concerns search engine\noptimisation of the site")
        let finder = SkillFinder(try SmallLexicon.resolver())
        let mention = try #require(finder.mentions(in: text).first)
        #expect(mention.name == "Search engine optimization")
        #expect(mention.surface == "search engine\noptimisation")
        #expect(text.string(mention.span) == mention.surface)
    }

    @Test("Knowledge phrases take in the words that belong to a skill, and leave job titles out")
    func phrases() throws {
        let finder = SkillFinder(try SmallLexicon.resolver())
        func phrases(_ text: String) -> [String] {
            let source = SourceText(text)
            return KnowledgePhrases(finder).phrases(in: source).map { source.string($0.span) }
        }
        #expect(phrases("You know SQL databases.") == ["SQL databases"])
        #expect(phrases("We seek a Java Developer.") == [])
        #expect(phrases("A degree in marine biology is a plus.") == ["degree in marine biology"])
        #expect(
            phrases("Experience with wind turbines and gear boxes.") == [
                "wind turbines", "gear boxes",
            ])
        #expect(phrases("The Department of Marine Biology is here.") == [])
    }
}
