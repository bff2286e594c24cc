import FoundationEssentials
import Language
import Testing

@Suite("WordPiece")
struct WordPieceTests {
    private struct Case {
        let line: Int
        let text: String
        let ids: [Int]
    }

    private func cases() throws -> [Case] {
        let file = String(
            decoding: try EmbeddingFixtures.bytes("tokenizer_cases.tsv"), as: UTF8.self)
        return try file.split(separator: "\n").enumerated().map { number, line in
            let fields = line.split(
                separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            let text = try JSONDecoder().decode(String.self, from: Data(fields[0].utf8))
            return Case(
                line: number + 1, text: text,
                ids: fields[1].split(separator: " ").compactMap { Int($0) })
        }
    }

    @Test("Every one of the thousand recorded texts has the pieces the model's own tokenizer gives")
    func equalsTheModelsTokenizer() throws {
        let tokenizer = try EmbeddingFixtures.shipped.get().tokenizer
        let cases = try cases()
        #expect(cases.count == 1_000)
        for expected in cases {
            #expect(tokenizer.ids(of: expected.text) == expected.ids, "case \(expected.line)")
        }
    }

    @Test("Every piece that is a word of plain letters is found as itself")
    func findsEveryPiece() throws {
        let tokenizer = try EmbeddingFixtures.shipped.get().tokenizer
        let pieces = String(decoding: try EmbeddingFixtures.bytes("wordpieces.txt"), as: UTF8.self)
            .split(separator: "\n")
        #expect(pieces.count == tokenizer.count)
        let words = pieces.indices.filter { number in
            pieces[number].utf8.allSatisfy { (0x61...0x7A).contains($0) }
        }
        #expect(words.count > 20_000)
        let found = words.filter { tokenizer.ids(of: String(pieces[$0])) == [$0] }
        #expect(found == words)
    }

    @Test("The longest piece wins, from the left")
    func longestFirst() throws {
        let tokenizer = try WordPiece(
            vocabulary: Array("[UNK]\nun\nunable\n##able\n##a\n##ble\n".utf8))
        #expect(tokenizer.ids(of: "unable") == [2])
        #expect(tokenizer.ids(of: "unableable") == [2, 3])
        #expect(tokenizer.ids(of: "unabable") == [0])
        #expect(tokenizer.ids(of: "able") == [0])
    }

    @Test("A word of a hundred characters is cut into pieces, a longer one is unknown")
    func wordLimit() throws {
        let tokenizer = try WordPiece(vocabulary: Array("[UNK]\na\n##a".utf8))
        let longest = String(repeating: "a", count: WordPiece.wordLimit)
        #expect(tokenizer.ids(of: longest).count == WordPiece.wordLimit)
        #expect(tokenizer.ids(of: longest + "a a") == [0, 1])
    }

    @Test("Composed and decomposed, upper and lower case are the same text")
    func normalizes() throws {
        let tokenizer = try EmbeddingFixtures.shipped.get().tokenizer
        let plain = tokenizer.ids(of: "resume zurich angstrom")
        #expect(tokenizer.ids(of: "Résumé ZÜRICH Ångström") == plain)
        #expect(tokenizer.ids(of: "RE\u{301}SUME\u{301} Zu\u{308}rich a\u{30A}ngstrom") == plain)
    }

    @Test("The name of a reserved piece in a text is plain text")
    func reservedNamesAreText() throws {
        let tokenizer = try EmbeddingFixtures.shipped.get().tokenizer
        for name in ["[CLS]", "[SEP]", "[MASK]", "[UNK]", "[PAD]", "[unused0]"] {
            #expect(tokenizer.ids(of: name).count > 2)
        }
    }

    @Test("A vocabulary that is none is refused with the line that is wrong")
    func refusesBadVocabularies() {
        let cases: [(String, EmbeddingTableError)] = [
            ("", .noUnknownPiece),
            ("a\nb\n", .noUnknownPiece),
            ("[UNK]\n\nb\n", .badPiece(line: 2, bytes: 0, limit: 255)),
            ("[UNK]\na\nb\na\n", .repeatedPiece(line: 4, first: 2)),
            (
                "[UNK]\n" + String(repeating: "x", count: 256),
                .badPiece(line: 2, bytes: 256, limit: 255)
            ),
            (
                (0...65_534).map { "p\($0)\n" }.joined(), .tooManyPieces(limit: 65_534)
            ),
        ]
        for (vocabulary, error) in cases {
            #expect(throws: error) { try WordPiece(vocabulary: Array(vocabulary.utf8)) }
        }
    }

    @Test("A word and its continuation with the same letters are two pieces")
    func continuationsAreDistinct() throws {
        let tokenizer = try WordPiece(vocabulary: Array("[UNK]\ns\n##s\n#\n###\n##\n".utf8))
        #expect(tokenizer.ids(of: "ss") == [1, 2])
        #expect(tokenizer.ids(of: "##") == [3, 3])
    }
}
