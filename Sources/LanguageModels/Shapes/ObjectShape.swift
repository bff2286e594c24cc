internal import Prelude

/// A member of an object that an answer has, and the kind of value it holds.
package struct Member<Value: Sendable>: Sendable {
    let name: String
    let index: Int
}

/// Collects the members of an object.
package struct ObjectBuilder {
    var names: [String] = []
    var schemas: [JSONValue] = []
    var readers: [@Sendable (JSONValue, inout ShapeReading) -> any Sendable] = []

    /// Declares a member.
    package mutating func member<Value: Sendable>(
        _ name: String, _ shape: Shape<Value>
    ) -> Member<Value> {
        precondition(!names.contains(name), "the member \(name) is declared twice")
        names.append(name)
        schemas.append(shape.schema)
        readers.append { shape.read($0, &$1) }
        return Member(name: name, index: names.count - 1)
    }

    /// Declares a member that may be null.
    package mutating func optional<Value: Sendable>(
        _ name: String, _ shape: Shape<Value>
    ) -> Member<Value?> {
        member(name, shape.optional)
    }
}

/// The members of one object that was read.
package struct ReadMembers {
    let values: [any Sendable]

    /// The value of a member.
    package subscript<Value: Sendable>(member: Member<Value>) -> Value {
        guard let value = values[member.index] as? Value else {
            preconditionFailure("the member \(member.name) belongs to another object")
        }
        return value
    }
}

extension Shape {
    /// An object. The closure declares its members and returns how a value is made from them; members
    /// that nobody declared are passed over.
    package static func object(
        _ about: String,
        _ define: (inout ObjectBuilder) -> @Sendable (ReadMembers) -> Value
    ) -> Shape<Value> {
        var builder = ObjectBuilder()
        let make = define(&builder)
        let (names, readers) = (builder.names, builder.readers)
        let schema: JSONValue = [
            "type": "object", "description": .string(about),
            "properties": .object(zip(names, builder.schemas).map { JSONMember($0, $1) }),
            "required": JSONValue(names), "additionalProperties": false,
        ]
        @Sendable func read(_ value: JSONValue, _ reading: inout ShapeReading) -> Value {
            if value.members == nil { reading.expected("an object", found: value) }
            // Of what is no object the members are not told to be missing too.
            var silent = ShapeReading()
            let values = zip(names, readers).map { name, reader -> any Sendable in
                guard value.members != nil else { return reader(.null, &silent) }
                return reading.at(".\(name)") { reader(value[name] ?? .null, &$0) }
            }
            return make(ReadMembers(values: values))
        }
        var nothing = ShapeReading()
        return Shape<Value>(schema: schema, placeholder: read(.null, &nothing), read: read)
    }
}
