import Prelude

extension AirtableStore {
    /// A record as the API gives it: empty cells are left out.
    ///
    /// - Parameters:
    ///   - fields: The columns' ids to give; nil for all.
    ///   - address: Makes the address of a file, by its id.
    func rendered(
        _ record: AirtableRecord, of table: Int, fields: Set<String>? = nil, byID: Bool = false,
        now: Timestamp, address: (AirtableAttachment) -> String
    ) -> JSONValue {
        var members: [JSONMember] = []
        for field in tables[table].fields where fields?.contains(field.id) ?? true {
            guard
                let value = value(
                    of: field, in: record, table: table, now: now, address: address)
            else { continue }
            members.append(JSONMember(byID ? field.id : field.name, value))
        }
        return [
            "id": .string(record.id), "createdTime": .string(AirtableMoment.text(record.created)),
            "fields": .object(members),
        ]
    }

    /// What a cell holds as the API gives it; nil when it holds nothing.
    func value(
        of field: AirtableField, in record: AirtableRecord, table: Int, now: Timestamp,
        address: (AirtableAttachment) -> String
    ) -> JSONValue? {
        switch field.type {
        case .createdTime: return .string(AirtableMoment.text(record.created))
        case .lastModifiedTime(let fields):
            return lastModified(record, fields).map { .string(AirtableMoment.text($0)) }
        case .formula(let text):
            let value = FormulaContext(
                store: self, table: table, record: record, now: now
            ).value(of: text)
            return value.json
        case .multipleLookupValues(let link, let other):
            return lookup(other, through: link, record, table, now: now, address: address)
        default: break
        }
        guard let cell = record.cells[field.id] else { return nil }
        return rendered(cell, of: field, address: address)
    }

    private func rendered(
        _ cell: AirtableCell, of field: AirtableField, address: (AirtableAttachment) -> String
    ) -> JSONValue? {
        switch cell {
        case .text(let text): .string(text)
        case .number(let number): AirtableStore.json(number)
        case .checked: true
        case .day(let day): .string(day.description)
        case .moment(let moment): .string(AirtableMoment.text(moment))
        case .choice(let id): choiceName(id, field).map(JSONValue.string)
        case .choices(let ids):
            .array(ids.compactMap { choiceName($0, field).map(JSONValue.string) })
        case .links(let ids): JSONValue(ids)
        case .attachments(let ids):
            .array(
                ids.compactMap { id in
                    attachments[id].map { file in
                        [
                            "id": .string(file.id), "url": .string(address(file)),
                            "filename": .string(file.filename),
                            "size": JSONValue(file.bytes.count), "type": .string(file.type),
                        ]
                    }
                })
        }
    }

    /// A whole number without a point.
    static func json(_ number: Double) -> JSONValue {
        Int64(exactly: number).map(JSONValue.integer) ?? .number(number)
    }

    /// The name of an option.
    func choiceName(_ id: String, _ field: AirtableField) -> String? {
        field.type.choices?.first { $0.id == id }?.name
    }

    /// When any of some columns last changed; nil for named columns that never did.
    ///
    /// Without names every column counts, and the making of the record does too.
    func lastModified(_ record: AirtableRecord, _ fields: [String]) -> Timestamp? {
        guard !fields.isEmpty else {
            return max(record.created, record.modified.values.max() ?? record.created)
        }
        return fields.compactMap { record.modified[$0] }.max()
    }

    private func lookup(
        _ id: String, through link: String, _ record: AirtableRecord, _ table: Int,
        now: Timestamp, address: (AirtableAttachment) -> String
    ) -> JSONValue? {
        guard let links = tables[table].fields.first(where: { $0.id == link })?.type.link,
            let other = tableIndex(links.table),
            let field = tables[other].fields.first(where: { $0.id == id })
        else { return nil }
        var values: [JSONValue] = []
        for linked in record.cells[link]?.links ?? [] {
            guard let row = tables[other].records[linked],
                let value = value(of: field, in: row, table: other, now: now, address: address)
            else { continue }
            if let elements = value.elements { values += elements } else { values.append(value) }
        }
        return values.isEmpty ? nil : .array(values)
    }
}
