import Prelude

/// Reads profiles and pages, from the text and from the links behind it.
struct LinkReader {
    let context: ReadingContext

    /// The most links that are read.
    static let maximumLinks = 40
    /// The longest address that is read, in bytes.
    static let maximumLength = 300

    /// The links of the header and personal data, and profiles linked anywhere, each once.
    func read(_ lines: [TextLine]) -> [Found<ResumeLink>] {
        var found: [Found<ResumeLink>] = []
        let head = lines.reduce(TextSpan(0, 0)) { $0.union($1.span) }
        for link in context.source.links {
            guard let value = Self.link(link.target, label: context.string(link.span)) else {
                continue
            }
            if value.kind != .website || head.contains(link.span) {
                add(Found(value, at: link.span, confidence: 0.95), to: &found)
            }
        }
        for line in lines { read(line, into: &found) }
        return Array(found.prefix(Self.maximumLinks))
    }

    private func read(_ line: TextLine, into found: inout [Found<ResumeLink>]) {
        let utf8 = context.utf8
        var index = line.span.start
        var label = ""
        while index < line.span.end {
            guard utf8[index] > 0x20, utf8[index] != 0x7C else {
                index += 1
                continue
            }
            var end = index
            while end < line.span.end, utf8[end] > 0x20, utf8[end] != 0x7C, utf8[end] != 0x3C {
                end += 1
            }
            let word = HeadText.clean(TextSpan(index, end), utf8: utf8)
            let text = context.source.string(word)
            if text.utf8.count <= Self.maximumLength {
                if let link = Self.link(text, label: label) ?? handle(text, label: label) {
                    add(Found(link, at: word, confidence: 0.9), to: &found)
                }
                label = Folding.fold(context.source.string(TextSpan(index, end)))
            }
            index = max(end, index + 1)
        }
    }

    /// The link that an address is, or nil where it is none.
    static func link(_ address: String, label: String) -> ResumeLink? {
        var bare = address
        for scheme in ["https://", "http://"] where bare.lowercased().hasPrefix(scheme) {
            bare.removeFirst(scheme.count)
        }
        let hasScheme = bare.utf8.count != address.utf8.count
        if bare.lowercased().hasPrefix("www.") { bare.removeFirst(4) }
        guard !bare.contains("@") || bare.contains("/"), let host = bare.split(separator: "/").first
        else {
            return nil
        }
        let domain = host.lowercased()
        guard
            isHost(
                domain,
                hasScheme: hasScheme || bare.utf8.count != address.utf8.count || bare.contains("/"))
        else { return nil }
        let kind = kind(of: domain, path: bare.lowercased(), label: Folding.fold(label))
        while bare.hasSuffix("/") || bare.hasSuffix(".") || bare.hasSuffix(",") {
            bare.removeLast()
        }
        return ResumeLink(
            kind: kind, url: "https://" + bare, handle: handle(of: kind, in: bare))
    }

    private static func kind(of host: String, path: String, label: String) -> ResumeLink.Kind {
        if host == "github.com" || host.hasSuffix(".github.com") { return .github }
        if host == "linkedin.com" || host.hasSuffix(".linkedin.com") { return .linkedin }
        if host == "x.com" || host == "twitter.com" || host == "mobile.twitter.com" { return .x }
        if path.hasPrefix("earn.superteam.fun") || path.hasPrefix("superteam.fun/earn") {
            return .earn
        }
        let galleries = [
            "behance.net", "dribbble.com", "artstation.com", "cargo.site", "codepen.io",
        ]
        if galleries.contains(where: { host == $0 || host.hasSuffix("." + $0) }) {
            return .portfolio
        }
        return label.contains("portfolio") ? .portfolio : .website
    }

    private static func handle(of kind: ResumeLink.Kind, in bare: String) -> String? {
        let path = bare.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst().map(
            String.init)
        let name: String?
        switch kind {
        case .github, .x: name = path.first
        case .linkedin:
            name =
                path.first.map { ["in", "pub"].contains($0.lowercased()) } == true
                ? path.dropFirst().first : nil
        case .earn: name = path.last.map { $0 == "earn" ? nil : $0 } ?? nil
        case .portfolio, .website: name = nil
        }
        guard var name, !name.isEmpty else { return nil }
        if name.hasPrefix("@") { name.removeFirst() }
        return name.isEmpty ? nil : name
    }

    /// Whether a word is the name of a host: labels and a known ending, or any with a scheme.
    private static func isHost(_ host: String, hasScheme: Bool) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
            last.utf8.count >= 2, last.utf8.allSatisfy(ByteClass.isLetter),
            host.utf8.allSatisfy({ ByteClass.isWord($0) || $0 == 0x2E || $0 == 0x2D })
        else { return false }
        let skills: Set<String> = ["js", "net", "ts", "py"]
        if hasScheme { return true }
        return !skills.contains(String(last))
            && [
                "com", "org", "io", "dev", "me", "co", "ai", "app", "eu", "info", "tech", "xyz",
                "example",
                "de", "fr", "es", "pt", "it", "nl", "pl", "ch", "at", "be", "uk", "us", "in", "br",
                "design",
                "page", "site", "blog", "fun", "se", "no", "dk", "fi", "ca", "au", "cz", "ro",
                "codes",
            ].contains(String(last))
    }

    /// "GitHub: someone" or "@someone" after the name of a network.
    private func handle(_ text: String, label: String) -> ResumeLink? {
        var name = text
        if name.hasPrefix("@") { name.removeFirst() }
        guard name.utf8.count >= 2, name.utf8.count <= 40,
            name.utf8.allSatisfy({ ByteClass.isWord($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E })
        else { return nil }
        let isLabelled = label.hasSuffix(":") || text.hasPrefix("@")
        guard isLabelled else { return nil }
        switch label.filter({ $0.isLetter }) {
        case "github":
            return ResumeLink(kind: .github, url: "https://github.com/" + name, handle: name)
        case "linkedin":
            return ResumeLink(kind: .linkedin, url: "https://linkedin.com/in/" + name, handle: name)
        case "x", "twitter", "xtwitter":
            return ResumeLink(kind: .x, url: "https://x.com/" + name, handle: name)
        default: return nil
        }
    }

    private func add(_ link: Found<ResumeLink>, to found: inout [Found<ResumeLink>]) {
        if !found.contains(where: { $0.value.url.lowercased() == link.value.url.lowercased() }) {
            found.append(link)
        }
    }
}
