import Language
import Prelude
import Testing

@Suite("Lexicon") struct LexiconTests {
    @Test("A skill has the columns of its line and the family of its file")
    func columns() throws {
        let lexicon = try SmallLexicon.lexicon()
        let skill = try #require(lexicon[ID("c-plus-plus")])
        #expect(skill.name == "C++")
        #expect(skill.family == "software")
        #expect(skill.group == "language")
        #expect(skill.kind == .tool)
        #expect(skill.aliases == ["CPP"])
        #expect(skill.related == [ID("c")])
        #expect(lexicon.mustNotMerge(ID("java"), ID("javascript")))
        #expect(lexicon.mustNotMerge(ID("javascript"), ID("java")))
        #expect(!lexicon.mustNotMerge(ID("java"), ID("c")))
    }

    @Test("Ids do not depend on the order of lines")
    func order() throws {
        let lines = SmallLexicon.software.split(separator: "\n").reversed().joined(separator: "\n")
        let turned = try Lexicon(files: [("software.tsv", Array(lines.utf8))])
        #expect(turned.skills == (try SmallLexicon.lexicon()).skills)
    }

    @Test(
        "Names that differ by a sign have different ids",
        arguments: [
            ("C", "c"), ("C++", "c-plus-plus"), ("C#", "c-sharp"), (".NET", "dot-net"),
            ("R&D", "r-and-d"), ("Crème brûlée", "creme-brulee"), ("  odd -- name ", "odd-name"),
        ])
    func slugs(name: String, slug: String) {
        #expect(Lexicon.slug(name) == ID(slug))
    }

    @Test(
        "A broken line is refused with its place and what was expected",
        arguments: [
            (
                "Java\tlanguage",
                "f.tsv:1: expected canonical, group, kind, aliases, related; found 2 columns"
            ),
            ("# note\nJava\tlanguage\tthing", "f.tsv:2: expected a kind"),
            ("Java\tl\ttool\njava\tl\ttool", "f.tsv:2: \"java\" stands in f.tsv line 1 already"),
            ("Java\tl\ttool\t\tJawa", "f.tsv:1: related skill \"Jawa\" is no canonical name"),
        ])
    func broken(text: String, message: String) {
        let error = #expect(throws: LexiconError.self) {
            try Lexicon(files: [("f.tsv", Array(text.utf8))])
        }
        #expect(error?.description.hasPrefix(message) == true)
    }

    @Test("A rule about a skill that does not exist is refused")
    func brokenRules() {
        for (name, line) in [
            ("ambiguous.tsv", "Go\tGo\tcontext"), ("never-merge.tsv", "Java\tJavaScript"),
        ] {
            #expect(throws: LexiconError.self) {
                try Lexicon(files: [
                    (name, Array(line.utf8)), ("f.tsv", Array("Java\tlanguage\ttool".utf8)),
                ])
            }
        }
    }
}
