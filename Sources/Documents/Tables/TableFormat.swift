import Prelude

/// Tables as documents, one for each row.
struct TableFormat {
    let source: DocumentSource

    /// Whether a text opens with a header that is known, so that it is a table whatever its name.
    static func isTable(_ opening: Substring) -> Bool {
        guard let line = opening.split(separator: "\n", maxSplits: 1).first,
            line.utf8.count <= 4000,
            line.contains(where: { ",;\t".contains($0) })
        else { return false }
        var parser = CSVParser(String(line) + "\n", limits: .standard)
        guard let header = try? parser.row(), let schema = TableSchema(header: header) else {
            return false
        }
        // A sentence of prose may hold two such words; three columns that are all short may not.
        return schema.columns.count >= 3 && header.allSatisfy { $0.utf8.count <= 60 }
    }

    func documents(
        _ text: String, _ warnings: [DocumentWarning]
    ) throws(DocumentError) -> [Document] {
        var parser = CSVParser(text, limits: source.limits)
        guard let header = try parser.row() else {
            throw DocumentError(.empty, "The table is empty", hint: "Export it again.")
        }
        guard let schema = TableSchema(header: header) else {
            throw DocumentError(
                .unsupported, "The table's columns are unknown",
                hint: "Name the columns, for candidates Full Name, Location, Mail, Skills, Work "
                    + "Experience; for jobs Hiring Job Title, Company, Job Description Text.")
        }
        var documents: [Document] = []
        var part = 0
        while let row = try parser.row() {
            part += 1
            guard part <= source.limits.records else {
                throw DocumentError(
                    .tooLarge, "The table has more than \(source.limits.records) rows",
                    hint: "Export it in parts.")
            }
            if let document = try document(row, part: part, schema, warnings) {
                documents.append(document)
            }
        }
        guard !documents.isEmpty else {
            throw DocumentError(.empty, "The table has no rows", hint: "Export it again.")
        }
        return documents
    }

    private func document(
        _ row: [String], part: Int, _ schema: TableSchema, _ warnings: [DocumentWarning]
    ) throws(DocumentError) -> Document? {
        var cells: [(column: TableSchema.Column, text: String)] = []
        for (index, column) in schema.columns where index < row.count {
            let text = row[index].trimmingBlanks()
            if !text.isEmpty { cells.append((column, String(text))) }
        }
        guard !cells.isEmpty else { return nil }
        return try RowText(cells: cells, limit: source.limits.textBytes).writer.document(
            part: part, subject: schema.subject, kind: .csv, source: source, warnings: warnings)
    }
}

/// One row of a table as a page of text: the name, the short fields, then the long ones.
struct RowText {
    private(set) var writer: RecordWriter
    private var counts: [String: Int] = [:]

    init(cells: [(column: TableSchema.Column, text: String)], limit: Int) {
        writer = RecordWriter(limit: limit)
        for rank in 0...2 {
            for cell in cells where cell.column.rank == rank { write(cell.column, cell.text) }
        }
    }

    private mutating func next(_ path: String) -> Int {
        defer { counts[path, default: 0] += 1 }
        return counts[path, default: 0]
    }

    private mutating func write(_ column: TableSchema.Column, _ text: String) {
        switch column {
        case .title(let path): writer.line(nil, text, path)
        case .line(let label, let path):
            writer.line(label, CellValue.list(text, splitting: false).joined(separator: ", "), path)
        case .section(let title, let path): writer.section(title, text, path)
        case .profile(let label):
            writer.line(label, text, "basics.profiles[\(next("profiles"))].url")
        case .list(let label, let path):
            let start = counts[path, default: 0]
            let values = CellValue.list(text, splitting: true)
            let suffix = ["skills": ".name", "languages": ".language"][path] ?? ""
            if path == "skills" { writer.heading(label) }
            writer.line(path == "skills" ? nil : label, values) {
                "\(path)[\(start + $0)]\(suffix)"
            }
            counts[path] = start + values.count
        case .attachment(let label, let path):
            for attachment in CellValue.attachments(text) {
                writer.builder.endLine()
                writer.builder.append(label + ": ")
                if let target = attachment.target {
                    writer.link(attachment.name, target: target, path)
                } else {
                    writer.value(attachment.name, path)
                }
                writer.builder.endLine()
            }
        }
    }
}

extension TableSchema.Column {
    /// The name stands first, short fields before paragraphs.
    fileprivate var rank: Int {
        switch self {
        case .title: 0
        case .line, .profile, .attachment: 1
        case .list(_, let path): path == "skills" ? 2 : 1
        case .section: 2
        }
    }
}
