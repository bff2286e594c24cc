/// A JSON document as a value.
///
/// Objects keep the order of their members, so that what we print is stable and diffs well.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The value's kind as a phrase, for messages: "a string", "an object".
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The member with a key, or nil when this is no object or has none.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The element at an index, or nil when this is no array or is shorter.
    package subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text of a string value.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The value of a number, whichever way it was written.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The value of a whole number that fits.
    package var int: Int? {
        switch self {
        case .integer(let value): Int(exactly: value)
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The value of a boolean.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements of an array, or nil when this is none.
    package var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of an object in their order, or nil when this is none.
    package var members: [JSONMember]? {
        if case .object(let members) = self { members } else { nil }
    }
}

/// One member of a JSON object.
package struct JSONMember: Hashable, Sendable {
    /// The member's name.
    package var key: String
    /// The member's value.
    package var value: JSONValue

    /// A member from its name and value.
    package init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    package init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    package init(integerLiteral value: Int64) { self = .integer(value) }
    /// A number.
    package init(floatLiteral value: Double) { self = .number(value) }
    /// A boolean.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Null.
    package init(nilLiteral: ()) { self = .null }
    /// An array.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object whose members keep the order written.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0.0, $0.1) })
    }

    /// A string, or null for nil.
    package init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
    /// A whole number, or null for nil.
    package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    /// A number, or null for nil.
    package init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }
    /// A boolean, or null for nil.
    package init(_ value: Bool?) { self = value.map(JSONValue.bool) ?? .null }
    /// An array of strings.
    package init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

    /// The object with more members at its end.
    package func adding(_ more: [JSONMember]) -> JSONValue { .object((members ?? []) + more) }
}
