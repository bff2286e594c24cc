/// What a piece of text means; the theme decides what that looks like.
package enum Role: UInt8, CaseIterable, Sendable {
    /// Ordinary text.
    case text
    /// Text that matters less: labels, hints, ages.
    case dim
    /// Headings and column titles.
    case header
    /// What a search or filter found.
    case match
    /// A good outcome.
    case good
    /// A bad outcome or an error.
    case bad
    /// Something to look at.
    case warn
    /// Something to know.
    case info
    /// Our own emphasis: keys in hints, badges.
    case accent
    /// The frame around a pane.
    case border
    /// The frame around the pane that has the keyboard.
    case focusBorder
}

/// What a piece of text stands on.
package enum Surface: UInt8, CaseIterable, Sendable {
    /// The page itself.
    case page
    /// The row under the cursor.
    case selection
    /// A stretch that is pointed at, such as the evidence for a field.
    case highlight
    /// The bars at the top and bottom.
    case statusBar
}

/// How a cell looks, in terms of meaning: a role on a surface, with emphasis.
///
/// Frames hold styles and never colours, so a change of theme needs no new frame.
package struct Style: Hashable, Sendable {
    /// What the text means.
    package var role: Role
    /// What it stands on.
    package var surface: Surface
    /// Emphasis beyond what the theme gives the role.
    package var emphasis: Emphasis

    /// A style from its parts; everything has a default.
    package init(_ role: Role = .text, on surface: Surface = .page, _ emphasis: Emphasis = []) {
        self.role = role
        self.surface = surface
        self.emphasis = emphasis
    }

    /// The same style on another surface.
    package func on(_ surface: Surface) -> Style { Style(role, on: surface, emphasis) }
    /// The same style in bold.
    package var bold: Style { Style(role, on: surface, emphasis.union(.bold)) }
    /// The same style underlined.
    package var underlined: Style { Style(role, on: surface, emphasis.union(.underline)) }

    /// Ordinary text.
    package static let text = Style(.text)
    /// Text that matters less.
    package static let dim = Style(.dim)
    /// Headings.
    package static let header = Style(.header)
    /// What a search found.
    package static let match = Style(.match)
    /// A good outcome.
    package static let good = Style(.good)
    /// A bad outcome.
    package static let bad = Style(.bad)
    /// Something to look at.
    package static let warn = Style(.warn)
    /// Something to know.
    package static let info = Style(.info)
    /// Our own emphasis.
    package static let accent = Style(.accent)
    /// A pane's frame.
    package static let border = Style(.border)
    /// The frame of the pane that has the keyboard.
    package static let focusBorder = Style(.focusBorder)
    /// The row under the cursor.
    package static let selection = Style(.text, on: .selection)
    /// A stretch that is pointed at.
    package static let highlight = Style(.text, on: .highlight)
    /// The bars at the top and bottom.
    package static let statusBar = Style(.text, on: .statusBar)
}

/// Emphasis that every terminal can show, colour or not.
package struct Emphasis: OptionSet, Hashable, Sendable {
    /// The set as bits.
    package let rawValue: UInt8

    /// A set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier strokes.
    package static let bold = Emphasis(rawValue: 1)
    /// A line below.
    package static let underline = Emphasis(rawValue: 2)
    /// Foreground and background exchanged.
    package static let reverse = Emphasis(rawValue: 4)
    /// Fainter than the rest.
    package static let faint = Emphasis(rawValue: 8)
}

extension Style: CustomStringConvertible {
    /// The style as goldens name it: `header`, `good/selection`, `text+bold`.
    package var description: String {
        var name = "\(role)"
        if surface != .page { name += "/\(surface)" }
        if emphasis.contains(.bold) { name += "+bold" }
        if emphasis.contains(.underline) { name += "+underline" }
        if emphasis.contains(.reverse) { name += "+reverse" }
        if emphasis.contains(.faint) { name += "+faint" }
        return name
    }
}
