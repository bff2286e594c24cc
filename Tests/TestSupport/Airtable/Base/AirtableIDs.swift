import Prelude

/// Makes ids that look as Airtable's do, the same ones in every run with the same seed.
struct AirtableIDs: Sendable {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

    let seed: UInt64
    private var count: UInt64 = 0

    init(seed: UInt64) {
        self.seed = seed
    }

    /// The next id of a kind: `rec`, `fld`, `tbl`, `sel`, `att`, `viw` or `itr`.
    mutating func next(_ kind: String) -> String {
        count += 1
        var generator = SeededGenerator(seed: seed &* 1_000_003 &+ count)
        let tail = (0..<14).map { _ in
            AirtableIDs.letters[Int(generator.next() % UInt64(AirtableIDs.letters.count))]
        }
        return kind + String(tail)
    }

    /// Whether a text has the form of an id of a kind.
    static func isID(_ text: String, _ kind: String) -> Bool {
        text.utf8.count == 17 && text.hasPrefix(kind)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
