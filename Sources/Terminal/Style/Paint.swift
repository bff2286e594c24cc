/// How many colours a terminal can show.
package enum ColorTier: Hashable, Sendable, Comparable {
    /// None: emphasis alone carries the meaning.
    case mono
    /// The eight or sixteen colours the reader chose.
    case ansi
    /// The palette of 256, of which the fixed 240 are used.
    case palette

    /// The tier of a terminal.
    ///
    /// `noColor` is whether the environment holds a NO_COLOR that is not empty, or the reader asked
    /// for none.
    package init(colors: Int, noColor: Bool) {
        self = noColor || colors < 8 ? .mono : colors < 256 ? .ansi : .palette
    }
}

/// What a device does to show a style: palette numbers, -1 being the terminal's own, and emphasis.
package struct Paint: Hashable, Sendable {
    /// The palette number of the characters.
    package var foreground: Int16
    /// The palette number behind them.
    package var background: Int16
    /// Emphasis.
    package var emphasis: Emphasis
}

extension Theme {
    /// The least contrast of words that tell by colour (WCAG 2.1, large or bold text).
    private static let leastContrast = 3.0

    /// How a style is shown with a number of colours.
    package func paint(_ style: Style, tier: ColorTier) -> Paint {
        switch tier {
        case .mono: mono(style)
        case .ansi: ansi(style)
        case .palette: scheme.isEmpty ? ansi(style) : fromScheme(style)
        }
    }

    /// Without colour the surface shows by reverse, roles by weight and line.
    private func mono(_ style: Style) -> Paint {
        var emphasis = style.emphasis
        switch style.role {
        case .text, .good, .info: break
        case .dim, .border: if style.surface == .page { emphasis.insert(.faint) }
        case .header, .accent, .warn, .focusBorder: emphasis.insert(.bold)
        case .bad: emphasis.formUnion([.bold, .underline])
        case .match: emphasis.insert(.underline)
        }
        return Paint(foreground: -1, background: -1, emphasis: surfaced(emphasis, style.surface))
    }

    private func surfaced(_ emphasis: Emphasis, _ surface: Surface) -> Emphasis {
        switch surface {
        case .page: emphasis
        case .selection: emphasis.union([.reverse, .bold]).subtracting(.faint)
        case .highlight: emphasis.union([.underline, .bold])
        case .statusBar: emphasis.union(.reverse).subtracting(.faint)
        }
    }

    /// The first eight colours, whatever the reader made of them.
    ///
    /// Blue, which many cannot read, carries no words, and faint text is faint instead of bright
    /// black, which is the background in some schemes.
    private func ansi(_ style: Style) -> Paint {
        if style.surface == .highlight {
            return Paint(foreground: 0, background: 3, emphasis: style.emphasis)
        }
        let color: Int16 =
            switch style.role {
            case .text, .dim, .border: -1
            case .header, .info, .focusBorder: 6
            case .match, .warn: 3
            case .good: 2
            case .bad: 1
            case .accent: 5
            }
        var emphasis = style.emphasis
        switch style.role {
        case .dim, .border: if style.surface == .page { emphasis.insert(.faint) }
        case .header, .focusBorder: emphasis.insert(.bold)
        case .match: emphasis.formUnion([.bold, .underline])
        default: break
        }
        let isPage = style.surface == .page
        return Paint(
            foreground: isPage ? color : -1, background: -1,
            emphasis: surfaced(emphasis, style.surface))
    }

    private func fromScheme(_ style: Style) -> Paint {
        let background =
            switch style.surface {
            case .page: scheme[0x00]
            case .selection: scheme[0x02]
            case .highlight: scheme[0x0A]
            case .statusBar: scheme[0x01]
            }
        var emphasis = style.emphasis
        switch style.role {
        case .header, .focusBorder: emphasis.insert(.bold)
        case .match: emphasis.formUnion([.bold, .underline])
        default: break
        }
        if style.surface == .selection { emphasis.insert(.bold) }
        let wanted = style.surface == .highlight ? scheme[0x00] : scheme[slot(of: style.role)]
        let shown = readable(wanted, on: background, fallback: scheme[0x05])
        return Paint(
            foreground: Int16(shown.index), background: Int16(background.index), emphasis: emphasis)
    }

    /// A shade where it can be read, else the one of ordinary text.
    private func readable(_ shade: Shade, on background: Shade, fallback: Shade) -> Shade {
        let contrast = Color(index: shade.index).contrast(on: Color(index: background.index))
        return contrast >= Self.leastContrast ? shade : fallback
    }

    /// The scheme's colour for a role (tinted-theming, base24 styling).
    private func slot(of role: Role) -> Int {
        switch role {
        case .text: 0x05
        case .dim, .border: 0x03
        case .header, .focusBorder: 0x0D
        case .match: 0x0A
        case .good: 0x0B
        case .bad: 0x08
        case .warn: 0x09
        case .info: 0x0C
        case .accent: 0x0E
        }
    }
}
