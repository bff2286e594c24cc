import FoundationEssentials
import Language

/// The shipped files, found beside the package; tests may use Foundation, the program does not.
enum EmbeddingFixtures {
    /// The folder `data/embeddings` of the project that this file stands in.
    static let folder: URL = {
        var folder = URL(filePath: #filePath)
        while folder.path() != "/" {
            folder.deleteLastPathComponent()
            let data = folder.appending(path: "data/embeddings")
            if FileManager.default.fileExists(atPath: data.path()) { return data }
        }
        return folder
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: name)))
    }

    /// The table that ships, read once for all tests.
    static let shipped = Result {
        try EmbeddingTable(
            table: bytes("minilm-static-256.bin"), vocabulary: bytes("wordpieces.txt"))
    }
}

/// A table small enough to be read off the page: three words, two dimensions.
struct TinyTable {
    var magic = Array("MUSTEREM".utf8)
    var version: UInt32 = 1
    var rows: UInt32 = 5
    var dimensions: UInt32 = 2
    var unit: Float = 0.5
    var scales: [UInt16] = [0, 1, 1, 100, 1]
    var values: [Int8] = [0, 0, 3, 4, 127, 0, 0, 10, 0, 0]
    var vocabulary = Array("[UNK]\nlogistics\nnurse\n##s\n,\n".utf8)
    /// The vocabulary that the header claims; the one beside it if nil.
    var claimedVocabulary: [UInt8]?

    var bytes: [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in claimedVocabulary ?? vocabulary {
            hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
        }
        return magic + Self.little(version) + Self.little(rows) + Self.little(dimensions)
            + Self.little(unit.bitPattern) + Self.little(hash)
            + scales.flatMap { Self.little($0) } + values.map { UInt8(bitPattern: $0) }
    }

    func load() throws -> EmbeddingTable {
        try EmbeddingTable(table: bytes, vocabulary: vocabulary)
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
