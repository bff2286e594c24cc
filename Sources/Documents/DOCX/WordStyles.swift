/// What a document's styles say of the text that uses them.
struct WordStyles {
    /// The properties of a run or paragraph that matter here; nil is inherited.
    struct Properties {
        var isVanished: Bool?
        /// Six hexadecimal digits, or `auto`.
        var colour: String?
        /// In half points.
        var size: Int?
        var isItem: Bool?
        var isHeading: Bool?
        var isShaded: Bool?

        /// These properties, and where they say nothing, others.
        func over(_ other: Properties) -> Properties {
            Properties(
                isVanished: isVanished ?? other.isVanished, colour: colour ?? other.colour,
                size: size ?? other.size, isItem: isItem ?? other.isItem,
                isHeading: isHeading ?? other.isHeading, isShaded: isShaded ?? other.isShaded)
        }

        /// Takes in one element of a `rPr` or `pPr`.
        mutating func take(_ tag: XMLTag) {
            let isOn = !["0", "false", "off", "none"].contains(tag["val"] ?? "1")
            switch tag.name {
            case "vanish": isVanished = isOn
            case "color": colour = tag["val"].map { $0.uppercased() }
            case "sz": size = tag["val"].flatMap { Int($0) }
            case "numId": isItem = isOn
            case "outlineLvl": isHeading = tag["val"] != "9"
            case "shd":
                let fill = tag["fill"]?.uppercased() ?? "AUTO"
                isShaded = tag["themeFill"] != nil || !["AUTO", "FFFFFF"].contains(fill)
            case "highlight": isShaded = isOn && tag["val"] != "white"
            default: break
            }
        }

        /// How text with these properties is hidden from a reader.
        func hiding(onBackground: Bool) -> DocumentWarning.HidingPlace? {
            if isVanished == true { return .markup }
            if let size, size > 0, size <= 4 { return .size }
            guard let colour, colour.utf8.count == 6, !onBackground, isShaded != true else {
                return nil
            }
            let digits = Array(colour.utf8)
            let isWhite = stride(from: 0, to: 6, by: 2).allSatisfy {
                digits[$0] == UInt8(ascii: "F") || digits[$0] == UInt8(ascii: "E")
            }
            return isWhite ? .colour : nil
        }
    }

    private var properties: [String: Properties] = [:]
    private var bases: [String: String] = [:]
    private(set) var standard = Properties()
    /// Styles are based on others in chains this long.
    private static let maximumChain = 12

    /// No styles.
    init() {}

    /// The styles of a document's style part.
    init(_ bytes: [UInt8], maximumDepth: Int) throws(DocumentError) {
        var scanner = XMLScanner(bytes, maximumDepth: maximumDepth)
        var id: String?
        var isDefault = false
        var tableDepth = 0
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                switch tag.name {
                case "style":
                    id = tag["styleId"]
                    isDefault = tag["default"] == "1" && tag["type"] == "paragraph"
                case "docDefaults": isDefault = true
                case "tblStylePr": tableDepth += 1
                case "basedOn": if let id { bases[id] = tag["val"] }
                case "name":
                    let name = (tag["val"] ?? "").lowercased()
                    if let id, name.hasPrefix("heading") || name == "title" {
                        properties[id, default: Properties()].isHeading = true
                    }
                default:
                    guard tableDepth == 0 else { continue }
                    if isDefault { standard.take(tag) }
                    if let id { properties[id, default: Properties()].take(tag) }
                }
            case .end("style"), .end("docDefaults"): (id, isDefault) = (nil, false)
            case .end("tblStylePr"): tableDepth -= 1
            case .end, .text: break
            }
        }
    }

    /// The properties of a style with those it is based on.
    func resolved(_ id: String) -> Properties {
        var result = Properties()
        var current: String? = id
        for _ in 0..<WordStyles.maximumChain {
            guard let name = current else { break }
            if let own = properties[name] { result = result.over(own) }
            current = bases[name]
        }
        return result
    }
}
