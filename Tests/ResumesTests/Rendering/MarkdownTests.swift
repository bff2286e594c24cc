import Prelude
import Resumes
import Testing

@Suite("Markdown") struct MarkdownTests {
    private func bullet(_ text: String) -> String {
        let lines = Resume(work: [ResumeWork(bullets: [text])]).markdown.split(separator: "\n")
        return String(lines.last?.dropFirst(2) ?? "")
    }

    @Test(
        "What is no mark-up stays as it was written",
        arguments: [
            "GitHub: x", "C#", "C++", "F# and .NET", "node.js", "e-mail", "A/B", "3.5", "(2020)",
            "$5",
            "\"x\"", "it's", "R&D", "Hive & Co", "AT&T", "50%", "a = b",
            "a@b", "x^2", "{x}", "a|b", "5 < 6", "a -> b", "<5 ms", "snake_case_name", "a _ b",
            "~5",
            "~5 to ~10", "-5 %", "+5 %", "-x", "#1", "#hash", "1.5", "1.x", "2020)x", "C:\\Users",
            "x!",
            "= x", "====", "ü_ü", "####### x", "a - b", "1st. b", "–", "© 2020", "a & b;", "&; x",
        ])
    func plain(text: String) {
        #expect(bullet(text) == text)
    }

    @Test(
        "What would be mark-up is escaped",
        arguments: [
            ("*a*", ##"\*a\*"##), ("a * b", ##"a \* b"##), ("* a", ##"\* a"##),
            ("_a_", ##"\_a\_"##),
            ("a __init__ b", ##"a \_\_init\_\_ b"##), ("a_", ##"a\_"##), ("(_a)", ##"(\_a)"##),
            ("`a`", ##"\`a\`"##), ("[a](/b)", ##"\[a\](/b)"##), ("[a]: /b", ##"\[a\]: /b"##),
            ("![a](b)", ##"!\[a\](b)"##), ("<b>", ##"\<b>"##), ("</b>", ##"\</b>"##),
            ("<!-- a -->", ##"\<!-- a -->"##), ("<?a", ##"\<?a"##), ("a<", ##"a\<"##),
            ("&amp;", ##"\&amp;"##), ("&#65;", ##"\&#65;"##), ("&#x41;", ##"\&#x41;"##),
            ("~~a~~", ##"\~\~a\~\~"##), ("~~~", ##"\~\~\~"##), ("# a", ##"\# a"##), ("#", ##"\#"##),
            ("###### a", "\\###### a"), ("+ a", ##"\+ a"##), ("+", ##"\+"##), ("- a", ##"\- a"##),
            ("---", ##"\---"##), ("1. a", ##"1\. a"##), ("12) a", ##"12\) a"##), ("1.", ##"1\."##),
            ("> a", ##"\> a"##), (">a", ##"\>a"##), (##"a\*"##, ##"a\\\*"##), (##"a\"##, ##"a\\"##),
            (##"\.a"##, ##"\\.a"##),
        ])
    func escaped(text: String, markdown: String) {
        #expect(bullet(text) == markdown)
        #expect(Unescaping.markdown(bullet(text)) == text)
    }

    @Test("A heading keeps the signs at its end") func headings() {
        let headings = [
            "C #": ##"# C \#"##, "C#": "# C#", "##": "# \\##", "A ##": ##"# A #\#"##,
            "#": ##"# \#"##,
        ]
        for (title, heading) in headings {
            let resume = Resume(basics: ResumeBasics(name: title))
            #expect(resume.markdown == heading + "\n")
        }
    }
}
