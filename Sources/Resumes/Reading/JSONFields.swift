import Prelude

/// One object of a JSON Resume being read: its members are taken by name, and what is left is kept.
///
/// A member of a wrong type is told and stays with what is left, so that nothing is lost.
struct JSONFields {
    /// Where the object stands.
    let path: String
    private(set) var problems: [ResumeProblem] = []
    private var members: [JSONMember]

    init(_ members: [JSONMember], path: String) {
        self.members = members
        self.path = path
    }

    /// What was not taken, in its order.
    var rest: [JSONMember] { members }

    /// Tells of a problem with a member.
    mutating func tell(_ key: String, _ message: String) {
        problems.append(ResumeProblem(place: place(key), message: message))
    }

    private func place(_ key: String) -> String { path.isEmpty ? key : "\(path)/\(key)" }

    /// Takes the member of a name; of several, the last one. Null is taken as missing.
    private mutating func take<Value>(
        _ key: String, expected: String, _ read: (JSONValue) -> Value?
    ) -> Value? {
        guard let index = members.lastIndex(where: { $0.key == key }) else { return nil }
        let value = members[index].value
        if case .null = value { return nil }
        guard let found = read(value) else {
            tell(key, "expected \(expected), found \(value.kind)")
            return nil
        }
        if members.count(where: { $0.key == key }) > 1 { tell(key, "given twice; the last counts") }
        members.removeAll { $0.key == key }
        return found
    }

    /// Takes a text; a number or a boolean is taken as its text.
    mutating func text(_ key: String) -> String? {
        take(key, expected: "a string", JSONFields.scalar)
    }

    /// Takes true or false.
    mutating func flag(_ key: String) -> Bool? { take(key, expected: "a boolean", \.bool) }

    /// Takes a list of texts; one text stands for a list of it.
    mutating func texts(_ key: String) -> [String] {
        take(key, expected: "an array of strings") { value in
            if let one = JSONFields.scalar(value) { return [one] }
            guard let elements = value.elements else { return nil }
            let texts = elements.compactMap(JSONFields.scalar)
            return texts.count == elements.count ? texts : nil
        } ?? []
    }

    /// Takes an object, read by `read`.
    mutating func object<Value>(_ key: String, _ read: (inout JSONFields) -> Value) -> Value? {
        let taken = take(key, expected: "an object", \.members)
        return taken.map { self.read($0, place(key), read) }
    }

    /// Takes a list of objects, each read by `read`; a text in place of an object is the member `name`.
    mutating func objects<Value>(
        _ key: String, name: String, _ read: (inout JSONFields) -> Value
    ) -> [Value] {
        let taken = take(key, expected: "an array of objects") { value -> [[JSONMember]]? in
            guard let elements = value.elements else { return nil }
            let objects = elements.compactMap { element in
                element.members
                    ?? JSONFields.scalar(element).map { [JSONMember(name, .string($0))] }
            }
            return objects.count == elements.count ? objects : nil
        }
        return (taken ?? []).enumerated().map { index, members in
            self.read(members, "\(place(key))/\(index)", read)
        }
    }

    private mutating func read<Value>(
        _ members: [JSONMember], _ path: String, _ read: (inout JSONFields) -> Value
    ) -> Value {
        var fields = JSONFields(members, path: path)
        let value = read(&fields)
        problems += fields.problems
        return value
    }

    private static func scalar(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? String(number) : nil
        case .bool, .null, .array, .object: nil
        }
    }
}
