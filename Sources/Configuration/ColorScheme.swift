/// A colour scheme as the tinted-theming project writes them: base16 or base24, in the layout with
/// a `palette` or the older flat one.
package struct ColorScheme: Hashable, Sendable {
    /// The scheme's name.
    package var name: String
    /// Who made it.
    package var author: String
    /// `dark` or `light`; nil when the file does not say.
    package var variant: String?
    /// The colours by their names `base00` to `base17`, as written.
    package var palette: [String: String]

    /// Reads a scheme from YAML.
    package init(yaml bytes: [UInt8]) throws(YAMLFault) {
        try self.init(YAML.read(bytes, limits: YAML.Limits(bytes: 1 << 16, depth: 4, nodes: 200)))
    }

    /// Reads a scheme from a document.
    ///
    /// Colours are checked where they become a theme.
    package init(_ document: YAMLNode) throws(YAMLFault) {
        guard document.members != nil else {
            throw YAMLFault(
                line: document.line, reason: "expected a mapping, found \(document.kind)")
        }
        let system = document["system"]?.string ?? "base16"
        guard system == "base16" || system == "base24" else {
            throw YAMLFault(
                line: document["system"]?.line ?? 1,
                reason: "the system is \(system.prefix(20)), expected base16 or base24")
        }
        let palette = document["palette"]
        guard let members = (palette ?? document).members else {
            throw YAMLFault(line: palette?.line ?? 1, reason: "expected the colours below palette")
        }
        guard let name = (document["name"] ?? document["scheme"])?.string, !name.isEmpty else {
            throw YAMLFault(line: document.line, reason: "the scheme has no name")
        }
        self.name = name
        author = document["author"]?.string ?? ""
        variant = document["variant"]?.string
        if let variant, variant != "dark", variant != "light" {
            throw YAMLFault(
                line: document["variant"]?.line ?? 1,
                reason: "the variant is \(variant.prefix(20)), expected dark or light")
        }
        var colors: [String: String] = [:]
        for member in members where member.key.hasPrefix("base") {
            colors[Self.canonical(member.key)] = member.value.string ?? ""
        }
        self.palette = colors
    }

    /// The key with its digits in upper case, as the specification writes them.
    private static func canonical(_ key: String) -> String {
        "base" + key.dropFirst(4).uppercased()
    }
}
