/// Hides what leads to a person past the recruiter: e-mail addresses, telephone numbers, links and
/// handles inside sentences. It would rather hide a word too many than one too few.
package struct ContactMask: Sendable {
    /// What stands in place of an e-mail address.
    static let email = "[e-mail]"
    /// What stands in place of a link.
    static let link = "[link]"
    /// What stands in place of a name on some service.
    static let handle = "[handle]"
    /// What stands in place of a telephone number.
    static let phone = "[phone]"

    /// Shorter ones may be ordinary words.
    private static let shortestKnown = 5

    private let known: [[Character]]

    /// A mask that also hides some values that are known to be a person's contacts, wherever they
    /// stand as a word of their own.
    package init(known: [String] = []) {
        self.known = known.filter { $0.count >= Self.shortestKnown }
            .map { Array($0.lowercased()) }
            .sorted { $0.count > $1.count }
    }

    /// A text with every contact in it hidden.
    package func masked(_ text: String) -> String {
        PhoneMask.masked(addresses(in: hidingKnown(text)))
    }

    /// A text without its telephone numbers, however they are grouped.
    package static func withoutPhones(_ text: String) -> String {
        PhoneMask.masked(text).replacing(phone, with: "")
    }

    private func hidingKnown(_ text: String) -> String {
        var characters = Array(text)
        for value in known {
            var start = 0
            while start + value.count <= characters.count {
                let end = start + value.count
                let isFound = zip(characters[start..<end], value).allSatisfy {
                    $0.lowercased() == String($1)
                }
                guard isFound, isEdge(characters, start - 1), isEdge(characters, end) else {
                    start += 1
                    continue
                }
                characters.replaceSubrange(start..<end, with: Array(Self.handle))
                start += Self.handle.count
            }
        }
        return String(characters)
    }

    /// Whether nothing at a place belongs to a word.
    private func isEdge(_ characters: [Character], _ place: Int) -> Bool {
        guard characters.indices.contains(place) else { return true }
        return !characters[place].isLetter && !characters[place].isNumber
    }

    private func addresses(in text: String) -> String {
        var words = AddressWord.words(of: text)
        var index = 0
        while index < words.count {
            if let end = spelledAddress(words, at: index) {
                words[index].core = Self.email
                words[index].tail = words[end - 1].tail
                words.removeSubrange((index + 1)..<end)
            } else if let mask = words[index].mask(after: index > 0 ? words[index - 1] : nil) {
                words[index].core = mask
            }
            index += 1
        }
        return words.map(\.text).joined()
    }

    /// The end of an address that is spelled over several words: `runa (at) example (dot) org`.
    private func spelledAddress(_ words: [AddressWord], at start: Int) -> Int? {
        guard start + 2 < words.count, !words[start].core.isEmpty else { return nil }
        let (sign, host) = (words[start + 1], words[start + 2])
        var end = start + 3
        while end + 1 < words.count, words[end].core.lowercased() == "dot" { end += 2 }
        let isSpelled = end > start + 3
        switch sign.core.lowercased() {
        case "at" where sign.isBracketed || isSpelled: return end
        case "@", "＠": return isSpelled || host.isHost ? end : nil
        default: return nil
        }
    }
}

/// A word with the marks around it and the white space after it.
struct AddressWord {
    /// Marks before the word, and a label such as `E-mail:`.
    var head = ""
    /// The word.
    var core = ""
    /// Marks after the word, and white space.
    var tail = ""

    /// All of it.
    var text: String { head + core + tail }

    private static let openers: Set<Character> = [
        "(", "[", "{", "<", "\"", "'", "“", "‘", "„", "«",
    ]
    private static let closers: Set<Character> = [
        ")", "]", "}", ">", "\"", "'", "”", "’", "“", "»", ".", ",", ";", ":", "!", "?", "…",
    ]
    private static let separators: Set<Character> = [
        ",", ";", "|", "•", "·", "，", "。", "、", "；", "／",
    ]

    /// Whether the word stands in brackets: `(at)`.
    var isBracketed: Bool {
        head.last.map { "([{<".contains($0) } ?? false
    }

    /// The words of a text, which joined are the text.
    static func words(of text: String) -> [AddressWord] {
        var words: [AddressWord] = []
        var characters = Array(text)[...]
        while !characters.isEmpty {
            let run = characters.prefix { !isBetween($0) }
            characters = characters.dropFirst(run.count)
            let space = characters.prefix(while: isBetween)
            characters = characters.dropFirst(space.count)
            var word = AddressWord(run)
            word.tail += String(space)
            words.append(word)
        }
        return words
    }

