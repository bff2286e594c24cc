import Prelude

/// What a client wants listed, from the query of a GET or the body of a POST.
struct AirtableQuery: Sendable {
    var fields: [String] = []
    var sort: [(field: String, isDescending: Bool)] = []
    var formula: String?
    var pageSize = 100
    var maximum: Int?
    var offset: String?
    var byID = false

    /// What a body or a query asks for.
    init(document: JSONValue) throws(AirtableRefusal) {
        if let fields = document["fields"] {
            let names = fields.elements?.compactMap(\.string) ?? fields.string.map { [$0] }
            guard let names else { throw .invalid }
            self.fields = names
        }
        for item in document["sort"]?.elements ?? [] {
            let direction = item["direction"]?.string ?? "asc"
            guard let field = item["field"]?.string, ["asc", "desc"].contains(direction) else {
                throw .invalid
            }
            sort.append((field, direction == "desc"))
        }
        formula = document["filterByFormula"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        pageSize = try AirtableQuery.count("pageSize", document, in: 1...100) ?? 100
        maximum = try AirtableQuery.count("maxRecords", document, in: 1...Int.max)
        offset = document["offset"]?.string
        byID = AirtableQuery.isTrue(document["returnFieldsByFieldId"])
        // Cells as texts are not spoken here; refusing is better than answering something else.
        guard document["cellFormat"]?.string ?? "json" == "json" else { throw .invalid }
    }

    /// The document that a query stands for: `a[]` is a list, `a[0][b]` a list of objects.
    static func document(_ items: [(name: String, value: String)]) -> JSONValue {
        var members: [JSONMember] = []
        var lists: [String: [JSONValue]] = [:]
        var objects: [String: [Int: [JSONMember]]] = [:]
        for item in items {
            let parts = item.name.split(separator: "[").map { $0.filter { $0 != "]" } }
            let name = parts.first ?? ""
            if parts.count == 3, let index = Int(parts[1]) {
                objects[name, default: [:]][index, default: []].append(
                    JSONMember(parts[2], .string(item.value)))
            } else if item.name.contains("[") {
                lists[name, default: []].append(.string(item.value))
            } else {
                members.append(JSONMember(name, .string(item.value)))
            }
        }
        members += lists.map { JSONMember($0.key, .array($0.value)) }
        members += objects.map { name, places in
            JSONMember(
                name, .array(places.sorted { $0.key < $1.key }.map { .object($0.value) }))
        }
        return .object(members)
    }

    /// Whether a member says yes, in a body or in a query.
    static func isTrue(_ value: JSONValue?) -> Bool {
        value?.bool ?? (value?.int.map { $0 == 1 })
            ?? value?.string.map { ["true", "1"].contains($0) } ?? false
    }

    private static func count(
        _ name: String, _ document: JSONValue, in range: ClosedRange<Int>
    ) throws(AirtableRefusal) -> Int? {
        guard let value = document[name], value != .null else { return nil }
        guard let count = value.int ?? value.string.flatMap({ Int($0) }), range.contains(count)
        else { throw .invalid }
        return count
    }
}
