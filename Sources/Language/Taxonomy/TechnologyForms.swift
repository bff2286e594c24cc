/// What else a technology is called that the O*NET database names in its own way: `Oracle Java`,
/// `Customer relationship management CRM software`, `Unity Technologies Unity`.
struct TechnologyForms {
    /// The names by which it is known for sure, the whole one first.
    private(set) var names: [NameWords] = []
    /// The initials that it is known by, where its words spell them.
    private(set) var acronym: String?

    /// Words at the end that say only what kind of thing it is.
    private static let kinds: Set<String> = ["software", "programs", "program", "framework"]

    init(_ name: String) {
        let whole = NameWords(name)
        var found = [whole]
        var front = [whole.words]
        // Each way of shortening once: what kind it is, its initials, its maker.
        for _ in 0..<3 {
            front = front.flatMap { shorter($0) }.map(Self.withPlatform)
            found += front.map { NameWords($0) }
        }
        var seen: Set<String> = []
        names = found.filter { !$0.words.isEmpty && seen.insert($0.key).inserted }
    }

    private mutating func shorter(_ words: [String]) -> [[String]] {
        guard words.count > 1, let last = words.last else { return [] }
        var ways: [[String]] = []
        if Self.kinds.contains(last) { ways.append(Array(words.dropLast())) }
        if Self.isSpelled(last, by: words.dropLast()) {
            if acronym == nil { acronym = last }
            ways.append(Array(words.dropLast()))
        }
        let product = Self.withoutMaker(words)
        if product.count < words.count { ways.append(product) }
        return ways
    }

    /// The words with .NET as the platform that it is where no maker stands before it.
    private static func withPlatform(_ words: [String]) -> [String] {
        words.first == "net" ? ["dotnet"] + words.dropFirst() : words
    }

    /// The words after a maker that is known as one, or whose product is named after it.
    private static func withoutMaker(_ words: [String]) -> [String] {
        if words.count >= 3, words[1] == "technologies" || words[1] == "software",
            words[2] == words[0]
        {
            return Array(words.dropFirst(2))
        }
        return Vendors.without(words)
    }

    /// Whether a word is spelled by the beginnings of at least two of other words, in their order: `VBScript`
    /// by Microsoft Visual Basic Scripting Edition. A word lends its first letter, or so many that nobody
    /// takes them for letters of several.
    static func isSpelled(_ word: String, by words: some Collection<String>) -> Bool {
        guard (2...maximumInitials).contains(word.utf8.count) else { return false }
        return isSpelled(Array(word.utf8)[...], by: words.map { Array($0.utf8) }[...], used: 0)
    }

    private static let maximumInitials = 8
    private static let shortestBeginning = 3

    private static func isSpelled(
        _ letters: ArraySlice<UInt8>, by words: ArraySlice<[UInt8]>, used: Int
    ) -> Bool {
        guard !letters.isEmpty else { return used >= 2 }
        guard let word = words.first, letters.count <= maximumInitials else { return false }
        let rest = words.dropFirst()
        let common = zip(letters, word).prefix { $0 == $1 }.count
        if common >= shortestBeginning,
            isSpelled(letters.dropFirst(common), by: rest, used: used + 1)
        {
            return true
        }
        if common >= 1, isSpelled(letters.dropFirst(), by: rest, used: used + 1) { return true }
        return isSpelled(letters, by: rest, used: used)
    }
}
