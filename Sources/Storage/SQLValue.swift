package import Prelude

/// A value that every database stores without loss.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// The value's kind, for messages that must not show a person's data.
    package var kind: String {
        switch self {
        case .null: "null"
        case .integer: "an integer"
        case .real: "a real number"
        case .text: "text"
        case .blob: "bytes"
        }
    }
}

/// A Swift type with exactly one representation in the database.
package protocol SQLConvertible: SendableMetatype {
    /// What is stored.
    var sqlValue: SQLValue { get }
    /// Reads what was stored.
    init(sqlValue: SQLValue) throws(SQLMismatch)
}

/// A stored value of another kind than the program expects.
///
/// It names kinds and never the value, because values are people's data.
package struct SQLMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// The type that was expected.
    package var expected: String
    /// The kind that was found.
    package var found: String

    /// A mismatch from the expected type and the value found.
    package init(expected: String, found: SQLValue) {
        self.expected = expected
        self.found = found.kind
    }

    /// Both kinds in one phrase.
    package var description: String { "expected \(expected), found \(found)" }
}

extension Int: SQLConvertible {
    /// The number as a 64-bit integer.
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    /// Reads an integer.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        guard case .integer(let value) = sqlValue else {
            throw SQLMismatch(expected: "an integer", found: sqlValue)
        }
        self = Int(value)
    }
}

extension Double: SQLConvertible {
    /// The number as a real.
    package var sqlValue: SQLValue { .real(self) }
    /// Reads a real number, or an integer as one.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        switch sqlValue {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        default: throw SQLMismatch(expected: "a real number", found: sqlValue)
        }
    }
}

extension Bool: SQLConvertible {
    /// 0 or 1.
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    /// Reads 0 or 1.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        guard case .integer(let value) = sqlValue, value == 0 || value == 1 else {
            throw SQLMismatch(expected: "0 or 1", found: sqlValue)
        }
        self = value == 1
    }
}

extension String: SQLConvertible {
    /// The text.
    package var sqlValue: SQLValue { .text(self) }
    /// Reads text.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        guard case .text(let value) = sqlValue else {
            throw SQLMismatch(expected: "text", found: sqlValue)
        }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    /// The wrapped value, or null.
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
    /// Reads null as nil.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    /// The raw value.
    package var sqlValue: SQLValue { rawValue.sqlValue }
    /// Reads a raw value that is one of the cases.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLMismatch(expected: "a known \(Self.self)", found: sqlValue)
        }
        self = value
    }
}

extension Timestamp: SQLConvertible {
    /// Microseconds since the epoch.
    package var sqlValue: SQLValue { .integer(microseconds) }
    /// Reads microseconds since the epoch.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        self.init(microseconds: Int64(try Int(sqlValue: sqlValue)))
    }
}

extension ID: SQLConvertible {
    /// The id's text.
    package var sqlValue: SQLValue { .text(text) }
    /// Reads an id's text.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        self.init(try String(sqlValue: sqlValue))
    }
}

extension JSONValue: SQLConvertible {
    /// The document as text on one line.
    package var sqlValue: SQLValue { .text(text()) }
    /// Reads a document from text.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        guard case .text(let text) = sqlValue, let value = try? JSONParser.parse(text) else {
            throw SQLMismatch(expected: "a JSON document", found: sqlValue)
        }
        self = value
    }
}

/// Bytes that a column stores as they are.
package struct Bytes: Hashable, Sendable, SQLConvertible {
    /// The bytes.
    package var array: [UInt8]

    /// Bytes from an array.
    package init(_ array: [UInt8]) {
        self.array = array
    }

    /// The bytes as a blob.
    package var sqlValue: SQLValue { .blob(array) }
    /// Reads a blob.
    package init(sqlValue: SQLValue) throws(SQLMismatch) {
        guard case .blob(let array) = sqlValue else {
            throw SQLMismatch(expected: "bytes", found: sqlValue)
        }
        self.init(array)
    }
}
