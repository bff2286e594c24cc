import Prelude
import Testing

@testable import Configuration

@Suite("YAML") struct YAMLTests {
    private func fault(_ text: String, limits: YAML.Limits = YAML.Limits()) -> String {
        do {
            _ = try YAML.read(text, limits: limits)
            return "no fault"
        } catch { return error.description }
    }

    @Test("Every value knows its line and its kind") func tree() throws {
        let root = try YAML.read(
            """
            # settings
            theme: harbor
            mouse: false
            rows: 40
            ratio: 0.5
            word: "40"
            nothing: ~
            keys:
              next: [n, down]
            """)
        #expect(root["theme"]?.string == "harbor")
        #expect(root["theme"]?.line == 2)
        #expect(root["mouse"]?.bool == false)
        #expect(root["rows"]?.int == 40)
        #expect(root["ratio"]?.double == 0.5)
        #expect(root["word"]?.int == nil)
        #expect(root["word"]?.string == "40")
        #expect(root["nothing"]?.isNull == true)
        #expect(root["nothing"]?.string == nil)
        #expect(root["keys"]?["next"]?.elements?.compactMap(\.string) == ["n", "down"])
        #expect(root["keys"]?["next"]?.line == 9)
    }

    @Test("An empty text is an empty mapping") func empty() throws {
        #expect(try YAML.read("").members == [])
        #expect(try YAML.read("# only a word\n").members == [])
    }

    @Test("no and yes stay words") func words() throws {
        let root = try YAML.read("country: no\nanswer: yes\n")
        #expect(root["country"]?.string == "no")
        #expect(root["country"]?.bool == nil)
        #expect(root["answer"]?.bool == nil)
    }

    @Test("A fault tells its line and what was expected") func faults() {
        #expect(fault("a: 1\nb: [1, 2\nc: 3\n").hasPrefix("line 3: this is no YAML: "))
        #expect(fault("a: 1\nb: 2\na: 3\n") == "line 3: a stands here and on line 1")
        #expect(fault("a: 1\n---\nb: 2\n") == "line 2: a second document begins; expected one")
        #expect(fault("a: *b\n") == "line 1: no part before this is named &b")
        #expect(fault("? [a]\n: b\n") == "line 1: expected a name, found a list or mapping")
        #expect(fault("a: \0\n") == "line 1: the file is no text: it holds a zero byte")
    }

    @Test("A text that would grow, sink or swell is refused") func limits() {
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        #expect(fault(deep) == "line 1: values lie more than 32 deep")
        var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<9 {
            let parts = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            laughs += "a\(level): &a\(level) [\(parts)]\n"
        }
        #expect(fault(laughs).hasSuffix("the file has more than 20000 values"))
        #expect(fault("a: &a [*a]\n") == "line 1: no part before this is named &a")
        let long = String(repeating: "# comment\n", count: 200_000)
        #expect(fault(long) == "line 1: the file is larger than 1048576 bytes")
    }

    @Test("Bytes that are no text never crash the reader", arguments: 0..<200)
    func noise(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("ab:-[]{}&*!|>'\"%@` \n\t#?,~\u{1}".utf8) + [0xFF, 0xC3, 0xA9]
        let bytes = (0..<120).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        do {
            _ = try YAML.read(bytes)
        } catch {
            #expect(error.line >= 1)
            #expect(!error.reason.isEmpty)
        }
    }
}

@Suite("Colour schemes") struct ColorSchemeTests {
    private let flat = """
        scheme: "Plain"
        author: "Ada"
        base00: "000000"
        base0f: "ffffff"
        """

    @Test("Both layouts are read") func layouts() throws {
        let old = try ColorScheme(yaml: Array(flat.utf8))
        #expect(old.name == "Plain")
        #expect(old.palette == ["base00": "000000", "base0F": "ffffff"])
        let new = try ColorScheme(
            YAML.read("system: base24\nname: N\nvariant: light\npalette:\n  base10: '#a0b1c2'\n"))
        #expect(new.variant == "light")
        #expect(new.palette == ["base10": "#a0b1c2"])
    }

    @Test("Another system is refused by name and line") func system() {
        #expect(
            throws: YAMLFault(line: 2, reason: "the system is tinted8, expected base16 or base24")
        ) { try ColorScheme(YAML.read("name: N\nsystem: tinted8\npalette: {}\n")) }
    }
}
