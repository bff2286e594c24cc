import Language
import Testing

@Suite("EmbeddingTable")
struct EmbeddingTableTests {
    private func similarity(_ first: String, _ second: String) throws -> Double {
        let table = try EmbeddingFixtures.shipped.get()
        let vectors = try (
            #require(table.vector(for: first)), #require(table.vector(for: second))
        )
        return try #require(cosineSimilarity(vectors.0, vectors.1))
    }

    @Test("The shipped table is the one whose name is stored beside vectors")
    func shipped() throws {
        let table = try EmbeddingFixtures.shipped.get()
        #expect(table.model == "minilm-static-256-v1")
        #expect(table.dimensions == 256)
        #expect(table.tokenizer.count == 30_522)
    }

    @Test("A vector is the sum of its pieces' weighted rows at unit length")
    func arithmetic() throws {
        let table = try TinyTable().load()
        #expect(table.vector(for: "Logistics") == [0.6, 0.8])
        // nurse (127, 0) and 100 times ##s (0, 10).
        let length = (127.0 * 127 + 1_000 * 1_000).squareRoot()
        #expect(table.vector(for: "nurses") == [Float(127 / length), Float(1_000 / length)])
        #expect(table.vector(for: "logistics unheard") == [0.6, 0.8])
    }

    @Test("Sums stay exact over more rows than fit one 32-bit sum")
    func longTexts() throws {
        var tiny = TinyTable()
        tiny.scales[1] = 32_767
        tiny.scales[2] = 32_767
        tiny.values[2] = -128
        tiny.values[3] = 127
        tiny.values[4] = -128
        tiny.values[5] = 127
        let table = try tiny.load()
        let once = try #require(table.vector(for: "nurse"))
        for count in [2, 511, 512, 513, 1_024, 5_000] {
            let text = String(repeating: "nurse logistics ", count: count)
            #expect(table.vector(for: text) == once)
        }
    }

    @Test("Vectors have unit length")
    func unitLength() throws {
        let table = try EmbeddingFixtures.shipped.get()
        for text in ["a", "Rust", "Head of accounting in Łódź", "日本", "C++", "the of and"] {
            let vector = try #require(table.vector(for: text))
            #expect(vector.count == table.dimensions)
            let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            #expect(abs(length - 1) < 1e-6)
        }
    }

    @Test("The same text has the same vector to the bit, whatever the order of its words")
    func orderIsIrrelevant() throws {
        let words = "paediatric nurse with seven years on night shifts, Python and C++ besides"
            .split(separator: " ")
        let table = try EmbeddingFixtures.shipped.get()
        let again = try EmbeddingTable(
            table: EmbeddingFixtures.bytes("minilm-static-256.bin"),
            vocabulary: EmbeddingFixtures.bytes("wordpieces.txt"))
        let vector = try #require(table.vector(for: words.joined(separator: " ")))
        for text in [words, words.reversed(), Array(words.sorted())] {
            let other = try #require(again.vector(for: text.joined(separator: "\n")))
            #expect(other.map(\.bitPattern) == vector.map(\.bitPattern))
        }
    }

    @Test(
        "A text without a known word has no vector",
        arguments: ["", "   \n", "---", "…", "., ; !", "→ ★", "\u{0}\u{200B}", "🦩", "\u{301}"])
    func nothingToSay(text: String) throws {
        #expect(try EmbeddingFixtures.shipped.get().vector(for: text) == nil)
    }

    @Test("A word too long to know has no vector and leaves its neighbours alone")
    func unknownWords() throws {
        let table = try EmbeddingFixtures.shipped.get()
        let unknown = String(repeating: "q", count: 1_000)
        #expect(table.vector(for: unknown) == nil)
        #expect(table.vector(for: "nurse \(unknown)") == table.vector(for: "nurse"))
    }

    @Test(
        "What belongs together is nearer than what does not",
        arguments: [
            ("registered nurse in intensive care", "hospital caregiver", "welder of steel pipes"),
            ("Java backend developer", "server-side software engineer", "pastry chef"),
            ("accountant for payroll and taxes", "bookkeeping and finance", "forest ranger"),
            ("truck driver, long distance", "lorry transport and deliveries", "machine learning"),
            ("PostgreSQL", "relational database", "kindergarten"),
        ])
    func similarTexts(text: String, near: String, far: String) throws {
        #expect(try similarity(text, near) > similarity(text, far))
    }

    @Test("Little words and marks move a vector less than a word that says something")
    func littleWordsWeighLittle() throws {
        let plain = "electrician renewable energy"
        #expect(
            try similarity(plain, "the electrician, of the renewable energy.")
                > similarity(plain, "electrician renewable energy marketing"))
    }
}

@Suite("Cosine similarity")
struct CosineSimilarityTests {
    @Test("Same, opposite and square directions are 1, -1 and 0, whatever the lengths")
    func directions() {
        #expect(cosineSimilarity([1, 2], [2, 4]) == 1)
        #expect(cosineSimilarity([1, 2], [-3, -6]) == -1)
        #expect(cosineSimilarity([1, 0], [0, 5]) == 0)
    }

    @Test("Without an angle there is no number")
    func noAngle() {
        #expect(cosineSimilarity([], []) == nil)
        #expect(cosineSimilarity([1], [1, 2]) == nil)
        #expect(cosineSimilarity([0, 0], [1, 2]) == nil)
        #expect(cosineSimilarity([.nan, 0], [1, 2]) == nil)
        #expect(cosineSimilarity([.infinity, 0], [1, 2]) == nil)
    }
}
