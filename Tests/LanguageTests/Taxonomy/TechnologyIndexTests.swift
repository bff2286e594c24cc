import Testing

@testable import Language

@Suite("What the O*NET database calls a skill") struct TechnologyIndexTests {
    private func index(_ names: [String], hot: Set<String> = []) throws -> TechnologyIndex {
        TechnologyIndex(
            names.map { Technology(name: $0, isHot: hot.contains($0)) },
            resolver: SkillResolver(try SmallLexicon.lexicon()))
    }

    private func found(_ skill: String, in names: [String], hot: Set<String> = []) throws -> String?
    {
        let index = try index(names, hot: hot)
        return index.named(skill).map { index.technologies[$0.index].name }
    }

    @Test(
        "A name is found in the ways in which the database writes it",
        arguments: [
            ("Java", "Oracle Java"), ("SQL", "Structured query language SQL"),
            ("Structured query language", "Structured query language SQL"),
            ("Search engine optimization", "Search engine optimization SEO software"),
            ("Zyxwork", "Zyxwork Technologies Zyxwork"), ("C#", "C#"),
            (".NET", "Microsoft .NET Framework"),
            ("ZBScript", "Microsoft Zyx Basic Scripting Edition ZBScript"),
            ("Shell scripting", "Shell script"), ("Golang", "Go"),
        ])
    func ways(skill: String, name: String) throws {
        let others = ["C", "C++", "Something else", "JavaScript"]
        #expect(try found(skill, in: others + [name]) == name)
    }

    @Test(
        "What only looks alike is not found",
        arguments: [
            ("SQL", "SoftWidget Technologies SoftWidget SQL"), ("React", "Widget REACT"),
            ("Content management system", "Career management systems CMS"),
            ("Java", "JavaScript"), ("C", "C++"), ("Java 8", "Oracle Java"), ("Go", "GoWidget"),
        ])
    func traps(skill: String, name: String) throws {
        #expect(try found(skill, in: [name]) == nil)
    }

    @Test("Of two with equal right the hot one is meant, and without one nobody is")
    func contested()
        throws
    {
        let names = ["Widget A Zyx", "Adobe Zyxwork", "Microsoft Zyxwork"]
        #expect(try found("Zyxwork", in: names, hot: ["Adobe Zyxwork"]) == "Adobe Zyxwork")
        #expect(try found("Zyxwork", in: names) == nil)
    }

    @Test("A word is spelled by the beginnings of others in their order, and by no fewer than two")
    func spelled() {
        #expect(
            TechnologyForms.isSpelled(
                "vhdl", by: ["very", "high", "speed", "description", "language"]))
        #expect(
            !TechnologyForms.isSpelled("sql", by: ["softwidget", "technologies", "softwidget"]))
        #expect(!TechnologyForms.isSpelled("wid", by: ["widget"]))
        #expect(!TechnologyForms.isSpelled("lmth", by: ["hypertext", "markup", "language"]))
    }
}
