import Prelude

/// Decides, scalar by scalar, what of a foreign text may reach the screen.
///
/// Control characters become visible pictures one cell wide, characters that draw nothing or turn
/// the reading direction are dropped, and at most two marks stay on a base. Text that went through
/// comes out unchanged when it goes through again.
struct Sanitizer {
    /// What becomes of one scalar.
    enum Verdict {
        /// A new cell begins with this scalar, one or two cells wide.
        case base(Unicode.Scalar, width: Int)
        /// The scalar sits on the cell before it.
        case mark(Unicode.Scalar)
        /// A mark with nothing to sit on: it gets a space.
        case orphan(Unicode.Scalar)
        /// Nothing is shown, as is right for ordinary writing.
        case dropped
        /// Nothing is shown of what a reader could not have known of.
        case hidden
    }

    /// Marks kept on one base; more only smear the lines above and below.
    static let marksPerCell = 2
    /// What stands for a character that cannot be shown.
    static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// Whether something was dropped that a reader could not have known of.
    private(set) var hadHidden = false
    private var previous: Unicode.Scalar?
    private var marks = 0
    private var droppedSinceBase = 0

    /// The verdict on the next scalar of a text.
    mutating func judge(_ scalar: Unicode.Scalar) -> Verdict {
        let value = scalar.value
        if value >= 0x20, value < 0x7F { return base(scalar, width: 1) }
        if let picture = Self.picture(of: value) { return base(picture, width: 1) }
        if value < 0x300, value != 0xAD { return base(scalar, width: 1) }
        if Self.drawsNothing(scalar) { return drop(scalar) }
        if Self.cannotBeShown(scalar) { return base(Self.replacement, width: 1) }
        if Self.isSkinTone(value), let previous, DisplayWidth.cells(of: previous) == 2,
            previous.properties.isEmoji
        {
            return .dropped
        }
        let width = DisplayWidth.cells(of: scalar)
        return width == 0 ? mark(scalar) : base(scalar, width: width)
    }

    private mutating func base(_ scalar: Unicode.Scalar, width: Int) -> Verdict {
        previous = scalar
        marks = 0
        droppedSinceBase = 0
        return .base(scalar, width: width)
    }

    private mutating func mark(_ scalar: Unicode.Scalar) -> Verdict {
        guard previous != nil else {
            previous = " "
            marks = 1
            return .orphan(scalar)
        }
        guard marks < Self.marksPerCell else {
            hadHidden = true
            return .hidden
        }
        marks += 1
        return .mark(scalar)
    }

    private mutating func drop(_ scalar: Unicode.Scalar) -> Verdict {
        droppedSinceBase += 1
        if isExpected(scalar.value) { return .dropped }
        hadHidden = true
        return .hidden
    }

    /// Whether an invisible character is ordinary where it stands: soft hyphens, the presentation
    /// selector and the joiner of an emoji, and the joiners that Arabic and Indic spelling needs.
    ///
    /// A longer row of them spells nothing and can carry a hidden message.
    private func isExpected(_ value: UInt32) -> Bool {
        guard let previous else { return value == 0xFEFF || value == 0xAD }
        return switch value {
        case 0xAD: true
        case 0xFE0E, 0xFE0F: previous.properties.isEmoji && droppedSinceBase <= 2
        case 0x200C, 0x200D: previous.value >= 0x600 && droppedSinceBase <= 2
        default: false
        }
    }

    /// The visible stand-in of a control character, or nil when the scalar is none.
    private static func picture(of value: UInt32) -> Unicode.Scalar? {
        switch value {
        case 0...0x1F: Unicode.Scalar(0x2400 + value)
        case 0x7F: "\u{2421}"
        case 0x80...0x9F: replacement
        case 0x2028, 0x2029: "\u{240A}"
        default: nil
        }
    }

    private static func drawsNothing(_ scalar: Unicode.Scalar) -> Bool {
        (0xE0000...0xE0FFF).contains(scalar.value)
            || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .format
    }

    private static func cannotBeShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .unassigned, .privateUse, .surrogate: true
        default: false
        }
    }

    private static func isSkinTone(_ value: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(value) }
}
