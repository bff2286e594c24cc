/// The little of CSS that hides text from a reader: inline, and of a sheet the rules for one
/// class, id or element.
struct HidingStyles {
    private var rules: [String: Style] = [:]
    /// So many rules of a sheet are read.
    private static let maximumRules = 5_000

    /// What a style does to the text's visibility.
    struct Style {
        var isRemoved = false
        var isTiny = false
        var isWhite = false
        var hasBackground = false

        /// How the text is hidden; white on a background of its own can be read.
        func hiding(hasBackground: Bool) -> DocumentWarning.HidingPlace? {
            if isRemoved { return .markup }
            if isTiny { return .size }
            return isWhite && !hasBackground ? .colour : nil
        }

        mutating func merge(_ other: Style) {
            isRemoved = isRemoved || other.isRemoved
            isTiny = isTiny || other.isTiny
            isWhite = isWhite || other.isWhite
            hasBackground = hasBackground || other.hasBackground
        }
    }

    /// Reads the rules of a style sheet.
    mutating func read(_ sheet: String) {
        for rule in sheet.split(separator: "}").prefix(HidingStyles.maximumRules) {
            let halves = rule.split(separator: "{", maxSplits: 1)
            guard halves.count == 2 else { continue }
            let style = HidingStyles.style(String(halves[1]))
            for selector in halves[0].split(separator: ",") {
                let name = selector.filter { !$0.isWhitespace }
                guard name.count == selector.split(whereSeparator: \.isWhitespace).joined().count,
                    !name.contains(where: { ":>+~[*@".contains($0) })
                else { continue }
                rules[name.lowercased(), default: Style()].merge(style)
            }
        }
    }

    /// The style of an element from its attributes and the sheets.
    func style(of tag: HTMLTag) -> Style {
        var style = rules[tag.name] ?? Style()
        for name in (tag.attributes["class"] ?? "").split(whereSeparator: \.isWhitespace) {
            if let rule = rules["." + name.lowercased()] { style.merge(rule) }
            if let rule = rules[tag.name + "." + name.lowercased()] { style.merge(rule) }
        }
        if let id = tag.attributes["id"], let rule = rules["#" + id.lowercased()] {
            style.merge(rule)
        }
        if let own = tag.attributes["style"] { style.merge(HidingStyles.style(own)) }
        if tag.attributes["hidden"] != nil { style.isRemoved = true }
        if tag.attributes["bgcolor"] != nil { style.hasBackground = true }
        if tag.name == "font", let colour = tag.attributes["color"], isWhite(colour) {
            style.isWhite = true
        }
        return style
    }

    private static func style(_ declarations: String) -> Style {
        var style = Style()
        for declaration in declarations.split(separator: ";") {
            let halves = declaration.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { continue }
            let name = halves[0].filter { !$0.isWhitespace }.lowercased()
            let value =
                halves[1].lowercased().split(separator: "!").first.map {
                    $0.filter { !$0.isWhitespace }
                } ?? ""
            switch name {
            case "display": style.isRemoved = style.isRemoved || value == "none"
            case "visibility": style.isRemoved = style.isRemoved || value == "hidden"
            case "opacity": style.isRemoved = style.isRemoved || (Double(value) ?? 1) < 0.05
            case "left", "top", "text-indent", "margin-left":
                style.isRemoved = style.isRemoved || (length(value) ?? 0) <= -900
            case "font-size": style.isTiny = style.isTiny || (length(value) ?? 12) < 3
            case "color": style.isWhite = isWhite(value)
            case "background", "background-color", "background-image":
                style.hasBackground = !isWhite(value) && !["none", "transparent"].contains(value)
            default: break
            }
        }
        return style
    }

    /// A length in pixels or points, which are near enough each other; nil for relative ones.
    private static func length(_ value: String) -> Double? {
        let digits = value.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        guard let number = Double(digits) else { return nil }
        switch value.dropFirst(digits.count) {
        case "px", "pt", "": return number
        case "em", "rem": return number * 16
        case "%": return number * 0.16
        default: return nil
        }
    }
}

/// Whether a colour's name or number is white or nearly so.
private func isWhite(_ colour: String) -> Bool {
    let value = colour.lowercased().filter { !$0.isWhitespace }
    if ["white", "snow", "ivory", "ghostwhite", "floralwhite", "transparent"].contains(value) {
        return true
    }
    if value.hasPrefix("#") {
        let digits = value.dropFirst()
        let step = digits.count == 3 ? 1 : 2
        guard digits.count == 3 || digits.count == 6 else { return false }
        return digits.enumerated().allSatisfy { $0.offset % step != 0 || "ef".contains($0.element) }
    }
    if value.hasPrefix("rgb") {
        let parts = value.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.split(separator: ",")
        return parts.count >= 3 && parts.prefix(3).allSatisfy { (Int($0) ?? 0) >= 0xE8 }
    }
    return false
}
