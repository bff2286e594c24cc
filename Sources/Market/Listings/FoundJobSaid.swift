package import Prelude

extension FoundJob {
    /// What the post says, by the names of a listing's parts and, for what is none of them, by the source's
    /// own: what is kept of a post that is one of several of a listing, so that nothing of it is lost.
    package var said: JSONValue {
        var parts: [(String, JSONValue)] = [("title", .string(title))]
        func add(_ name: String, _ value: JSONValue?) {
            if let value, value != .null { parts.append((name, value)) }
        }
        func list(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : JSONValue(texts) }
        add("key", key.isEmpty ? nil : .string(key))
        add("company", company.map { .string($0) })
        add("places", list(places))
        add("is_remote", isRemote.map { .bool($0) })
        add("employment", list(employment))
        add("posted_on", posted.map { .string($0.description) })
        add("closes_on", closes.map { .string($0.description) })
        add(
            "pay",
            pay.map {
                [
                    "least": $0.least.map { .number($0) } ?? .null,
                    "most": $0.most.map { .number($0) } ?? .null,
                    "currency": JSONValue($0.currency), "unit": JSONValue($0.unit),
                ]
            })
        add("labels", list(labels))
        add(
            "text", text.isEmpty ? nil : .string(Self.cut(text, to: Self.maximumDetailBytes)))
        let own = Set(parts.map(\.0))
        for (name, value) in details.sorted(by: { $0.key < $1.key }) where !own.contains(name) {
            add(name, value)
        }
        return .object(parts.map { JSONMember($0.0, $0.1) })
    }
}
