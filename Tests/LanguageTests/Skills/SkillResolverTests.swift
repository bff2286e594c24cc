import Language
import Prelude
import Testing

@Suite("Skill resolver") struct SkillResolverTests {
    @Test(
        "Another spelling leads to the same skill",
        arguments: [
            ("java", "Java"), ("JAVA", "Java"), ("Java 8", "Java"), ("c plus plus", "C++"),
            ("C-Sharp", "C#"), ("dot net", ".NET"), ("NodeJS", "Node.js"), ("node-js", "Node.js"),
            ("node.JS", "Node.js"), ("ReactJS", "React"), ("React.js", "React"),
            ("react-native", "React Native"), ("spark", "Apache Spark"),
            ("apache-spark 3.5", "Apache Spark"), ("Kafka", "Apache Kafka"),
            ("Postgre SQL", "PostgreSQL"), ("PostgreSQL database", "PostgreSQL"),
            ("Amazon Web Services (AWS)", "Amazon Web Services"),
            ("AWS (Amazon Web Services)", "Amazon Web Services"),
            ("Microsoft PowerPoint", "PowerPoint"), ("MS PowerPoint 2016", "PowerPoint"),
            ("CI-CD", "CI/CD"), ("cicd", "CI/CD"), ("unit tests", "Unit testing"),
            ("search engine optimisation", "Search engine optimization"),
            ("Search-Engine-Optimization", "Search engine optimization"),
            ("Go language", "Go"), ("C (programming language)", "C"),
            ("relational databases", "Relational database"),
            ("management of projects", "Project management"), ("Javascrpit", "JavaScript"),
        ])
    func spellings(surface: String, name: String) throws {
        let resolver = try SmallLexicon.resolver()
        let found = try #require(resolver.resolve(surface).found, "\(surface) is unknown")
        #expect(resolver.lexicon[found.skill]?.name == name)
        #expect(found.confidence > 0.5 && found.confidence <= 1)
    }

    @Test(
        "A likeness is no spelling",
        arguments: [
            "Jav", "Cisco IOS", "Spark AR", "Node-RED", "NoSQL", "SQLAlchemy", "Reaction",
            "C-level",
            "TensorFlow.js", "Backend for iOS", "Java (Spring)", "", "   ", "!!!", "42",
        ])
    func likeness(surface: String) throws {
        let found = try SmallLexicon.resolver().resolve(surface).found
        #expect(found == nil)
    }

    @Test("A form with several readings is a question")
    func ambiguous() throws {
        let resolver = try SmallLexicon.resolver()
        #expect(
            resolver.resolve("PM")
                == .ambiguous([ID("project-management"), ID("product-management")]))
        #expect(resolver.resolve("go") == .ambiguous([ID("go")]))
    }

    @Test("Names are put to given canonical names, also to ones that the lexicon does not know")
    func assigns() throws {
        let result = try SmallLexicon.resolver().assign(
            names: [
                "JS", "k8s", "Postgres", "DCS", "quux-db", "Quux DB 4", "Ruby", "PM", "Java",
                "Backend Development", "Golang",
            ],
            canonicals: [
                "Javascript", "Java", "PostgreSQL", "Distributed control system", "QuuxDB",
                "Product management", "Backend", "Go",
            ])
        let places = Dictionary(
            uniqueKeysWithValues: result.assignments.map { ($0.name, $0.canonical) })
        #expect(
            places == [
                "JS": "Javascript", "Postgres": "PostgreSQL", "DCS": "Distributed control system",
                "quux-db": "QuuxDB", "Quux DB 4": "QuuxDB", "Backend Development": "Backend",
                "Golang": "Go",
            ])
        #expect(result.newGroups == ["Ruby", "k8s"])
        #expect(result.known == ["Java"])
        #expect(result.questions.map(\.name) == ["PM"])
        #expect(result.questions.first?.options == ["Product management", "Project management"])
    }

    @Test("Neither order nor case of the names changes where they are put")
    func stable() throws {
        let resolver = try SmallLexicon.resolver()
        let names = ["js", "Postgres", "node", "react", "react native", "PM", "unknown thing"]
        let canonicals = ["JavaScript", "PostgreSQL", "Node.js", "React", "React Native"]
        let straight = resolver.assign(names: names, canonicals: canonicals)
        #expect(straight.assignments.count == 5)
        #expect(
            resolver.assign(names: names.reversed(), canonicals: canonicals.reversed()) == straight)
        let shouted = resolver.assign(names: names.map { $0.uppercased() }, canonicals: canonicals)
        #expect(
            Set(shouted.assignments.map(\.canonical)) == Set(straight.assignments.map(\.canonical)))
    }

    @Test("A version is put to the canonical name of that version, all others to the plain one")
    func versions() throws {
        let result = try SmallLexicon.resolver().assign(
            names: ["java8", "Java 11", "Java language"], canonicals: ["Java", "Java 8"])
        #expect(result.assignments.map(\.canonical) == ["Java", "Java", "Java 8"])
    }

    @Test(
        "Different skills never meet, whichever is the canonical name",
        arguments: [
            ("Java", "JavaScript"), ("C", "C++"), ("C", "C#"), ("C++", "C#"),
            ("React", "React Native"),
            ("SQL", "PostgreSQL"), ("Node.js", "JavaScript"), ("React", "Backend"),
            ("iOS", "Cisco IOS"), ("Apache Spark", "Spark.js"), ("Quux", "Quux Connect"),
            ("Quux", "Google Quux"),
        ])
    func apart(first: String, second: String) throws {
        let resolver = try SmallLexicon.resolver()
        let same = [resolver.areSame(first, second), resolver.areSame(second, first)]
        #expect(same == [false, false])
    }
}
