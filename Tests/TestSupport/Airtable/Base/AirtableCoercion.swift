import Prelude

/// How much a writer lets the base make of a value.
struct AirtableLeniency: Sendable {
    /// Whether texts are turned into what the column holds.
    var converts: Bool
    /// Whether an unknown option is added to its select.
    var addsOptions: Bool

    /// What the API does without being told otherwise.
    static let strict = AirtableLeniency(converts: false, addsOptions: false)
    /// What the API does for `typecast`.
    static let typecast = AirtableLeniency(converts: true, addsOptions: true)
    /// What a recruiter may do who types into a cell.
    static let recruiter = AirtableLeniency(converts: false, addsOptions: true)
}

extension AirtableStore {
    /// What a value is in a column; nil empties the cell.
    mutating func cell(
        for value: JSONValue, in field: AirtableField, of table: Int, _ leniency: AirtableLeniency,
        now: Timestamp
    ) throws(AirtableRefusal) -> AirtableCell? {
        guard !field.type.isComputed else { throw .badValue(field) }
        guard value != .null else { return nil }
        switch field.type {
        case .singleLineText, .multilineText, .richText, .email, .url, .phoneNumber:
            let text = try text(value, field, leniency)
            return text.isEmpty ? nil : .text(text)
        case .number(let precision), .currency(let precision, _):
            return .number(rounded(try number(value, field, leniency), precision))
        case .percent(let precision):
            return .number(rounded(try number(value, field, leniency), precision + 2))
        case .rating(let max):
            let stars = try number(value, field, leniency)
            guard stars.rounded() == stars, (0...Double(max)).contains(stars) else {
                throw .badValue(field)
            }
            return stars == 0 ? nil : .number(stars)
        case .checkbox: return try isChecked(value, field, leniency) ? .checked : nil
        case .date:
            guard let moment = value.string.flatMap(AirtableMoment.parse) else {
                throw .badValue(field)
            }
            return .day(moment.day)
        case .dateTime:
            guard let moment = value.string.flatMap(AirtableMoment.parse) else {
                throw .badValue(field)
            }
            return .moment(moment)
        case .singleSelect:
            let name = try text(value, field, leniency)
            return name.isEmpty ? nil : .choice(try choice(name, field, table, leniency))
        case .multipleSelects: return try choices(value, field, table, leniency)
        case .multipleRecordLinks(let link):
            return .linking(try links(value, field, link, leniency, now: now))
        case .multipleAttachments: return try files(value, field)
        case .createdTime, .lastModifiedTime, .formula, .multipleLookupValues:
            throw .badValue(field)
        }
    }

    private func text(
        _ value: JSONValue, _ field: AirtableField, _ leniency: AirtableLeniency
    ) throws(AirtableRefusal) -> String {
        if let text = value.string { return text }
        guard leniency.converts else { throw .badValue(field) }
        switch value {
        case .integer, .number, .bool: return value.text()
        case .array(let elements):
            let texts = elements.compactMap(\.string)
            guard texts.count == elements.count else { throw .badValue(field) }
            return texts.joined(separator: ",")
        default: throw .badValue(field)
        }
    }

    private func number(
        _ value: JSONValue, _ field: AirtableField, _ leniency: AirtableLeniency
    ) throws(AirtableRefusal) -> Double {
        if let number = value.double { return number }
        guard leniency.converts, let text = value.string,
            let number = Double(text.filter { !" ,$€%".contains($0) })
        else { throw .badValue(field) }
        return text.hasSuffix("%") ? number / 100 : number
    }

    private func rounded(_ number: Double, _ precision: Int) -> Double {
        let scale = (0..<precision).reduce(1.0) { scale, _ in scale * 10 }
        return (number * scale).rounded() / scale
    }

    private func isChecked(
        _ value: JSONValue, _ field: AirtableField, _ leniency: AirtableLeniency
    ) throws(AirtableRefusal) -> Bool {
        if let isChecked = value.bool { return isChecked }
        guard leniency.converts else { throw .badValue(field) }
        if let number = value.double { return number != 0 }
        guard let text = value.string else { throw .badValue(field) }
        return ["true", "1", "yes", "checked"].contains(text.lowercased())
    }

