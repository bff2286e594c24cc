/// A YAML document as a tree whose every part knows the line it stands on.
package struct YAMLNode: Hashable, Sendable {
    /// What a node holds.
    package enum Value: Hashable, Sendable {
        /// A scalar without quotes, which may stand for a number, a boolean or nothing.
        case plain(String)
        /// A scalar in quotes or a block, which is text whatever it looks like.
        case quoted(String)
        /// A list.
        case list([YAMLNode])
        /// A mapping, in the order written; no key is there twice.
        case mapping([YAMLMember])
    }

    /// What the node holds.
    package var value: Value
    /// The line it begins on, from 1.
    package var line: Int

    /// A node from its parts.
    package init(_ value: Value, line: Int) {
        self.value = value
        self.line = line
    }

    /// The value under a key, or nil when this is no mapping or has none.
    package subscript(key: String) -> YAMLNode? { members?.first { $0.key == key }?.value }

    /// The members of a mapping, or nil when this is none.
    package var members: [YAMLMember]? {
        if case .mapping(let members) = value { members } else { nil }
    }

    /// The elements of a list, or nil when this is none.
    package var elements: [YAMLNode]? {
        if case .list(let elements) = value { elements } else { nil }
    }

    /// The text of a scalar, quoted or not; nil for nothing (`null`, `~`, empty) and for the rest.
    package var string: String? {
        switch value {
        case .quoted(let text): text
        case .plain(let text): isNull ? nil : text
        default: nil
        }
    }

    /// Whether the node is there but holds nothing.
    package var isNull: Bool {
        if case .plain(let text) = value {
            ["", "~", "null", "Null", "NULL"].contains(text)
        } else {
            false
        }
    }

    /// The value of `true` or `false` without quotes (YAML 1.2, so that `no` stays a word).
    package var bool: Bool? {
        guard case .plain(let text) = value else { return nil }
        return switch text {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    /// The value of a whole number without quotes.
    package var int: Int? {
        if case .plain(let text) = value { Int(text) } else { nil }
    }

    /// The value of a number without quotes; never infinite.
    package var double: Double? {
        guard case .plain(let text) = value, let number = Double(text), number.isFinite,
            !text.lowercased().contains("x")
        else { return nil }
        return number
    }

    /// The node's kind as a phrase, for messages.
    package var kind: String {
        switch value {
        case .plain, .quoted: isNull ? "nothing" : "a single value"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }
}

/// One member of a YAML mapping.
package struct YAMLMember: Hashable, Sendable {
    /// The key.
    package var key: String
    /// The line the key stands on, from 1.
    package var line: Int
    /// The value.
    package var value: YAMLNode

    /// A member from its parts.
    package init(key: String, line: Int, value: YAMLNode) {
        self.key = key
        self.line = line
        self.value = value
    }
}

/// What is wrong with a YAML text and on which line.
package struct YAMLFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package var line: Int
    /// What was expected or found, as a phrase.
    package var reason: String

    /// A fault from its parts.
    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    /// The line and the reason.
    package var description: String { "line \(line): \(reason)" }
}
