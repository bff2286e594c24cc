import Resumes
import Testing

@Suite("Characters in LaTeX") struct LaTeXCharacterTests {
    private func document(_ text: String) -> LaTeXResume {
        LaTeXResume(Resume(basics: ResumeBasics(name: text)))
    }

    /// What stands for a text in the document.
    private func body(_ text: String) throws -> String {
        let source = document(text).source
        let start = try #require(source.lastRange(of: "\\resumetitle{"))
        let end = try #require(source.lastRange(of: "}\n\\end{document}"))
        return String(source[start.upperBound..<end.lowerBound])
    }

    @Test("Letters that the font has stand as they are, and nothing is told of them")
    func own() throws {
        let text = "é ü Łódź Çelik ÆØÅ – „a“ € ± ×"
        #expect(try body(text) == text)
        #expect(!document(text).source.contains("DeclareUnicodeCharacter"))
        #expect(document(text).unprinted.isEmpty && document(text).replaced.isEmpty)
    }

    @Test(
        "Signs and letters that the font lacks are set by commands that are read as the same",
        arguments: [
            ("Ω", "03A9", "\\ensuremath{\\Omega}"), ("µ", "00B5", "\\textmu{}"),
            ("≤", "2264", "\\ensuremath{\\leq}"), ("⁶", "2076", "\\textsuperscript{6}"),
            ("ș", "0219", "\\textcommabelow{s}"), ("ễ", "1EC5", "\\~{\\^{e}}"),
            ("ậ", "1EAD", "\\d{\\^{a}}"), ("ī", "012B", "\\={\\i}"),
            ("ά", "03AC", "\\ensuremath{\\acute{\\alpha}}"), ("Ά", "0386", "\\'{A}"),
            ("→", "2192", "\\textrightarrow{}"), ("＆", "FF06", "\\&"),
        ]) func same(sign: String, code: String, commands: String)
    {
        let latex = document("a \(sign)")
        #expect(
            latex.source.contains(
                "\\DeclareUnicodeCharacter{\(code)}{\\resumesign{\(code)}{\(commands)}}"))
        #expect(latex.unprinted.isEmpty && latex.replaced.isEmpty)
    }

    @Test("Cyrillic is set in Latin letters, and that is told") func cyrillic() {
        let latex = document("Жук Щука")
        #expect(latex.source.contains("\\DeclareUnicodeCharacter{0416}{Zh}"))
        #expect(latex.source.contains("\\DeclareUnicodeCharacter{0449}{shch}") == false)
        #expect(latex.source.contains("\\DeclareUnicodeCharacter{0429}{Shch}"))
        #expect(String(latex.replaced) == "ЖукЩа")
        #expect(latex.unprinted.isEmpty)
    }

    @Test("Other scripts are one question mark, pictures are left out, and both are told")
    func others() throws {
        let latex = document("東京 Zoë 東 🚀👩\u{200D}💻 한국어\u{FE0F}")
        #expect(String(latex.unprinted) == "東京🚀👩💻한국어")
        #expect(latex.notes.count == 1 && latex.notes.allSatisfy { $0.contains("東京🚀👩💻한국어") })
        #expect(document("Łódź").notes.isEmpty)
        #expect(
            try body("東京 Zoë 東 🚀") == "\\resumeother{東京} Zoë \\resumeother{東} 🚀")
        #expect(latex.source.contains("\\DeclareUnicodeCharacter{1F680}{}"))
        #expect(latex.source.contains("\\DeclareUnicodeCharacter{200D}{}"))
        #expect(!latex.source.contains("DeclareUnicodeCharacter{6771}"))
    }

    @Test("A letter with its marks apart is set as one, and no heap of marks gets through")
    func marks() throws {
        #expect(
            try body("Zoe\u{308} Lo\u{301}dz\u{301} s\u{326}")
                == "Zo\\\"{e} L\\'{o}d\\'{z} \\textcommabelow{s}")
        #expect(try body("Ti\u{304}n") == "T\\={\\i}n")
        let heap = String(repeating: "\u{301}\u{323}\u{35C}", count: 1_000)
        #expect(try body("a\(heap)b") == "\\d{\\d{\\'{\\'{a}}}}b")
        #expect(document("б\u{301}\u{301}").source.contains("\\DeclareUnicodeCharacter{0301}{}"))
    }

    @Test("A word longer than a line may break") func long() throws {
        let word = String(repeating: "ab_", count: 20)
        #expect(try body(word).contains("ab\\_\\allowbreak{}ab\\_"))
        let letters = String(repeating: "x", count: 100)
        #expect(try body(letters).split(separator: "\\allowbreak{}").count == 5)
        #expect(try !body("snake_case_word").contains("allowbreak"))
    }
}

extension String {
    fileprivate func lastRange(of text: String) -> Range<String.Index>? { ranges(of: text).last }
}
