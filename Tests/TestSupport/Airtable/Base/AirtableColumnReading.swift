import Prelude

extension AirtableColumn {
    /// A column from what a client asks for when it makes one.
    init(document: JSONValue) throws(AirtableRefusal) {
        guard let type = document["type"]?.string else { throw .missing("type") }
        guard let name = document["name"]?.string else { throw .duplicateField }
        let options = document["options"]
        let kind = try AirtableColumn.kind(type, options, name)
        self.init(
            name, kind, description: document["description"]?.string,
            look: ["checkbox", "rating", "date", "dateTime"].contains(type) ? options : nil)
    }

    private static func kind(
        _ type: String, _ options: JSONValue?, _ name: String
    ) throws(AirtableRefusal) -> Kind {
        if let plain = withoutOptions[type] {
            guard options?.members?.isEmpty ?? true || type == "multipleAttachments" else {
                throw .badOptions(name)
            }
            return .plain(plain)
        }
        switch type {
        case "number", "percent", "currency":
            guard let precision = options?["precision"]?.int, (0...8).contains(precision) else {
                throw .badOptions(name)
            }
            if type == "number" { return .plain(.number(precision: precision)) }
            if type == "percent" { return .plain(.percent(precision: precision)) }
            guard let symbol = options?["symbol"]?.string else { throw .badOptions(name) }
            return .plain(.currency(precision: precision, symbol: symbol))
        case "checkbox", "rating":
            guard options?["icon"]?.string != nil, options?["color"]?.string != nil else {
                throw .badOptions(name)
            }
            if type == "checkbox" { return .plain(.checkbox) }
            guard let max = options?["max"]?.int, (1...10).contains(max) else {
                throw .badOptions(name)
            }
            return .plain(.rating(max: max))
        case "date", "dateTime": return .plain(try moment(type, options, name))
        case "singleSelect", "multipleSelects":
            let names = options?["choices"]?.elements?.map { $0["name"]?.string ?? "" }
            guard let names, !names.contains("") else { throw .badOptions(name) }
            return .select(names, isMultiple: type == "multipleSelects")
        case "multipleRecordLinks":
            guard let table = options?["linkedTableId"]?.string else { throw .badOptions(name) }
            return .links(table, .automatic)
        default:
            throw AirtableRefusal(
                422, "UNSUPPORTED_FIELD_TYPE_FOR_CREATE",
                "Creating \(type) fields is not supported at this time")
        }
    }

    private static let withoutOptions: [String: AirtableFieldType] = [
        "singleLineText": .singleLineText, "multilineText": .multilineText, "richText": .richText,
        "email": .email, "url": .url, "phoneNumber": .phoneNumber,
        "multipleAttachments": .multipleAttachments,
    ]

    private static func moment(
        _ type: String, _ options: JSONValue?, _ name: String
    ) throws(AirtableRefusal) -> AirtableFieldType {
        guard options?["dateFormat"]?["name"]?.string != nil else { throw .badOptions(name) }
        if type == "date" { return .date }
        guard options?["timeFormat"]?["name"]?.string != nil,
            options?["timeZone"]?.string != nil
        else { throw .badOptions(name) }
        return .dateTime
    }
}
