import Prelude

/// One object of a JSON Resume being read: its members are taken by name, and what is left is kept.
///
/// A member of a wrong type is told and stays with what is left, so that nothing is lost; so does a list with
/// an element that is read in another way or not at all (see `JSONList`).
struct JSONFields {
    /// Where the object stands.
    let path: String
    private(set) var problems: [ResumeProblem] = []
    private var members: [JSONMember]
    /// The sources of lists that could not be read whole, in the order in which they were taken.
    private var sources: [JSONMember] = []

    init(_ members: [JSONMember], path: String) {
        self.members = members
        self.path = path
    }

    /// What was not taken, in its order, and what lists had beside what was.
    var rest: [JSONMember] { members + sources }

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
        takeOut(key)
        return found
    }

    /// Takes a member out. A list of which something was read in another way or not at all leaves its source.
    private mutating func takeOut(_ key: String, leaving source: JSONValue? = nil) {
        if members.count(where: { $0.key == key }) > 1 { tell(key, "given twice; the last counts") }
        members.removeAll { $0.key == key }
        if let source { sources.append(JSONMember(key, source)) }
    }

    /// Takes a text; a number or a boolean is taken as its text.
    mutating func text(_ key: String) -> String? {
        take(key, expected: "a string", JSONList.text)
    }

    /// Takes true or false.
    mutating func flag(_ key: String) -> Bool? { take(key, expected: "a boolean", \.bool) }

    /// Takes a list of texts; one text stands for a list of it. Elements that are none are told and passed
    /// over.
    mutating func texts(_ key: String) -> [String] {
        if let elements = elements(key) {
            let texts = elements.map(JSONList.text)
            tell(key, expected: "a string", elements, texts.map { $0 != nil })
            let isAsWritten = elements.allSatisfy { $0.string != nil }
            takeOut(key, leaving: isAsWritten ? nil : .array(elements))
            return texts.compactMap(\.self)
        }
        return take(key, expected: "an array of strings") { JSONList.text($0).map { [$0] } } ?? []
    }

    /// The elements of the member of a name, when it is a list.
    private func elements(_ key: String) -> [JSONValue]? {
        members.last { $0.key == key }?.value.elements
    }

    /// Tells of the first element that could not be read, and how many others there are.
    private mutating func tell(
        _ key: String, expected: String, _ elements: [JSONValue], _ isRead: [Bool]
    ) {
        guard let first = isRead.firstIndex(of: false) else { return }
        let others = isRead.count { !$0 } - 1
        tell(
            "\(key)/\(first)",
            "expected \(expected), found \(elements[first].kind)"
                + (others > 0 ? ", and \(others) more of the list that cannot be read" : ""))
    }

    /// Takes an object, read by `read`.
    mutating func object<Value>(_ key: String, _ read: (inout JSONFields) -> Value) -> Value? {
        let taken = take(key, expected: "an object", \.members)
        return taken.map { self.read($0, place(key), read) }
    }

    /// Takes a list of objects, each read by `read`; a text in place of an object is the member `name`.
    /// Elements that are neither are told and passed over.
    mutating func objects<Value>(
        _ key: String, name: String, _ read: (inout JSONFields) -> Value
    ) -> [Value] {
        guard let elements = elements(key) else {
            let none: Value? = take(key, expected: "an array of objects") { _ in nil }
            return [none].compactMap(\.self)
        }
        let objects = elements.map { element in
            element.members ?? JSONList.text(element).map { [JSONMember(name, .string($0))] }
        }
        tell(key, expected: "an object", elements, objects.map { $0 != nil })
        let isWhole = objects.allSatisfy { $0 != nil }
        takeOut(
            key,
            leaving: isWhole
                ? nil : .array(zip(elements, objects).map { $1 == nil ? $0 : .object([]) }))
        return objects.enumerated().compactMap { index, members in
            members.map { self.read($0, "\(place(key))/\(index)", read) }
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
}
