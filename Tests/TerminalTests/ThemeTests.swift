import Configuration
import FoundationEssentials
import TestSupport
import Testing

@testable import Terminal

@Suite("Themes") struct ThemeTests {
    static let files: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: Project.root + "/themes")
        return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    private func theme(_ file: String) throws -> Theme {
        let scheme = try ColorScheme(yaml: Project.bytes("themes/" + file))
        #expect(scheme.name + ".yaml" == file)
        return try Theme(
            name: scheme.name, variant: scheme.variant.flatMap(Theme.Variant.init),
            palette: scheme.palette)
    }

    private func contrast(_ paint: Paint) -> Double {
        Color(index: Int(paint.foreground)).contrast(on: Color(index: Int(paint.background)))
    }

    @Test("At least eight themes ship, dark and light, two of them for the colour-blind")
    func shipped() throws {
        let variants = try Self.files.map { try theme($0).variant }
        #expect(variants.count >= 8)
        #expect(variants.contains(.dark) && variants.contains(.light))
        #expect(Self.files.filter { $0.hasPrefix("clarity") }.count == 2)
    }

    @Test(
        "Every word can be read on every surface, as written and on 256 colours", arguments: files)
    func contrast(file: String) throws {
        let theme = try theme(file)
        let colors = theme.scheme.map(\.color)
        #expect(colors[5].contrast(on: colors[0]) >= 4.5)
        #expect(colors[5].contrast(on: colors[1]) >= 4.5)
        #expect(colors[5].contrast(on: colors[2]) >= 4.5)
        for slot in 0x08...0x0E { #expect(colors[slot].contrast(on: colors[0]) >= 4.5, "\(slot)") }
        for surface in Surface.allCases {
            for role in Role.allCases {
                let contrast = contrast(theme.paint(Style(role, on: surface), tier: .palette))
                let least = role == .text ? 4.5 : 3
                #expect(contrast >= least, "\(role) on \(surface) has \(contrast)")
            }
        }
    }

    @Test("High contrast keeps seven to one", arguments: ["beacon-dark.yaml", "beacon-light.yaml"])
    func beacon(file: String) throws {
        let theme = try theme(file)
        for role in Role.allCases where role != .dim && role != .border {
            #expect(contrast(theme.paint(Style(role), tier: .palette)) >= 7)
        }
    }

    @Test(
        "Good and bad differ in blue or lightness where red and green look alike",
        arguments: ["clarity-dark.yaml", "clarity-light.yaml"])
    func colorBlind(file: String) throws {
        let colors = try theme(file).scheme.map(\.color)
        let (bad, good) = (colors[0x08], colors[0x0B])
        #expect(abs(Int(bad.blue) - Int(good.blue)) > 80)
    }

    @Test("Selection shows without colour on every tier and theme", arguments: files)
    func selection(file: String) throws {
        for theme in [try theme(file), .terminal] {
            for tier in [ColorTier.mono, .ansi, .palette] {
                let plain = theme.paint(.text, tier: tier)
                let selected = theme.paint(.selection, tier: tier)
                #expect(selected.emphasis.contains(.bold))
                #expect(
                    selected.emphasis.contains(.reverse) || selected.background != plain.background)
            }
        }
    }

    @Test("Without colour nothing has one, and what matters still differs") func mono() {
        for role in Role.allCases {
            for surface in Surface.allCases {
                let paint = Theme.terminal.paint(Style(role, on: surface), tier: .mono)
                #expect(paint.foreground == -1 && paint.background == -1)
            }
        }
        let looks = [Role.text, .bad, .header, .match].map {
            Theme.terminal.paint(Style($0), tier: .mono).emphasis
        }
        #expect(Set(looks).count == 4)
        #expect(ColorTier(colors: 256, noColor: true) == .mono)
        #expect(ColorTier(colors: 8, noColor: false) == .ansi)
        #expect(ColorTier(colors: 0, noColor: false) == .mono)
    }

    @Test("A colour finds its nearest entry of the palette") func nearest() {
        #expect(Color(0, 0, 0).nearestIndex == 16)
        #expect(Color(255, 255, 255).nearestIndex == 231)
        #expect(Color(255, 0, 0).nearestIndex == 196)
        for index in 16..<256 {
            #expect(Color(index: Color(index: index).nearestIndex) == Color(index: index))
        }
        #expect(abs(Color(0, 0, 0).contrast(on: Color(255, 255, 255)) - 21) < 0.001)
    }

    @Test("A theme that lacks a colour says which") func faults() {
        #expect(throws: ThemeFault.missing(theme: "x", color: "base00")) {
            try Theme(name: "x", variant: nil, palette: [:])
        }
        var palette = Dictionary(
            uniqueKeysWithValues: (0..<16).map { index in
                let digit = String(index, radix: 16, uppercase: true)
                return ("base0" + digit, "#10203" + digit)
            })
        #expect(throws: Never.self) { try Theme(name: "x", variant: nil, palette: palette) }
        palette["base0C"] = "teal"
        #expect(throws: ThemeFault.notAColor(theme: "x", color: "base0C", found: "teal")) {
            try Theme(name: "x", variant: nil, palette: palette)
        }
    }
}
