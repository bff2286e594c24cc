/// Rows of tab-separated values.
enum GazetteerRows {
    /// A row as ranges of its file's bytes.
    struct Row {
        let bytes: UnsafeBufferPointer<UInt8>
        var columns: [Range<Int>] = []
        var line = 0

        func text(_ column: Int) -> String {
            String(decoding: bytes[columns[column]], as: UTF8.self)
        }

        /// The parts between bars; empty parts are left out.
        func list(_ column: Int) -> [String] {
            guard column < columns.count, !columns[column].isEmpty else { return [] }
            return bytes[columns[column]].split(separator: 0x7C)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Hands over each row that is no comment and not empty.
    /// - Throws: `GazetteerError` for a row with another number of columns.
    static func each(
        _ bytes: [UInt8], file: String, columns: Int, _ body: (Row) -> Void
    ) throws(GazetteerError) {
        let wrong = bytes.withUnsafeBufferPointer { buffer -> (line: Int, columns: Int)? in
            var row = Row(bytes: buffer)
            var start = 0
            while start < buffer.count {
                row.line += 1
                let end = buffer[start...].firstIndex(of: 0x0A) ?? buffer.count
                if end > start, buffer[start] != 0x23 {
                    cut(buffer, start, end, into: &row)
                    if row.columns.count != columns { return (row.line, row.columns.count) }
                    body(row)
                }
                start = end + 1
            }
            return nil
        }
        if let wrong {
            throw GazetteerError(
                file: file, line: wrong.line,
                problem: "expected \(columns) columns, found \(wrong.columns)")
        }
    }

    private static func cut(
        _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into row: inout Row
    ) {
        row.columns.removeAll(keepingCapacity: true)
        var first = start
        for index in start..<end where buffer[index] == 0x09 {
            row.columns.append(first..<index)
            first = index + 1
        }
        row.columns.append(first..<end)
    }
}
