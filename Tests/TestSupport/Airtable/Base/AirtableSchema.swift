import Prelude

extension AirtableStore {
    /// Every table as the schema's address gives them.
    var schema: JSONValue { ["tables": .array(tables.indices.map(schema(of:)))] }

    /// A table with its columns.
    func schema(of index: Int) -> JSONValue {
        let table = tables[index]
        var members = [
            JSONMember("id", .string(table.id)), JSONMember("name", .string(table.name)),
            JSONMember("primaryFieldId", .string(table.fields[0].id)),
            JSONMember("fields", .array(table.fields.map { schema(of: $0) })),
            JSONMember(
                "views", [["id": .string(table.view), "name": "Grid view", "type": "grid"]]),
        ]
        if let text = table.description { members.append(JSONMember("description", .string(text))) }
        return .object(members)
    }

    /// A column.
    func schema(of field: AirtableField) -> JSONValue {
        var members = [
            JSONMember("id", .string(field.id)), JSONMember("name", .string(field.name)),
            JSONMember("type", .string(field.type.name)),
        ]
        if let text = field.description { members.append(JSONMember("description", .string(text))) }
        if let options = options(of: field) { members.append(JSONMember("options", options)) }
        return .object(members)
    }

    private static let dayLook: JSONValue = ["dateFormat": ["name": "iso", "format": "YYYY-MM-DD"]]
    private static let momentLook: JSONValue = [
        "dateFormat": ["name": "iso", "format": "YYYY-MM-DD"],
        "timeFormat": ["name": "24hour", "format": "HH:mm"], "timeZone": "utc",
    ]
    private static let colours = [
        "blueLight2", "cyanLight2", "tealLight2", "greenLight2", "yellowLight2", "orangeLight2",
        "redLight2", "pinkLight2", "purpleLight2", "grayLight2",
    ]

    private func options(of field: AirtableField) -> JSONValue? {
        switch field.type {
        case .singleLineText, .multilineText, .richText, .email, .url, .phoneNumber: nil
        case .number(let precision), .percent(let precision): ["precision": JSONValue(precision)]
        case .currency(let precision, let symbol):
            ["precision": JSONValue(precision), "symbol": .string(symbol)]
        case .checkbox: field.look ?? ["icon": "check", "color": "greenBright"]
        case .rating(let max):
            [
                "icon": field.look?["icon"] ?? "star", "max": JSONValue(max),
                "color": field.look?["color"] ?? "yellowBright",
            ]
        case .date: field.look ?? AirtableStore.dayLook
        case .dateTime: field.look ?? AirtableStore.momentLook
        case .singleSelect(let choices), .multipleSelects(let choices):
            ["choices": AirtableStore.schema(of: choices)]
        case .multipleRecordLinks(let link): AirtableStore.schema(of: link)
        case .multipleAttachments: ["isReversed": false]
        case .createdTime:
            ["result": ["type": "dateTime", "options": AirtableStore.momentLook]]
        case .lastModifiedTime(let fields):
            [
                "isValid": true, "referencedFieldIds": JSONValue(fields),
                "result": ["type": "dateTime", "options": AirtableStore.momentLook],
            ]
        case .formula(let text):
            [
                "formula": .string(text), "isValid": true, "referencedFieldIds": [],
                "result": ["type": "singleLineText"],
            ]
        case .multipleLookupValues(let link, let id):
            [
                "isValid": true, "recordLinkFieldId": .string(link),
                "fieldIdInLinkedTable": .string(id), "result": result(ofLookup: id),
            ]
        }
    }

    private static func schema(of choices: [AirtableChoice]) -> JSONValue {
        .array(
            choices.enumerated().map { index, choice in
                [
                    "id": .string(choice.id), "name": .string(choice.name),
                    "color": .string(colours[index % colours.count]),
                ]
            })
    }

    private static func schema(of link: AirtableLink) -> JSONValue {
        var members = [
            JSONMember("linkedTableId", .string(link.table)),
            JSONMember("isReversed", .bool(link.isReversed)),
            JSONMember("prefersSingleRecordLink", false),
        ]
        if let inverse = link.inverse {
            members.append(JSONMember("inverseLinkFieldId", .string(inverse)))
        }
        return .object(members)
    }

    private func result(ofLookup id: String) -> JSONValue {
        guard let field = tables.lazy.flatMap(\.fields).first(where: { $0.id == id }) else {
            return .null
        }
        var members = [JSONMember("type", .string(field.type.name))]
        if let options = options(of: field) { members.append(JSONMember("options", options)) }
        return .object(members)
    }
}
