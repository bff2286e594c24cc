/// How meanings look: either the terminal's own sixteen colours or a base16 scheme.
package struct Theme: Hashable, Sendable {
    /// Whether a theme is made for a dark or a light room.
    package enum Variant: String, Hashable, Sendable {
        case dark, light
    }

    /// The name, as settings and the theme list write it.
    package let name: String
    /// Dark or light; nil when the terminal decides.
    package let variant: Variant?
    /// Colours base00 to base17 with their nearest palette entries; empty for the terminal's own.
    let scheme: [Shade]

    /// A colour and the palette entry closest to it.
    struct Shade: Hashable, Sendable {
        var color: Color
        var index: Int

        init(_ color: Color) {
            self.color = color
            index = color.nearestIndex
        }
    }

    /// The terminal's own colours: the default, because it is as readable as the reader made it.
    package static let terminal = Theme(name: "terminal", variant: nil, scheme: [])

    private init(name: String, variant: Variant?, scheme: [Shade]) {
        self.name = name
        self.variant = variant
        self.scheme = scheme
    }

    /// A theme from the colours of a base16 or base24 scheme by their names `base00` to `base17`,
    /// each six hexadecimal digits.
    ///
    /// The eight of base24 fall back on those of base16.
    package init(
        name: String, variant: Variant?, palette: [String: String]
    ) throws(ThemeFault) {
        var shades: [Shade] = []
        for slot in 0..<24 {
            let key = Self.key(slot)
            let text = palette[key] ?? (slot < 16 ? nil : palette[Self.key(Self.fallback(slot))])
            guard let text else { throw .missing(theme: name, color: key) }
            guard let color = Color(hex: text) else {
                throw .notAColor(theme: name, color: key, found: String(text.prefix(20)))
            }
            shades.append(Shade(color))
        }
        let black = Color(0, 0, 0)
        let isDark = shades[5].color.contrast(on: black) > shades[0].color.contrast(on: black)
        self.init(name: name, variant: variant ?? (isDark ? .dark : .light), scheme: shades)
    }

    private static func key(_ slot: Int) -> String {
        let digits = String(slot, radix: 16, uppercase: true)
        return "base" + (digits.utf8.count == 1 ? "0" + digits : digits)
    }

    /// The base16 colour that stands in for one of base24 (tinted-theming, base24 styling).
    private static func fallback(_ slot: Int) -> Int {
        switch slot {
        case 0x10, 0x11: 0x00
        case 0x12: 0x08
        case 0x13: 0x0A
        default: slot - 0x14 + 0x0B
        }
    }
}

/// What is wrong with a theme.
package enum ThemeFault: Error, Hashable, CustomStringConvertible {
    /// A colour is not there.
    case missing(theme: String, color: String)
    /// A colour is not written as six hexadecimal digits.
    case notAColor(theme: String, color: String, found: String)

    /// What was expected, what was found and where.
    package var description: String {
        switch self {
        case .missing(let theme, let color): "theme \(theme): \(color) is missing"
        case .notAColor(let theme, let color, let found):
            "theme \(theme): \(color) is \"\(found)\", expected six hexadecimal digits"
        }
    }
}