    /// The id of an option, which is made when the writer may.
    private mutating func choice(
        _ name: String, _ field: AirtableField, _ table: Int, _ leniency: AirtableLeniency
    ) throws(AirtableRefusal) -> String {
        // An option may be new since the caller looked the column up.
        guard let index = tables[table].fieldIndex(field.id) else { throw .badValue(field) }
        let choices = tables[table].fields[index].type.choices ?? []
        if let known = choices.first(where: { $0.name == name || $0.id == name }) {
            return known.id
        }
        guard leniency.addsOptions else { throw .unknownOption(name) }
        let choice = AirtableChoice(id: ids.next("sel"), name: name)
        tables[table].fields[index].type.choices = choices + [choice]
        return choice.id
    }

    private mutating func choices(
        _ value: JSONValue, _ field: AirtableField, _ table: Int, _ leniency: AirtableLeniency
    ) throws(AirtableRefusal) -> AirtableCell? {
        var chosen: [String] = []
        for name in try texts(value, field, leniency) {
            let id = try choice(name, field, table, leniency)
            if !chosen.contains(id) { chosen.append(id) }
        }
        return chosen.isEmpty ? nil : .choices(chosen)
    }

    /// A list of texts; with conversion also one text with commas.
    private func texts(
        _ value: JSONValue, _ field: AirtableField, _ leniency: AirtableLeniency
    ) throws(AirtableRefusal) -> [String] {
        if let elements = value.elements {
            let texts = elements.compactMap(\.string)
            guard texts.count == elements.count else { throw .badValue(field) }
            return texts
        }
        guard leniency.converts, let text = value.string else { throw .badValue(field) }
        return text.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
    }

    private mutating func links(
        _ value: JSONValue, _ field: AirtableField, _ link: AirtableLink,
        _ leniency: AirtableLeniency, now: Timestamp
    ) throws(AirtableRefusal) -> [String] {
        guard let other = tableIndex(link.table) else { throw .badValue(field) }
        var linked: [String] = []
        for text in try texts(value, field, leniency) {
            let id: String
            if AirtableIDs.isID(text, "rec") {
                guard tables[other].records[text] != nil else { throw .unknownRow(text) }
                id = text
            } else if leniency.converts {
                id = try record(named: text, in: other, now: now)
            } else {
                throw .malformedRow(text)
            }
            guard !linked.contains(id) else { throw .badValue(field) }
            linked.append(id)
        }
        return linked
    }

    /// The record whose first column holds a text, made when there is none.
    private mutating func record(
        named name: String, in table: Int, now: Timestamp
    ) throws(AirtableRefusal) -> String {
        let primary = tables[table].fields[0]
        let known = tables[table].ordered.first { $0.cells[primary.id] == .text(name) }
        if let known { return known.id }
        let id = insert(into: table, now: now)
        let value = try cell(for: .string(name), in: primary, of: table, .typecast, now: now)
        put(value, in: primary, of: id, table: table, now: now)
        return id
    }

    private mutating func files(
        _ value: JSONValue, _ field: AirtableField
    ) throws(AirtableRefusal) -> AirtableCell? {
        guard let elements = value.elements else { throw .badValue(field) }
        var files: [String] = []
        for element in elements {
            if let id = element["id"]?.string {
                guard attachments[id] != nil else { throw .badFile(field) }
                files.append(id)
                continue
            }
            guard let url = element["url"]?.string,
                url.hasPrefix("https://") || url.hasPrefix("http://")
            else { throw .badFile(field) }
            files.append(fetch(url, named: element["filename"]?.string))
        }
        return files.isEmpty ? nil : .attachments(files)
    }

    /// Takes a copy of a file.
    ///
    /// What nobody published has its own address as its content.
    private mutating func fetch(_ url: String, named name: String?) -> String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        let known = published[url]
        let filename = name ?? known?.filename ?? String(path.split(separator: "/").last ?? "file")
        return keep(
            known?.bytes ?? Array(url.utf8), named: filename,
            type: known?.type ?? AirtableAttachment.mediaType(of: filename))
    }

    /// Keeps a file and returns its id.
    mutating func keep(_ bytes: [UInt8], named filename: String, type: String) -> String {
        let id = ids.next("att")
        attachments[id] = AirtableAttachment(
            id: id, filename: filename, type: type, bytes: bytes)
        return id
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: SubSequence {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[startIndex..<startIndex] }
        return self[first...last]
    }
}
