import Prelude
import Testing

@Suite("JSON") struct JSONTests {
    @Test("What is printed reads back as the same value", arguments: [false, true])
    func roundTrip(pretty: Bool) throws {
        let value: JSONValue = [
            "name": "Zoë \"Z\" O\u{2028}\n\u{1}", "age": 41, "share": 0.25, "tags": ["a", [], [:]],
            "none": nil, "yes": true,
        ]
        #expect(try JSONParser.parse(value.text(pretty: pretty)) == value)
    }

    @Test(
        "A broken document says where it breaks",
        arguments: [
            ("{\"a\": 1,}", 8), ("[1 2]", 3), ("\"abc", 4), ("01", 2), ("[1]x", 3), ("", 0),
            ("\"\\ud800\\u00zz\"", 9), ("-", 1), ("1e", 2), ("nul", 0), ("\"a\nb\"", 2),
        ])
    func broken(text: String, offset: Int) {
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(text) }
        do {
            _ = try JSONParser.parse(text)
        } catch {
            #expect(error.offset == offset)
        }
    }

    @Test("Nesting without end is refused, not followed") func deep() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(deep) }
    }

    @Test("A lone surrogate becomes the replacement character, a pair one scalar")
    func surrogates() throws {
        #expect(try JSONParser.parse("\"\\ud83d\\ude00 \\udc00\"") == "😀 \u{FFFD}")
    }

    @Test("What steers a terminal beyond ASCII is escaped, and reads back as it was")
    func controlCharacters() throws {
        let text = "a\u{9B}31mb\u{202E}c\u{2028}d\u{E0041}é\n"
        let printed = JSONValue.string(text).text()
        #expect(printed == #""a\u009b31mb\u202ec\u2028d\udb40\udc41é\n""#)
        #expect(try JSONParser.parse(printed) == .string(text))
    }
}
