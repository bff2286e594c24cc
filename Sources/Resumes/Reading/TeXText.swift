/// What a piece of TeX prints, as plain text.
struct TeXText {
    /// The text so far; blanks are not folded yet.
    private(set) var text = ""
    /// Where the links in it lead, as written.
    private(set) var links: [String] = []
    /// Macros whose meaning is not known; their arguments are kept as text.
    private(set) var unknown: Set<String> = []

    /// Whether the address of a link is written behind its words.
    private let writesLinks: Bool

    /// A text without words yet.
    init(writesLinks: Bool = false) {
        self.writesLinks = writesLinks
    }

    /// The text that nodes print, on one line.
    static func plain(_ nodes: [TeXNode]) -> String {
        var text = TeXText()
        text.append(nodes)
        return text.folded
    }

    /// The text on one line, without blanks around it.
    var folded: String { foldBlanks(text) }

    mutating func append(_ nodes: [TeXNode]) {
        var index = 0
        while index < nodes.count {
            switch nodes[index] {
            case .text(let raw): text += TeXText.printed(raw)
            case .group(let inner): append(inner)
            case .option: break
            case .column, .paragraph: text += " "
            case .command(let name): index = append(name, nodes, index)
            }
            index += 1
        }
    }

    /// Adds what a macro prints; the index of the last node it took.
    private mutating func append(_ name: String, _ nodes: [TeXNode], _ index: Int) -> Int {
        if let printed = TeXWords.signs[name] {
            text += printed
            return index
        }
        if let mark = TeXWords.accents[name] { return append(accent: mark, nodes, index) }
        if name == "href" || name == "url" || name == "nolinkurl" {
            guard let (target, last) = TeXText.argument(nodes, after: index) else { return index }
            let link = TeXText.address(target)
            links.append(link)
            guard name == "href" else {
                text += link
                return last
            }
            return writesLinks ? append(link: link, nodes, last) : last
        }
        if let count = TeXWords.dropped[name] {
            var last = index
            for _ in 0..<count { last = TeXText.argument(nodes, after: last)?.last ?? last }
            return last
        }
        if !TeXWords.transparent.contains(name) { unknown.insert(name) }
        return index
    }

    /// Adds the words of a link and its address; the index of the last node it took.
    private mutating func append(link: String, _ nodes: [TeXNode], _ index: Int) -> Int {
        let (words, last) = TeXText.argument(nodes, after: index) ?? ([], index)
        var inner = TeXText(writesLinks: true)
        inner.append(words)
        unknown.formUnion(inner.unknown)
        links += inner.links
        text += LinkText.written(inner.folded, leadingTo: link)
        return last
    }

    /// Puts an accent on the first letter of what follows: a group, a letter, or the letter `\i`.
    private mutating func append(accent: String, _ nodes: [TeXNode], _ index: Int) -> Int {
        guard index + 1 < nodes.count else { return index }
        var inner = TeXText(writesLinks: writesLinks)
        var rest = ""
        switch nodes[index + 1] {
        case .text(let raw):
            let trimmed = raw.drop { $0 == " " }
            guard let first = trimmed.first else { return index }
            inner.text = String(first)
            rest = String(trimmed.dropFirst())
        case .group(let group): inner.append(group)
        case .command("i"): inner.text = "i"
        case .command("j"): inner.text = "j"
        case .command, .option, .column, .paragraph: return index
        }
        // An accent takes the place of the dot.
        inner.text = inner.text.replacing("ı", with: "i").replacing("ȷ", with: "j")
        var scalars = String.UnicodeScalarView(inner.text.unicodeScalars.prefix(1))
        if !scalars.isEmpty { scalars.append(contentsOf: accent.unicodeScalars) }
        let letter = String(scalars)
        text += TeXWords.composed[letter] ?? letter
        text.unicodeScalars.append(contentsOf: inner.text.unicodeScalars.dropFirst())
        text += TeXText.printed(rest)
        return index + 1
    }

    /// The next group, option and blanks before it passed over, and its index.
    static func argument(
        _ nodes: [TeXNode], after index: Int
    ) -> (nodes: [TeXNode], last: Int)? {
        var next = index + 1
        while next < nodes.count {
            switch nodes[next] {
            case .group(let inner): return (inner, next)
            case .text(let text) where isBlank(text): break
            case .option: break
            case .text, .command, .column, .paragraph: return nil
            }
            next += 1
        }
        return nil
    }

    /// An address as it was written: no ligature, signs without their backslash.
    private static func address(_ nodes: [TeXNode]) -> String {
        var address = ""
        for node in nodes {
            switch node {
            case .text(let text): address += text
            case .command("~"): address += "~"
            case .command(let name): address += TeXWords.signs[name] ?? ""
            case .group(let inner), .option(let inner): address += TeXText.address(inner)
            case .column: address += "&"
            case .paragraph: break
            }
        }
        return foldBlanks(address)
    }

    /// The ligatures of TeX as the characters they print; `$` only begins and ends mathematics.
    private static func printed(_ raw: String) -> String {
        var printed = ""
        let scalars = Array(raw.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let rest = scalars[index...]
            if let ligature = TeXWords.ligatures.first(where: { rest.starts(with: $0.source) }) {
                printed += ligature.printed
                index += ligature.source.count
            } else {
                if scalars[index] != "$" { printed.unicodeScalars.append(scalars[index]) }
                index += 1
            }
        }
        return printed
    }
}

/// A text with single spaces for its blanks, and none around it.
func foldBlanks(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
        .joined(separator: " ")
}
