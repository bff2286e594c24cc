import Language
import Prelude
import Testing

@Suite("Tokenizer") struct TokenizerTests {
    private func words(_ text: String) -> [String] { Tokenizer.tokens(of: text).map(\.folded) }

    @Test(
        "Names with signs stay whole and apart",
        arguments: [
            ("C, C++, C# and F#.", ["c", "c++", "c#", "and", "f#"]),
            ("C♯ is C#", ["c#", "is", "c#"]),
            (".NET, ASP.NET and VB.NET", [".net", "asp.net", "and", "vb.net"]),
            ("C#.NET", ["c#", ".net"]),
            ("Node.js/Vue.js", ["node.js", "vue.js"]),
            ("Java/Kotlin", ["java", "kotlin"]),
            ("R&D", ["r", "and", "d"]),
            ("Python 3.x, OAuth 2.0", ["python", "3.x", "oauth", "2.0"]),
            ("the end.Next one", ["the", "end", "next", "one"]),
            ("CompTIA A+ certified", ["comptia", "a+", "certified"]),
            ("5+ years, 10,000 users", ["5", "years", "10,000", "users"]),
        ])
    func signs(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test("A hyphen or slash is remembered between the words it joins")
    func gaps() {
        #expect(
            Tokenizer.tokens(of: "T-SQL PL/SQL CI / CD x86-64").map(\.gap) == [
                .mark, .hyphen, .space, .slash, .space, .slash, .space, .hyphen,
            ])
        #expect(
            Tokenizer.tokens(of: "one - two. Three\nfour\n\nfive").map(\.gap) == [
                .mark, .mark, .mark, .line, .mark,
            ])
    }

    @Test(
        "E-mail and web addresses are one token",
        arguments: [
            "jane.doe+cv@mail.example.org", "https://github.com/jane/react-app?tab=java",
            "www.example.de/go", "github.com/jane/rust", "linkedin.com/in/jane-java",
        ])
    func addresses(address: String) {
        let tokens = Tokenizer.tokens(of: "(\(address)), Go")
        #expect(tokens.map(\.kind) == [.address, .word])
        #expect(tokens.first?.folded == address)
    }

    @Test("Product names that look like hosts are words")
    func products() {
        #expect(
            Tokenizer.tokens(of: "ASP.NET/C# Socket.io Node.js").allSatisfy { $0.kind == .word })
    }

    @Test(
        "Every script, accent and ligature is folded to its plain form",
        arguments: [
            ("Résumé naïve Łódź Straße", ["resume", "naive", "lodz", "strasse"]),
            ("e\u{301}cole", ["ecole"]),
            ("ﬁnance eﬃcient", ["finance", "efficient"]),
            ("soft\u{AD}ware develop\u{200B}ment", ["software", "development"]),
            ("machine\u{A0}learning", ["machine", "learning"]),
            ("Москва Ёлка", ["москва", "елка"]),
            ("Αθήνα", ["αθηνα"]),
            ("東京 データ", ["東", "京", "データ"]),
            ("مهندس برمجيات", ["مهندس", "برمجيات"]),
            ("ＳＱＬ", ["sql"]),
        ])
    func folding(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test("Apostrophes, straight and curly, part articles and keep contractions")
    func apostrophes() {
        #expect(
            words("Master's Bachelor’s don’t l'analyse d’équipe") == [
                "master", "bachelor", "dont", "l", "analyse", "d", "equipe",
            ])
    }

    @Test("A token's span is the very bytes of its word")
    func spans() {
        let text = SourceText("Größe: C++ – Ñandú, “Go”")
        let tokens = Tokenizer.tokens(of: text)
        #expect(tokens.map { text.string($0.span) } == ["Größe", "C++", "Ñandú", "Go"])
        let part = Tokenizer.tokens(of: text, in: TextSpan(9, 12))
        #expect(part.map(\.span) == [TextSpan(9, 12)])
    }

    @Test("Broken bytes, long runs and no text at all do no harm")
    func hostile() {
        let broken: [UInt8] = [0xC3, 0x28, 0xFF, 0x41, 0xE2, 0x82, 0xF0, 0x9F]
        let tokens = Tokenizer.tokens(of: broken, in: TextSpan(0, broken.count))
        #expect(tokens.map(\.folded) == ["a"])
        #expect(Tokenizer.tokens(of: "").isEmpty)
        let long = Tokenizer.tokens(of: String(repeating: "a", count: 5_000))
        #expect(long.allSatisfy { $0.span.length <= Tokenizer.maximumTokenLength })
        #expect(long.map(\.span.length).reduce(0, +) == 5_000)
        #expect(Tokenizer.tokens(of: [0x41], in: TextSpan(-5, 99)).count == 1)
    }
}
