/// What stands above the first section of a résumé in LaTeX: the name and how to reach the person.
enum LaTeXHeader {
    /// Reads the lines into the basics; what belongs to none of them is given back.
    static func read(_ lines: [LaTeXLine], into basics: inout ResumeBasics) -> [String] {
        var left: [String] = []
        for line in lines {
            if basics.name == nil {
                let (name, rest) = splitName(line)
                basics.name = name
                if rest.isEmpty { continue }
                left += take(LaTeXLine(text: rest, links: line.links), into: &basics)
            } else {
                left += take(line, into: &basics)
            }
        }
        return left
    }

    private static func splitName(_ line: LaTeXLine) -> (name: String, rest: String) {
        if let bold = line.bold, !bold.isEmpty, line.text.hasPrefix(bold) {
            return (bold, foldBlanks(String(line.text.dropFirst(bold.count))))
        }
        return (line.text, "")
    }

    private static func take(_ line: LaTeXLine, into basics: inout ResumeBasics) -> [String] {
        var left: [String] = []
        var isContact = false
        var links = line.links
        let parts = line.text.split { "|•·⋄⋅".contains($0) }.map { foldBlanks(String($0)) }
            .filter { !$0.isEmpty }
        for part in parts.flatMap(words) {
            if let index = links.firstIndex(where: { leads($0, from: part) }) {
                take(link: links.remove(at: index), text: part, into: &basics)
                isContact = true
            } else if part.contains("@"), !part.contains(" "), basics.email == nil {
                basics.email = withoutLabel(part)
                isContact = true
            } else if isPhone(part), basics.phone == nil {
                basics.phone = part
                isContact = true
            } else if isAddress(part) {
                take(link: part, text: part, into: &basics)
                isContact = true
            } else {
                left.append(part)
            }
        }
        for link in links { take(link: link, text: nil, into: &basics) }
        return place(left, isContact: isContact || !line.links.isEmpty, into: &basics)
    }

    /// A part whose words are several contacts side by side, word by word; others whole.
    private static func words(_ part: String) -> [String] {
        let words = part.split(separator: " ").map(String.init)
        let contacts = words.count { $0.contains("@") || isAddress($0) }
        return contacts > 0 && words.count == contacts ? words : [part]
    }

    /// Puts what is no contact where it belongs: a place has a comma or stands beside contacts.
    private static func place(
        _ parts: [String], isContact: Bool, into basics: inout ResumeBasics
    ) -> [String] {
        parts.filter { part in
            if part.contains(",") || isContact, basics.location == nil {
                basics.location = ResumeLocation(city: part)
                return false
            }
            if !isContact, basics.label == nil {
                basics.label = part
                return false
            }
            return true
        }
    }

    private static func take(link: String, text: String?, into basics: inout ResumeBasics) {
        if link.lowercased().hasPrefix("mailto:") {
            let address = text.flatMap { $0.contains("@") ? $0 : nil } ?? String(link.dropFirst(7))
            if basics.email == nil { basics.email = address }
            return
        }
        if link.lowercased().hasPrefix("tel:") {
            if basics.phone == nil { basics.phone = text ?? String(link.dropFirst(4)) }
            return
        }
        let folded = link.lowercased()
        let network = [
            ("linkedin.com", "LinkedIn"), ("github.com", "GitHub"), ("gitlab.com", "GitLab"),
        ]
        .first { folded.contains($0.0) }?.1
        if network == nil, basics.url == nil {
            basics.url = link
        } else {
            basics.profiles.append(ResumeProfile(network: network, url: link))
        }
    }

    private static func leads(_ link: String, from text: String) -> Bool {
        let (link, text) = (link.lowercased(), text.lowercased())
        if link.contains(text) { return true }
        let words = text.split(separator: " ").map(String.init)
        return words.contains { $0.utf8.count > 3 && link.contains($0) }
    }

    private static func withoutLabel(_ part: String) -> String {
        part.lowercased().hasPrefix("mailto:") ? String(part.dropFirst(7)) : part
    }

    private static func isPhone(_ part: String) -> Bool {
        part.count { $0.isNumber } >= 7
            && part.allSatisfy { $0.isNumber || "+-()/. –".contains($0) }
    }

    private static func isAddress(_ part: String) -> Bool {
        let folded = part.lowercased()
        guard !folded.contains(" ") else { return false }
        return folded.hasPrefix("http://") || folded.hasPrefix("https://")
            || folded.hasPrefix("www.")
            || ["linkedin.com/", "github.com/", "gitlab.com/"].contains { folded.contains($0) }
    }
}
