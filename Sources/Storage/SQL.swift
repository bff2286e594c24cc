/// A statement and its arguments. An interpolated value is always bound, never spliced; text that
/// is to become part of the statement has to be asked for with `.raw`.
package struct SQL: Hashable, Sendable {
    indirect enum Segment: Hashable, Sendable {
        case text(String)
        case argument(SQLValue)
        case dialect(sqlite: SQL, postgres: SQL)
    }

    var segments: [Segment] = []

    init(segments: [Segment]) {
        self.segments = segments
    }

    /// Text that becomes part of the statement as it stands: names from our own tables only.
    package static func raw(_ text: String) -> SQL { SQL(segments: [.text(text)]) }

    /// Both fragments, one after the other.
    package static func + (left: SQL, right: SQL) -> SQL {
        SQL(segments: left.segments + right.segments)
    }

    /// Fragments with a separator between them; empty for no fragments.
    package static func joined(_ fragments: [SQL], separator: String) -> SQL {
        var joined = SQL(segments: [])
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { joined.segments.append(.text(separator)) }
            joined.segments += fragment.segments
        }
        return joined
    }

    /// The statement's text for one database and the values for its `$1 … $n`.
    package func rendered(for dialect: Dialect) -> (text: String, arguments: [SQLValue]) {
        var text = ""
        var arguments: [SQLValue] = []
        render(for: dialect, into: &text, &arguments)
        return (text, arguments)
    }

    private func render(
        for dialect: Dialect, into text: inout String, _ arguments: inout [SQLValue]
    ) {
        for segment in segments {
            switch segment {
            case .text(let literal): text += literal
            case .argument(let value):
                arguments.append(value)
                text += "$\(arguments.count)"
            case .dialect(let sqlite, let postgres):
                (dialect == .sqlite ? sqlite : postgres).render(
                    for: dialect, into: &text, &arguments)
            }
        }
    }
}

extension SQL: ExpressibleByStringInterpolation {
    /// Collects the pieces of an interpolated statement.
    package struct StringInterpolation: StringInterpolationProtocol {
        var segments: [Segment] = []

        /// Starts an empty statement.
        package init(literalCapacity: Int, interpolationCount: Int) {
            segments.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Adds the statement's own text.
        package mutating func appendLiteral(_ literal: String) { segments.append(.text(literal)) }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            segments.append(.argument(value.sqlValue))
        }

        /// Binds a value, or null for nil.
        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            segments.append(.argument(value?.sqlValue ?? .null))
        }

        /// Binds a value that has no Swift type, such as bytes.
        package mutating func appendInterpolation(value: SQLValue) {
            segments.append(.argument(value))
        }

        /// Inserts a fragment with its own arguments.
        package mutating func appendInterpolation(_ fragment: SQL) { segments += fragment.segments }

        /// Binds each value of a list, with commas between them; no value is in an empty list.
        package mutating func appendInterpolation(list values: some Collection<SQLValue>) {
            if values.isEmpty {
                segments.append(.dialect(sqlite: "", postgres: "SELECT NULL WHERE 1 = 0"))
            }
            for (index, value) in values.enumerated() {
                if index > 0 { segments.append(.text(", ")) }
                segments.append(.argument(value))
            }
        }
    }

    /// A statement from an interpolated literal.
    package init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    /// A statement from a literal without values.
    package init(stringLiteral value: String) { segments = [.text(value)] }
}
