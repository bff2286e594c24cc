import Prelude
import Resumes
import Testing

@Suite("Order for a theme") struct ThemeOrderTests {
    private func order(_ keywords: [String]) -> ThemeOrder {
        ThemeOrder(VariantTheme(slug: "a", name: "A", keywords: keywords))
    }

    private func order(_ texts: [String], _ keywords: [String]) -> [String] {
        let resume = Resume(work: [ResumeWork(bullets: texts)])
        return order(keywords).ordered(resume).work[0].bullets
    }

    @Test("Categories, skills and bullets stand by what of the theme is in them") func all() {
        let ordered = order(["PostgreSQL", "SQL", "Docker"]).ordered(SampleResume.resume)
        #expect(ordered.skills.map(\.name) == ["Databases", "Languages", "Tools"])
        #expect(ordered.skills[1].keywords == ["SQL", "Go", "Python", "Java"])
        #expect(ordered.skills[2].keywords == ["Docker", "Kubernetes", "GitLab CI", "Bazel"])
        #expect(ordered.work[0].bullets[0] == SampleResume.resume.work[0].bullets[4])
        #expect(
            ordered.work[0].bullets[1...] == SampleResume.resume.work[0].bullets[..<4] + [
                SampleResume.resume.work[0].bullets[5]
            ])
    }

    @Test(
        "Only whole words count",
        arguments: [
            ("r", ["docker", "for", "R&B", "R"], "R"), ("rag", ["leverage", "RAG"], "RAG"),
            ("java", ["JavaScript", "Java"], "Java"), ("c", ["C++", "C#", "C"], "C"),
            ("c++", ["C", "C#", "C++"], "C++"), ("c#", ["C", "C++", "C#"], "C#"),
            ("sql", ["T-SQL", "NoSQL", "SQL"], "SQL"), ("go", ["Django", "good", "Go"], "Go"),
            (".net", ["net", ".NET"], ".NET"), ("node.js", ["node", "js", "Node.js"], "Node.js"),
            (
                "machine learning", ["learning machine", "machine, learning", "Machine Learning"],
                "Machine Learning"
            ),
            ("résumé", ["resum", "RESUME"], "RESUME"),
        ]) func wholeWords(keyword: String, texts: [String], first: String)
    {
        #expect(order(texts, [keyword]).first == first)
        #expect(order([keyword]).overlap(with: first) == 1)
        #expect(order([keyword]).overlap(with: texts[0]) == 0)
    }

    @Test("The first keyword weighs most, and each counts once") func weights() {
        let theme = order(["a1", "b1", "c1", "A1"])
        #expect(theme.overlap(with: "a1 a1 a1") == 3)
        #expect(theme.overlap(with: "c1, b1") == 3)
        #expect(theme.overlap(with: "nothing") == 0)
        #expect(
            order(["b1 c1", "b1 c1 b1", "a1"], ["a1", "b1", "c1"]) == ["b1 c1", "b1 c1 b1", "a1"])
    }

    private func skills(_ categories: [(String, [String])], _ keywords: [String]) -> [String?] {
        let skills = categories.map { ResumeSkills(name: $0.0, keywords: $0.1) }
        return order(keywords).ordered(Resume(skills: skills)).skills.map(\.name)
    }

    @Test("A general word of a theme moves no category before one that has the theme's skills")
    func generalWords() {
        let theme = ["data", "team", "cloud", "Python", "Spark"]
        let categories = [
            ("Data centers", ["Cooling", "Cloud contracts"]), ("Teams", ["Hiring"]),
            ("Languages", ["Go", "Spark"]), ("Tools", ["Python"]),
        ]
        #expect(skills(categories, theme) == ["Tools", "Languages", "Data centers", "Teams"])
        #expect(skills([("A", ["Data centers"]), ("Data", [])], ["data"]) == ["Data", "A"])
    }

    @Test(
        "Names that share words stand by the share",
        arguments: [
            (["Spark SQL tuning", "Spark Streaming", "Kafka", "Spark"], ["Spark"], [3, 1, 0, 2]),
            (["Learning", "Deep", "Machine learning"], ["machine learning"], [2, 0, 1]),
            (["Spark", "Flink", "Apache"], ["Apache Spark", "flink"], [1, 0, 2]),
            (["Java EE", "JavaScript", "T-SQL", "R&D"], ["java", "sql", "r"], [0, 1, 2, 3]),
            (["Go", "SQL", "R", "D"], ["T-SQL", "R&D"], [0, 1, 2, 3]),
            (["Docker", "SQL (Postgres, MySQL)"], ["mysql"], [1, 0]),
            (["Word", "Go (https://spark.example.org/sql)"], ["spark", "sql"], [0, 1]),
            (["Word", "Go (https://go.dev)"], ["go"], [1, 0]),
        ]) func shares(names: [String], keywords: [String], order: [Int])
    {
        let resume = Resume(skills: [ResumeSkills(keywords: names)])
        let ordered = self.order(keywords).ordered(resume).skills[0].keywords
        #expect(ordered == order.map { names[$0] })
    }

    @Test("What ties keeps its order; without keywords nothing moves") func ties() {
        #expect(order(["x", "y", "z"], ["q"]) == ["x", "y", "z"])
        let unchanged = order([]).ordered(SampleResume.resume) == SampleResume.resume
        #expect(unchanged)
        #expect(order([]).orders(of: SampleResume.resume).isEmpty)
    }

    @Test("Nothing is lost or added, only put in another order", arguments: Array<UInt64>(1...20))
    func permutation(seed: UInt64) {
        let resume = HostileResume.resume(seed: seed)
        var generator = SeededGenerator(seed: seed)
        let keywords = HostileResume.texts.shuffled(using: &generator) + ["script", "x", "rule"]
        let ordered = order(keywords).ordered(resume)
        #expect(ordered.fields.map(\.text).sorted() == resume.fields.map(\.text).sorted())
        var restored = ordered
        restored.skills = resume.skills
        for index in resume.work.indices {
            restored.work[index].bullets = resume.work[index].bullets
        }
        for index in resume.volunteer.indices {
            restored.volunteer[index].bullets = resume.volunteer[index].bullets
        }
        for index in resume.projects.indices {
            restored.projects[index].bullets = resume.projects[index].bullets
        }
        let isEqual = restored == resume
        #expect(isEqual)
        let again = order(keywords).ordered(ordered) == ordered
        #expect(again)
    }
}
