import Documents
import Prelude
import Testing

@Suite("Mutations") struct MutationTests {
    private static let seeds: [(name: String, text: String)] = [
        (
            "a.html",
            "<!doctype html><style>.x{color:#fff}</style><h1 class='x'>Wilma &amp; &#8364;</h1><ul><li>a<li>b</ul>"
                + "<table><tr><td>k<td>v</table><pre>p</pre><a href='https://e.example'>l</a><!-- c --><br/>"
        ),
        (
            "a.md",
            "# W *x*\n\n- **b** `c` [l](https://e.example) ![i](j)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
                + "```\ncode\n```\n> q\n\n[r]: <https://e.example>\n---\n<w@e.example>\n"
        ),
        (
            "a.csv",
            "Full Name,Skills,CV\n\"W, \"\"G\"\"\",\"[\"\"a\"\"]\",c.pdf (https://e.example/c.pdf)\nO;,\t|\n"
        ),
        (
            "a.json",
            #"{"basics":{"name":"W","location":{"city":"G"},"profiles":[{"url":"u"}]},"work":[{"name":"n","startDate":1}],"#
                + #""skills":[{"name":"s","keywords":["k"]},"t"],"education":{"degree":"d"}}"#
        ),
        ("a.rtf", "{\\rtf1{\\fonttbl x}J\\'fc\\u346?\\par{\\v h}\\bin2 ab\\tab c\\{}"),
        ("a.txt", "Jürgen MÃ¼ller \u{200B} Å‚ó 2019 – 2021\r\n\tEducation\n"),
    ]

    private static let body =
        "<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>h</w:t></w:r></w:p>"
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>"
        + "<w:p><w:r><w:txbxContent><w:p><w:r><w:t>b &#x41;</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"

    /// A text with bytes changed, removed, doubled and cut off at places that the seed chooses.
    private func mutated(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...9, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3:
                bytes[place] =
                    Array("<>&;\"'|[]{}#*_`\\\n\0".utf8).randomElement(using: &random) ?? 0
            default:
                if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(place...) }
            }
        }
        return bytes
    }

    /// Reads bytes; what comes must be whole: clean text whose spans lie inside it, or a code.
    private func check(_ bytes: [UInt8], _ name: String) {
        guard let documents = try? DocumentReader().read(bytes, path: name) else { return }
        #expect(!documents.isEmpty)
        for document in documents {
            let size = document.text.utf8.count
            let spans = document.facts.map(\.span) + document.links.map(\.span)
            #expect(spans.allSatisfy { $0.start >= 0 && $0.end <= size })
            #expect(
                document.text.unicodeScalars.allSatisfy {
                    $0.value >= 0x20 || $0 == "\n" || $0 == "\t"
                })
        }
    }

    @Test("Two thousand broken texts of every format end in a code or in clean text") func texts() {
        var random = SeededGenerator(seed: 20_240_601)
        for seed in MutationTests.seeds {
            for _ in 0..<400 { check(mutated(seed.text, &random), seed.name) }
        }
    }

    @Test("Broken Word documents end in a code or in clean text") func words() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let body = String(decoding: mutated(MutationTests.body, &random), as: UTF8.self)
            check(TinyWord.document(body: body), "a.docx")
        }
        let whole = TinyWord.document(body: MutationTests.body)
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0..<4 {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            check(bytes, "a.docx")
        }
    }

    @Test("Pages with words strewn at random lose none of them") func pages() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<8 {
            var pdf = TinyPDF()
            let count = Int.random(in: 5...120, using: &random)
            for number in 0..<count {
                pdf.put(
                    "word\(number)x", Double.random(in: 10...520, using: &random),
                    Double.random(in: 20...780, using: &random),
                    size: Double.random(in: 6...14, using: &random))
            }
            let document = try #require(DocumentReader().read(pdf.bytes, path: "a.pdf").first)
            let missing = (0..<count).count { !document.text.contains("word\($0)x") }
            #expect(missing == 0)
        }
    }
}
