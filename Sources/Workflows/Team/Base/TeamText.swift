internal import Connectors
internal import Documents
internal import Hashing
internal import Prelude
internal import Recruiting

/// What recruiters put into a row, as a text that the readers of documents understand.
struct TeamText {
    /// The columns of the table.
    let columns: AirtableMapping
    private let inputs: [AirtableWantedColumn]
    /// The names of linked rows by their ids.
    private let names: [String: String]

    /// The texts of rows of a table.
    init(_ columns: AirtableMapping, inputs: [AirtableWantedColumn], names: [String: String] = [:])
    {
        self.columns = columns
        self.inputs = inputs
        self.names = names
    }

    /// The ids of the columns that count as input.
    var ids: [String] { columns.ids(inputs.map(\.key)) }

    /// A hash of what recruiters put in, which our own writing does not change, nor the addresses of
    /// files, which are signed anew each time (facts, lessons L24 and L25).
    func hash(_ record: AirtableRecord) -> String {
        let parts = inputs.compactMap { column -> String? in
            guard let live = columns[column.key], let cell = record[live.id] else { return nil }
            let content =
                live.kind == .files
                ? (AirtableCells.attachments(cell).value ?? []).map(\.identity).joined(
                    separator: " ")
                : cell.text()
            return "\(column.key)\u{1F}\(content)"
        }
        return SHA256.hex(parts.joined(separator: "\u{1E}"))
    }

    /// A hash of the cells that recruiters edited since both sides agreed; nil when there are none.
    func edits(
        _ record: AirtableRecord, _ fields: [FieldDefinition], _ standing: [FieldDefinition],
        agreed: JSONValue
    ) -> String? {
        var edited: [String] = []
        for (key, definition) in fields.map({ (TeamTables.key($0.name), $0) })
            + standing.map({ ($0.name, $0) })
        {
            guard let live = columns[key] else { continue }
            let theirs = TeamCells.plain(record[live.id], of: definition)
            let before = agreed[key] ?? .null
            if theirs != before, !FieldSync.isShown(before, as: theirs, in: live) {
                edited.append("\(key)\u{1F}\(theirs.text())")
            }
        }
        return edited.isEmpty ? nil : SHA256.hex(edited.joined(separator: "\u{1E}"))
    }

    /// The files in a row with the columns in which they are.
    func attachments(_ record: AirtableRecord) -> [(column: String, file: AirtableAttachment)] {
        inputs.flatMap { column -> [(String, AirtableAttachment)] in
            guard let live = columns[column.key], live.kind == .files else { return [] }
            return (AirtableCells.attachments(record[live.id]).value ?? []).map { (live.id, $0) }
        }
    }

    /// The text of an input column; nil when it is empty or names nothing.
    func text(_ key: String, of record: AirtableRecord) -> String? {
        guard let live = columns[key], live.kind != .files, let cell = record[live.id] else {
            return nil
        }
        if live.kind == .links {
            let linked = AirtableCells.links(cell).value ?? []
            let known = linked.compactMap { names[$0] }
            return known.isEmpty ? nil : known.joined(separator: ", ")
        }
        if let options = cell.elements {
            return options.compactMap(\.string).joined(separator: ", ")
        }
        return AirtableCells.name(cell).value
    }

    /// The row as one line of a table, headed by the names under which the reader knows the columns.
    func table(_ record: AirtableRecord, adding more: [(key: String, text: String)] = []) -> [UInt8]
    {
        var cells: [(String, String)] = inputs.compactMap { column in
            text(column.key, of: record).map { (column.key, $0) }
        }
        cells += more
        let head = cells.map { Self.quoted($0.0) }.joined(separator: ",")
        let line = cells.map { Self.quoted($0.1) }.joined(separator: ",")
        return Array("\(head)\r\n\(line)\r\n".utf8)
    }

    /// A value of a table (RFC 4180).
    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
