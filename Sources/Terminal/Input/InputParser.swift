/// Turns the bytes a terminal sends into events, whatever pieces they arrive in.
///
/// What it does not know it swallows whole and counts: a part of an escape sequence must never be
/// taken for a letter, because letters are commands. The grammar is that of ECMA-48 with the
/// extensions of xterm for mouse, paste and focus.
package struct InputParser: Sendable {
    /// Bytes of one paste that are kept; the rest is dropped.
    package static let pasteLimit = 1 << 20
    /// Bytes of the parameters of one sequence that are kept.
    private static let sequenceLimit = 64
    /// Bytes of a string sequence after which it is taken to have lost its end.
    private static let stringLimit = 1 << 16

    private enum State: Hashable {
        case ground
        case escape
        case control
        case singleShift
        case string, stringEscape
        case oldMouse
        case paste
    }

    /// Sequences and characters that were swallowed because they mean nothing to us.
    package private(set) var unknown = 0
    private var state = State.ground
    private var events: [InputEvent] = []
    private var sequence: [UInt8] = []
    private var stringLength = 0
    private var character: [UInt8] = []
    private var hasAlt = false
    private var flushedEscape = false

    /// A parser at the beginning of input.
    package init() {}

    /// Whether the input so far ends in a byte that is a key by itself unless more follows soon.
    package var isWaiting: Bool {
        state == .escape || (state == .string && stringLength == 0)
    }

    /// Takes the events decoded so far.
    package mutating func take() -> [InputEvent] {
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    /// Decodes bytes; what they leave incomplete waits for the next ones.
    package mutating func feed(_ bytes: some Collection<UInt8>) {
        if flushedEscape, Self.isLateSequence(bytes) {
            // The line was slow: the escape byte went by alone, its sequence comes now.
            state = .escape
        }
        flushedEscape = false
        for byte in bytes { step(byte) }
    }

    /// Says that nothing followed in time: a waiting escape byte was the Escape key.
    package mutating func flush() {
        switch state {
        case .escape:
            emit(Key(.escape))
            state = .ground
            flushedEscape = true
        case .string where stringLength == 0:
            if let byte = sequence.first { emit(Key(.character(Self.letter(byte)), .alt)) }
            state = .ground
        default: break
        }
    }

    private mutating func step(_ byte: UInt8) {
        switch state {
        case .ground: ground(byte)
        case .escape: escape(byte)
        case .control: control(byte)
        case .singleShift: singleShift(byte)
        case .string: string(byte)
        case .stringEscape:
            state = .ground
            if byte != UInt8(ascii: "\\") { escape(byte) }
        case .oldMouse:
            sequence.append(byte)
            if sequence.count == 3 { finishOldMouse() }
        case .paste: paste(byte)
        }
    }

    private mutating func ground(_ byte: UInt8) {
        if !character.isEmpty {
            if byte & 0xC0 == 0x80 {
                character.append(byte)
                finishCharacter()
                return
            }
            dropCharacter()
        }
        switch byte {
        case 0x1B: state = .escape
        case 0x00..<0x80:
            emit(Self.key(of: byte))
        case 0xC2...0xF4: character = [byte]
        default:
            unknown += 1
            hasAlt = false
        }
    }

    private mutating func dropCharacter() {
        character = []
        unknown += 1
        hasAlt = false
    }

    private mutating func finishCharacter() {
        let needed = character[0] < 0xE0 ? 2 : character[0] < 0xF0 ? 3 : 4
        guard character.count == needed else { return }
        let text = String(decoding: character, as: UTF8.self)
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
            text.utf8.elementsEqual(character)
        else { return dropCharacter() }
        character = []
        if scalar.value < 0xA0 {
            // An eight-bit control is the escape byte and the letter 64 below it.
            hasAlt = false
            escape(UInt8(scalar.value - 0x40))
        } else {
            emit(Key(.character(Character(scalar))))
        }
    }

    private mutating func escape(_ byte: UInt8) {
        sequence = []
        stringLength = 0
        switch byte {
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"):
            sequence = [byte]
            state = .string
        case 0x1B:
            emit(Key(.escape))
            state = .escape
        default:
            state = .ground
            hasAlt = true
            ground(byte)
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            unknown += 1
            state = .escape
        case 0x18, 0x1A, 0x80...0xFF:
            unknown += 1
            state = .ground
        case 0x20...0x3F:
            if sequence.count < Self.sequenceLimit { sequence.append(byte) }
        case UInt8(ascii: "[") where sequence.isEmpty:
            // The Linux console begins its first five function keys like this.
            sequence.append(byte)
        case 0x40...0x7E: finishControl(byte)
        default: break
        }
    }

    private mutating func finishControl(_ final: UInt8) {
        state = .ground
        let control = ControlSequence(sequence, final: final)
        sequence = []
        switch control.meaning {
        case .event(let event): emit(event)
        case .pasteBegins: state = .paste
        case .oldMouseFollows: state = .oldMouse
        case .unknown: unknown += 1
        }
    }

    private mutating func finishOldMouse() {
        state = .ground
        let numbers = sequence.map { Int($0) - 32 }
        sequence = []
        if let mouse = Mouse(
            code: numbers[0], column: numbers[1], row: numbers[2], isRelease: false)
        {
            emit(.mouse(mouse))
        } else {
            unknown += 1
        }
    }

    private mutating func singleShift(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            unknown += 1
            state = .escape
        case 0x30...0x3F:
            if sequence.count < Self.sequenceLimit { sequence.append(byte) }
        default:
            state = .ground
            if let key = ControlSequence(sequence, final: byte).singleShiftKey {
                emit(key)
            } else {
                unknown += 1
            }
        }
    }

    private mutating func string(_ byte: UInt8) {
        stringLength += 1
        switch byte {
        case 0x1B:
            unknown += 1
            state = .stringEscape
        // The bell ends it; a key that a string cannot hold means that its end was lost.
        case 0x07, 0x18, 0x1A, 0x03, 0x0D:
            unknown += 1
            state = .ground
        default:
            if stringLength > Self.stringLimit {
                unknown += 1
                state = .ground
            }
        }
    }

    private mutating func emit(_ key: Key) {
        var key = key
        if hasAlt { key.modifiers.insert(.alt) }
        hasAlt = false
        emit(.key(key))
    }

    private mutating func emit(_ event: InputEvent) { events.append(event) }

    private static func letter(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }

    /// The key of a byte below 128.
    private static func key(of byte: UInt8) -> Key {
        switch byte {
        case 0x00: Key(.character(" "), .ctrl)
        case 0x08, 0x7F: Key(.backspace)
        case 0x09: Key(.tab)
        case 0x0A, 0x0D: Key(.enter)
        case 0x01...0x1A: Key(.character(letter(byte + 0x60)), .ctrl)
        case 0x1B...0x1F: Key(.character(letter(byte + 0x40)), .ctrl)
        default: Key(.character(letter(byte)))
        }
    }

    /// Whether bytes are just what follows the escape byte of a key or a mouse event.
    private static func isLateSequence(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count >= 2, bytes.count <= 16, let first = bytes.first,
            first == UInt8(ascii: "[") || first == UInt8(ascii: "O")
        else { return false }
        let rest = Array(bytes.dropFirst())
        return rest.dropLast().allSatisfy { (0x30...0x3F).contains($0) }
            && rest.last.map { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "~") } ?? false
    }
}

extension InputParser {
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private mutating func paste(_ byte: UInt8) {
        sequence.append(byte)
        guard sequence.last == UInt8(ascii: "~"), sequence.suffix(6) == Self.pasteEnd[...] else {
            // Beyond the limit only the end is looked for.
            if sequence.count > Self.pasteLimit + 4_096 {
                sequence.removeSubrange(Self.pasteLimit..<sequence.count - 8)
            }
            return
        }
        let text = Self.cleaned(sequence.dropLast(6).prefix(Self.pasteLimit))
        sequence = []
        state = .ground
        emit(.paste(text))
    }

    /// Pasted text without control characters other than line ends, of one kind, and tabs.
    private static func cleaned(_ bytes: some Collection<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !afterReturn { scalars.append("\n") }
            case 0x09: scalars.append("\t")
            case 0x00..<0x20, 0x7F..<0xA0: break
            default: scalars.append(scalar)
            }
            afterReturn = scalar.value == 0x0D
        }
        return String(scalars)
    }
}
