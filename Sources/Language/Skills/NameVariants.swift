/// The shorter names that a name may be a longer spelling of, step by step and surest first.
enum NameVariants {
    /// What was left out of a name.
    enum Step: Sendable {
        /// The plural's `s`, or an ending such as -ing.
        case ending
        /// A version.
        case version
        /// `js` at the end.
        case script
        /// A generic word at the end: language, framework, software.
        case generic
        /// The maker's name at the front.
        case vendor
        /// "of": management of projects.
        case order
    }

    /// A shorter name and the steps that led to it.
    struct Variant {
        var name: NameWords
        var steps: [Step]
        /// The maker's name that was left out, if one was.
        var vendor: String?
    }

    /// How many steps may follow each other: `Microsoft Visual C# language 7.0`.
    private static let maximumSteps = 3
    /// Names of more words than this are sentences; they get no variants.
    private static let maximumWords = 8

    /// The variants of a name, breadth first, without the name itself.
    static func all(of name: NameWords) -> [Variant] {
        guard name.words.count <= maximumWords else { return [] }
        var variants: [Variant] = []
        var seen: Set<NameWords> = [name]
        var front = [Variant(name: name, steps: [])]
        for _ in 0..<maximumSteps {
            var next: [Variant] = []
            for variant in front {
                for (words, step) in shorter(variant.name.words) {
                    let shorter = NameWords(words)
                    guard !words.isEmpty, seen.insert(shorter).inserted else { continue }
                    let vendor = step == .vendor ? variant.name.words.first : variant.vendor
                    next.append(
                        Variant(name: shorter, steps: variant.steps + [step], vendor: vendor))
                }
            }
            variants += next
            front = next
        }
        return variants
    }

    private static func shorter(_ words: [String]) -> [([String], Step)] {
        guard let last = words.last else { return [] }
        let front = Array(words.dropLast())
        var found: [([String], Step)] = []
        if words.count > 1 || last.utf8.count >= 5 {
            let singular = words.map(Spelling.singular)
            if singular != words { found.append((singular, .ending)) }
            let ending = Spelling.singular(last)
            if ending != last { found.append((front + [ending], .ending)) }
        }
        found += withoutVersion(words, last: last, front: front)
        if last == "js", !front.isEmpty {
            found.append((front, .script))
        } else if last.hasSuffix("js"), last.utf8.count > 4 {
            found.append((front + [String(last.dropLast(2))], .script))
        }
        if !front.isEmpty, generic.contains(last) {
            found.append((front, last == "skills" ? .ending : .generic))
        }
        let withoutVendor = Vendors.without(words)
        if withoutVendor.count < words.count { found.append((withoutVendor, .vendor)) }
        if words.count == 3, words[1] == "of" { found.append(([words[2], words[0]], .order)) }
        if words.first == "the", words.count > 1 {
            found.append((Array(words.dropFirst()), .ending))
        }
        return found
    }

    /// Words that say what a thing is after naming it.
    static let generic: Set<String> = [
        "language", "lang", "programming", "framework", "frameworks", "library", "libraries",
        "database", "databases", "db", "development", "techniques", "technique", "software",
        "server", "tool", "tools", "platform", "scripting", "ide", "cms", "skills", "basics",
        "fundamentals", "technology", "technologies", "coding",
    ]

    private static func withoutVersion(
        _ words: [String], last: String, front: [String]
    ) -> [([String], Step)] {
        var found: [([String], Step)] = []
        if let number = numberEnd(last), number.digits.utf8.count <= 4 {
            if number.letters.isEmpty {
                if let major = major(number.digits) { found.append((front + [major], .version)) }
                if !front.isEmpty {
                    let bare =
                        front.last == "version" || front.last == "v" ? front.dropLast() : front[...]
                    if !bare.isEmpty { found.append((Array(bare), .version)) }
                }
            } else if number.letters == "v", !front.isEmpty {
                found.append((front, .version))
            } else if number.letters.utf8.count >= 3 {
                found.append((front + [number.letters], .version))
            }
        }
        return found
    }

    /// A word's letters and the digits at its end, `html5` being `html` and `5`; nil without digits.
    private static func numberEnd(_ word: String) -> (letters: String, digits: String)? {
        var word = word
        if word.hasSuffix("plus") { word.removeLast(4) }
        let digits = word.utf8.reversed().prefix {
            ByteClass.isDigit($0) || $0 == 0x2E || $0 == 0x78
        }
        guard digits.contains(where: ByteClass.isDigit) else { return nil }
        let letters = word.dropLast(digits.count)
        guard letters.utf8.allSatisfy({ ByteClass.isLetter($0) || $0 >= 0x80 }) else { return nil }
        return (String(letters), String(word.suffix(digits.count)))
    }

    private static func major(_ digits: String) -> String? {
        guard let dot = digits.firstIndex(of: ".") else { return nil }
        return String(digits[..<dot])
    }
}