    private static func isBetween(_ character: Character) -> Bool {
        character.isWhitespace || separators.contains(character)
    }

    private init(_ run: ArraySlice<Character>) {
        let opening = run.prefix { Self.openers.contains($0) }
        var rest = run.dropFirst(opening.count)
        var closing: [Character] = []
        while let last = rest.last, Self.closers.contains(last) {
            closing.insert(last, at: 0)
            rest.removeLast()
        }
        head = String(opening)
        tail = String(closing)
        // `E-mail:runa@example.org`, but not `https://`.
        if let colon = rest.firstIndex(of: ":"), colon > rest.startIndex, colon + 1 < rest.endIndex,
            rest[colon + 1] != "/",
            rest[..<colon].allSatisfy({ $0.isLetter || $0 == "-" })
        {
            head += String(rest[...colon])
            rest = rest[(colon + 1)...]
        }
        core = String(rest)
    }

    /// What to put in place of the word; nil for one that leads to nobody.
    func mask(after previous: AddressWord?) -> String? {
        let lower = core.lowercased()
        if let sign = core.firstIndex(where: { $0 == "@" || $0 == "＠" }) {
            let after = core.index(after: sign)
            if after == core.endIndex { return sign == core.startIndex ? nil : ContactMask.handle }
            return sign == core.startIndex ? ContactMask.handle : ContactMask.email
        }
        if ["(at)", "[at]", "{at}", "<at>"].contains(where: { lower.contains($0) }) {
            return ContactMask.email
        }
        if lower.contains("://") || lower.hasPrefix("www.") || isHost { return ContactMask.link }
        if isNumberedName || isNamed(by: previous) { return ContactMask.handle }
        return nil
    }

    /// Services by whose name a handle is announced.
    private static let services: Set<String> = [
        "github", "gitlab", "linkedin", "twitter", "telegram", "skype", "discord", "whatsapp",
        "signal", "instagram", "insta", "facebook", "wechat", "line", "mastodon", "bluesky",
        "threads", "viber", "icq", "xing", "keybase", "matrix",
    ]

    /// `GitHub: runa`, `Telegram:runa`.
    private func isNamed(by previous: AddressWord?) -> Bool {
        guard !core.isEmpty else { return false }
        if head.hasSuffix(":") {
            return Self.services.contains(
                head.dropLast().filter(\.isLetter).lowercased())
        }
        guard let previous, previous.tail.hasPrefix(":") else { return false }
        return Self.services.contains(previous.core.lowercased())
    }

    /// `runa#4711`.
    private var isNumberedName: Bool {
        let parts = core.split(separator: "#", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count >= 2 && parts[1].count == 4
            && parts[1].allSatisfy(\.isNumber)
    }

    /// Hosts end in one of these when no `http://` or `www.` shows what they are.
    private static let domains: Set<String> = [
        "com", "org", "net", "io", "dev", "me", "ai", "co", "de", "fr", "es", "pt", "br", "it",
        "nl", "pl", "uk", "eu", "ch", "at", "be", "us", "ca", "in", "edu", "gov", "info", "app",
        "tech", "xyz", "gg", "link", "page", "site", "online", "cloud", "no", "se", "dk", "fi",
        "ie", "cz", "ro", "gr", "hu", "ua", "ru", "tr", "jp", "cn", "kr", "sg", "au", "nz", "za",
        "ng", "ke", "gh", "mx", "ar", "cl", "il", "ae", "ly", "sh", "so", "to", "tv", "id", "vn",
        "ph", "test", "example", "social", "works", "design", "blog", "bio", "email", "biz",
    ]
    /// Words before `.net` and `.io` that make a product's name, not a host.
    private static let products: Set<String> = [
        "asp", "vb", "ado", "socket", "paint", "ml", "draw",
    ]

    /// Whether the word is a host, with or without a path: `github.com/runa`.
    var isHost: Bool {
        let host = core.prefix { !"/?#:".contains($0) }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
            Self.domains.contains(last.lowercased()), let before = labels.dropLast().last
        else { return false }
        if labels.count == 2, Self.products.contains(before.lowercased()), host.count == core.count
        {
            return false
        }
        // `the team.It grew` lacks a blank; hosts are written in one case.
        let isSentenceEnd =
            last.first?.isUppercase == true && last.dropFirst().contains { $0.isLowercase }
        return !isSentenceEnd
    }
}
