import Prelude

/// JSON as documents: a résumé, a job post, or a list of either.
struct RecordList {
    let source: DocumentSource

    /// Members that hold lists of records.
    private static let lists = [
        "candidates", "resumes", "jobs", "positions", "postings", "records", "items", "data",
        "results", "talents",
    ]

    func documents(
        _ text: String, _ warnings: [DocumentWarning]
    ) throws(DocumentError) -> [Document] {
        let value: JSONValue
        do {
            value = try JSONParser.parse(Array(text.utf8))
        } catch {
            throw DocumentError(
                .unreadable, "It is no JSON: \(error)", hint: "Export it again.")
        }
        let (records, isList) = records(in: value)
        guard records.count <= source.limits.records else {
            throw DocumentError(
                .tooLarge, "The list has more than \(source.limits.records) records",
                hint: "Export it in parts.")
        }
        var documents: [Document] = []
        for (index, record) in records.enumerated() {
            guard let (writer, subject) = written(record) else { continue }
            var document = try writer.document(
                part: index + 1, subject: subject, kind: .jsonResume, source: source,
                warnings: warnings)
            if !isList {
                document.part = nil
                document.sha256 = source.sha256
            }
            documents.append(document)
        }
        guard !documents.isEmpty else {
            throw DocumentError(
                .unsupported, "The JSON holds neither a résumé nor a job post",
                hint: "Give JSON Resume, or objects with title and description.")
        }
        return documents
    }

    /// The records of a value, and whether it is a list of them.
    private func records(in value: JSONValue) -> (records: [JSONValue], isList: Bool) {
        if let elements = value.elements { return (elements, true) }
        guard let members = value.members else { return ([], false) }
        if ResumeRecord.isResume(value) || JobRecord.isJob(value) { return ([value], false) }
        for name in RecordList.lists {
            if let elements = value[name]?.elements { return (elements, true) }
        }
        // Some keep records by their ids.
        if members.allSatisfy({ $0.value.members != nil }) { return (members.map(\.value), true) }
        return ([], false)
    }

    private func written(_ record: JSONValue) -> (RecordWriter, Subject)? {
        let limit = source.limits.textBytes
        if let fields = record["fields"]?.members { return row(fields, limit: limit) }
        if ResumeRecord.isResume(record) {
            return (ResumeRecord(record, limit: limit).writer, .candidate)
        }
        if JobRecord.isJob(record) { return (JobRecord(record, limit: limit).writer, .job) }
        return nil
    }

    /// A record as Airtable's interface gives it: its fields by the names of the columns.
    private func row(_ fields: [JSONMember], limit: Int) -> (RecordWriter, Subject)? {
        guard let schema = TableSchema(header: fields.map(\.key)) else { return nil }
        var cells: [(column: TableSchema.Column, text: String)] = []
        for (index, column) in schema.columns {
            let text = cell(fields[index].value)
            if !text.isEmpty { cells.append((column, text)) }
        }
        return cells.isEmpty ? nil : (RowText(cells: cells, limit: limit).writer, schema.subject)
    }

    private func cell(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): return String(text.trimmingBlanks())
        case .array(let elements):
            let files = elements.compactMap { element -> String? in
                guard let url = element["url"]?.string else { return nil }
                return "\(element["filename"]?.string ?? url) (\(url))"
            }
            if !files.isEmpty { return files.joined(separator: ", ") }
            return JSONText.list(value).map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(
                separator: ", ")
        case .null: return ""
        default: return JSONText.scalar(value) ?? ""
        }
    }
}

/// Values of JSON as people write them.
enum JSONText {
    /// The text of a string, number or boolean; nil for nothing and for what is composed.
    static func scalar(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text):
            let trimmed = text.trimmingBlanks()
            return trimmed.isEmpty ? nil : String(trimmed)
        case .integer(let number): return String(number)
        case .number(let number): return String(number)
        case .bool(let flag): return flag ? "yes" : "no"
        default: return nil
        }
    }

    /// The texts of a list, or of one value as a list of it.
    static func list(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        if let elements = value.elements {
            return elements.compactMap { scalar($0) ?? scalar($0["name"]) ?? scalar($0["text"]) }
        }
        return scalar(value).map { [$0] } ?? []
    }
}

extension JSONValue {
    /// The first member with one of some names, which differ in nothing but case and signs:
    /// `startDate` is `start_date`.
    func member(_ names: [String]) -> JSONValue? {
        guard let members else { return nil }
        for name in names {
            let wanted = JSONValue.plain(name)
            if let found = members.first(where: { JSONValue.plain($0.key) == wanted }),
                found.value != .null
            {
                return found.value
            }
        }
        return nil
    }

    /// A name in lower case, without signs.
    static func plain(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.lowercased().unicodeScalars.filter(\.properties.isAlphabetic)))
    }
}
