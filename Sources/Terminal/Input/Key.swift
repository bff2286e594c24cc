/// A key as a person names it: `j`, `ctrl-k`, `shift-tab`, `enter`, `?`.
package struct Key: Hashable, Sendable {
    /// Which key.
    package var code: Code
    /// The modifiers held with it.
    package var modifiers: Modifiers

    /// A key from its parts.
    ///
    /// Characters carry their own shift: `A`, never shift and `a`.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A character key without modifiers.
    package init(_ character: Character) { self.init(.character(character)) }

    /// What a key stands for.
    package enum Code: Hashable, Sendable {
        /// A key that types a character.
        case character(Character)
        /// A function key, from 1.
        case function(Int)
        /// Keys with a name.
        case enter, tab, escape, backspace, delete, insert, up, down, left, right, home, end
        /// Keys with a name.
        case pageUp, pageDown
    }

    /// Keys held together with another.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        /// The set as bits.
        package let rawValue: UInt8
        /// A set from its bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Shift, only told for keys that type no character.
        package static let shift = Modifiers(rawValue: 1)
        /// Alt, also called meta.
        package static let alt = Modifiers(rawValue: 2)
        /// Control.
        package static let ctrl = Modifiers(rawValue: 4)
    }

    /// The character this key types into a text, or nil when it types none.
    package var typed: Character? {
        if case .character(let character) = code, modifiers.isEmpty { character } else { nil }
    }
}

extension Key: CustomStringConvertible, ExpressibleByStringLiteral {
    private static let names: [(name: String, code: Code)] = [
        ("enter", .enter), ("tab", .tab), ("esc", .escape), ("backspace", .backspace),
        ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left),
        ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
        ("space", .character(" ")),
    ]

    /// The key's name, as help shows it and settings write it.
    package var description: String {
        var text = ""
        if modifiers.contains(.ctrl) { text += "ctrl-" }
        if modifiers.contains(.alt) { text += "alt-" }
        if modifiers.contains(.shift) { text += "shift-" }
        if let name = Self.names.first(where: { $0.code == code })?.name { return text + name }
        switch code {
        case .character(let character): return text + String(character)
        case .function(let number): return text + "f\(number)"
        default: return text
        }
    }

    /// Reads a key's name; nil when it names none.
    package init?(name: String) {
        var rest = name[...]
        var modifiers: Modifiers = []
        let prefixes: [(String, Modifiers)] = [
            ("ctrl-", .ctrl), ("alt-", .alt), ("shift-", .shift),
        ]
        while rest.count > 1, let (prefix, flag) = prefixes.first(where: { rest.hasPrefix($0.0) }),
            rest.count > prefix.count
        {
            rest = rest.dropFirst(prefix.count)
            modifiers.insert(flag)
        }
        if let code = Self.names.first(where: { $0.name == rest })?.code {
            self.init(code, modifiers)
        } else if rest.count == 1, let character = rest.first {
            self.init(.character(character), modifiers)
        } else if rest.hasPrefix("f"), let number = Int(rest.dropFirst()), (1...24).contains(number)
        {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }

    /// A key from a literal name, which the programmer wrote and so must name one.
    package init(stringLiteral value: String) {
        guard let key = Key(name: value) else { preconditionFailure("no key is called \(value)") }
        self = key
    }
}

/// One key, or several pressed one after the other: `g g`.
package struct Chord: Hashable, Sendable {
    /// The keys in the order they are pressed; at least one.
    package let keys: [Key]

    /// A chord of one key.
    package init(_ key: Key) { keys = [key] }

    /// Reads names divided by spaces; nil when one of them names no key.
    package init?(name: String) {
        let keys = name.split(separator: " ").map { Key(name: String($0)) }
        let known = keys.compactMap(\.self)
        guard !known.isEmpty, known.count == keys.count else { return nil }
        self.keys = known
    }
}

extension Chord: CustomStringConvertible, ExpressibleByStringLiteral {
    /// The names of the keys, divided by spaces.
    package var description: String { Self.names(of: keys) }

    static func names(of keys: [Key]) -> String {
        keys.map(\.description).joined(separator: " ")
    }

    /// A chord from a literal, which the programmer wrote and so must name keys.
    package init(stringLiteral value: String) {
        guard let chord = Chord(name: value) else {
            preconditionFailure("no keys are called \(value)")
        }
        self = chord
    }
}
