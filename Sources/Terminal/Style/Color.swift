internal import Glibc

/// A colour in eight bits each of red, green and blue.
package struct Color: Hashable, Sendable {
    /// Red, from 0 to 255.
    package var red: UInt8
    /// Green, from 0 to 255.
    package var green: UInt8
    /// Blue, from 0 to 255.
    package var blue: UInt8

    /// A colour from its parts.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads six hexadecimal digits with or without a `#`; nil when it is anything else.
    package init?(hex: String) {
        let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(
            UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
            UInt8(truncatingIfNeeded: value))
    }

    /// How readable one colour is on the other: from 1, not at all, to 21, black on white
    /// (WCAG 2.1, contrast ratio).
    package func contrast(on other: Color) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// Relative luminance as WCAG 2.1 defines it.
    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// The light of an sRGB value from 0 to 1.
    private static func linear(_ value: UInt8) -> Double {
        let scaled = Double(value) / 255
        return scaled <= 0.04045 ? scaled / 12.92 : pow((scaled + 0.055) / 1.055, 2.4)
    }

    /// The colour in OKLab, where distance is what the eye sees (Ottosson, 2020).
    private var lab: (Double, Double, Double) {
        let (r, g, b) = (Self.linear(red), Self.linear(green), Self.linear(blue))
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return (
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        )
    }

    /// The square of the distance the eye sees between two colours.
    func distance(to other: Color) -> Double {
        let (one, two) = (lab, other.lab)
        let (l, a, b) = (one.0 - two.0, one.1 - two.1, one.2 - two.2)
        return l * l + a * a + b * b
    }

    /// The colour of one of the 240 fixed entries of the 256-colour palette, from 16 on.
    package init(index: Int) {
        if index >= 232 {
            let grey = UInt8(clamping: 8 + 10 * (index - 232))
            self.init(grey, grey, grey)
        } else {
            let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
            let cube = max(0, index - 16)
            self.init(steps[cube / 36 % 6], steps[cube / 6 % 6], steps[cube % 6])
        }
    }

    /// The closest of the 240 fixed entries of the 256-colour palette.
    ///
    /// The first sixteen are the reader's own and so never stand for a colour of ours.
    package var nearestIndex: Int {
        var best = (index: 16, distance: Double.infinity)
        for index in 16..<256 {
            let distance = distance(to: Color(index: index))
            if distance < best.distance { best = (index, distance) }
        }
        return best.index
    }
}
