import Language
import Prelude
import Workflows

/// Times the search for the name that each of many misspelt ones was made from: those of `BENCH_DATA`
/// (`fuzzy.json` as the peers' script writes it), or invented ones.
struct AliasBench {
    private let names: [String]
    private let misspelt: [String]
    /// The name each was made from; nil for those that were made from none.
    private let sources: [Int?]

    /// The names of a folder that the peers' script wrote.
    ///
    /// - Throws: `Failure` when the file does not hold them.
    init(folder: String) throws {
        let document = try JSONParser.parse(try DataFolder(path: folder).bytes("fuzzy.json"))
        func list(_ key: String) -> [JSONValue]? { document[key]?.elements }
        guard let names = list("canon"), let raw = list("raw"), let sources = list("source"),
            raw.count == sources.count
        else {
            throw Failure(.failed, "bad_data", "\(folder)/fuzzy.json has no canon, raw and source")
        }
        self.names = names.map { $0.string ?? "" }
        misspelt = raw.map { $0.string ?? "" }
        self.sources = sources.map { source in
            source.int.flatMap { names.indices.contains($0) ? $0 : nil }
        }
    }

    /// Names of its own, the same for the same seed: invented words, of which four in five are written
    /// with up to three slips, in other letters, the other way round or with a word more.
    init(names count: Int, misspelt number: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var seen: Set<String> = []
        while seen.count < count {
            let words = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                Self.word(&generator)
            }
            seen.insert(words.joined(separator: " "))
        }
        let names = seen.sorted()
        self.names = names
        var misspelt: [String] = []
        var sources: [Int?] = []
        for _ in 0..<number {
            if Int.random(in: 0..<5, using: &generator) == 0 {
                misspelt.append(Self.word(&generator) + Self.word(&generator))
                sources.append(nil)
            } else {
                let source = Int.random(in: 0..<count, using: &generator)
                misspelt.append(Self.misspelling(names[source], &generator))
                sources.append(source)
            }
        }
        self.misspelt = misspelt
        self.sources = sources
    }

    /// Times some runs with the rules that a desk sorts names by; `recall` is the share of those made from
    /// a name for which it comes first.
    func run(_ runs: Int, _ knowledge: Knowledge) -> JSONValue {
        var times: [JSONValue] = []
        var found: [[BagSorter.Option]] = []
        let bags = names.map { NameBag(canonical: $0) }
        for _ in 0..<runs {
            let start = Session.now()
            found = BagSorter(
                bags, resolver: knowledge.resolver, embeddings: knowledge.embeddings,
                parallelism: .processors
            ).options(for: misspelt)
            let end = Session.now()
            times.append(.number(Double(end.microseconds - start.microseconds) / 1000))
        }
        let made = zip(found, sources).compactMap { options, source in
            source.map { (options.first?.canonical, names[$0]) }
        }
        let right = made.count { $0 == $1 }
        return [
            "case": "alias", "ms": .array(times), "names": JSONValue(names.count),
            "misspelt": JSONValue(misspelt.count),
            "recall": .number(Double(right) / Double(max(made.count, 1))),
        ]
    }

    private static let syllables = [
        "ba", "cor", "da", "den", "fi", "gra", "hy", "ka", "kel", "lo", "lum", "ma", "mer", "no",
        "or", "pel", "qua", "ri", "sol", "stra", "ta", "tor", "ur", "va", "ven", "wi", "xo", "yar",
        "zen", "phi", "ster", "plex",
    ]

    private static func word(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 2...4, using: &generator)).map { _ in
            syllables[Int.random(in: syllables.indices, using: &generator)]
        }.joined()
    }

    private static func misspelling(
        _ name: String, _ generator: inout SeededGenerator
    ) -> String {
        var letters = Array(name.utf8)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let place = Int.random(in: letters.indices, using: &generator)
            let letter = UInt8.random(in: 0x61...0x7A, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0 where letters.count > 3: letters.remove(at: place)
            case 1: letters.insert(letter, at: place)
            default: letters[place] = letter
            }
        }
        let slipped = String(decoding: letters, as: UTF8.self)
        return switch Int.random(in: 0..<10, using: &generator) {
        case 0...2: slipped.uppercased()
        case 3: slipped + ".js"
        case 4: slipped + " framework"
        case 5: slipped.split(separator: " ").reversed().joined(separator: " ")
        default: slipped
        }
    }
}
