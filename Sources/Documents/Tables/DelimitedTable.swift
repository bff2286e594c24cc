/// A table of texts with a row of headings, as programs hand them over: values between commas, semicolons,
/// tabs or bars.
package struct DelimitedTable: Sendable {
    private let headings: [String]
    /// The rows below the headings; one with fewer cells than those has empty ones at its end.
    package let rows: [[String]]

    /// Reads a table.
    ///
    /// - Throws: `DocumentError` for what is no text, a quote that never ends, and what is beyond the limits.
    package init(_ bytes: [UInt8], limits: DocumentLimits = .standard) throws(DocumentError) {
        guard bytes.count <= limits.listBytes else {
            throw DocumentError(
                .tooLarge, "The table is larger than \(limits.listBytes >> 20) MB",
                hint: "Export only the columns that are needed.")
        }
        guard let text = TextDecoding.decode(bytes)?.text else {
            throw DocumentError(
                .unsupported, "The file holds no text", hint: "Save the table as text or CSV.")
        }
        var parser = CSVParser(text, limits: limits)
        headings = (try parser.row() ?? []).map(Self.folded)
        var rows: [[String]] = []
        while let row = try parser.row() {
            rows.append(row + [String](repeating: "", count: max(0, headings.count - row.count)))
        }
        self.rows = rows
    }

    /// The position of the first column that goes by one of some names, whatever their case, blanks and
    /// signs; nil where none does.
    package func column(_ names: String...) -> Int? {
        names.lazy.compactMap { name in headings.firstIndex(of: Self.folded(name)) }.first
    }

    /// The position of a column that must be there.
    ///
    /// - Throws: `DocumentError` that tells the first of the names.
    package func required(_ names: String..., in file: String) throws(DocumentError) -> Int {
        for name in names {
            if let position = column(name) { return position }
        }
        throw DocumentError(
            .unsupported, "\(file) has no column \(names.first ?? "")",
            hint: "Export the table with its headings.")
    }

    private static func folded(_ heading: String) -> String {
        String(
            heading.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || "0"..."9" ~= $0
            })
    }
}
