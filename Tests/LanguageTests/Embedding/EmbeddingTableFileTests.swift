import Language
import Testing

@Suite("Embedding table files")
struct EmbeddingTableFileTests {
    private func refused(
        _ expected: EmbeddingTableError, _ damage: (inout TinyTable) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var table = TinyTable()
        damage(&table)
        #expect(throws: expected, sourceLocation: sourceLocation) { try table.load() }
    }

    @Test("An undamaged table is read")
    func undamaged() throws {
        #expect(try TinyTable().load().model == "minilm-static-2-v1")
    }

    @Test("Another magic or version is refused")
    func otherFiles() {
        refused(.notATable) { $0.magic = Array("%PDF-1.7".utf8) }
        refused(.unknownVersion(found: 2, expected: 1)) { $0.version = 2 }
        refused(.unknownVersion(found: .max, expected: 1)) { $0.version = .max }
    }

    @Test("A number out of its range is named with what was expected")
    func headerRanges() {
        refused(.badHeader(field: "row count", found: "0", expected: "1 to 65534")) { $0.rows = 0 }
        refused(.badHeader(field: "row count", found: "4294967295", expected: "1 to 65534")) {
            $0.rows = .max
        }
        refused(.badHeader(field: "dimension count", found: "0", expected: "1 to 4096")) {
            $0.dimensions = 0
        }
        refused(.badHeader(field: "dimension count", found: "4097", expected: "1 to 4096")) {
            $0.dimensions = 4_097
        }
        refused(.badHeader(field: "unit", found: "nan", expected: "a positive number")) {
            $0.unit = .nan
        }
        refused(.badHeader(field: "unit", found: "-1.0", expected: "a positive number")) {
            $0.unit = -1
        }
    }

    @Test("A file cut off at any byte is refused")
    func cutOff() {
        let table = TinyTable()
        for length in 0..<table.bytes.count {
            let expected: EmbeddingTableError =
                length < 32 ? .notATable : .wrongSize(bytes: length, expected: table.bytes.count)
            #expect(throws: expected) {
                try EmbeddingTable(
                    table: Array(table.bytes.prefix(length)), vocabulary: table.vocabulary)
            }
        }
    }

    @Test("A file with something after its end is refused")
    func trailingBytes() {
        refused(.wrongSize(bytes: 53, expected: 52)) { $0.values.append(0) }
    }

    @Test("A scale that could overflow a sum is refused with its row")
    func scales() {
        refused(.badScale(row: 3, found: 32_768, limit: 32_767)) { $0.scales[3] = 32_768 }
    }

    @Test("A table and a vocabulary that were not made together are refused")
    func vocabularies() {
        refused(.wrongVocabulary(rows: 5, pieces: 4)) {
            $0.vocabulary = Array("[UNK]\na\nb\nc\n".utf8)
        }
        refused(.wrongVocabulary(rows: 5, pieces: 5)) {
            $0.claimedVocabulary = Array("[UNK]\nnurse\nlogistics\n##s\n,\n".utf8)
        }
    }

    @Test("Every complaint says what to do and fits a line of a log")
    func descriptions() {
        let errors: [EmbeddingTableError] = [
            .notATable, .unknownVersion(found: 9, expected: 1),
            .badHeader(field: "unit", found: "nan", expected: "a positive number"),
            .wrongSize(bytes: 1, expected: 2), .badScale(row: 1, found: 2, limit: 3),
            .wrongVocabulary(rows: 1, pieces: 2), .tooManyPieces(limit: 1),
            .badPiece(line: 1, bytes: 0, limit: 255), .repeatedPiece(line: 2, first: 1),
            .noUnknownPiece,
        ]
        for error in errors {
            #expect(error.description.contains("install the data folder"))
            #expect(!error.description.contains("\n"))
        }
    }
}
