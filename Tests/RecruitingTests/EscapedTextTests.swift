import Recruiting
import Testing

@Suite("Escaping for the client") struct EscapedTextTests {
    @Test("No cell of a table is a formula", arguments: ["=1+1", "+49", "-2", "@x", "\t=1", " =1"])
    func formulas(text: String) {
        #expect(EscapedText.csv(text).hasPrefix("\"'"))
    }

    @Test("Cells are quoted, with quotes doubled") func quotes() {
        #expect(EscapedText.csv("a \"b\", c") == "\"a \"\"b\"\", c\"")
    }

    @Test("HTML and Markdown say the text and nothing else") func marks() {
        #expect(
            EscapedText.html("<a href='x'>\"&") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;")
        #expect(
            EscapedText.markdown("[x](https://y) *b* `c`\n# d")
                == ##"\[x\](https\://y) \*b\* \`c\` \# d"##)
        #expect(EscapedText.markdown("www.x.org") == #"www\.x.org"#)
    }

    @Test("Control characters and marks that turn the text are dropped") func controls() {
        #expect(EscapedText.folded("a\u{1B}[31m\u{202E}b\r\n c\u{0}") == "a[31mb c")
    }
}
