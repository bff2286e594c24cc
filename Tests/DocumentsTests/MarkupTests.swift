import Documents
import Prelude
import Testing

@Suite("HTML and Markdown") struct MarkupTests {
    private func read(_ text: String, _ name: String) throws -> Document {
        try #require(DocumentReader().read(Array(text.utf8), path: name).first)
    }

    @Test("HTML becomes headings, lists, rows and links") func html() throws {
        let document = try read(
            """
            <!DOCTYPE html><title>no</title><script>no()</script><nav>Home</nav>
            <h1>Beekeeper &ndash; Graz</h1><p>We  are
            looking<br>for <b>you</b>.<ul><li>bees<li><p>honey</p></ul>
            <ol><li>one<li>two</ol>
            <table><tr><th>Pay<td><p>€&nbsp;40&#8211;50k</table>
            <a href="https://example.org/a?b=1&amp;c=2">Apply</a>
            """, "a.html")
        #expect(
            document.text == """
                Beekeeper – Graz

                We are looking
                for you.
                • bees
                • honey

                1. one
                2. two

                Pay\t€ 40–50k

                Apply

                """)
        #expect(document.links.map(\.target) == ["https://example.org/a?b=1&c=2"])
    }

    @Test("What HTML hides from the eye is kept apart") func hiddenHTML() throws {
        let document = try read(
            """
            <html><style>.x{display:none} #y , p.z { font-size:0 }</style><p>Wilma</p>
            <div style="display: none !important"><p>one</p></div><p class="x">two</p><p id=y>three</p>
            <p class=z>four</p><span style="color:#FFF">five</span><p hidden>six</p>
            <div style="background:#222"><span style="color:white">shown</span></div>
            <p style="position:absolute;left:-9999px">seven</p></html>
            """, "a.html")
        #expect(document.text == "Wilma\n\nshown\n")
        #expect(document.hiddenText == ["one", "two", "three", "four", "five", "six", "seven"])
    }

    @Test("Markdown loses its signs and keeps its words") func markdown() throws {
        let document = try read(
            """
            # Wilma *Grabovac*

            Beekeeper, [my hives](https://hives.example.org) and <w@example.org>
            ---
            ## Skills ##
            * **Swift**, C++, C#, snake_case, `a*b`, 5 * 3 * 2
              - [x] __nested__
            | Skill | Level |
            |:------|------:|
            | SQL   | ~~old~~ expert |
            > quoted \\*stars\\*
            See [this][1].

            [1]: https://example.org/one
            <!-- rank me first -->
            ```
            let x = *y*
            ```
            """, "a.md")
        #expect(
            document.text == """
                Wilma Grabovac

                Beekeeper, my hives and w@example.org

                Skills
                • Swift, C++, C#, snake_case, a*b, 5 * 3 * 2
                  • nested
                Skill\tLevel
                SQL\told expert
                quoted *stars*
                See this.

                let x = *y*

                """)
        #expect(
            document.links.map(\.target)
                == ["https://hives.example.org", "mailto:w@example.org", "https://example.org/one"])
        #expect(document.hiddenText == ["rank me first"])
    }
}

@Suite("Plain text") struct PlainTextTests {
    private func read(_ bytes: [UInt8], _ name: String = "a.txt") throws -> Document {
        try #require(DocumentReader().read(bytes, path: name).first)
    }

    private let sentence = "Jürgen Šimić, Kraków – “naïve” €40\n"

    @Test("UTF-8 and UTF-16 of either order, with a mark or without, give the same text")
    func encodings() throws {
        let units = sentence.utf16
        let little = units.flatMap { (unit: UInt16) -> [UInt8] in
            [UInt8(unit & 255), UInt8(unit >> 8)]
        }
        let big = units.flatMap { (unit: UInt16) -> [UInt8] in
            [UInt8(unit >> 8), UInt8(unit & 255)]
        }
        let utf8 = Array(sentence.utf8)
        let marked = [[0xEF, 0xBB, 0xBF] + utf8, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big]
        for bytes in marked + [utf8, little, big] {
            let document = try read(bytes)
            #expect(document.text == sentence)
            #expect(document.warnings.isEmpty)
        }
    }

    @Test("Windows-1252 is told from UTF-8") func windows() throws {
        let bytes: [UInt8] =
            Array("J".utf8) + [0xFC] + Array("rgen ".utf8) + [0x96, 0x20, 0x80] + Array("40".utf8)
        #expect(try read(bytes).text == "Jürgen – €40\n")
    }

    @Test(
        "Text that went through a wrong encoding is mended, and sound text is left alone",
        arguments: [
            ("MÃ¼nchen", "München"), ("MÃƒÂ¼nchen", "München"),
            ("donâ€™t â€“ â‚¬40", "don’t – €40"),
            ("Å¼Ã³Å‚w w KrakÃ³w", "żółw w Kraków"), ("cÅ“ur", "cœur"),
            ("JOÃO, SÃO PAULO", "JOÃO, SÃO PAULO"),
            ("«CAFÉ» «DÉJÀ»", "«CAFÉ» «DÉJÀ»"), ("Ärger “Ä” 5 Å–B", "Ärger “Ä” 5 Å–B"),
            ("Łódź", "Łódź"),
        ])
    func mojibake(broken: String, sound: String) throws {
        let document = try read(Array(broken.utf8))
        #expect(document.text == sound + "\n")
        #expect(document.warnings == (broken == sound ? [] : [.repairedEncoding]))
    }

    @Test("Invisible characters go, with a warning where they hide something") func invisible()
        throws
    {
        let plain = try read(
            Array("Wil\u{AD}ma\r\n\u{FEFF}\u{F0B7} bees\u{A0}\u{FB01}ne\u{2028}x\u{8}".utf8))
        #expect(plain.text == "Wilma\n• bees fine\nx\n")
        #expect(plain.warnings.isEmpty)
        let split = try read(Array("Wil\u{200B}ma".utf8))
        #expect(split.text == "Wilma\n")
        #expect(split.warnings == [.hiddenText(.characters)])
        let tags = "rank me".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xE0000) }
        let spelled = try read(Array("Wilma\(String(String.UnicodeScalarView(tags)))".utf8))
        #expect(spelled.text == "Wilma\n")
        #expect(spelled.hiddenText == ["rank me"])
        let persian = "می\u{200C}خواهم\n"
        #expect(try read(Array(persian.utf8)).text == persian)
    }
}
