/// Takes the tags of HTML out of titles and names. What only looks like one stays: `List<String>`, `<3`.
enum InlineTags {
    /// The tags that stand within a word or around it.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "code", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub",
        "sup", "u",
    ]
    /// The tags that part words.
    private static let parting: Set<String> = [
        "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "ul",
    ]
    /// The longest tag that is looked for, in bytes.
    private static let longest = 300

    /// A text for people, without tags and references. Tags that were encoded are taken out where one of them
    /// is closed; a lone one is somebody's text.
    static func plain(_ text: String) -> String {
        let decoded = Entities.plain(stripped(text))
        return decoded.contains("</") ? stripped(decoded) : decoded
    }

    private static func stripped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"),
                let end = bytes[index...].prefix(longest).firstIndex(of: UInt8(ascii: ">")),
                let name = name(of: bytes[(index + 1)..<end])
            {
                if parting.contains(name) { kept.append(UInt8(ascii: " ")) }
                index = end + 1
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The name of a tag of HTML by what stands between its brackets; nil for what is none.
    private static func name(of inside: ArraySlice<UInt8>) -> String? {
        let rest = inside.first == UInt8(ascii: "/") ? inside.dropFirst() : inside
        let name = rest.prefix { (0x30...0x39).contains($0) || (0x41...0x7A).contains($0) }
        let behind = rest.dropFirst(name.count).first
        guard behind == nil || behind == UInt8(ascii: "/") || behind == 0x20 || behind == 0x09
        else { return nil }
        let text = String(decoding: name, as: UTF8.self).lowercased()
        return inline.contains(text) || parting.contains(text) ? text : nil
    }
}
