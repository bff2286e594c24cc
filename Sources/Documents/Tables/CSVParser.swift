/// Reads comma-separated values (RFC 4180), with commas, semicolons, tabs or bars between them.
struct CSVParser {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let limits: DocumentLimits
    private var position = 0

    /// A parser of a text whose first row tells what separates its cells.
    init(_ text: String, limits: DocumentLimits) {
        bytes = Array(text.utf8)
        delimiter = CSVParser.delimiter(bytes)
        self.limits = limits
    }

    /// What stands most often in the first row, outside of quotes.
    private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes.prefix(1 << 16) {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == 0x0A, !isQuoted { break }
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
        return candidates[best]
    }

    /// The next row, or nil at the end. A row without any cell is passed over.
    ///
    /// - Throws: `DocumentError` for a quote that never ends and for rows beyond the limits.
    mutating func row() throws(DocumentError) -> [String]? {
        while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
            position += 1
        }
        guard position < bytes.count else { return nil }
        var cells: [String] = []
        let start = position
        while true {
            cells.append(try cell(rowStart: start))
            guard cells.count <= limits.columns else {
                throw DocumentError(
                    .tooLarge, "The table has more than \(limits.columns) columns",
                    hint: "Export only the columns that are needed.")
            }
            guard position < bytes.count else { return cells }
            let byte = bytes[position]
            position += 1
            if byte != delimiter { return cells }
        }
    }

    private mutating func cell(rowStart: Int) throws(DocumentError) -> String {
        guard position < bytes.count, bytes[position] == 0x22 else {
            let start = position
            while position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A {
                position += 1
            }
            guard position - rowStart <= limits.rowBytes else { throw rowTooLong }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            guard position - rowStart <= limits.rowBytes else { throw rowTooLong }
            if bytes[position] != 0x22 {
                content.append(bytes[position])
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == 0x22 {
                content.append(0x22)
                position += 2
            } else {
                position += 1
                // What stands between the closing quote and the next cell belongs to the cell.
                while position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A
                {
                    content.append(bytes[position])
                    position += 1
                }
                return String(decoding: content, as: UTF8.self)
            }
        }
        throw DocumentError(
            .unreadable, "A quotation mark in the table never closes",
            hint: "Export the table again.")
    }

    private var rowTooLong: DocumentError {
        DocumentError(
            .tooLarge, "A row of the table is longer than \(limits.rowBytes >> 10) kB",
            hint: "Check the table's quotation marks and export it again.")
    }
}
