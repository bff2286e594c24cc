/// A control sequence that has come to its end: parameters and the byte that closed it.
struct ControlSequence {
    /// What a sequence asks for.
    enum Meaning {
        case event(InputEvent)
        case pasteBegins
        case oldMouseFollows
        case unknown
    }

    /// The byte before the parameters of private sequences, such as `<` and `?`.
    private let prefix: UInt8?
    /// The numbers; one that is missing is nil.
    private let numbers: [Int?]
    private let isPlain: Bool
    private let final: UInt8

    init(_ parameters: [UInt8], final: UInt8) {
        self.final = final
        prefix = parameters.first.flatMap { (0x3C...0x3F).contains($0) || $0 == 0x5B ? $0 : nil }
        let digits = parameters.dropFirst(prefix == nil ? 0 : 1)
        isPlain = digits.allSatisfy { (0x30...0x3B).contains($0) }
        numbers = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { part in
                // What follows a colon refines the number before it, and no key of ours needs it.
                Int(
                    String(
                        decoding: part.prefix { $0 != UInt8(ascii: ":") }.prefix(7), as: UTF8.self))
            }
    }

    private func number(_ index: Int) -> Int? {
        numbers.indices.contains(index) ? numbers[index] : nil
    }

    /// The modifiers of xterm: one more than a sum of 1 shift, 2 alt, 4 control.
    private var modifiers: Key.Modifiers { Self.modifiers(number(1)) }

    private static func modifiers(_ number: Int?) -> Key.Modifiers {
        guard let number, number > 1 else { return [] }
        let bits = number - 1
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.ctrl) }
        return modifiers
    }

    /// What the sequence means.
    var meaning: Meaning {
        switch (prefix, final) {
        case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
            guard isPlain, let code = number(0), let column = number(1), let row = number(2),
                let mouse = Mouse(
                    code: code, column: column, row: row, isRelease: final == UInt8(ascii: "m"))
            else { return .unknown }
            return .event(.mouse(mouse))
        case (UInt8(ascii: "["), 0x41...0x45):
            return .event(.key(Key(.function(Int(final) - 0x40))))
        case (nil, _) where isPlain: return plain
        default: return .unknown
        }
    }

    private var plain: Meaning {
        switch final {
        case UInt8(ascii: "M") where numbers.allSatisfy { $0 == nil }: return .oldMouseFollows
        case UInt8(ascii: "I") where numbers.allSatisfy { $0 == nil }: return .event(.focus(true))
        case UInt8(ascii: "O") where numbers.allSatisfy { $0 == nil }: return .event(.focus(false))
        case UInt8(ascii: "Z"): return .event(.key(Key(.tab, .shift)))
        case UInt8(ascii: "~"): return tilde
        case UInt8(ascii: "u"): return unicode(number(0), modifiers)
        default:
            // A report of the cursor's place ends like F3, but no key is in a row below the first.
            guard let code = Self.letters[final], (number(0) ?? 1) <= 1, numbers.count <= 2 else {
                return .unknown
            }
            return .event(.key(Key(code, modifiers)))
        }
    }

    private var tilde: Meaning {
        guard let number = number(0) else { return .unknown }
        if number == 200 { return .pasteBegins }
        if number == 27 { return unicode(self.number(2), modifiers) }
        guard let code = Self.numbered[number] else { return .unknown }
        return .event(.key(Key(code, modifiers)))
    }

    /// A key told by its character's number, as xterm and kitty do when asked.
    private func unicode(_ value: Int?, _ modifiers: Key.Modifiers) -> Meaning {
        guard let value, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else {
            return .unknown
        }
        let code: Key.Code
        switch value {
        case 13: code = .enter
        case 9: code = .tab
        case 27: code = .escape
        case 8, 127: code = .backspace
        // Kitty tells keys without a character by numbers of the private use area.
        case 0..<32, 128..<160, 57_344...63_743: return .unknown
        default:
            if modifiers.contains(.shift) {
                let upper = Character(scalar).uppercased().first ?? Character(scalar)
                return .event(.key(Key(.character(upper), modifiers.subtracting(.shift))))
            }
            code = .character(Character(scalar))
        }
        return .event(.key(Key(code, modifiers)))
    }

    /// The key of a sequence that began with a single shift, as arrows and keypads send.
    var singleShiftKey: Key? {
        let modifiers = Self.modifiers(number(0))
        if let code = Self.letters[final] { return Key(code, modifiers) }
        switch final {
        case UInt8(ascii: "M"): return Key(.enter, modifiers)
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            return Key(.character(Character(Unicode.Scalar(UInt8(final - 0x40)))), modifiers)
        default: return nil
        }
    }

    private static let letters: [UInt8: Key.Code] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
        UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
        UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]

    private static let numbered: [Int: Key.Code] = {
        var codes: [Int: Key.Code] = [
            1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        ]
        let functions = [
            11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
        ]
        for (index, number) in functions.enumerated() { codes[number] = .function(index + 1) }
        return codes
    }()
}

extension Mouse {
    /// The furthest cell a mouse can point at.
    private static let farthest = 9_999

    /// Decodes a mouse event as xterm encodes it, with places counted from 1; nil for movement
    /// without a button and for buttons we do not know.
    init?(code: Int, column: Int, row: Int, isRelease: Bool) {
        guard (0...0xFF).contains(code) else { return nil }
        let place = Point(
            max(0, min(Self.farthest, column - 1)), max(0, min(Self.farthest, row - 1)))
        var modifiers: Key.Modifiers = []
        if code & 4 != 0 { modifiers.insert(.shift) }
        if code & 8 != 0 { modifiers.insert(.alt) }
        if code & 16 != 0 { modifiers.insert(.ctrl) }
        let buttons: [Button] = [.left, .middle, .right, .none]
        let button = buttons[code & 3]
        switch code & 0xE0 {
        case 0 where button == .none || isRelease:
            self.init(.release, button, at: place, modifiers: modifiers)
        case 0: self.init(.press, button, at: place, modifiers: modifiers)
        case 32 where button != .none:
            self.init(isRelease ? .release : .drag, button, at: place, modifiers: modifiers)
        case 64 where code & 3 == 0:
            self.init(.wheelUp, .none, at: place, modifiers: modifiers)
        case 64 where code & 3 == 1:
            self.init(.wheelDown, .none, at: place, modifiers: modifiers)
        default: return nil
        }
    }
}
